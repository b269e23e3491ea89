/* CommonMark by cmark-gfm in its safe mode, with its tables and none of its other extensions (they
 * make links of bare words, and raw HTML of tags), then what a page of ours may not hold taken out.
 */
#include "site/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <libxml/parser.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page/xml.h"

enum { BLOCK_LENGTH_MAX = 300, NAME_SIZE = 121, CELLS_MAX = 5000 };

static bool is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* The next node in the order of the document, without recursion: nesting may be deep. */
static xmlNode *node_after(xmlNode *node, const xmlNode *top)
{
    if (node->children != NULL && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node != top && node->next == NULL)
        node = node->parent;
    return node == top ? NULL : node->next;
}

static bool image_is_ours(xmlNode *image)
{
    xmlChar *source = xmlGetNoNsProp(image, xml_chars("src"));
    const bool is_ours =
        source != NULL && source[0] == '/' && source[1] != '/' && source[1] != '\\';

    xmlFree(source);
    return is_ours;
}

/* Words in the place of an image that is not ours: what it would have shown. */
static void image_drop(xmlNode *image)
{
    xmlChar *words = xmlGetNoNsProp(image, xml_chars("alt"));

    xmlNodeSetName(image, xml_chars("span"));
    while (image->properties != NULL)
        xmlRemoveProp(image->properties);
    xmlNodeAddContent(image, words != NULL ? words : xml_chars(""));
    xmlFree(words);
}

/* The size that the name of an image ends with: "/img/carte-640x480.png". */
static void image_size(xmlNode *image)
{
    xmlChar *source = xmlGetNoNsProp(image, xml_chars("src"));
    const char *size = source != NULL ? strrchr((const char *)source, 'x') : NULL;
    unsigned width, height;

    while (size != NULL && size > (const char *)source && *size != '-')
        size--;
    if (size != NULL && sscanf(size, "-%4ux%4u", &width, &height) == 2 && width > 0 && height > 0) {
        xml_attribute_u64(image, "width", width);
        xml_attribute_u64(image, "height", height);
    }
    xml_attribute(image, "loading", "lazy");
    xmlFree(source);
}

/* How a cell is set, by our stylesheet. */
static void cell_align(xmlNode *cell)
{
    xmlChar *align = xmlGetNoNsProp(cell, xml_chars("align"));

    if (align != NULL) {
        xmlUnsetProp(cell, xml_chars("align"));
        xml_attribute(cell, "class",
                      strcmp((const char *)align, "right") == 0    ? "end"
                      : strcmp((const char *)align, "center") == 0 ? "middle"
                                                                   : "start");
    }
    if (is_named(cell, "th"))
        xml_attribute(cell, "scope", "col");
    xmlFree(align);
}

/* "[[name]]" or "[[name words]]" alone in a paragraph. */
static void block_take(xmlNode *paragraph)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz-";
    xmlNode *text = paragraph->children;
    char words[BLOCK_LENGTH_MAX + 1];
    size_t length, name;

    if (text == NULL || text->next != NULL || text->type != XML_TEXT_NODE)
        return;
    length = strlen((const char *)text->content);
    if (length < 5 || length > BLOCK_LENGTH_MAX ||
        strncmp((const char *)text->content, "[[", 2) != 0 ||
        strcmp((const char *)text->content + length - 2, "]]") != 0)
        return;
    memcpy(words, text->content + 2, length - 4);
    words[length - 4] = '\0';
    name = strspn(words, letters);
    if (name == 0 || (words[name] != '\0' && words[name] != ' '))
        return;
    if (words[name] == ' ')
        xml_attribute(paragraph, "words", words + name + 1);
    words[name] = '\0';
    xml_attribute(paragraph, "name", words);
    xmlUnlinkNode(text);
    xmlFreeNode(text);
    xmlNodeSetName(paragraph, xml_chars("block"));
}

/* What a table is called: the heading above it, cut short where it goes on. */
static void heading_read(xmlNode *heading, char name[NAME_SIZE])
{
    xmlChar *words = xmlNodeGetContent(heading);
    int length = NAME_SIZE - 1;

    /* As many whole characters as have room. */
    while (length > 0 &&
           (words[xmlStrlen(words) > length ? length : xmlStrlen(words)] & 0xc0) == 0x80)
        length--;
    snprintf(name, NAME_SIZE, "%.*s", length, (const char *)words);
    xmlFree(words);
}

static void body_clean(xmlNode *body)
{
    char heading[NAME_SIZE] = "Tableau";

    for (xmlNode *node = body->children; node != NULL; node = node_after(node, body)) {
        if (is_named(node, "h1"))
            xmlNodeSetName(node, xml_chars("h2"));
        if (is_named(node, "h2") || is_named(node, "h3"))
            heading_read(node, heading);
        else if (is_named(node, "table"))
            xml_attribute(node, "name", heading);
        else if (is_named(node, "img") && !image_is_ours(node))
            image_drop(node);
        else if (is_named(node, "img"))
            image_size(node);
        else if (is_named(node, "th") || is_named(node, "td"))
            cell_align(node);
        else if (is_named(node, "p") && node->parent == body)
            block_take(node);
    }
}

/* cmark-gfm fills short rows up to the width of their table: few bytes can ask for millions of
 * cells. No table of the text can have more than its widest line has bars, times its lines. */
static bool tables_are_small(const char *text)
{
    size_t bars = 0, most = 0, lines = 1;

    for (; *text != '\0'; text++) {
        bars = *text == '\n' ? 0 : bars + (*text == '|');
        lines += *text == '\n';
        most = bars > most ? bars : most;
    }
    return most * lines <= CELLS_MAX;
}

static cmark_node *text_parse(const char *text, cmark_parser **parser)
{
    cmark_gfm_core_extensions_ensure_registered();
    *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    if (tables_are_small(text))
        cmark_parser_attach_syntax_extension(*parser, cmark_find_syntax_extension("table"));
    cmark_parser_feed(*parser, text, strlen(text));
    return cmark_parser_finish(*parser);
}

static char *html_of(const char *text)
{
    cmark_parser *parser;
    cmark_node *document = text_parse(text, &parser);
    char *html =
        cmark_render_html(document, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser));

    cmark_node_free(document);
    cmark_parser_free(parser);
    return html;
}

xmlNode *markdown_add(xmlNode *parent, const char *text)
{
    xmlNode *body = xml_element(parent, "body");
    char *html = html_of(text);
    xmlNode *nodes = NULL;

    if (html == NULL)
        abort();
    if (xmlParseInNodeContext(body, html, (int)strlen(html),
                              XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING,
                              &nodes) == XML_ERR_OK) {
        xmlAddChildList(body, nodes);
        body_clean(body);
    } else {
        xml_text_element(body, "p", text);
    }
    free(html);
    return body;
}

static const char *image_fault(cmark_node *image)
{
    const char *address = cmark_node_get_url(image);

    if (cmark_node_first_child(image) == NULL)
        return "image-words";
    return address[0] == '/' && address[1] != '/' && address[1] != '\\' ? NULL : "image-elsewhere";
}

/* Calls visit for each link and image of a text. */
static void links_visit(const char *text, void (*visit)(void *user, cmark_node *link), void *user)
{
    cmark_parser *parser;
    cmark_node *document = text_parse(text, &parser);
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        const cmark_node_type type = cmark_node_get_type(node);

        if (event == CMARK_EVENT_ENTER && (type == CMARK_NODE_IMAGE || type == CMARK_NODE_LINK))
            visit(user, node);
    }
    cmark_iter_free(iter);
    cmark_node_free(document);
    cmark_parser_free(parser);
}

static void fault_note(void *user, cmark_node *link)
{
    const char **fault = user;

    if (*fault == NULL && cmark_node_get_type(link) == CMARK_NODE_IMAGE)
        *fault = image_fault(link);
}

const char *markdown_fault(const char *text)
{
    const char *fault = NULL;

    links_visit(text, fault_note, &fault);
    return fault;
}

struct link_visit {
    void (*visit)(void *user, const char *address);
    void *user;
};

static void address_visit(void *user, cmark_node *link)
{
    const struct link_visit *visit = user;

    visit->visit(visit->user, cmark_node_get_url(link));
}

void markdown_links(const char *text, void (*visit)(void *user, const char *address), void *user)
{
    struct link_visit link_visit = {visit, user};

    links_visit(text, address_visit, &link_visit);
}
