/* Words of stylesheets without their lay-out. XSLT keeps every space of a text that has a word in
 * it: a sentence could not be broken into lines without its breaks getting into mails and beside
 * full stops. */
#include "page/flow.h"

#include <libxml/parser.h>
#include <libxslt/documents.h>
#include <libxslt/xsltutils.h>
#include <stdlib.h>
#include <string.h>

#include "page/xml.h"

#define SPACE " \t\r\n"

static bool is_blank(const xmlNode *node)
{
    const char *text = (const char *)node->content;

    return node->type == XML_COMMENT_NODE ||
           (node->type == XML_TEXT_NODE && text[strspn(text, SPACE)] == '\0');
}

/* Whether nothing but comments and blanks stands before a text in its element, or after it. */
static bool is_first(const xmlNode *text)
{
    const xmlNode *before = text->prev;

    while (before != NULL && is_blank(before))
        before = before->prev;
    return before == NULL;
}

static bool is_last(const xmlNode *text)
{
    const xmlNode *after = text->next;

    while (after != NULL && is_blank(after))
        after = after->next;
    return after == NULL;
}

static void text_flow(xmlNode *text)
{
    const char *from = (const char *)text->content;
    char *flowing = malloc(strlen(from) + 1), *to = flowing;

    if (flowing == NULL)
        abort();
    for (const char *at = from; *at != '\0';) {
        const size_t words = strcspn(at, SPACE), space = strspn(at + words, SPACE);
        const char *gap = at + words;
        const bool is_edge =
            (gap == from && is_first(text)) || (gap[space] == '\0' && is_last(text));

        memcpy(to, at, words);
        to += words;
        if (memchr(gap, '\n', space) == NULL) {
            memcpy(to, gap, space);
            to += space;
        } else if (!is_edge)
            *to++ = ' ';
        at = gap + space;
    }
    *to = '\0';
    xmlNodeSetContent(text, xml_chars(flowing));
    free(flowing);
}

void flow_words(xmlNode *element)
{
    if (IS_XSLT_ELEM(element) && IS_XSLT_NAME(element, "text"))
        return;
    for (xmlNode *child = element->children; child != NULL; child = child->next) {
        if (child->type == XML_ELEMENT_NODE)
            flow_words(child);
        else if (child->type == XML_TEXT_NODE && !is_blank(child))
            text_flow(child);
    }
}

/* As libxslt's own loader does it: names and texts are of the stylesheet's dictionary. */
static xmlDoc *load(const xmlChar *address, xmlDict *names, int options, void *context,
                    xsltLoadType type)
{
    xmlParserCtxt *parser = xmlNewParserCtxt();
    xmlDoc *document;

    (void)context;
    (void)type;
    if (parser == NULL)
        return NULL;
    if (names != NULL) {
        xmlDictFree(parser->dict);
        parser->dict = names;
        xmlDictReference(names);
    }
    document = xmlCtxtReadFile(parser, (const char *)address, NULL, options);
    xmlFreeParserCtxt(parser);
    if (document != NULL)
        flow_words(xmlDocGetRootElement(document));
    return document;
}

void flow_open(void)
{
    xsltSetLoaderFunc(load);
}
