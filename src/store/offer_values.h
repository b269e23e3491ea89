/* What the stores of offers share: whose an offer is, its content as values of a statement. */
#ifndef STAGE3E_STORE_OFFER_VALUES_H
#define STAGE3E_STORE_OFFER_VALUES_H

#include "rules/deposit.h"
#include "store/db.h"

/* The offers (o) that an account manages: its own, and those of its employer; bound twice. Found by
 * two keys, offer.account_id and offer.employer_id: an OR would read every offer there is. */
#define OFFER_IS_MANAGED                                                                            \
    "o.id IN (SELECT mine.id FROM"                                                                  \
    "   (SELECT mo.id FROM offer mo WHERE mo.account_id = ?"                                        \
    "    UNION SELECT mo.id FROM offer mo JOIN employer_member m ON m.employer_id = mo.employer_id" \
    "                       JOIN account ma ON ma.id = m.account_id"                                \
    "           WHERE m.account_id = ? AND ma.state = 'active') AS mine)"

enum { OFFER_VALUES_MAX = 48 };

/* The columns from title to accessibility_note, in the order of the table, less account, state
 * and employer. Returns their number. */
size_t store_offer_values(const struct deposit *deposit, struct db_value *values);

bool store_offer_domains_insert(struct db *db, uint64_t offer_id, const struct deposit *deposit)
    __attribute__((warn_unused_result));

#endif
