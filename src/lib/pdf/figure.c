/* Images, codes and drawn signatures; each is tagged, its words are noted. */
#include "pdf/figure.h"

#include <qrencode.h>
#include <string.h>

#include "base/crypto.h"
#include "base/pool.h"
#include "page/xml.h"
#include "pdf/canvas.h"
#include "pdf/language.h"
#include "rules/drawing.h"

/* A dot of the paper's colour, written: cairo 1.16 takes no page whose first mark is an image, and
 * 1.18 no figure into its tag that has not a letter in it. */
static void dot_write(const struct canvas *canvas, double x)
{
    cairo_save(canvas->cairo);
    cairo_set_source_rgb(canvas->cairo, 1, 1, 1);
    cairo_set_font_size(canvas->cairo, 0.1);
    cairo_move_to(canvas->cairo, x, canvas->y);
    cairo_show_text(canvas->cairo, ".");
    cairo_new_path(canvas->cairo);
    cairo_restore(canvas->cairo);
}

static void figure_begin(struct canvas *canvas, double x, const char *words)
{
    struct pdf_figures *figures = canvas->figures;

    if (figures->count < PDF_FIGURES_MAX)
        figures->words[figures->count++] = words;
    cairo_tag_begin(canvas->cairo, "Figure", NULL);
    dot_write(canvas, x);
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
static cairo_surface_t *image_open(struct canvas *canvas, const char *text)
{
    const size_t size = strlen(text) * 3 / 4;
    unsigned char *bytes = pool_alloc(canvas->pool, size + 1);
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
static double image_paint(struct canvas *canvas, cairo_surface_t *image, double scale, double x,
                          const char *words)
{
    figure_begin(canvas, x, words);
    cairo_save(canvas->cairo);
    cairo_translate(canvas->cairo, x, canvas->y);
    cairo_scale(canvas->cairo, scale, scale);
    cairo_set_source_surface(canvas->cairo, image, 0, 0);
    cairo_paint(canvas->cairo);
    cairo_restore(canvas->cairo);
    cairo_tag_end(canvas->cairo, "Figure");
    return cairo_image_surface_get_width(image) * scale;
}

void figure_image(struct canvas *canvas, const char *text, const char *words)
{
    cairo_surface_t *image = image_open(canvas, text);
    const double scale = image_scale(image);
    const double height = cairo_image_surface_get_height(image) * scale;

    if (scale > 0) {
        canvas_make_room(canvas, height);
        image_paint(canvas, image, scale, canvas->style->margin, words);
        canvas->y += height + 6;
    }
    cairo_surface_destroy(image);
}

const char *figure_words(const struct canvas *canvas, xmlNode *node)
{
    xmlChar *alt = xmlGetProp(node, xml_chars("alt"));
    const char *words = pool_strdup(canvas->pool, alt != NULL ? (const char *)alt : "");

    xmlFree(alt);
    return words;
}

void figure_images(struct canvas *canvas, xmlNode *images)
{
    static const double high = 34, gap = 18;
    double x = canvas->style->margin;

    for (xmlNode *one = xmlFirstElementChild(images); one != NULL;
         one = xmlNextElementSibling(one)) {
        xmlChar *text = xmlNodeGetContent(one);
        cairo_surface_t *image = image_open(canvas, (const char *)text);
        const double height = cairo_image_surface_get_height(image);
        double scale = image_scale(image);

        scale = height * scale > high ? high / height : scale;
        if (scale > 0)
            x += gap + image_paint(canvas, image, scale, x, figure_words(canvas, one));
        cairo_surface_destroy(image);
        xmlFree(text);
    }
    canvas->y += high + 4;
}

void figure_qr(struct canvas *canvas, const char *text)
{
    static const double module = 1.9;
    QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);

    if (code == NULL)
        return;
    if (canvas->y + code->width * module > canvas_bottom(canvas))
        canvas_turn(canvas);
    figure_begin(canvas, canvas->style->margin,
                 pool_printf(canvas->pool, "Code à photographier : %s", text));
    for (int i = 0; i < code->width * code->width; i++) {
        const int row = i / code->width, column = i % code->width;

        if ((code->data[i] & 1) != 0)
            cairo_rectangle(canvas->cairo, canvas->style->margin + column * module,
                            canvas->y + row * module, module, module);
    }
    cairo_fill(canvas->cairo);
    cairo_tag_end(canvas->cairo, "Figure");
    canvas->y += code->width * module + 4;
    QRcode_free(code);
}

void figure_strokes(struct canvas *canvas, const char *path, const char *words)
{
    static const double scale = 0.25;
    const double height = DRAWING_HEIGHT * scale;
    struct drawing_point point;

    canvas_make_room(canvas, height + 24);
    canvas_text(canvas, &canvas->style->paragraph, words);
    figure_begin(canvas, canvas->style->margin, words);
    cairo_set_line_width(canvas->cairo, 1);
    cairo_set_line_join(canvas->cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(canvas->cairo, CAIRO_LINE_CAP_ROUND);
    while (drawing_next(&path, &point))
        (point.is_begin ? cairo_move_to : cairo_line_to)(
            canvas->cairo, canvas->style->margin + point.x * scale, canvas->y + point.y * scale);
    cairo_stroke(canvas->cairo);
    cairo_tag_end(canvas->cairo, "Figure");
    canvas->y += height + 4;
}
