/* Places, schools, holidays, domains, NAF codes: what is imported, and looked up. */
#ifndef STAGE3E_STORE_REFERENCE_STORE_H
#define STAGE3E_STORE_REFERENCE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "rules/calendar.h"
#include "rules/grid.h"
#include "store/db.h"

struct commune {
    const char *insee;
    const char *name;
    double latitude;
    double longitude;
};

struct domain {
    uint64_t id;
    const char *name;
};

/* Each gives its rows from the pool; false if the database failed. */

/* The holidays of a zone that are not over on the given day. */
bool store_calendar(struct db *db, const char *zone, enum territory territory, struct date day,
                    struct calendar *calendar) __attribute__((warn_unused_result));

/* The active domains, by name in French order. */
bool store_domains(struct db *db, struct domain **domains, size_t *count)
    __attribute__((warn_unused_result));

/* All towns, by name. */
bool store_communes(struct db *db, struct commune **communes, size_t *count)
    __attribute__((warn_unused_result));

/* The box that holds all towns; the whole earth if there are none. */
bool store_communes_box(struct db *db, struct grid_box *box) __attribute__((warn_unused_result));

/* The towns with that postcode. */
bool store_communes_of_postcode(struct db *db, const char *postcode, struct commune **communes,
                                size_t *count) __attribute__((warn_unused_result));

/* The Mondays, from this week on, of the weeks in which a priority school has its placement; the
 * first limit of them, in order. */
bool store_priority_weeks(struct db *db, struct date today, struct date *mondays, size_t limit,
                          size_t *count) __attribute__((warn_unused_result));

/* True in is_known if the code exists, or if no code was imported at all. */
bool store_naf_is_known(struct db *db, const char *code, bool *is_known)
    __attribute__((warn_unused_result));

#endif
