/* Where a document is drawn, from top to bottom, page after page: how its texts look, and where the
 * next thing goes. Tags are of PDF 1.7, 14.8.4. */
#ifndef STAGE3E_PDF_CANVAS_H
#define STAGE3E_PDF_CANVAS_H

#include <pango/pangocairo.h>
#include <stdbool.h>

struct bytes;
struct pdf_figures;
struct pool;

/* A kind of text: its tag, its font, the space above it. */
struct kind {
    const char *tag;
    const char *font;
    double above;
};

/* How large a document is written: as it comes, or small, where two pages must do. */
struct style {
    struct kind heading, subheading, paragraph, fact_name, fact_value;
    double margin, name_width, cell_padding, line_gap;
};

struct canvas {
    cairo_t *cairo;
    const struct style *style;
    struct pool *pool;
    double y;                    /* where the next thing goes */
    struct pdf_figures *figures; /* drawn so far */
};

/* Small, or as it comes. */
const struct style *canvas_style(bool is_small);

/* A4 pages, as a PDF that is added to the bytes; the caller destroys it. */
cairo_surface_t *canvas_surface(struct bytes *bytes);

/* Between the margins, in points; where a page ends. */
double canvas_width(const struct canvas *canvas);
double canvas_bottom(const struct canvas *canvas);

/* Goes on at the top of a new page; the second, if what is so high has no room on this one. */
void canvas_turn(struct canvas *canvas);
void canvas_make_room(struct canvas *canvas, double height);

/* A text in its font, in lines no wider than that; the caller unreferences it. How high it is. */
PangoLayout *canvas_layout(const struct canvas *canvas, const struct kind *kind, const char *text,
                           double width);
double layout_height(PangoLayout *layout);

/* Draws it line by line; a text that goes over a page's end goes on, under a tag of its own, on the
 * next one. */
void canvas_layout_draw(struct canvas *canvas, PangoLayout *layout, const char *tag, double x);

/* A text of the page's width, with the space around it. */
void canvas_text(struct canvas *canvas, const struct kind *kind, const char *text);

#endif
