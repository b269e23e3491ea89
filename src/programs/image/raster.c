/* Decoding by libpng (through cairo) and libjpeg. */
#include "image/raster.h"

#include <png.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

/* Progressive files have about ten scans; each goes over the whole image again. */
enum { SCANS_MAX = 32 };

static bool is_large(uint64_t width, uint64_t height)
{
    return width * height > IMAGE_PIXELS_MAX;
}

struct source {
    const unsigned char *at;
    size_t left;
};

static cairo_status_t source_read(void *closure, unsigned char *bytes, unsigned length)
{
    struct source *source = closure;

    if (length > source->left)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, source->at, length);
    source->at += length;
    source->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

static enum image_outcome png_read(const unsigned char *bytes, size_t size,
                                   cairo_surface_t **raster)
{
    png_image head = {.version = PNG_IMAGE_VERSION};
    struct source source = {bytes, size};
    const bool is_png = png_image_begin_read_from_memory(&head, bytes, size) != 0;
    const bool is_too_large = is_png && is_large(head.width, head.height);

    png_image_free(&head);
    if (!is_png || is_too_large)
        return is_too_large ? IMAGE_LARGE : IMAGE_NONE;
    *raster = cairo_image_surface_create_from_png_stream(source_read, &source);
    if (cairo_surface_status(*raster) == CAIRO_STATUS_SUCCESS)
        return IMAGE_DONE;
    cairo_surface_destroy(*raster);
    *raster = NULL;
    return IMAGE_NONE;
}

/* One JPEG being read; libjpeg leaves it by longjmp() when it meets an error. */
struct jpeg {
    struct jpeg_decompress_struct decoder;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf end;
    cairo_surface_t *raster;
};

static void jpeg_fail(j_common_ptr decoder)
{
    longjmp(((struct jpeg *)decoder->client_data)->end, 1);
}

/* Nothing is said. A file that was cut short is no image; of other damage, little is forgiven. */
static void jpeg_warn(j_common_ptr decoder, int level)
{
    enum { WARNINGS_MAX = 10 };

    if (level < 0 &&
        (decoder->err->msg_code == JWRN_JPEG_EOF || ++decoder->err->num_warnings > WARNINGS_MAX))
        jpeg_fail(decoder);
}

static void jpeg_scans_count(j_common_ptr decoder)
{
    const struct jpeg *jpeg = decoder->client_data;

    if (decoder->is_decompressor && jpeg->decoder.input_scan_number > SCANS_MAX)
        jpeg_fail(decoder);
}

/* Ink as Adobe's files have it, inverted, in place of red, green and blue. */
static void pixels_of_ink(unsigned char *row, unsigned width)
{
    for (unsigned i = 0; i < width; i++, row += 4) {
        const unsigned char ink[4] = {row[0], row[1], row[2], row[3]};
        const uint32_t pixel = (uint32_t)(ink[0] * ink[3] / 255) << 16 |
                               (uint32_t)(ink[1] * ink[3] / 255) << 8 |
                               (uint32_t)(ink[2] * ink[3] / 255);

        memcpy(row, &pixel, sizeof pixel);
    }
}

/* Rows of cairo's RGB24, 32 bits a pixel: libjpeg-turbo writes that by itself. */
static void jpeg_rows_read(struct jpeg *jpeg)
{
    struct jpeg_decompress_struct *decoder = &jpeg->decoder;
    const bool is_ink = decoder->num_components == 4;

    decoder->out_color_space = is_ink                                      ? JCS_CMYK
                               : __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? JCS_EXT_BGRX
                                                                           : JCS_EXT_XRGB;
    decoder->dct_method = JDCT_ISLOW;
    jpeg_start_decompress(decoder);
    jpeg->raster = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)decoder->output_width,
                                              (int)decoder->output_height);
    if (cairo_surface_status(jpeg->raster) != CAIRO_STATUS_SUCCESS)
        jpeg_fail((j_common_ptr)decoder);
    cairo_surface_flush(jpeg->raster);
    unsigned char *pixels = cairo_image_surface_get_data(jpeg->raster);
    const size_t stride = (size_t)cairo_image_surface_get_stride(jpeg->raster);

    while (decoder->output_scanline < decoder->output_height) {
        unsigned char *row = pixels + stride * decoder->output_scanline;

        jpeg_read_scanlines(decoder, &row, 1);
        if (is_ink)
            pixels_of_ink(row, decoder->output_width);
    }
    jpeg_finish_decompress(decoder);
    cairo_surface_mark_dirty(jpeg->raster);
}

static enum image_outcome jpeg_decode(struct jpeg *jpeg, const unsigned char *bytes, size_t size)
{
    struct jpeg_decompress_struct *decoder = &jpeg->decoder;

    jpeg_create_decompress(decoder);
    decoder->progress = &jpeg->progress;
    jpeg_mem_src(decoder, bytes, size);
    jpeg_read_header(decoder, TRUE);
    if (is_large(decoder->image_width, decoder->image_height))
        return IMAGE_LARGE;
    jpeg_rows_read(jpeg);
    return IMAGE_DONE;
}

static enum image_outcome jpeg_read(const unsigned char *bytes, size_t size,
                                    cairo_surface_t **raster)
{
    static struct jpeg jpeg; /* beyond the reach of longjmp() */
    enum image_outcome outcome;

    jpeg = (struct jpeg){0};
    jpeg.decoder.err = jpeg_std_error(&jpeg.errors);
    jpeg.errors.error_exit = jpeg_fail;
    jpeg.errors.emit_message = jpeg_warn;
    jpeg.progress.progress_monitor = jpeg_scans_count;
    jpeg.decoder.client_data = &jpeg;
    if (setjmp(jpeg.end) == 0) {
        outcome = jpeg_decode(&jpeg, bytes, size);
        *raster = jpeg.raster;
    } else {
        outcome = IMAGE_NONE;
        cairo_surface_destroy(jpeg.raster);
    }
    jpeg_destroy_decompress(&jpeg.decoder);
    return outcome;
}

enum image_outcome raster_read(const unsigned char *bytes, size_t size, cairo_surface_t **raster)
{
    *raster = NULL;
    if (size > 8 && png_sig_cmp(bytes, 0, 8) == 0)
        return png_read(bytes, size, raster);
    if (size > 3 && memcmp(bytes, "\xff\xd8\xff", 3) == 0)
        return jpeg_read(bytes, size, raster);
    return IMAGE_NONE;
}
