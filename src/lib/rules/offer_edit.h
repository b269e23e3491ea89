/* Changing an offer that pupils may have applied for. Pure. domain.md, "Offers": seats cannot go
 * below those taken; removing a week that has open applications invalidates them, after a
 * warning; confirmed placements stay. */
#ifndef STAGE3E_RULES_OFFER_EDIT_H
#define STAGE3E_RULES_OFFER_EDIT_H

#include <stddef.h>

#include "base/form.h"
#include "rules/deposit.h"

/* What was asked for of a week. */
struct week_usage {
    struct date monday;
    unsigned confirmed;
    unsigned open; /* sent or accepted, not confirmed yet */
};

/* Refuses, at its field, what confirmed placements do not allow. Placements of weeks that are over
 * and that the offer does not have any more are history: they bind nothing. Gives the number of
 * open applications that the change would close: their week goes, or its last free seat. */
unsigned offer_edit_check(struct pool *pool, const struct deposit *deposit,
                          const struct week_usage *usage, size_t count, struct date today,
                          struct form_errors *errors);

#endif
