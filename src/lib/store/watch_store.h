/* What who watches over the site sees of its database: numbers only. */
#ifndef STAGE3E_STORE_WATCH_STORE_H
#define STAGE3E_STORE_WATCH_STORE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "store/db.h"
#include "store/job_store.h"
#include "store/outbox_store.h"

struct watch_figures {
    bool may_write; /* the database is not set to read only */
    struct outbox_figures outbox;
    time_t jobs_done_at[JOBS]; /* or awaited since */
    uint64_t index_pending;    /* changes of offers that the index has not taken in */
    uint64_t exports_waiting;
    uint64_t exports_failed; /* of those that are still kept */
    uint64_t sessions;
    /* Of the school year, as stage3ectl statistics counted them. */
    uint64_t offers, seats, seats_left, pupils, placed;
    uint64_t received, favourable, refused, confirmed; /* applications */
    time_t counted_at;                                 /* 0: never */
};

bool store_watch_figures(struct db *db, int school_year, struct watch_figures *figures)
    __attribute__((warn_unused_result));

#endif
