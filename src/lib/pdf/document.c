/* Drawing with cairo and pango, from top to bottom, page after page. */
#include "pdf/document.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "page/xml.h"
#include "pdf/language.h"
#include "rules/drawing.h"

/* A4, in points. */
static const double page_width = 595.28, page_height = 841.89;

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

struct drawing {
    cairo_t *cairo;
    const struct style *style;
    struct pool *pool;
    double y;                    /* where the next thing goes */
    struct pdf_figures *figures; /* drawn so far */
};

enum { COLUMNS_MAX = 8 };

static cairo_status_t bytes_write(void *user, const unsigned char *data, unsigned length)
{
    bytes_add(user, (const char *)data, length);
    return CAIRO_STATUS_SUCCESS;
}

static PangoLayout *layout_make(const struct drawing *drawing, const struct kind *kind,
                                const char *text, double width)
{
    PangoLayout *layout = pango_cairo_create_layout(drawing->cairo);
    PangoFontDescription *font = pango_font_description_from_string(kind->font);

    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_spacing(layout, (int)(drawing->style->line_gap * PANGO_SCALE));
    pango_layout_set_text(layout, text, -1);
    return layout;
}

static double layout_height(PangoLayout *layout)
{
    int height;

    pango_layout_get_size(layout, NULL, &height);
    return (double)height / PANGO_SCALE;
}

static void page_turn(struct drawing *drawing)
{
    cairo_show_page(drawing->cairo);
    drawing->y = drawing->style->margin;
}

/* Draws line by line; a text that goes over a page's end goes on, under a tag of its own, on the
 * next one. */
static void layout_draw(struct drawing *drawing, PangoLayout *layout, const char *tag, double x)
{
    PangoLayoutIter *line = pango_layout_get_iter(layout);
    double top = drawing->y;

    cairo_tag_begin(drawing->cairo, tag, NULL);
    do {
        PangoRectangle box;
        double bottom;

        pango_layout_iter_get_line_extents(line, NULL, &box);
        bottom = top + (double)(box.y + box.height) / PANGO_SCALE;
        if (bottom > page_height - drawing->style->margin) {
            cairo_tag_end(drawing->cairo, tag);
            page_turn(drawing);
            top = drawing->y - (double)box.y / PANGO_SCALE;
            cairo_tag_begin(drawing->cairo, tag, NULL);
        }
        cairo_move_to(drawing->cairo, x,
                      top + (double)pango_layout_iter_get_baseline(line) / PANGO_SCALE);
        pango_cairo_show_layout_line(drawing->cairo, pango_layout_iter_get_line_readonly(line));
        drawing->y = top + (double)(box.y + box.height) / PANGO_SCALE;
    } while (pango_layout_iter_next_line(line));
    cairo_tag_end(drawing->cairo, tag);
    pango_layout_iter_free(line);
}

static void text_draw(struct drawing *drawing, const struct kind *kind, const char *text)
{
    PangoLayout *layout = layout_make(drawing, kind, text, page_width - 2 * drawing->style->margin);

    drawing->y += kind->above;
    layout_draw(drawing, layout, kind->tag, drawing->style->margin);
    drawing->y += 3;
    g_object_unref(layout);
}

static void heading_draw(struct drawing *drawing, const char *text, bool has_new_page)
{
    if (has_new_page)
        page_turn(drawing);
    else if (drawing->y > drawing->style->margin)
        drawing->y += 6; /* below a letterhead */
    text_draw(drawing, &drawing->style->heading, text);
}

/* A heading stays with what it is the heading of. */
static void subheading_draw(struct drawing *drawing, const char *text, bool has_new_page)
{
    if (has_new_page || drawing->y > page_height - drawing->style->margin - 80)
        page_turn(drawing);
    text_draw(drawing, &drawing->style->subheading, text);
}

/* A row of a table of two columns; it is not cut unless it is longer than a page. */
static void fact_draw(struct drawing *drawing, const char *name, const char *value)
{
    PangoLayout *left =
        layout_make(drawing, &drawing->style->fact_name, name, drawing->style->name_width - 10);
    PangoLayout *right =
        layout_make(drawing, &drawing->style->fact_value, value,
                    page_width - 2 * drawing->style->margin - drawing->style->name_width);
    const double height =
        layout_height(left) > layout_height(right) ? layout_height(left) : layout_height(right);
    double top;

    if (drawing->y + height > page_height - drawing->style->margin &&
        height < page_height - 2 * drawing->style->margin)
        page_turn(drawing);
    drawing->y += drawing->style->fact_name.above;
    top = drawing->y;
    cairo_tag_begin(drawing->cairo, "TR", NULL);
    layout_draw(drawing, left, drawing->style->fact_name.tag, drawing->style->margin);
    drawing->y = top;
    layout_draw(drawing, right, drawing->style->fact_value.tag,
                drawing->style->margin + drawing->style->name_width);
    cairo_tag_end(drawing->cairo, "TR");
    if (drawing->y < top + height && drawing->y >= top)
        drawing->y = top + height;
    g_object_unref(left);
    g_object_unref(right);
}

static void facts_draw(struct drawing *drawing, const xmlNode *facts)
{
    cairo_tag_begin(drawing->cairo, "Table", NULL);
    for (const xmlNode *fact = facts->children; fact != NULL; fact = fact->next) {
        xmlChar *name = xmlGetProp(fact, xml_chars("name"));
        xmlChar *value = xmlNodeGetContent(fact);

        if (fact->type == XML_ELEMENT_NODE)
            fact_draw(drawing, name != NULL ? (const char *)name : "", (const char *)value);
        xmlFree(name);
        xmlFree(value);
    }
    cairo_tag_end(drawing->cairo, "Table");
}

/* Where the columns of a table begin and how wide they are. */
struct columns {
    double x[COLUMNS_MAX];
    double width[COLUMNS_MAX];
    size_t count;
};

static double number_of(xmlNode *node, const char *name)
{
    xmlChar *text = xmlGetProp(node, xml_chars(name));
    const double number = text != NULL ? strtod((const char *)text, NULL) : 0;

    xmlFree(text);
    return number;
}

static struct columns columns_of(const struct drawing *drawing, xmlNode *head)
{
    struct columns columns = {.count = 0};
    double x = drawing->style->margin;

    for (xmlNode *cell = xmlFirstElementChild(head); cell != NULL && columns.count < COLUMNS_MAX;
         cell = xmlNextElementSibling(cell)) {
        const double width =
            (page_width - 2 * drawing->style->margin) * number_of(cell, "width") / 100;

        columns.x[columns.count] = x;
        columns.width[columns.count++] = width;
        x += width;
    }
    return columns;
}

/* The texts of a row, laid out; its height. */
static double row_layouts(const struct drawing *drawing, const struct columns *columns,
                          xmlNode *row, const struct kind *kind, PangoLayout **layouts)
{
    xmlNode *cell = xmlFirstElementChild(row);
    double height = 0;

    for (size_t i = 0; i < columns->count; i++) {
        xmlChar *text = cell != NULL ? xmlNodeGetContent(cell) : NULL;

        layouts[i] = layout_make(drawing, kind, text != NULL ? (const char *)text : "",
                                 columns->width[i] - 2 * drawing->style->cell_padding);
        height = layout_height(layouts[i]) > height ? layout_height(layouts[i]) : height;
        xmlFree(text);
        cell = cell != NULL ? xmlNextElementSibling(cell) : NULL;
    }
    return height + 2 * drawing->style->cell_padding;
}

static void rule_draw(const struct drawing *drawing)
{
    cairo_save(drawing->cairo);
    cairo_set_source_rgb(drawing->cairo, 0.6, 0.6, 0.6);
    cairo_set_line_width(drawing->cairo, 0.5);
    cairo_move_to(drawing->cairo, drawing->style->margin, drawing->y);
    cairo_line_to(drawing->cairo, page_width - drawing->style->margin, drawing->y);
    cairo_stroke(drawing->cairo);
    cairo_restore(drawing->cairo);
}

/* Draws the row and frees its texts; below it a rule. */
static void row_draw(struct drawing *drawing, const struct columns *columns, PangoLayout **layouts,
                     double height, const struct kind *kind)
{
    const double top = drawing->y;

    cairo_tag_begin(drawing->cairo, "TR", NULL);
    for (size_t i = 0; i < columns->count; i++) {
        drawing->y = top + drawing->style->cell_padding;
        layout_draw(drawing, layouts[i], kind->tag, columns->x[i] + drawing->style->cell_padding);
        g_object_unref(layouts[i]);
    }
    cairo_tag_end(drawing->cairo, "TR");
    drawing->y = top + height;
    rule_draw(drawing);
}

static void head_draw(struct drawing *drawing, const struct columns *columns, xmlNode *head)
{
    PangoLayout *layouts[COLUMNS_MAX];
    const double height = row_layouts(drawing, columns, head, &drawing->style->fact_name, layouts);

    row_draw(drawing, columns, layouts, height, &drawing->style->fact_name);
}

/* A table that goes over a page's end is one more table there, with its head. */
static void table_draw(struct drawing *drawing, xmlNode *table)
{
    xmlNode *head = xmlFirstElementChild(table);
    const struct columns columns = columns_of(drawing, head);
    const double room = number_of(table, "row-height");
    PangoLayout *layouts[COLUMNS_MAX];

    drawing->y += drawing->style->paragraph.above;
    cairo_tag_begin(drawing->cairo, "Table", NULL);
    head_draw(drawing, &columns, head);
    for (xmlNode *row = xmlNextElementSibling(head); row != NULL;
         row = xmlNextElementSibling(row)) {
        const double needed =
            row_layouts(drawing, &columns, row, &drawing->style->fact_value, layouts);
        const double height = needed > room ? needed : room;

        if (drawing->y + height > page_height - drawing->style->margin) {
            cairo_tag_end(drawing->cairo, "Table");
            page_turn(drawing);
            cairo_tag_begin(drawing->cairo, "Table", NULL);
            head_draw(drawing, &columns, head);
        }
        row_draw(drawing, &columns, layouts, height, &drawing->style->fact_value);
    }
    cairo_tag_end(drawing->cairo, "Table");
}

static void figure_begin(struct drawing *drawing, const char *words)
{
    struct pdf_figures *figures = drawing->figures;

    if (figures->count < PDF_FIGURES_MAX)
        figures->words[figures->count++] = words;
    cairo_tag_begin(drawing->cairo, "Figure", NULL);
}

/* What is left to read of a PNG. */
struct png_rest {
    const unsigned char *at;
    size_t size;
};

static cairo_status_t png_read(void *user, unsigned char *bytes, unsigned length)
{
    struct png_rest *rest = user;

    if (length > rest->size)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, rest->at, length);
    rest->at += length;
    rest->size -= length;
    return CAIRO_STATUS_SUCCESS;
}

/* The image that a text holds in base64url; one in error if it is none. */
static cairo_surface_t *image_open(struct drawing *drawing, const char *text)
{
    const size_t size = strlen(text) * 3 / 4;
    unsigned char *bytes = pool_alloc(drawing->pool, size + 1);
    struct png_rest rest = {bytes, crypto_bytes(text, bytes, size) ? size : 0};

    return cairo_image_surface_create_from_png_stream(png_read, &rest);
}

/* How an image is drawn: small, as it has twice the dots that a page needs. */
static double image_scale(cairo_surface_t *image)
{
    static const double width_max = 140, height_max = 52;
    const double width = cairo_image_surface_get_width(image);
    const double height = cairo_image_surface_get_height(image);
    double scale = 0.5;

    if (cairo_surface_status(image) != CAIRO_STATUS_SUCCESS || width < 1 || height < 1)
        return 0;
    scale = width * scale > width_max ? width_max / width : scale;
    return height * scale > height_max ? height_max / height : scale;
}

/* Draws an image at a place; how wide it is there. */
static double image_paint(struct drawing *drawing, cairo_surface_t *image, double scale, double x,
                          const char *words)
{
    figure_begin(drawing, words);
    cairo_save(drawing->cairo);
    cairo_translate(drawing->cairo, x, drawing->y);
    cairo_scale(drawing->cairo, scale, scale);
    cairo_set_source_surface(drawing->cairo, image, 0, 0);
    cairo_paint(drawing->cairo);
    cairo_restore(drawing->cairo);
    cairo_tag_end(drawing->cairo, "Figure");
    return cairo_image_surface_get_width(image) * scale;
}

/* A small image on a line of its own. */
static void image_draw(struct drawing *drawing, const char *text, const char *words)
{
    cairo_surface_t *image = image_open(drawing, text);
    const double scale = image_scale(image);
    const double height = cairo_image_surface_get_height(image) * scale;

    if (scale > 0) {
        if (drawing->y + height > page_height - drawing->style->margin)
            page_turn(drawing);
        image_paint(drawing, image, scale, drawing->style->margin, words);
        drawing->y += height + 6;
    }
    cairo_surface_destroy(image);
}

/* A code to photograph, as squares; what it holds stands in words beside it. */
static void qr_draw(struct drawing *drawing, const char *text)
{
    static const double module = 1.9;
    QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);

    if (code == NULL)
        return;
    if (drawing->y + code->width * module > page_height - drawing->style->margin)
        page_turn(drawing);
    figure_begin(drawing, pool_printf(drawing->pool, "Code à photographier : %s", text));
    for (int i = 0; i < code->width * code->width; i++) {
        const int row = i / code->width, column = i % code->width;

        if ((code->data[i] & 1) != 0)
            cairo_rectangle(drawing->cairo, drawing->style->margin + column * module,
                            drawing->y + row * module, module, module);
    }
    cairo_fill(drawing->cairo);
    cairo_tag_end(drawing->cairo, "Figure");
    drawing->y += code->width * module + 4;
    QRcode_free(code);
}

/* A drawn signature, a quarter as large as it was drawn; whose it is stands above it. */
static void strokes_draw(struct drawing *drawing, const char *path, const char *words)
{
    static const double scale = 0.25;
    const double height = DRAWING_HEIGHT * scale;
    struct drawing_point point;

    if (drawing->y + height + 24 > page_height - drawing->style->margin)
        page_turn(drawing);
    text_draw(drawing, &drawing->style->paragraph, words);
    figure_begin(drawing, words);
    cairo_set_line_width(drawing->cairo, 1);
    cairo_set_line_join(drawing->cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(drawing->cairo, CAIRO_LINE_CAP_ROUND);
    while (drawing_next(&path, &point))
        (point.is_begin ? cairo_move_to : cairo_line_to)(
            drawing->cairo, drawing->style->margin + point.x * scale, drawing->y + point.y * scale);
    cairo_stroke(drawing->cairo);
    cairo_tag_end(drawing->cairo, "Figure");
    drawing->y += height + 4;
}

static bool is_named(const xmlNode *node, const char *name)
{
    return strcmp((const char *)node->name, name) == 0;
}

static bool has_new_page(xmlNode *node)
{
    return xmlHasProp(node, xml_chars("page")) != NULL;
}

static const char *alt_of(const struct drawing *drawing, xmlNode *node)
{
    xmlChar *alt = xmlGetProp(node, xml_chars("alt"));
    const char *words = pool_strdup(drawing->pool, alt != NULL ? (const char *)alt : "");

    xmlFree(alt);
    return words;
}

/* Images beside one another, lower than on a line of their own: a letterhead. */
static void images_draw(struct drawing *drawing, xmlNode *images)
{
    static const double high = 34, gap = 18;
    double x = drawing->style->margin;

    for (xmlNode *one = xmlFirstElementChild(images); one != NULL;
         one = xmlNextElementSibling(one)) {
        xmlChar *text = xmlNodeGetContent(one);
        cairo_surface_t *image = image_open(drawing, (const char *)text);
        const double height = cairo_image_surface_get_height(image);
        double scale = image_scale(image);

        scale = height * scale > high ? high / height : scale;
        if (scale > 0)
            x += gap + image_paint(drawing, image, scale, x, alt_of(drawing, one));
        cairo_surface_destroy(image);
        xmlFree(text);
    }
    drawing->y += high + 4;
}

static void part_draw(struct drawing *drawing, xmlNode *part)
{
    xmlChar *text = xmlNodeGetContent(part);

    if (is_named(part, "h1"))
        heading_draw(drawing, (const char *)text, has_new_page(part));
    else if (is_named(part, "h2"))
        subheading_draw(drawing, (const char *)text, has_new_page(part));
    else if (is_named(part, "qr"))
        qr_draw(drawing, (const char *)text);
    else if (is_named(part, "drawing"))
        strokes_draw(drawing, (const char *)text, alt_of(drawing, part));
    else if (is_named(part, "image"))
        image_draw(drawing, (const char *)text, alt_of(drawing, part));
    else if (is_named(part, "images"))
        images_draw(drawing, part);
    else if (is_named(part, "table"))
        table_draw(drawing, part);
    else if (is_named(part, "facts"))
        facts_draw(drawing, part);
    else
        text_draw(drawing, &drawing->style->paragraph, (const char *)text);
    xmlFree(text);
}

/* cairo 1.16 takes no page whose first mark is an image: a dot of the paper's colour comes before.
 */
static void dot_draw(const struct drawing *drawing)
{
    cairo_save(drawing->cairo);
    cairo_set_source_rgb(drawing->cairo, 1, 1, 1);
    cairo_rectangle(drawing->cairo, drawing->style->margin, drawing->style->margin, 1, 1);
    cairo_fill(drawing->cairo);
    cairo_restore(drawing->cairo);
}

const char *pdf_document(struct pool *pool, const xmlDoc *document, size_t *length)
{
    xmlNode *root = xmlDocGetRootElement(document);
    const struct style *style = xmlHasProp(root, xml_chars("size")) != NULL ? &small : &large;
    struct bytes bytes = {.pool = pool};
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(bytes_write, &bytes, page_width, page_height);
    struct pdf_figures figures = {.count = 0};
    struct drawing drawing = {.cairo = cairo_create(surface),
                              .style = style,
                              .pool = pool,
                              .y = style->margin,
                              .figures = &figures};
    xmlChar *title = xmlGetProp(root, xml_chars("title"));
    cairo_status_t status;

    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, (const char *)title);
    dot_draw(&drawing);
    cairo_tag_begin(drawing.cairo, "Document", NULL);
    for (xmlNode *part = root->children; part != NULL; part = part->next) {
        if (part->type == XML_ELEMENT_NODE)
            part_draw(&drawing, part);
    }
    cairo_tag_end(drawing.cairo, "Document");
    cairo_show_page(drawing.cairo);
    cairo_destroy(drawing.cairo);
    cairo_surface_finish(surface);
    status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    xmlFree(title);
    *length = bytes.length;
    return status == CAIRO_STATUS_SUCCESS
               ? pdf_with_language(pool, bytes.at, length, "fr-FR", &figures)
               : NULL;
}
