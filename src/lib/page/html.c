/* The HTML writer. libxml2's own serialisers cost two to three times as much. */
#include "page/html.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "page/xml.h"

#define LITERAL(text) text, sizeof(text) - 1

static void put(struct html_buffer *buffer, const char *bytes, size_t length)
{
    if (buffer->room - buffer->length < length) {
        const size_t room = (buffer->room + length) * 2 + 4096;
        char *larger = realloc(buffer->text, room);

        if (larger == NULL)
            abort();
        buffer->text = larger;
        buffer->room = room;
    }
    memcpy(buffer->text + buffer->length, bytes, length);
    buffer->length += length;
}

static void put_name(struct html_buffer *buffer, const xmlChar *name)
{
    put(buffer, (const char *)name, strlen((const char *)name));
}

/* Copies up to the next of the characters that need escaping, which differ in attributes. */
static void put_escaped(struct html_buffer *buffer, const xmlChar *content, bool in_attribute)
{
    const char *text = (const char *)content;
    const char *special = in_attribute ? "&\"<>" : "&<>";

    if (text == NULL)
        return;
    for (;;) {
        const size_t plain = strcspn(text, special);

        put(buffer, text, plain);
        text += plain;
        switch (*text++) {
        case '&': put(buffer, LITERAL("&amp;")); break;
        case '<': put(buffer, LITERAL("&lt;")); break;
        case '>': put(buffer, LITERAL("&gt;")); break;
        case '"': put(buffer, LITERAL("&quot;")); break;
        default: return;
        }
    }
}

/* Elements without content or end tag (WHATWG HTML, 13.1.2, "void elements"). */
static bool is_void(const xmlChar *name)
{
    static const char *const names[] = {"area",  "base", "br",   "col",    "embed", "hr", "img",
                                        "input", "link", "meta", "source", "track", "wbr"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp((const char *)name, names[i]) == 0)
            return true;
    }
    return false;
}

/* Tables of class "list" become cards on a phone (www/css/site.css), where some browsers forget
 * that they are tables: their elements say what they are. NULL: nothing to say. */
static const char *table_role(const xmlNode *element, bool in_list)
{
    static const char *const roles[][2] = {{"table", "table"},    {"thead", "rowgroup"},
                                           {"tbody", "rowgroup"}, {"tfoot", "rowgroup"},
                                           {"tr", "row"},         {"td", "cell"}};
    const char *name = (const char *)element->name;

    if (!in_list || name[0] != 't')
        return NULL;
    if (strcmp(name, "th") == 0) {
        const xmlAttr *scope = xmlHasProp(element, xml_chars("scope"));
        const bool is_row = scope != NULL && scope->children != NULL &&
                            strcmp((const char *)scope->children->content, "row") == 0;

        return is_row ? "rowheader" : "columnheader";
    }
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        if (strcmp(name, roles[i][0]) == 0)
            return roles[i][1];
    }
    return NULL;
}

static bool is_table(const xmlNode *element)
{
    return strcmp((const char *)element->name, "table") == 0;
}

/* Whether a table's class is "list", alone or first. */
static bool is_list(const xmlNode *table)
{
    const xmlAttr *class = xmlHasProp(table, xml_chars("class"));
    const char *value =
        class != NULL && class->children != NULL ? (const char *)class->children->content : "";

    return strcmp(value, "list") == 0 || strncmp(value, "list ", 5) == 0;
}

static void put_start_tag(struct html_buffer *buffer, const xmlNode *element, const char *role)
{
    put(buffer, "<", 1);
    put_name(buffer, element->name);
    for (const xmlAttr *attribute = element->properties; attribute != NULL;
         attribute = attribute->next) {
        put(buffer, " ", 1);
        if (attribute->ns != NULL && attribute->ns->prefix != NULL) {
            put_name(buffer, attribute->ns->prefix);
            put(buffer, ":", 1);
        }
        put_name(buffer, attribute->name);
        put(buffer, "=\"", 2);
        for (const xmlNode *part = attribute->children; part != NULL; part = part->next)
            put_escaped(buffer, part->content, true);
        put(buffer, "\"", 1);
    }
    if (role != NULL) {
        put(buffer, LITERAL(" role=\""));
        put(buffer, role, strlen(role));
        put(buffer, "\"", 1);
    }
    put(buffer, ">", 1);
    /* A parser drops the first line end of these (13.2.6.4.7): one more keeps the text's. */
    if ((strcmp((const char *)element->name, "textarea") == 0 ||
         strcmp((const char *)element->name, "pre") == 0) &&
        element->children != NULL && element->children->content != NULL &&
        element->children->content[0] == '\n')
        put(buffer, "\n", 1);
}

static void put_end_tag(struct html_buffer *buffer, const xmlNode *element)
{
    put(buffer, "</", 2);
    put_name(buffer, element->name);
    put(buffer, ">", 1);
}

/* Walks without recursion: no depth of a tree can exhaust the stack. */
void html_write_nodes(const xmlNode *nodes, struct html_buffer *buffer)
{
    const xmlNode *top = nodes != NULL ? nodes->parent : NULL;
    const xmlNode *node = nodes;
    bool in_list = false; /* in a table of class "list" */

    while (node != NULL) {
        if (node->type == XML_ELEMENT_NODE) {
            if (is_table(node))
                in_list = is_list(node);
            put_start_tag(buffer, node, table_role(node, in_list));
            if (!is_void(node->name)) {
                if (node->children != NULL) {
                    node = node->children;
                    continue;
                }
                put_end_tag(buffer, node);
            }
        } else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            put_escaped(buffer, node->content, false);
        }
        while (node->next == NULL && node->parent != top && node->parent != NULL) {
            node = node->parent;
            put_end_tag(buffer, node);
        }
        node = node->next;
    }
}

void html_write(const xmlDoc *document, struct html_buffer *buffer)
{
    buffer->length = 0;
    put(buffer, LITERAL("<!DOCTYPE html>\n"));
    html_write_nodes(document->children, buffer);
    put(buffer, "\n", 1);
}

void html_buffer_close(struct html_buffer *buffer)
{
    free(buffer->text);
    *buffer = (struct html_buffer){0};
}
