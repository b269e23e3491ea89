/* Logos: an employer's, and those that came with offers. */
#ifndef STAGE3E_STORE_LOGO_STORE_H
#define STAGE3E_STORE_LOGO_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "store/db.h"

struct pool;

/* The one turn on the whole site to decode an image, if it is free now; ended by
 * store_image_turn_end() or with the connection. */
bool store_image_turn_take(struct db *db, bool *is_ours) __attribute__((warn_unused_result));
bool store_image_turn_end(struct db *db) __attribute__((warn_unused_result));

/* The logo of an employer. size 0: none. */
bool store_logo_set(struct db *db, uint64_t employer_id, const void *png, size_t size, time_t now)
    __attribute__((warn_unused_result));
bool store_logo_remove(struct db *db, uint64_t employer_id) __attribute__((warn_unused_result));
bool store_logo_find(struct db *db, uint64_t employer_id, const char **png, size_t *size)
    __attribute__((warn_unused_result));

/* Keeps a logo that came with a form, and gives its name: the SHA-256 of the PNG in hexadecimal. */
bool store_logo_image_keep(struct db *db, const void *png, size_t size, time_t now,
                           const char **name) __attribute__((warn_unused_result));

/* The logo of that name; of_offers_only: one that a saved offer has. size 0: none. */
bool store_logo_image_find(struct db *db, const char *name, bool of_offers_only, const char **png,
                           size_t *size) __attribute__((warn_unused_result));

#endif
