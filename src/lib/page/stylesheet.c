/* Stylesheets, and what they have beyond XSLT: words of labels, icons. */
#include "page/stylesheet.h"

#include <dirent.h>
#include <libxml/hash.h>
#include <libxml/parser.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/security.h>
#include <libxslt/templates.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/log.h"
#include "page/flow.h"
#include "page/xml.h"

#define OWN_NAMESPACE "urn:stage3e"

struct stylesheet {
    xsltStylesheet *compiled;
    xmlDoc *labels_document;
    xmlHashTable *labels; /* list, code → text, which belongs to the document */
    char *directory;
    time_t changed_at;
};

static void error_log(void *context, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* libxslt reports in pieces; each becomes a line. Transformations see only our own trees and
 * stylesheets, so no personal data is in the words, which name templates and files. */
static void error_log(void *context, const char *format, ...)
{
    char text[512];
    va_list arguments;

    (void)context;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    text[strcspn(text, "\n")] = '\0';
    if (*text != '\0')
        log_event(LOG_LEVEL_ERROR, "xslt", "message", text, NULL);
}

/* The newest change among the files of a directory and those below. */
static time_t newest_change(const char *directory)
{
    DIR *stream = opendir(directory);
    const struct dirent *entry;
    time_t newest = 0;

    if (stream == NULL)
        return 0;
    while ((entry = readdir(stream)) != NULL) {
        char path[4096];
        struct stat status;
        time_t changed;

        if (entry->d_name[0] == '.')
            continue;
        if (snprintf(path, sizeof path, "%s/%s", directory, entry->d_name) >= (int)sizeof path ||
            stat(path, &status) != 0)
            continue;
        changed = S_ISDIR(status.st_mode) ? newest_change(path) : status.st_mtime;
        newest = changed > newest ? changed : newest;
    }
    closedir(stream);
    return newest;
}

static void labels_index(struct stylesheet *stylesheet)
{
    stylesheet->labels = xmlHashCreate(256);
    if (stylesheet->labels == NULL)
        abort();
    for (xmlNode *list = xmlFirstElementChild(xmlDocGetRootElement(stylesheet->labels_document));
         list != NULL; list = xmlNextElementSibling(list)) {
        xmlChar *list_name = xmlGetProp(list, xml_chars("name"));

        for (xmlNode *label = xmlFirstElementChild(list); label != NULL;
             label = xmlNextElementSibling(label)) {
            xmlChar *code = xmlGetProp(label, xml_chars("code"));

            if (label->children != NULL)
                xmlHashAddEntry2(stylesheet->labels, list_name, code, label->children->content);
            xmlFree(code);
        }
        xmlFree(list_name);
    }
}

const char *stylesheet_label(const struct stylesheet *stylesheet, const char *list,
                             const char *code)
{
    const char *text = xmlHashLookup2(stylesheet->labels, xml_chars(list), xml_chars(code));

    if (text != NULL)
        return text;
    log_event(LOG_LEVEL_ERROR, "label-missing", "list", list, "code", code, NULL);
    return code;
}

/* Takes the two strings of a call; false if there are not two. */
static bool arguments_pop(xmlXPathParserContext *context, int count, xmlChar **list, xmlChar **code)
{
    if (count != 2) {
        xmlXPathSetArityError(context);
        return false;
    }
    *code = xmlXPathPopString(context);
    *list = xmlXPathPopString(context);
    return true;
}

static void words_push(xmlXPathParserContext *context, const char *words, xmlChar *list,
                       xmlChar *code)
{
    valuePush(context, xmlXPathNewCString(words));
    xmlFree(code);
    xmlFree(list);
}

/* s:label(list, code) */
static void label_function(xmlXPathParserContext *context, int count)
{
    const xsltTransformContext *transform = xsltXPathGetTransformContext(context);
    xmlChar *list, *code;

    if (arguments_pop(context, count, &list, &code))
        words_push(context,
                   stylesheet_label(transform->_private, (const char *)list, (const char *)code),
                   list, code);
}

/* s:optional(list, code): "" where there are none, as for a code that a visitor made up. */
static void optional_function(xmlXPathParserContext *context, int count)
{
    const xsltTransformContext *transform = xsltXPathGetTransformContext(context);
    const struct stylesheet *stylesheet = transform->_private;
    xmlChar *list, *code;

    if (arguments_pop(context, count, &list, &code)) {
        const char *words = xmlHashLookup2(stylesheet->labels, list, code);

        words_push(context, words != NULL ? words : "", list, code);
    }
}

/* <s:icon name="…"/>, with {expressions}: an icon of the sprite; the words beside it say what it
 * means. */
static void icon_element(xsltTransformContext *transform, xmlNode *source, xmlNode *instruction,
                         xsltElemPreComp *compiled)
{
    xmlChar *name = xsltEvalAttrValueTemplate(transform, instruction, xml_chars("name"), NULL);
    xmlNode *svg = xml_element(transform->insert, "svg");
    char address[128];

    (void)source;
    (void)compiled;
    snprintf(address, sizeof address, "/img/icons.svg#%s", name != NULL ? (char *)name : "");
    xmlFree(name);
    xml_attribute(svg, "class", "icon");
    xml_attribute(svg, "aria-hidden", "true");
    xml_attribute(svg, "focusable", "false");
    xml_attribute(xml_element(svg, "use"), "href", address);
}

struct stylesheet *stylesheet_open(const char *directory, const char *name)
{
    struct stylesheet *stylesheet = calloc(1, sizeof *stylesheet);
    char path[4096];

    if (stylesheet == NULL)
        abort();
    xsltSetGenericErrorFunc(NULL, error_log);
    xmlSetGenericErrorFunc(NULL, error_log);
    flow_open();
    stylesheet->directory = strdup(directory);
    stylesheet->changed_at = newest_change(directory);
    snprintf(path, sizeof path, "%s/labels.xml", directory);
    stylesheet->labels_document = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
    snprintf(path, sizeof path, "%s/%s", directory, name);
    stylesheet->compiled = xsltParseStylesheetFile(xml_chars(path));
    if (stylesheet->labels_document == NULL || stylesheet->compiled == NULL ||
        stylesheet->compiled->errors != 0) {
        log_event(LOG_LEVEL_ERROR, "stylesheet", "cannot-load", path, NULL);
        stylesheet_close(stylesheet);
        return NULL;
    }
    labels_index(stylesheet);
    return stylesheet;
}

void stylesheet_close(struct stylesheet *stylesheet)
{
    if (stylesheet == NULL)
        return;
    if (stylesheet->compiled != NULL)
        xsltFreeStylesheet(stylesheet->compiled);
    if (stylesheet->labels != NULL)
        xmlHashFree(stylesheet->labels, NULL);
    if (stylesheet->labels_document != NULL)
        xmlFreeDoc(stylesheet->labels_document);
    free(stylesheet->directory);
    free(stylesheet);
}

bool stylesheet_is_stale(const struct stylesheet *stylesheet)
{
    return newest_change(stylesheet->directory) > stylesheet->changed_at;
}

/* _private is a plain pointer in the API. */
static void *private_pointer(const struct stylesheet *stylesheet)
{
    void *pointer;

    memcpy(&pointer, &stylesheet, sizeof pointer);
    return pointer;
}

xmlDoc *stylesheet_apply(const struct stylesheet *stylesheet, xmlDoc *document)
{
    xsltTransformContext *context = xsltNewTransformContext(stylesheet->compiled, document);
    xmlDoc *result;

    if (context == NULL)
        abort();
    context->_private = private_pointer(stylesheet);
    xsltRegisterExtFunction(context, xml_chars("label"), xml_chars(OWN_NAMESPACE), label_function);
    xsltRegisterExtFunction(context, xml_chars("optional"), xml_chars(OWN_NAMESPACE),
                            optional_function);
    xsltRegisterExtElement(context, xml_chars("icon"), xml_chars(OWN_NAMESPACE), icon_element);
    result = xsltApplyStylesheetUser(stylesheet->compiled, document, NULL, NULL, NULL, context);
    if (context->state != XSLT_STATE_OK && result != NULL) {
        xmlFreeDoc(result);
        result = NULL;
    }
    xsltFreeTransformContext(context);
    return result;
}
