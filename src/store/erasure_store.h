/* Erasing people: at their request, an administrator's, or the schedule's. In one transaction: what
 * they had ends, others are told of it by name (notify_erasure()), then the names go. */
#ifndef STAGE3E_STORE_ERASURE_STORE_H
#define STAGE3E_STORE_ERASURE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "store/account_store.h"
#include "store/application_change.h"
#include "store/db.h"

struct pool;

/* What erasing an account will do, for the page that asks. */
struct erasure_preview {
    unsigned open_applications;    /* withdrawn, or invalidated with the offers */
    unsigned confirmed_placements; /* to come: a pupil's are cancelled; on offers they stay */
    unsigned offers;               /* disabled, or handed over */
    bool has_successor;            /* another member takes the offers over */
    bool is_last_admin;            /* then it cannot be done */
};

bool store_erasure_preview(struct db *db, const struct account *account, struct date today,
                           struct erasure_preview *preview) __attribute__((warn_unused_result));

/* Ends what an account has: a pupil's applications and placements, an employer's offers if no
 * colleague takes them over. For use in a transaction. */
bool store_account_release(struct db *db, struct pool *pool, const struct account *account,
                           time_t now, struct application_changes *changes)
    __attribute__((warn_unused_result));

/* Erases the account and what is personal in what stays, the messages to it included: applications
 * without names outlive it. For use in the same transaction. */
bool store_account_forget(struct db *db, const struct account *account)
    __attribute__((warn_unused_result));

/* What is due to be erased. Each function counts, and does it unless is_dry. */
bool store_purge_never_activated(struct db *db, time_t before, bool is_dry, uint64_t *count)
    __attribute__((warn_unused_result));
bool store_purge_offers_never_activated(struct db *db, time_t before, bool is_dry, uint64_t *count)
    __attribute__((warn_unused_result));
bool store_purge_expired(struct db *db, time_t now, bool is_dry, uint64_t *count)
    __attribute__((warn_unused_result));
bool store_purge_trail(struct db *db, time_t before, bool is_dry, uint64_t *count)
    __attribute__((warn_unused_result));
/* The accounts of pupils made before a day; of employers unused since a time: those to warn
 * (not warned yet), or those warned before another time. */
bool store_pupils_of_past_years(struct db *db, struct pool *pool, time_t before, uint64_t **ids,
                                size_t *count) __attribute__((warn_unused_result));
bool store_employers_to_warn(struct db *db, struct pool *pool, time_t unused_since, uint64_t **ids,
                             size_t *count) __attribute__((warn_unused_result));
bool store_employers_unused(struct db *db, struct pool *pool, time_t unused_since,
                            time_t warned_before, uint64_t **ids, size_t *count)
    __attribute__((warn_unused_result));
bool store_account_warned(struct db *db, uint64_t id, time_t now)
    __attribute__((warn_unused_result));

/* Employers that were only ever typed, and that neither an account nor an offer belongs to. */
bool store_purge_employers_left(struct db *db, time_t before, bool is_dry, uint64_t *count)
    __attribute__((warn_unused_result));

#endif
