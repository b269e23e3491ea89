/* The part of the deposit form that says how many pupils, when: what binds seats, period, lead time
 * and weeks. domain.md, "Offers". */
#ifndef STAGE3E_RULES_DEPOSIT_WEEKS_H
#define STAGE3E_RULES_DEPOSIT_WEEKS_H

#include "rules/deposit.h"

/* Reads seats, lead time and weeks into a deposit whose period is read; before: the offer that is
 * corrected, or NULL. */
void deposit_weeks_read(struct pool *pool, const struct form *form, const struct calendar *calendar,
                        struct date today, const struct deposit *before, struct deposit *deposit,
                        struct form_errors *errors);

#endif
