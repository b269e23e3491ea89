/* What must always be true of applications, seen from outside the code that keeps it so: for
 * `stage3ectl check` and the race tests. */
#ifndef STAGE3E_STORE_CHECK_STORE_H
#define STAGE3E_STORE_CHECK_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "store/db.h"

struct pool;

/* Something that is not as it must be. */
struct breach {
    const char *rule;    /* in words */
    const char *subject; /* "application", "pool", "pupil", "event" */
    uint64_t id;
};

struct check {
    uint64_t applications;
    uint64_t events;
    uint64_t messages;
    struct breach *breaches;
    size_t count;
    size_t room;
};

/* Reads all applications, capacities, events and messages, as they are at one instant. The messages
 * of changes since a time are counted: older ones may have been purged. */
bool store_check(struct db *db, time_t messages_since, struct check *check)
    __attribute__((warn_unused_result));

#endif
