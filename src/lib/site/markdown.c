/* CommonMark by cmark in its safe mode, then what a page of ours may not hold taken out. */
#include "site/markdown.h"

#include <cmark.h>
#include <libxml/parser.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "page/xml.h"

enum { BLOCK_LENGTH_MAX = 300 };

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

static void body_clean(xmlNode *body)
{
    for (xmlNode *node = body->children; node != NULL; node = node_after(node, body)) {
        if (is_named(node, "h1"))
            xmlNodeSetName(node, xml_chars("h2"));
        else if (is_named(node, "img") && !image_is_ours(node))
            image_drop(node);
        else if (is_named(node, "p") && node->parent == body)
            block_take(node);
    }
}

xmlNode *markdown_add(xmlNode *parent, const char *text)
{
    xmlNode *body = xml_element(parent, "body");
    char *html = cmark_markdown_to_html(text, strlen(text), CMARK_OPT_DEFAULT);
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

const char *markdown_fault(const char *text)
{
    cmark_node *document = cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
    cmark_iter *iter = cmark_iter_new(document);
    const char *fault = NULL;

    while (fault == NULL && cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (cmark_node_get_type(node) == CMARK_NODE_IMAGE &&
            cmark_iter_get_event_type(iter) == CMARK_EVENT_ENTER)
            fault = image_fault(node);
    }
    cmark_iter_free(iter);
    cmark_node_free(document);
    return fault;
}
