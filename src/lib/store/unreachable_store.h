/* Addresses and numbers that take nothing any more, as their servers say. */
#ifndef STAGE3E_STORE_UNREACHABLE_STORE_H
#define STAGE3E_STORE_UNREACHABLE_STORE_H

#include <stdbool.h>
#include <time.h>

#include "store/db.h"

struct pool;

/* How the recipient of a message is found in the table; the argument is SQL for its address. */
#define UNREACHABLE_HASH(recipient) "UNHEX(SHA2(LOWER(" recipient "), 256))"

/* Notes that it takes nothing, with a reason that names nobody; the first time counts. */
bool store_unreachable_begin(struct db *db, const char *recipient, const char *reason)
    __attribute__((warn_unused_result));

/* It took something. */
bool store_unreachable_end(struct db *db, const char *recipient)
    __attribute__((warn_unused_result));

/* Since when (0: it is reachable as far as we know), and why. */
bool store_unreachable_find(struct db *db, const char *recipient, time_t *since,
                            const char **reason) __attribute__((warn_unused_result));

#endif
