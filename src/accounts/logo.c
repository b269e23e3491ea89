/* Logos, through libgd. */
#include "accounts/logo.h"

#include <gd.h>
#include <stdbool.h>
#include <string.h>

#include "base/pool.h"

enum { IMAGE_SIDE_MAX = 4000, LOGO_WIDTH = 320, LOGO_HEIGHT = 160 };

static unsigned big_endian(const unsigned char *bytes, size_t count)
{
    unsigned value = 0;

    for (size_t i = 0; i < count; i++)
        value = value << 8 | bytes[i];
    return value;
}

/* Width and height as a JPEG file says (ISO/IEC 10918-1, B.2.2, SOF), before it is decoded. */
static bool jpeg_size(const unsigned char *bytes, size_t size, unsigned *width, unsigned *height)
{
    size_t at = 2;

    while (at + 9 < size && bytes[at] == 0xff) {
        const unsigned char marker = bytes[at + 1];
        const size_t length = big_endian(bytes + at + 2, 2);

        if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 &&
            marker != 0xcc) {
            *height = big_endian(bytes + at + 5, 2);
            *width = big_endian(bytes + at + 7, 2);
            return true;
        }
        at += 2 + length;
    }
    return false;
}

/* Decodes a PNG or JPEG image, once its size is known to be bearable. The error's code, or
 * NULL. */
static const char *image_read(struct pool *pool, const struct form_file *file, gdImagePtr *image)
{
    static const unsigned char png[] = "\x89PNG\r\n\x1a\n";
    const unsigned char *bytes = (const unsigned char *)file->bytes;
    unsigned width = 0, height = 0;
    char *copy;
    const bool is_png = file->size > 24 && memcmp(bytes, png, 8) == 0;
    const bool is_jpeg = file->size > 4 && memcmp(bytes, "\xff\xd8\xff", 3) == 0;

    *image = NULL;
    if (file->size == 0)
        return "file-missing";
    if (is_png) {
        width = big_endian(bytes + 16, 4); /* IHDR comes first (PNG, 5.6) */
        height = big_endian(bytes + 20, 4);
    } else if (!is_jpeg || !jpeg_size(bytes, file->size, &width, &height)) {
        return "image";
    }
    if (width > IMAGE_SIDE_MAX || height > IMAGE_SIDE_MAX)
        return "image-large";
    copy = pool_strndup(pool, file->bytes, file->size); /* libgd takes no constant */
    *image = is_png ? gdImageCreateFromPngPtr((int)file->size, copy)
                    : gdImageCreateFromJpegPtr((int)file->size, copy);
    return *image != NULL ? NULL : "image";
}

/* A PNG of ours, within the logo's box, from the pool: nothing of the file sent is kept. */
static const char *logo_encode(struct pool *pool, gdImagePtr image, size_t *size)
{
    const double across = (double)LOGO_WIDTH / gdImageSX(image);
    const double down = (double)LOGO_HEIGHT / gdImageSY(image);
    const double scale = across < down ? across : down;
    const double used = scale < 1 ? scale : 1;
    const int width = (int)(gdImageSX(image) * used) > 0 ? (int)(gdImageSX(image) * used) : 1;
    const int height = (int)(gdImageSY(image) * used) > 0 ? (int)(gdImageSY(image) * used) : 1;
    gdImagePtr logo = gdImageCreateTrueColor(width, height);
    int length = 0;
    const char *copy;
    void *png;

    gdImageAlphaBlending(logo, 0);
    gdImageSaveAlpha(logo, 1);
    gdImageCopyResampled(logo, image, 0, 0, 0, 0, width, height, gdImageSX(image),
                         gdImageSY(image));
    png = gdImagePngPtr(logo, &length);
    copy = pool_strndup(pool, png, (size_t)length);
    *size = (size_t)length;
    gdFree(png);
    gdImageDestroy(logo);
    return copy;
}

const char *logo_read(struct pool *pool, const struct form_file *file, const char **png,
                      size_t *size)
{
    gdImagePtr image;
    const char *error = image_read(pool, file, &image);

    if (error != NULL)
        return error;
    *png = logo_encode(pool, image, size);
    gdImageDestroy(image);
    return NULL;
}
