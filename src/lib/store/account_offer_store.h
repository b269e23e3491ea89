/* The offers of an account that comes, or that is locked. */
#ifndef STAGE3E_STORE_ACCOUNT_OFFER_STORE_H
#define STAGE3E_STORE_ACCOUNT_OFFER_STORE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "store/db.h"
#include "store/session_store.h"
#include "store/trail_store.h"

/* Offers deposited with this e-mail, before the account was there, become the account's. */
bool store_offers_join(struct db *db, uint64_t account_id, const char *email)
    __attribute__((warn_unused_result));

/* No more applications to the offers that an account deposited, by an administrator; each has its
 * event. Whoever manages them may take them up again. */
bool store_offers_suspend(struct db *db, uint64_t account_id, uint64_t admin_id, time_t now)
    __attribute__((warn_unused_result));

#endif
