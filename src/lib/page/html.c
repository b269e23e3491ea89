/* The HTML writer. libxml2's own serialisers cost two to three times as much. */
#include "page/html.h"

#include <stdlib.h>
#include <string.h>

#include "page/xml.h"

#define LITERAL(text) text, sizeof(text) - 1

void html_put(struct html_buffer *buffer, const char *bytes, size_t length)
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
    html_put(buffer, (const char *)name, strlen((const char *)name));
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

        html_put(buffer, text, plain);
        text += plain;
        switch (*text++) {
        case '&': html_put(buffer, LITERAL("&amp;")); break;
        case '<': html_put(buffer, LITERAL("&lt;")); break;
        case '>': html_put(buffer, LITERAL("&gt;")); break;
        case '"': html_put(buffer, LITERAL("&quot;")); break;
        default: return;
        }
    }
}

void html_put_escaped(struct html_buffer *buffer, const char *text)
{
    put_escaped(buffer, xml_chars(text), true);
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
    html_put(buffer, "<", 1);
    put_name(buffer, element->name);
    for (const xmlAttr *attribute = element->properties; attribute != NULL;
         attribute = attribute->next) {
        html_put(buffer, " ", 1);
        if (attribute->ns != NULL && attribute->ns->prefix != NULL) {
            put_name(buffer, attribute->ns->prefix);
            html_put(buffer, ":", 1);
        }
        put_name(buffer, attribute->name);
        html_put(buffer, "=\"", 2);
        for (const xmlNode *part = attribute->children; part != NULL; part = part->next)
            put_escaped(buffer, part->content, true);
        html_put(buffer, "\"", 1);
    }
    if (role != NULL) {
        html_put(buffer, LITERAL(" role=\""));
        html_put(buffer, role, strlen(role));
        html_put(buffer, "\"", 1);
    }
    html_put(buffer, ">", 1);
    /* A parser drops the first line end of these (13.2.6.4.7): one more keeps the text's. */
    if ((strcmp((const char *)element->name, "textarea") == 0 ||
         strcmp((const char *)element->name, "pre") == 0) &&
        element->children != NULL && element->children->content != NULL &&
        element->children->content[0] == '\n')
        html_put(buffer, "\n", 1);
}

static void put_end_tag(struct html_buffer *buffer, const xmlNode *element)
{
    html_put(buffer, "</", 2);
    put_name(buffer, element->name);
    html_put(buffer, ">", 1);
}

/* What is put together from pieces, or cut into them. */
struct cutting {
    const struct html_pieces *pieces; /* to be put in; NULL: none */
    bool is_used[HTML_PIECES_MAX];
    struct html_places *places; /* NULL: nobody asks */
    struct html_piece *cuts;    /* NULL: nothing is cut */
    size_t cut_count;
};

static const char *value_of(const xmlNode *element, const char *name)
{
    const xmlAttr *attribute = xmlHasProp(element, xml_chars(name));

    return attribute != NULL && attribute->children != NULL
               ? (const char *)attribute->children->content
               : NULL;
}

static void place_note(const struct html_buffer *buffer, struct html_places *places, size_t piece)
{
    if (places == NULL)
        return;
    if (places->count == HTML_PIECES_MAX)
        abort(); /* a mistake of a stylesheet */
    places->list[places->count].at = buffer->length;
    places->list[places->count].piece = piece;
    places->count++;
}

static void piece_put(struct html_buffer *buffer, struct cutting *cutting, size_t i)
{
    const struct html_piece *piece = &cutting->pieces->list[i];

    cutting->is_used[i] = true;
    place_note(buffer, cutting->places, i);
    html_put(buffer, cutting->pieces->text + piece->from, piece->length);
}

/* Each with the one that follows it: it begins there, and ends before the next. */
static void others_put(struct html_buffer *buffer, struct cutting *cutting, const char *beginning)
{
    const struct html_pieces *pieces = cutting->pieces;

    for (size_t i = 0; i < pieces->count; i++) {
        if (cutting->is_used[i] || strncmp(pieces->list[i].name, beginning, strlen(beginning)) != 0)
            continue;
        piece_put(buffer, cutting, i);
        if (i + 1 < pieces->count)
            piece_put(buffer, cutting, i + 1);
    }
}

static void kept_put(struct html_buffer *buffer, struct cutting *cutting, const xmlNode *element)
{
    const char *name = value_of(element, "name"), *others = value_of(element, "others");

    if (cutting->pieces == NULL)
        return;
    if (others != NULL)
        others_put(buffer, cutting, others);
    for (size_t i = 0; name != NULL && i < cutting->pieces->count; i++) {
        if (strcmp(cutting->pieces->list[i].name, name) == 0)
            piece_put(buffer, cutting, i);
    }
}

static void cut_here(const struct html_buffer *buffer, struct cutting *cutting,
                     const xmlNode *element)
{
    const char *name = value_of(element, "name");
    struct html_piece *piece;

    if (cutting->cuts == NULL || name == NULL)
        return;
    if (cutting->cut_count == HTML_PIECES_MAX || strlen(name) >= HTML_NAME_SIZE)
        abort(); /* a mistake of a stylesheet */
    piece = &cutting->cuts[cutting->cut_count++];
    piece->from = buffer->length;
    memcpy(piece->name, name, strlen(name) + 1);
}

/* True for what stands for something else: it has no tags of its own. */
static bool is_cut(struct html_buffer *buffer, struct cutting *cutting, const xmlNode *element)
{
    const char *name = (const char *)element->name;

    if (strcmp(name, "kept") == 0) {
        kept_put(buffer, cutting, element);
        return true;
    }
    if (strcmp(name, "hole") != 0)
        return false;
    cut_here(buffer, cutting, element);
    return true;
}

/* Walks without recursion: no depth of a tree can exhaust the stack. */
static void nodes_write(const xmlNode *nodes, struct html_buffer *buffer, struct cutting *cutting)
{
    const xmlNode *top = nodes != NULL ? nodes->parent : NULL;
    const xmlNode *node = nodes;
    bool in_list = false; /* in a table of class "list" */

    while (node != NULL) {
        if (node->type == XML_ELEMENT_NODE && !is_cut(buffer, cutting, node)) {
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

void html_write_nodes(const xmlNode *nodes, struct html_buffer *buffer)
{
    struct cutting cutting = {.pieces = NULL};

    nodes_write(nodes, buffer, &cutting);
}

void html_write(const xmlDoc *document, const struct html_pieces *pieces,
                struct html_buffer *buffer, struct html_places *places)
{
    struct cutting cutting = {.pieces = pieces, .places = places};

    if (places != NULL)
        places->count = 0;
    buffer->length = 0;
    html_put(buffer, LITERAL("<!DOCTYPE html>\n"));
    nodes_write(document->children, buffer, &cutting);
    html_put(buffer, "\n", 1);
}

struct html_pieces *html_cut(const xmlDoc *document, struct html_buffer *buffer)
{
    struct html_piece cuts[HTML_PIECES_MAX] = {0};
    struct cutting cutting = {.cuts = cuts};
    struct html_pieces *pieces;

    buffer->length = 0;
    nodes_write(document->children->children, buffer, &cutting);
    pieces = malloc(sizeof *pieces + buffer->length);
    if (pieces == NULL)
        abort();
    pieces->count = cutting.cut_count;
    pieces->length = buffer->length;
    memcpy(pieces->list, cuts, cutting.cut_count * sizeof *cuts);
    for (size_t i = 0; i < pieces->count; i++)
        pieces->list[i].length =
            (i + 1 < pieces->count ? cuts[i + 1].from : buffer->length) - cuts[i].from;
    memcpy(pieces->text, buffer->text, buffer->length);
    return pieces;
}

bool html_has_piece(const struct html_pieces *pieces, const char *name)
{
    for (size_t i = 0; i < pieces->count; i++) {
        if (strcmp(pieces->list[i].name, name) == 0)
            return true;
    }
    return false;
}

void html_buffer_close(struct html_buffer *buffer)
{
    free(buffer->text);
    *buffer = (struct html_buffer){0};
}
