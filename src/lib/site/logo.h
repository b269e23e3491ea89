/* Logos that people send: whatever it was becomes a small PNG of ours. */
#ifndef STAGE3E_SITE_LOGO_H
#define STAGE3E_SITE_LOGO_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/form.h"

struct offer;
struct pool;
struct request;

enum { LOGO_SIZE_MAX = 2 * 1024 * 1024 };

/* Has the image program read a PNG or JPEG file and encode it anew within 320 by 160, within ten
 * seconds; thirty files an hour from one account, or from one place without account. The PNG is the
 * pool's. error is NULL, or its code: "file-missing", "image", "image-large", "image-heavy",
 * "image-busy", "too-often"; "image-broken" if that program could not be run. False if the database
 * failed. */
bool logo_take(struct request *request, const struct form_file *file, const char **png,
               size_t *size, const char **error) __attribute__((warn_unused_result));

/* The PNG as an address that holds it: for what only its sender sees. */
const char *logo_data(struct pool *pool, const char *png, size_t size);

/* Appends <logo>, the PNG that documents to print draw (pdf/document.h): the offer's own, else its
 * employer's; nothing if there is none. False if the database failed. */
bool logo_print_add(struct request *request, xmlNode *parent, const struct offer *offer)
    __attribute__((warn_unused_result));

#endif
