/* What the stores of offers share: an offer's content as values of a statement. */
#ifndef STAGE3E_STORE_OFFER_VALUES_H
#define STAGE3E_STORE_OFFER_VALUES_H

#include "rules/deposit.h"
#include "store/db.h"

enum { OFFER_VALUES_MAX = 48 };

/* The columns from title to accessibility_note, in the order of the table, less account, state
 * and employer. Returns their number. */
size_t store_offer_values(const struct deposit *deposit, struct db_value *values);

bool store_offer_domains_insert(struct db *db, uint64_t offer_id, const struct deposit *deposit)
    __attribute__((warn_unused_result));

#endif
