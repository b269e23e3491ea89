/* Employers who agreed to be called by schools and the département. */
#ifndef STAGE3E_STORE_HELPFUL_STORE_H
#define STAGE3E_STORE_HELPFUL_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"
#include "store/reference_store.h"

struct pool;

enum { HELPFUL_PAGE_SIZE = 30, HELPFUL_RADIUS_KM = 10 };

/* What they may be called for (columns offer.contact_…). */
enum help { HELP_ANY, HELP_LAST_MINUTE, HELP_EVENTS, HELP_QUESTIONS };

struct helpful_query {
    const struct commune *near; /* NULL: everywhere; else within HELPFUL_RADIUS_KM */
    uint64_t domain;            /* 0: any */
    struct date monday;         /* a week with a free seat; unset: any */
    enum help help;
};

struct helpful {
    uint64_t offer_id;
    const char *title;
    const char *employer;
    const char *town;
    const char *contact_name;
    const char *contact_email;
    const char *contact_landline;
    const char *contact_mobile;
    bool for_last_minute;
    bool for_events;
    bool for_questions;
};

/* The offers that are online whose contact has confirmed the address and agreed to that, by town
 * and employer: HELPFUL_PAGE_SIZE from an offset on, and how many there are in all. Never
 * department or job title. */
bool store_helpful_find(struct db *db, struct date today, const struct helpful_query *query,
                        size_t offset, struct helpful **list, size_t *count, size_t *total)
    __attribute__((warn_unused_result));

#endif
