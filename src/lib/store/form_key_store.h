/* The keys of forms, so that what is sent twice is done once. */
#ifndef STAGE3E_STORE_FORM_KEY_STORE_H
#define STAGE3E_STORE_FORM_KEY_STORE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "store/db.h"

/* Uses up the key of a form. is_first is false if it was used before; location then is
 * where its first answer led. For use in a transaction. */
bool store_form_key_use(struct db *db, const char *key, const char *location, time_t now,
                        bool *is_first, const char **first_location)
    __attribute__((warn_unused_result));

/* Where the first answer to a form led, NULL if its key was not used: asked before checks that
 * the first one's own doings would fail. */
bool store_form_key_find(struct db *db, const char *key, const char **location)
    __attribute__((warn_unused_result));

#endif
