/* What a school decides its weeks by: what it allows outside its dates, the seats near it. */
#ifndef STAGE3E_STORE_SCHOOL_WEEK_STORE_H
#define STAGE3E_STORE_SCHOOL_WEEK_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "rules/grid.h"
#include "rules/school_weeks.h"
#include "store/db.h"

struct pool;

bool store_other_weeks(struct db *db, uint64_t school_id, enum other_weeks *others)
    __attribute__((warn_unused_result));
bool store_other_weeks_set(struct db *db, uint64_t school_id, enum other_weeks others)
    __attribute__((warn_unused_result));

/* Where a school is; false in *is_located: not known. */
bool store_school_place(struct db *db, uint64_t school_id, struct grid_circle *place,
                        bool *is_located) __attribute__((warn_unused_result));

/* The seats left of the offers in a circle, by the weeks for which they can be asked: those of
 * OFFER_SEATS_LEFT. A capacity of several weeks counts in each. By Monday; weeks without any are
 * left out. */
struct week_seats {
    struct date monday;
    unsigned seats;
    unsigned offers;
};
bool store_seats_near(struct db *db, const struct grid_circle *circle, struct date today,
                      struct week_seats **weeks, size_t *count) __attribute__((warn_unused_result));

#endif
