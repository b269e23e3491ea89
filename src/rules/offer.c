/* The status of an offer. */
#include "rules/offer.h"

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
    if (terms->seats_left == 0)
        return OFFER_FILLED;
    if (is_before_period(terms, today) || is_after_period(terms, today))
        return OFFER_SUSPENDED;
    return OFFER_OPEN;
}

bool offer_week_is_open(const struct offer_week *week, struct date today)
{
    return week->taken < week->seats && date_compare(today, week->apply_until) <= 0;
}

enum offer_closure offer_closure(const struct offer_terms *terms, const struct offer_week *weeks,
                                 size_t week_count, struct date today)
{
    switch (offer_status(terms, today)) {
    case OFFER_TO_ACTIVATE:
    case OFFER_DISABLED: return OFFER_CLOSED_NOT_ACTIVE;
    case OFFER_ENDED: return OFFER_CLOSED_ENDED;
    case OFFER_FILLED: return OFFER_CLOSED_FILLED;
    case OFFER_SUSPENDED:
        return is_before_period(terms, today) ? OFFER_CLOSED_NOT_YET : OFFER_CLOSED_PERIOD;
    case OFFER_OPEN: break;
    }
    for (size_t i = 0; i < week_count; i++) {
        if (offer_week_is_open(&weeks[i], today))
            return OFFER_CAN_APPLY;
    }
    return OFFER_CLOSED_WEEKS;
}

bool offer_is_listed(enum offer_status status)
{
    return status == OFFER_OPEN || status == OFFER_FILLED || status == OFFER_SUSPENDED;
}

struct date offer_apply_until(struct date monday, unsigned lead_days, struct date apply_to)
{
    const struct date closing = date_add(monday, -(int)lead_days);

    return date_is_set(apply_to) ? date_min(closing, apply_to) : closing;
}

const char *offer_status_code(enum offer_status status)
{
    static const char *const codes[] = {"to-activate", "open",  "filled",
                                        "suspended",   "ended", "disabled"};

    return codes[status];
}

const char *offer_closure_code(enum offer_closure closure)
{
    static const char *const codes[] = {"",        "not-active", "ended", "filled",
                                        "not-yet", "period",     "weeks"};

    return codes[closure];
}
