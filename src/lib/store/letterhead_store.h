/* Letterheads of agreements: of the département, and of schools that have their own. */
#ifndef STAGE3E_STORE_LETTERHEAD_STORE_H
#define STAGE3E_STORE_LETTERHEAD_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "store/db.h"

/* Empty: there is none. */
struct letterhead {
    const char *words; /* lines */
    const char *logo;  /* a PNG of ours */
    size_t logo_size;
};

/* The one of a school (0: of the département) itself. */
bool store_letterhead_own(struct db *db, uint64_t school_id, struct letterhead *letterhead)
    __attribute__((warn_unused_result));

/* The one that an agreement of a school has: its own, else the département's. */
bool store_letterhead_of(struct db *db, uint64_t school_id, struct letterhead *letterhead)
    __attribute__((warn_unused_result));

/* Keeps the words; the logo if there is one (logo_size 0: the former stays), or takes it away. */
bool store_letterhead_save(struct db *db, uint64_t school_id, const struct letterhead *letterhead,
                           bool removes_logo, time_t now) __attribute__((warn_unused_result));

#endif
