/* Writing a tree of elements as HTML (WHATWG HTML, 13.3), the only place where HTML becomes
 * text: whatever stands in the tree is escaped here. */
#ifndef STAGE3E_PAGE_HTML_H
#define STAGE3E_PAGE_HTML_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

/* A growing text; the memory is its owner's and is kept from one page to the next. */
struct html_buffer {
    char *text;
    size_t length;
    size_t room;
};

/* A part of a page as text, to be kept: in pieces, between which other parts can come. Each is
 * named by the element "hole" before it. */
enum { HTML_PIECES_MAX = 96, HTML_NAME_SIZE = 16 };
struct html_piece {
    char name[HTML_NAME_SIZE];
    size_t from;
    size_t length;
};
struct html_pieces {
    struct html_piece list[HTML_PIECES_MAX];
    size_t count;
    size_t length;
    char text[];
};

/* Where the pieces came in a page, in the order of its text. */
struct html_places {
    struct {
        size_t at; /* in the page's text */
        size_t piece;
    } list[HTML_PIECES_MAX];
    size_t count;
};

/* Appends to the buffer's text; escaped, what may stand in an attribute too. */
void html_put(struct html_buffer *buffer, const char *bytes, size_t length);
void html_put_escaped(struct html_buffer *buffer, const char *text);

/* Replaces the buffer's text by the document, "<!DOCTYPE html>" first. Comments and
 * processing instructions are left out. An element "kept" is replaced by the piece of its name; one
 * with "others" instead, by all pieces of which the name begins so and that have not come yet, and
 * by those that follow them. places may be NULL. */
void html_write(const xmlDoc *document, const struct html_pieces *pieces,
                struct html_buffer *buffer, struct html_places *places);

/* The same without the doctype: for a part of a page, and for plain text. */
void html_write_nodes(const xmlNode *nodes, struct html_buffer *buffer);

/* The content of the document's element in pieces, which the caller frees: cut at its holes, the
 * first of which is its beginning. The buffer is used meanwhile. */
struct html_pieces *html_cut(const xmlDoc *document, struct html_buffer *buffer);

bool html_has_piece(const struct html_pieces *pieces, const char *name);

void html_buffer_close(struct html_buffer *buffer);

#endif
