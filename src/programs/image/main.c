/* Makes an image of ours out of one that somebody sent: the bytes on standard input, the new ones
 * on standard output. A logo (no argument) is a small PNG; the picture of a page (the argument
 * "picture") a PNG or, where it is a photograph, a JPEG, after its size (image.h). The one program
 * that decodes images, apart from the site so that whatever a file does to a decoder is done to a
 * process that knows nothing, may open nothing, and ends within a second of computing
 * (site/picture.c starts it). Its exit status says how it went.
 */
#include "base/image.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "image/confine.h"
#include "image/encode.h"
#include "image/raster.h"

enum { INPUT_MAX = 4 * 1024 * 1024 };

/* What an image has to fit in, in pixels. */
struct box {
    int width, height;
};

static size_t input_read(unsigned char *bytes)
{
    size_t size = 0, got;

    while (size < INPUT_MAX && (got = fread(bytes + size, 1, INPUT_MAX - size, stdin)) > 0)
        size += got;
    return size;
}

/* The raster within a box, never larger than it was. */
static cairo_surface_t *fit_draw(cairo_surface_t *raster, struct box box)
{
    const int width = cairo_image_surface_get_width(raster);
    const int height = cairo_image_surface_get_height(raster);
    const double across = (double)box.width / width, down = (double)box.height / height;
    const double fit = across < down ? across : down, scale = fit < 1 ? fit : 1;
    const int fit_width = width * scale > 1 ? (int)(width * scale) : 1;
    const int fit_height = height * scale > 1 ? (int)(height * scale) : 1;
    cairo_surface_t *drawn = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, fit_width, fit_height);
    cairo_t *cairo = cairo_create(drawn);

    cairo_scale(cairo, (double)fit_width / width, (double)fit_height / height);
    cairo_set_source_surface(cairo, raster, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_paint(cairo);
    cairo_destroy(cairo);
    return drawn;
}

static bool write_all(struct encoded encoded)
{
    return encoded.size > 0 && fwrite(encoded.bytes, 1, encoded.size, stdout) == encoded.size &&
           fflush(stdout) == 0;
}

static bool logo_write(cairo_surface_t *raster)
{
    return write_all(encode_png(fit_draw(raster, (struct box){320, 160})));
}

static bool picture_write(cairo_surface_t *raster)
{
    cairo_surface_t *drawn = fit_draw(raster, (struct box){1200, 1200});

    return printf("%4d%4d", cairo_image_surface_get_width(drawn),
                  cairo_image_surface_get_height(drawn)) == IMAGE_HEAD_SIZE &&
           write_all(encode_smaller(drawn));
}

int main(int count, char **arguments)
{
    static unsigned char bytes[INPUT_MAX];
    const bool is_picture = count == 2 && strcmp(arguments[1], "picture") == 0;
    cairo_surface_t *raster;
    enum image_outcome outcome;
    size_t size;

    if (!confine())
        return IMAGE_BROKEN;
    size = input_read(bytes);
    outcome = raster_read(bytes, size, &raster);
    if (outcome != IMAGE_DONE)
        return outcome;
    return (is_picture ? picture_write(raster) : logo_write(raster)) ? IMAGE_DONE : IMAGE_BROKEN;
}
