/* Figures of the applications of one school, employer or offer, counted when asked: there are few
 * enough. The definitions are those of the département (doc/statistics.md). */
#ifndef STAGE3E_STORE_STATISTIC_SCOPE_H
#define STAGE3E_STORE_STATISTIC_SCOPE_H

#include "store/statistic_store.h"

enum statistic_of { OF_SCHOOL, OF_MEMBER, OF_OFFER };

enum statistic_by {
    BY_NOTHING,
    BY_OFFER,     /* its number */
    BY_SENT_WEEK, /* the Monday of the sending */
    BY_LEAD, /* whole weeks from the confirmation to the placement, two digits; of the confirmed */
};

struct statistic_scope {
    enum statistic_of of;
    uint64_t id;     /* of the school, the account of an employer's member, the offer */
    int school_year; /* 0: all */
    enum statistic_by by;
};

bool store_statistics_of(struct db *db, const struct statistic_scope *scope,
                         struct statistic_list *list) __attribute__((warn_unused_result));

/* "" if there is no such school. */
bool store_statistic_school(struct db *db, uint64_t id, const char **name)
    __attribute__((warn_unused_result));

#endif
