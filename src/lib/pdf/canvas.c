/* The page at hand of a PDF, and texts on it. */
#include "pdf/canvas.h"

#include <cairo-pdf.h>

#include "base/bytes.h"

/* A4, in points. */
static const double page_width = 595.28, page_height = 841.89;

static const struct style large = {
    .heading = {"H1", "DejaVu Sans Bold 16", 0},
    .subheading = {"H2", "DejaVu Sans Bold 11", 12},
    .paragraph = {"P", "DejaVu Sans 9", 4},
    .fact_name = {"TH", "DejaVu Sans Bold 9", 3},
    .fact_value = {"TD", "DejaVu Sans 9", 3},
    .margin = 56,
    .name_width = 170,
    .cell_padding = 2.5,
    .line_gap = 2,
};

static const struct style small = {
    .heading = {"H1", "DejaVu Sans Bold 13", 0},
    .subheading = {"H2", "DejaVu Sans Bold 8.5", 5},
    .paragraph = {"P", "DejaVu Sans 7.5", 1},
    .fact_name = {"TH", "DejaVu Sans Bold 7.5", 1},
    .fact_value = {"TD", "DejaVu Sans 7.5", 1},
    .margin = 40,
    .name_width = 140,
    .cell_padding = 1.5,
    .line_gap = 0.5,
};

const struct style *canvas_style(bool is_small)
{
    return is_small ? &small : &large;
}

static cairo_status_t bytes_write(void *user, const unsigned char *data, unsigned length)
{
    bytes_add(user, (const char *)data, length);
    return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *canvas_surface(struct bytes *bytes)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(bytes_write, bytes, page_width, page_height);

    /* From 1.5 on cairo 1.18 hides objects in streams, where language.c does not find them. */
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
    return surface;
}

double canvas_width(const struct canvas *canvas)
{
    return page_width - 2 * canvas->style->margin;
}

double canvas_bottom(const struct canvas *canvas)
{
    return page_height - canvas->style->margin;
}

PangoLayout *canvas_layout(const struct canvas *canvas, const struct kind *kind, const char *text,
                           double width)
{
    PangoLayout *layout = pango_cairo_create_layout(canvas->cairo);
    PangoFontDescription *font = pango_font_description_from_string(kind->font);
    PangoAttrList *attributes = pango_attr_list_new();

    /* No sign for two letters: who copies or searches the text has each of them. */
    pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0, clig=0"));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);

    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_spacing(layout, (int)(canvas->style->line_gap * PANGO_SCALE));
    pango_layout_set_text(layout, text, -1);
    return layout;
}

double layout_height(PangoLayout *layout)
{
    int height;

    pango_layout_get_size(layout, NULL, &height);
    return (double)height / PANGO_SCALE;
}

void canvas_turn(struct canvas *canvas)
{
    cairo_show_page(canvas->cairo);
    canvas->y = canvas->style->margin;
}

void canvas_make_room(struct canvas *canvas, double height)
{
    if (canvas->y + height > canvas_bottom(canvas))
        canvas_turn(canvas);
}

void canvas_layout_draw(struct canvas *canvas, PangoLayout *layout, const char *tag, double x)
{
    PangoLayoutIter *line = pango_layout_get_iter(layout);
    double top = canvas->y;

    cairo_tag_begin(canvas->cairo, tag, NULL);
    do {
        PangoRectangle box;
        double bottom;

        pango_layout_iter_get_line_extents(line, NULL, &box);
        bottom = top + (double)(box.y + box.height) / PANGO_SCALE;
        if (bottom > canvas_bottom(canvas)) {
            cairo_tag_end(canvas->cairo, tag);
            canvas_turn(canvas);
            top = canvas->y - (double)box.y / PANGO_SCALE;
            cairo_tag_begin(canvas->cairo, tag, NULL);
        }
        cairo_move_to(canvas->cairo, x,
                      top + (double)pango_layout_iter_get_baseline(line) / PANGO_SCALE);
        pango_cairo_show_layout_line(canvas->cairo, pango_layout_iter_get_line_readonly(line));
        canvas->y = top + (double)(box.y + box.height) / PANGO_SCALE;
    } while (pango_layout_iter_next_line(line));
    cairo_tag_end(canvas->cairo, tag);
    pango_layout_iter_free(line);
}

void canvas_text(struct canvas *canvas, const struct kind *kind, const char *text)
{
    PangoLayout *layout = canvas_layout(canvas, kind, text, canvas_width(canvas));

    canvas->y += kind->above;
    canvas_layout_draw(canvas, layout, kind->tag, canvas->style->margin);
    canvas->y += 3;
    g_object_unref(layout);
}
