/* How agreements are signed, counted: doc/statistics.md, "conventions" and what follows. */
#ifndef STAGE3E_STORE_STATISTIC_SIGNING_H
#define STAGE3E_STORE_STATISTIC_SIGNING_H

#include "store/statistic_store.h"

struct statistic_signing {
    uint64_t agreements; /* of confirmed placements of the year */
    uint64_t signed_by_all;
    uint64_t signed_before; /* the first day of the placement */
    uint64_t
        days[STATISTIC_DAYS]; /* from the confirmation to the last signature; the last: and more */
};

/* Of a school year; of one school, or of all (0). What is published has no school. */
bool store_statistic_signing(struct db *db, enum statistic_instant instant, uint64_t school_id,
                             int school_year, struct statistic_signing *signing)
    __attribute__((warn_unused_result));

/* Publishes it: a part of store_statistics_publish(). */
bool store_statistic_signing_publish(struct db *db) __attribute__((warn_unused_result));

#endif
