/* Images that people send: whatever came becomes an image of ours. */
#ifndef STAGE3E_SITE_PICTURE_H
#define STAGE3E_SITE_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/form.h"

struct request;

enum picture_kind {
    PICTURE_LOGO, /* a PNG within 320 by 160 */
    PICTURE_PAGE, /* a PNG or JPEG within 1200 by 1200 */
};

struct picture {
    const char *bytes; /* the pool's */
    size_t size;
    bool is_jpeg;
    unsigned width, height; /* of a PICTURE_PAGE */
};

/* Has the image program read a PNG or JPEG file and encode it anew, within ten seconds, last of all
 * that is done and one at a time on the whole site, so that the other workers stay free for their
 * visitors. *error is NULL, or the code of the error: "file-missing", "image", "image-large",
 * "image-busy", "image-broken" if that program could not be run. False if the database failed. */
bool picture_take(struct request *request, const struct form_file *file, enum picture_kind kind,
                  struct picture *picture, const char **error) __attribute__((warn_unused_result));

#endif
