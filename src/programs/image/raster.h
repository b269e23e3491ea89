/* PNG and JPEG files as pixels. */
#ifndef STAGE3E_IMAGE_RASTER_H
#define STAGE3E_IMAGE_RASTER_H

#include <cairo.h>
#include <stddef.h>

#include "base/image.h"

/* Decodes an image of at most IMAGE_PIXELS_MAX pixels, as its decoder counts them before it
 * decodes any. The surface is the caller's; NULL unless IMAGE_DONE. */
enum image_outcome raster_read(const unsigned char *bytes, size_t size, cairo_surface_t **raster)
    __attribute__((warn_unused_result));

#endif
