/* What the stores of offers share: whose an offer is, its content as values of a statement. */
#ifndef STAGE3E_STORE_OFFER_VALUES_H
#define STAGE3E_STORE_OFFER_VALUES_H

#include "rules/deposit.h"
#include "store/db.h"

/* The offers (o) that an account manages: its own, and those of its employer; bound twice. */
#define OFFER_IS_MANAGED                                                                           \
    "(o.account_id = ? OR o.employer_id IN (SELECT m.employer_id FROM employer_member m"           \
    "                                         JOIN account ma ON ma.id = m.account_id"             \
    "                                        WHERE m.account_id = ? AND ma.state = 'active'))"

enum { OFFER_VALUES_MAX = 48 };

/* The columns from title to accessibility_note, in the order of the table, less account, state
 * and employer. Returns their number. */
size_t store_offer_values(const struct deposit *deposit, struct db_value *values);

bool store_offer_domains_insert(struct db *db, uint64_t offer_id, const struct deposit *deposit)
    __attribute__((warn_unused_result));

#endif
