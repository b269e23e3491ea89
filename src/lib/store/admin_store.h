/* What awaits the département, and how the site is doing: the first page of its administration. */
#ifndef STAGE3E_STORE_ADMIN_STORE_H
#define STAGE3E_STORE_ADMIN_STORE_H

#include <stdbool.h>

#include "base/date.h"
#include "store/db.h"

struct admin_overview {
    unsigned offers_to_activate;
    unsigned unanswered;      /* applications that an employer has left for two weeks */
    unsigned to_approve;      /* accounts that their employer or school has to admit */
    unsigned messages_failed; /* given up */
    unsigned offers_online;
    unsigned pupils; /* with an active account */
    unsigned waiting;
    unsigned placed; /* placements confirmed that are not over */
    unsigned schools_with_dates;
    unsigned schools;
};

bool store_admin_overview(struct db *db, struct date today, struct admin_overview *overview)
    __attribute__((warn_unused_result));

#endif
