/* Writing a tree of elements as HTML (WHATWG HTML, 13.3), the only place where HTML becomes
 * text: whatever stands in the tree is escaped here. */
#ifndef STAGE3E_PAGE_HTML_H
#define STAGE3E_PAGE_HTML_H

#include <libxml/tree.h>
#include <stddef.h>

/* A growing text; the memory is its owner's and is kept from one page to the next. */
struct html_buffer {
    char *text;
    size_t length;
    size_t room;
};

/* Replaces the buffer's text by the document, "<!DOCTYPE html>" first. Comments and
 * processing instructions are left out. */
void html_write(const xmlDoc *document, struct html_buffer *buffer);

/* The same without the doctype: for a part of a page, and for plain text. */
void html_write_nodes(const xmlNode *nodes, struct html_buffer *buffer);

void html_buffer_close(struct html_buffer *buffer);

#endif
