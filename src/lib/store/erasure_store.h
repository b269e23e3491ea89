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
bool store_account_release(struct db *db, const struct account *account, time_t now,
                           struct application_changes *changes) __attribute__((warn_unused_result));

/* Erases the account and what is personal in what stays, the messages to it and the words about it
 * included: applications without names outlive it, links that were mailed say that they have ended.
 * For use in the same transaction, after the last messages were written. */
bool store_account_forget(struct db *db, const struct account *account, time_t now)
    __attribute__((warn_unused_result));

#endif
