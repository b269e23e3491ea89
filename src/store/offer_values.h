/* What the stores of offers share: whose an offer is, its content as values of a statement. */
#ifndef STAGE3E_STORE_OFFER_VALUES_H
#define STAGE3E_STORE_OFFER_VALUES_H

#include "rules/deposit.h"
#include "rules/offer.h"
#include "store/db.h"

/* The day that figures are of, as a table with one row; its value is bound where it stands. It
 * comes first in FROM, so that it is bound before what the conditions bind. */
#define OFFER_TODAY "(SELECT CAST(? AS DATE) AS day) AS today"

/* The one definition of the seats left of an offer (o): those that can still be asked for. Of an
 * active offer that is not suspended, the seats not taken of each pool with a week whose last day
 * to apply is not over, today and when the application period begins. `apply_until` has lead time
 * and period in it. */
#define OFFER_SEATS_LEFT                                                                                 \
    "IF(o.state = 'active' AND o.suspended_at IS NULL AND COALESCE(o.apply_to, today.day) >= today.day," \
    "   (SELECT COALESCE(SUM(sc.seats - sc.taken), 0) FROM capacity sc"                                  \
    "     WHERE sc.offer_id = o.id AND EXISTS"                                                           \
    "           (SELECT 1 FROM offer_week sw"                                                            \
    "             WHERE sw.offer_id = o.id AND sw.capacity_id = sc.id AND NOT sw.is_removed"             \
    "               AND sw.apply_until >= GREATEST(today.day, COALESCE(o.apply_from, today.day)))),"     \
    "   0)"

/* No seat is free in the weeks to come; where none is to come, in any. */
#define OFFER_IS_FULL                                                                                \
    "(SELECT COALESCE(MIN(IF(fw.monday > today.day, fc.taken >= fc.seats, NULL)),"                   \
    "                 MIN(fc.taken >= fc.seats))"                                                    \
    "   FROM offer_week fw JOIN capacity fc ON fc.offer_id = fw.offer_id AND fc.id = fw.capacity_id" \
    "  WHERE fw.offer_id = o.id AND NOT fw.is_removed)"

/* What the status of an offer comes from, for offer_terms_read(); FROM needs OFFER_TODAY. */
#define OFFER_TERMS_COLUMNS                                                                           \
    "o.state + 0, o.last_on, o.apply_from, o.apply_to, o.suspended_at IS NOT NULL, " OFFER_SEATS_LEFT \
    ", " OFFER_IS_FULL

void offer_terms_read(struct rows *rows, struct offer_terms *terms);

/* The offers (o) that an account manages: its own, and those of its employer; bound twice. Found by
 * two keys, offer.account_id and offer.employer_id: an OR would read every offer there is. */
#define OFFER_IS_MANAGED                                                                            \
    "o.id IN (SELECT mine.id FROM"                                                                  \
    "   (SELECT mo.id FROM offer mo WHERE mo.account_id = ?"                                        \
    "    UNION SELECT mo.id FROM offer mo JOIN employer_member m ON m.employer_id = mo.employer_id" \
    "                       JOIN account ma ON ma.id = m.account_id"                                \
    "           WHERE m.account_id = ? AND ma.state = 'active') AS mine)"

/* Whether the département locked who deposited the offer (o). */
#define OFFER_OWNER_IS_LOCKED                                                                      \
    "EXISTS (SELECT 1 FROM account la WHERE la.id = o.account_id AND la.state = 'locked')"

enum { OFFER_VALUES_MAX = 48 };

/* The columns from title to accessibility_note, in the order of the table, less account, state
 * and employer. Returns their number. */
size_t store_offer_values(const struct deposit *deposit, struct db_value *values);

bool store_offer_domains_insert(struct db *db, uint64_t offer_id, const struct deposit *deposit)
    __attribute__((warn_unused_result));

#endif
