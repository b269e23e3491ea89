/* Applications, seen from their offer. */
#ifndef STAGE3E_STORE_APPLICATION_STORE_H
#define STAGE3E_STORE_APPLICATION_STORE_H

#include "rules/offer_edit.h"
#include "store/db.h"

struct pool;

/* What is asked for of each week of an offer; weeks nobody asked for are left out. */
bool store_week_usage(struct db *db, struct pool *pool, uint64_t offer_id,
                      struct week_usage **usage, size_t *count) __attribute__((warn_unused_result));

/* Someone to tell that an application ended. */
struct told {
    const char *email;
    uint64_t application_id;
};

struct told_list {
    struct told *list;
    size_t count;
    size_t room;
};

/* Why open applications of an offer end. */
struct closing {
    uint64_t offer_id;
    struct date monday;  /* of one week; unset: of all */
    const char *reason;  /* "offer_disabled", "week_removed" */
    const char *actor;   /* of the event's ENUM */
    uint64_t account_id; /* who did it; 0: nobody signed in */
    const char *why;     /* in words, for the history */
};

/* Ends the applications that are neither answered with no nor confirmed, with an event each, and
 * adds their pupils to those to tell. For use in a transaction. */
bool store_applications_close(struct db *db, struct pool *pool, const struct closing *closing,
                              time_t now, struct told_list *told)
    __attribute__((warn_unused_result));

#endif
