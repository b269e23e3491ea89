/* Pixels as PNG and JPEG files. */
#ifndef STAGE3E_IMAGE_ENCODE_H
#define STAGE3E_IMAGE_ENCODE_H

#include <cairo.h>
#include <stddef.h>

/* A file in memory, which lasts as long as the process; size 0: it could not be made. */
struct encoded {
    unsigned char *bytes;
    size_t size;
};

struct encoded encode_png(cairo_surface_t *raster);

/* As PNG; as JPEG where that weighs less than half of it and nothing is transparent, as of
 * photographs. */
struct encoded encode_smaller(cairo_surface_t *raster);

#endif
