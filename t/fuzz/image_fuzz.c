/* An image that somebody sent, as the image program decodes it. */
#include "fuzz.h"
#include "image/raster.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *bytes = (uint8_t *)exact_copy(data, size);
    cairo_surface_t *raster;

    if (raster_read(bytes, size, &raster) == IMAGE_DONE) {
        if (cairo_image_surface_get_width(raster) * cairo_image_surface_get_height(raster) >
            IMAGE_PIXELS_MAX)
            abort();
        cairo_surface_destroy(raster);
    } else if (raster != NULL) {
        abort();
    }
    free(bytes);
    return 0;
}
