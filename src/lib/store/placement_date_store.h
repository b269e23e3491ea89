/* The placement dates of schools. */
#ifndef STAGE3E_STORE_PLACEMENT_DATE_STORE_H
#define STAGE3E_STORE_PLACEMENT_DATE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "store/db.h"

struct pool;

struct placement {
    const char *school;
    const char *town;
    const char *priority; /* "none", "rep", "rep_plus" */
    const char *class_name;
    struct date first;
    struct date last;
};

/* The placement dates that are not over, by date; within a date priority schools first. */
bool store_placements(struct db *db, struct date today, struct placement **placements,
                      size_t *count) __attribute__((warn_unused_result));

/* How many open schools there are, and how many of them have priority. */
bool store_schools_count(struct db *db, unsigned *schools, unsigned *priority)
    __attribute__((warn_unused_result));

/* A week in which schools have their placement. */
struct placement_week {
    struct date monday;
    unsigned schools;
    unsigned priority_schools;
};
bool store_placement_weeks(struct db *db, struct date today, struct placement_week **weeks,
                           size_t *count) __attribute__((warn_unused_result));

#endif
