/* What an offer is today: the status people see, and whether a pupil can apply. Pure.
 * domain.md, "Offers". */
#ifndef STAGE3E_RULES_OFFER_H
#define STAGE3E_RULES_OFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

/* What its owner and the admins decided (column offer.state). */
enum offer_state { OFFER_STATE_TO_ACTIVATE, OFFER_STATE_ACTIVE, OFFER_STATE_DISABLED };

/* "to_activate", "active", "disabled"; of a text that is one of them, that, else NULL. */
const char *offer_state_code(enum offer_state state);
const char *offer_state_known(const char *code);

/* What people see of it. */
enum offer_status {
    OFFER_TO_ACTIVATE,
    OFFER_OPEN,
    OFFER_UPCOMING, /* its application period has not begun */
    OFFER_FILLED,
    OFFER_SUSPENDED, /* by its owner, or its application period is over */
    OFFER_CLOSED,    /* what is free is only in weeks that are too near */
    OFFER_ENDED,
    OFFER_DISABLED,
};

/* Why nobody can apply today. */
enum offer_closure {
    OFFER_CAN_APPLY,
    OFFER_CLOSED_NOT_ACTIVE,
    OFFER_CLOSED_ENDED,
    OFFER_CLOSED_FILLED,
    OFFER_CLOSED_NOT_YET, /* the application period has not begun */
    OFFER_CLOSED_PERIOD,  /* the application period is over */
    OFFER_CLOSED_WEEKS,   /* seats are left, but only in weeks that are too near or past */
};

/* One week of an offer. */
struct offer_week {
    struct date monday;
    struct date first; /* first and last day of the placement in that week */
    struct date last;
    struct date apply_until; /* the last day to apply for it */
    unsigned seats;          /* of its capacity; weeks that share one share these */
    unsigned taken;
    uint64_t capacity_id;
};

/* What the status depends on. */
struct offer_terms {
    enum offer_state state;
    struct date last;       /* last day of its period */
    struct date apply_from; /* unset: at once */
    struct date apply_to;   /* unset: until the weeks close */
    unsigned seats_left;    /* that can still be asked for (store/offer_values.h) */
    bool is_full;           /* no seat is free in the weeks to come */
    bool is_suspended;      /* by its owner: nobody can apply until it is resumed */
};

enum offer_status offer_status(const struct offer_terms *terms, struct date today);

/* A week can still be asked for, today or once the application period has begun: a seat is free in
 * its pool, and its last day to apply is not over by then. */
bool offer_week_is_open(const struct offer_terms *terms, const struct offer_week *week,
                        struct date today);

/* The seats of capacities with an open week, each once: what the store counts of offers that are
 * saved (store/offer_values.h), of one that is not yet. */
unsigned offer_seats_left(const struct offer_terms *terms, const struct offer_week *weeks,
                          size_t week_count, struct date today);

/* No seat is free in the weeks to come; where none is to come, in any. */
bool offer_is_full(const struct offer_week *weeks, size_t week_count, struct date today);

enum offer_closure offer_closure(const struct offer_terms *terms, struct date today);

/* What can be done with an offer, by who manages it. */
enum offer_act {
    OFFER_ACTIVATE,
    OFFER_CORRECT,
    OFFER_SUSPEND,
    OFFER_RESUME,
    OFFER_DISABLE,
    OFFER_RESTORE, /* online again, as it was */
    OFFER_ACTS,
};
bool offer_may(const struct offer_terms *terms, struct date today, enum offer_act act);

/* Listed in the search: active and not past, whether one can apply or not. */
bool offer_is_listed(enum offer_status status);

/* The last day to apply for a week: lead_days before its Monday, at the latest the day before (the
 * week has begun on its Monday), and not after the end of the application period. */
struct date offer_apply_until(struct date monday, unsigned lead_days, struct date apply_to);

/* The codes of the XML and of labels.xml: "to-activate", "open"… and "not-yet", "filled"…;
 * "" for OFFER_CAN_APPLY. */
const char *offer_status_code(enum offer_status status);
const char *offer_closure_code(enum offer_closure closure);

#endif
