/* An employer's logo: whatever was sent becomes a small PNG of ours. */
#ifndef STAGE3E_ACCOUNTS_LOGO_H
#define STAGE3E_ACCOUNTS_LOGO_H

#include <stddef.h>

#include "base/form.h"

struct pool;

/* Reads a PNG or JPEG file of at most 4000 pixels a side, and encodes it anew within 320 by 160.
 * The PNG is the pool's. NULL, or the code of the error: "file-missing", "image",
 * "image-large". */
const char *logo_read(struct pool *pool, const struct form_file *file, const char **png,
                      size_t *size) __attribute__((warn_unused_result));

#endif
