/* What the site does with offers: see application_service.h. */
#ifndef STAGE3E_SERVICE_OFFER_SERVICE_H
#define STAGE3E_SERVICE_OFFER_SERVICE_H

#include "rules/offer_edit.h"
#include "store/application_change.h"

struct config;

/* Writes an offer anew (store_offer_rewrite()). Weeks that go take their open applications along,
 * nor can anyone wait for a seat where the last ones were taken off: all who lose theirs are told.
 * In a transaction that has locked the offer and read the usage of its weeks. */
bool service_offer_rewrite(struct db *db, const struct config *config, uint64_t offer_id,
                           const struct deposit *deposit, const struct week_usage *usage,
                           size_t count, const struct application_cause *cause)
    __attribute__((warn_unused_result));

#endif
