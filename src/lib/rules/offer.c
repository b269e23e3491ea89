/* The status of an offer. */
#include "rules/offer.h"

#include <string.h>

static const char *const states[] = {[OFFER_STATE_TO_ACTIVATE] = "to_activate",
                                     [OFFER_STATE_ACTIVE] = "active",
                                     [OFFER_STATE_DISABLED] = "disabled"};

const char *offer_state_code(enum offer_state state)
{
    return states[state];
}

const char *offer_state_known(const char *code)
{
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        if (strcmp(code, states[i]) == 0)
            return states[i];
    }
    return NULL;
}

static bool is_before_period(const struct offer_terms *terms, struct date today)
{
    return date_is_set(terms->apply_from) && date_compare(today, terms->apply_from) < 0;
}

static bool is_after_period(const struct offer_terms *terms, struct date today)
{
    return date_is_set(terms->apply_to) && date_compare(today, terms->apply_to) > 0;
}

enum offer_status offer_status(const struct offer_terms *terms, struct date today)
{
    if (terms->state == OFFER_STATE_DISABLED)
        return OFFER_DISABLED;
    if (terms->state == OFFER_STATE_TO_ACTIVATE)
        return OFFER_TO_ACTIVATE;
    if (date_compare(today, terms->last) > 0)
        return OFFER_ENDED;
    if (terms->seats_left > 0)
        return is_before_period(terms, today) ? OFFER_UPCOMING : OFFER_OPEN;
    if (terms->is_full)
        return OFFER_FILLED;
    return terms->is_suspended || is_after_period(terms, today) ? OFFER_SUSPENDED : OFFER_CLOSED;
}

bool offer_week_is_open(const struct offer_terms *terms, const struct offer_week *week,
                        struct date today)
{
    const struct date from = date_max(today, terms->apply_from);

    return week->taken < week->seats && date_compare(from, week->apply_until) <= 0 &&
           !is_after_period(terms, today) && !terms->is_suspended;
}

unsigned offer_seats_left(const struct offer_terms *terms, const struct offer_week *weeks,
                          size_t week_count, struct date today)
{
    unsigned seats = 0;

    for (size_t i = 0; i < week_count; i++) {
        bool is_counted = !offer_week_is_open(terms, &weeks[i], today);

        for (size_t k = 0; k < i && !is_counted; k++)
            is_counted = weeks[k].capacity_id == weeks[i].capacity_id &&
                         offer_week_is_open(terms, &weeks[k], today);
        if (!is_counted)
            seats += weeks[i].seats - weeks[i].taken;
    }
    return terms->state == OFFER_STATE_ACTIVE ? seats : 0;
}

bool offer_is_full(const struct offer_week *weeks, size_t week_count, struct date today)
{
    size_t coming = 0, free_coming = 0, free = 0;

    for (size_t i = 0; i < week_count; i++) {
        const bool is_coming = date_compare(weeks[i].monday, today) > 0;
        const bool is_free = weeks[i].taken < weeks[i].seats;

        coming += is_coming;
        free_coming += is_coming && is_free;
        free += is_free;
    }
    return week_count > 0 && (coming > 0 ? free_coming : free) == 0;
}

enum offer_closure offer_closure(const struct offer_terms *terms, struct date today)
{
    static const enum offer_closure closures[] = {
        [OFFER_TO_ACTIVATE] = OFFER_CLOSED_NOT_ACTIVE,
        [OFFER_OPEN] = OFFER_CAN_APPLY,
        [OFFER_UPCOMING] = OFFER_CLOSED_NOT_YET,
        [OFFER_FILLED] = OFFER_CLOSED_FILLED,
        [OFFER_SUSPENDED] = OFFER_CLOSED_PERIOD,
        [OFFER_CLOSED] = OFFER_CLOSED_WEEKS,
        [OFFER_ENDED] = OFFER_CLOSED_ENDED,
        [OFFER_DISABLED] = OFFER_CLOSED_NOT_ACTIVE,
    };

    return closures[offer_status(terms, today)];
}

bool offer_may(const struct offer_terms *terms, struct date today, enum offer_act act)
{
    const enum offer_status status = offer_status(terms, today);
    const bool is_suspended =
        status == OFFER_SUSPENDED || (offer_is_listed(status) && terms->is_suspended);

    switch (act) {
    case OFFER_ACTIVATE: return status == OFFER_TO_ACTIVATE;
    case OFFER_CORRECT:
    case OFFER_DISABLE: return status != OFFER_DISABLED;
    case OFFER_SUSPEND: return offer_is_listed(status) && !is_suspended;
    case OFFER_RESUME: return is_suspended;
    case OFFER_RESTORE: return status == OFFER_DISABLED;
    default: return false;
    }
}

bool offer_is_listed(enum offer_status status)
{
    return status != OFFER_TO_ACTIVATE && status != OFFER_ENDED && status != OFFER_DISABLED;
}

struct date offer_apply_until(struct date monday, unsigned lead_days, struct date apply_to)
{
    const struct date closing = date_add(monday, lead_days > 0 ? -(int)lead_days : -1);

    return date_is_set(apply_to) ? date_min(closing, apply_to) : closing;
}

const char *offer_status_code(enum offer_status status)
{
    static const char *const codes[] = {"to-activate", "open",   "upcoming", "filled",
                                        "suspended",   "closed", "ended",    "disabled"};

    return codes[status];
}

const char *offer_closure_code(enum offer_closure closure)
{
    static const char *const codes[] = {"",        "not-active", "ended", "filled",
                                        "not-yet", "period",     "weeks"};

    return codes[closure];
}
