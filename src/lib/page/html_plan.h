/* How a page was put together, kept so that it can be again without its tree: its own text, and
 * where pieces (page/html.h) and blanks come in it.
 *
 * A blank stands in the page's XML for a value that differs from visitor to visitor, so that the
 * plan has nothing of any of them: the text of the value's name, such as "blank-5f3a…-0", which no
 * visitor knows. The stylesheet copies it and looks no further at it. */
#ifndef STAGE3E_PAGE_HTML_PLAN_H
#define STAGE3E_PAGE_HTML_PLAN_H

#include <stddef.h>

#include "page/html.h"

struct html_plan;

/* The plan of a page as html_write() has written it, with the places that it noted. Blanks begin
 * with that text and end with a digit. Freed by free(). */
struct html_plan *html_plan_make(const struct html_buffer *page, const struct html_pieces *pieces,
                                 const struct html_places *places, const char *blank);

/* Replaces the buffer's text by the page: of these pieces, and with values[0] in the place of
 * blank 0, and so on. */
void html_plan_write(struct html_plan *plan, const struct html_pieces *pieces,
                     const char *const *values, struct html_buffer *buffer);

/* The memory that it takes, less than a page's. */
size_t html_plan_size(const struct html_plan *plan);

#endif
