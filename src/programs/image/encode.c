/* Encoding by libpng (through cairo) and libjpeg. */
#include "image/encode.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

enum { QUALITY = 80 };

static cairo_status_t png_take(void *closure, const unsigned char *bytes, unsigned length)
{
    struct encoded *encoded = closure;
    unsigned char *larger = realloc(encoded->bytes, encoded->size + length);

    if (larger == NULL)
        return CAIRO_STATUS_NO_MEMORY;
    encoded->bytes = larger;
    memcpy(larger + encoded->size, bytes, length);
    encoded->size += length;
    return CAIRO_STATUS_SUCCESS;
}

struct encoded encode_png(cairo_surface_t *raster)
{
    struct encoded encoded = {NULL, 0};

    if (cairo_surface_write_to_png_stream(raster, png_take, &encoded) != CAIRO_STATUS_SUCCESS)
        encoded.size = 0;
    return encoded;
}

/* A row of cairo's ARGB32, four bytes a pixel. */
static unsigned char *row_of(cairo_surface_t *raster, size_t row)
{
    return cairo_image_surface_get_data(raster) +
           row * (size_t)cairo_image_surface_get_stride(raster);
}

static bool is_opaque(cairo_surface_t *raster)
{
    const size_t width = (size_t)cairo_image_surface_get_width(raster);
    const size_t height = (size_t)cairo_image_surface_get_height(raster);

    for (size_t y = 0; y < height; y++) {
        for (size_t x = 0; x < width; x++) {
            uint32_t pixel;

            memcpy(&pixel, row_of(raster, y) + 4 * x, sizeof pixel);
            if (pixel >> 24 != 0xff)
                return false;
        }
    }
    return true;
}

static struct encoded encode_jpeg(cairo_surface_t *raster)
{
    struct jpeg_compress_struct encoder;
    struct jpeg_error_mgr errors;
    struct encoded encoded = {NULL, 0};
    unsigned long size = 0;

    encoder.err = jpeg_std_error(&errors); /* which ends the process: so does its output */
    jpeg_create_compress(&encoder);
    jpeg_mem_dest(&encoder, &encoded.bytes, &size);
    encoder.image_width = (JDIMENSION)cairo_image_surface_get_width(raster);
    encoder.image_height = (JDIMENSION)cairo_image_surface_get_height(raster);
    encoder.input_components = 4;
    encoder.in_color_space =
        __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? JCS_EXT_BGRX : JCS_EXT_XRGB;
    jpeg_set_defaults(&encoder);
    jpeg_set_quality(&encoder, QUALITY, TRUE);
    jpeg_start_compress(&encoder, TRUE);
    while (encoder.next_scanline < encoder.image_height) {
        unsigned char *row = row_of(raster, encoder.next_scanline);

        jpeg_write_scanlines(&encoder, &row, 1);
    }
    jpeg_finish_compress(&encoder);
    jpeg_destroy_compress(&encoder);
    encoded.size = size;
    return encoded;
}

struct encoded encode_smaller(cairo_surface_t *raster)
{
    struct encoded png, jpeg;

    cairo_surface_flush(raster);
    png = encode_png(raster);
    if (png.size == 0 || !is_opaque(raster))
        return png;
    jpeg = encode_jpeg(raster);
    return jpeg.size > 0 && jpeg.size < png.size / 2 ? jpeg : png;
}
