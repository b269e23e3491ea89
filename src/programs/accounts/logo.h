/* An employer's logo: whatever was sent becomes a small PNG of ours. */
#ifndef STAGE3E_ACCOUNTS_LOGO_H
#define STAGE3E_ACCOUNTS_LOGO_H

#include <stddef.h>

#include "base/form.h"

struct pool;

/* Has the image program read a PNG or JPEG file and encode it anew within 320 by 160, within ten
 * seconds. The PNG is the pool's. NULL, or the code of the error: "file-missing", "image",
 * "image-large"; "image-broken" if that program could not be run. */
const char *logo_read(struct pool *pool, const struct form_file *file, const char **png,
                      size_t *size) __attribute__((warn_unused_result));

#endif
