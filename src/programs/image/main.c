/* Makes a small PNG of ours out of an image that somebody sent: the bytes on standard input, the
 * PNG on standard output. The one program that decodes images, apart from the site so that
 * whatever a file does to a decoder is done to a process that knows nothing, may open nothing, and
 * ends within a second of computing (accounts/logo.c starts it). Its exit status says how it went.
 */
#include "image/image.h"

#include <stdio.h>
#include <string.h>

#include "image/confine.h"
#include "image/raster.h"

enum { INPUT_MAX = 4 * 1024 * 1024, LOGO_WIDTH = 320, LOGO_HEIGHT = 160 };

static size_t input_read(unsigned char *bytes)
{
    size_t size = 0, got;

    while (size < INPUT_MAX && (got = fread(bytes + size, 1, INPUT_MAX - size, stdin)) > 0)
        size += got;
    return size;
}

/* The raster within the logo's box, never larger than it was. */
static cairo_surface_t *logo_draw(cairo_surface_t *raster)
{
    const int width = cairo_image_surface_get_width(raster);
    const int height = cairo_image_surface_get_height(raster);
    const double across = (double)LOGO_WIDTH / width, down = (double)LOGO_HEIGHT / height;
    const double fit = across < down ? across : down, scale = fit < 1 ? fit : 1;
    const int logo_width = width * scale > 1 ? (int)(width * scale) : 1;
    const int logo_height = height * scale > 1 ? (int)(height * scale) : 1;
    cairo_surface_t *logo =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, logo_width, logo_height);
    cairo_t *cairo = cairo_create(logo);

    cairo_scale(cairo, (double)logo_width / width, (double)logo_height / height);
    cairo_set_source_surface(cairo, raster, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_paint(cairo);
    cairo_destroy(cairo);
    return logo;
}

static cairo_status_t output_write(void *closure, const unsigned char *bytes, unsigned length)
{
    (void)closure;
    return fwrite(bytes, 1, length, stdout) == length ? CAIRO_STATUS_SUCCESS
                                                      : CAIRO_STATUS_WRITE_ERROR;
}

int main(void)
{
    static unsigned char bytes[INPUT_MAX];
    cairo_surface_t *raster;
    enum image_outcome outcome;
    size_t size;

    if (!confine())
        return IMAGE_BROKEN;
    size = input_read(bytes);
    outcome = raster_read(bytes, size, &raster);
    if (outcome != IMAGE_DONE)
        return outcome;
    if (cairo_surface_write_to_png_stream(logo_draw(raster), output_write, NULL) !=
            CAIRO_STATUS_SUCCESS ||
        fflush(stdout) != 0)
        return IMAGE_BROKEN;
    return IMAGE_DONE;
}
