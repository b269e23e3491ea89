/* What happens to an offer, noted in its transaction. */
#ifndef STAGE3E_STORE_OFFER_EVENT_STORE_H
#define STAGE3E_STORE_OFFER_EVENT_STORE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "rules/actor.h"
#include "store/db.h"

/* Something that happened to an offer. Texts may be NULL. */
struct offer_event {
    uint64_t offer_id;
    uint64_t account_id; /* who did it; 0: by a mailed link, or nobody signed in */
    enum actor actor;
    const char *name; /* labels.xml, "offer-event", has its words */
    const char *before;
    const char *after;
    const char *reason;
};

bool store_offer_event(struct db *db, const struct offer_event *event, time_t now)
    __attribute__((warn_unused_result));

#endif
