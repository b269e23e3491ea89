/* The states of an application. */
#include "rules/application.h"

#include <string.h>

enum application_state application_state(const struct application_opinions *opinions)
{
    static const enum application_state closed[] = {
        [CLOSED_SEAT_TAKEN] = APPLICATION_SEAT_TAKEN,
        [CLOSED_OFFER_DISABLED] = APPLICATION_OFFER_DISABLED,
        [CLOSED_WEEK_REMOVED] = APPLICATION_WEEK_REMOVED,
        [CLOSED_CONFIRMED_ELSEWHERE] = APPLICATION_CONFIRMED_ELSEWHERE,
        [CLOSED_EXPIRED] = APPLICATION_EXPIRED,
        [CLOSED_CANCELLED] = APPLICATION_CANCELLED,
    };

    if (opinions->closed != CLOSED_NOT)
        return closed[opinions->closed];
    if (opinions->pupil == PUPIL_WITHDRAWN)
        return APPLICATION_WITHDRAWN;
    if (opinions->pupil == PUPIL_CONFIRMED)
        return APPLICATION_CONFIRMED;
    switch (opinions->employer) {
    case EMPLOYER_ACCEPTED: return APPLICATION_ACCEPTED;
    case EMPLOYER_REFUSED: return APPLICATION_REFUSED;
    case EMPLOYER_PENDING: break;
    }
    return APPLICATION_PENDING;
}

/* What there is to say of each state. */
static const struct {
    const char *code;
    const char *status;
    unsigned next; /* the states it may become, a bit each */
} states[APPLICATION_STATES] = {
#define TO(state) 1u << APPLICATION_##state
#define TO_END                                                                                     \
    (TO(REFUSED) | TO(WITHDRAWN) | TO(SEAT_TAKEN) | TO(OFFER_DISABLED) | TO(WEEK_REMOVED) |        \
     TO(CONFIRMED_ELSEWHERE) | TO(EXPIRED))
    [APPLICATION_NONE] = {"", "", TO(PENDING)},
    [APPLICATION_PENDING] = {"pending", "waiting", TO(ACCEPTED) | TO_END},
    [APPLICATION_ACCEPTED] = {"accepted", "accepted", TO(CONFIRMED) | TO_END},
    /* Rule 2: who refused, or let it expire, may still accept. */
    [APPLICATION_REFUSED] = {"refused", "refused", TO(ACCEPTED)},
    [APPLICATION_EXPIRED] = {"expired", "closed", TO(ACCEPTED) | TO(PENDING)},
    [APPLICATION_CONFIRMED] = {"confirmed", "confirmed", TO(CANCELLED)},
    [APPLICATION_WITHDRAWN] = {"withdrawn", "withdrawn", TO(PENDING)},
    [APPLICATION_SEAT_TAKEN] = {"seat_taken", "closed", 0},
    [APPLICATION_OFFER_DISABLED] = {"offer_disabled", "invalidated", 0},
    [APPLICATION_WEEK_REMOVED] = {"week_removed", "invalidated", 0},
    [APPLICATION_CONFIRMED_ELSEWHERE] = {"confirmed_elsewhere", "closed", 0},
    [APPLICATION_CANCELLED] = {"cancelled", "cancelled", 0},
#undef TO_END
#undef TO
};

const char *application_state_code(enum application_state state)
{
    return states[state].code;
}

bool application_state_parse(const char *code, enum application_state *state)
{
    for (unsigned i = 0; i < APPLICATION_STATES; i++) {
        if (strcmp(states[i].code, code) == 0) {
            *state = (enum application_state)i;
            return true;
        }
    }
    return false;
}

const char *application_status_code(enum application_state state)
{
    return states[state].status;
}

enum progress application_progress(enum application_state state)
{
    switch (state) {
    case APPLICATION_NONE: return PROGRESS_NOTHING;
    case APPLICATION_CONFIRMED: return PROGRESS_PLACED;
    case APPLICATION_ACCEPTED: return PROGRESS_ACCEPTED;
    case APPLICATION_PENDING: return PROGRESS_WAITING;
    default: return PROGRESS_ENDED;
    }
}

const char *progress_code(enum progress progress)
{
    static const char *const codes[] = {"absent",  "nothing",  "ended",
                                        "waiting", "accepted", "placed"};

    return codes[progress];
}

bool application_is_live(enum application_state state)
{
    return state == APPLICATION_PENDING || state == APPLICATION_ACCEPTED ||
           state == APPLICATION_CONFIRMED;
}

unsigned application_step(const struct application_opinions *opinions)
{
    if (opinions->pupil == PUPIL_CONFIRMED)
        return 4;
    return opinions->employer == EMPLOYER_PENDING ? 2 : 3;
}

bool application_may_become(enum application_state from, enum application_state to)
{
    return (states[from].next >> to & 1) != 0;
}

bool application_awaits_employer(enum application_state state, struct date last_day,
                                 struct date today)
{
    return date_compare(last_day, today) >= 0 &&
           (application_may_become(state, APPLICATION_ACCEPTED) ||
            application_may_become(state, APPLICATION_REFUSED) ||
            application_may_become(state, APPLICATION_CANCELLED));
}

struct application_opinions application_after(const struct application_opinions *opinions,
                                              enum application_state to)
{
    static const enum closed_reason reasons[APPLICATION_STATES] = {
        [APPLICATION_SEAT_TAKEN] = CLOSED_SEAT_TAKEN,
        [APPLICATION_OFFER_DISABLED] = CLOSED_OFFER_DISABLED,
        [APPLICATION_WEEK_REMOVED] = CLOSED_WEEK_REMOVED,
        [APPLICATION_CONFIRMED_ELSEWHERE] = CLOSED_CONFIRMED_ELSEWHERE,
        [APPLICATION_EXPIRED] = CLOSED_EXPIRED,
        [APPLICATION_CANCELLED] = CLOSED_CANCELLED,
    };
    struct application_opinions after = *opinions;

    /* An acceptance after an expiry opens it again. */
    after.closed = reasons[to];
    /* Taken up again, it is as it was sent. */
    if (to == APPLICATION_PENDING) {
        after.employer = EMPLOYER_PENDING;
        after.pupil = PUPIL_PENDING;
    }
    if (to == APPLICATION_ACCEPTED)
        after.employer = EMPLOYER_ACCEPTED;
    else if (to == APPLICATION_REFUSED)
        after.employer = EMPLOYER_REFUSED;
    else if (to == APPLICATION_CONFIRMED)
        after.pupil = PUPIL_CONFIRMED;
    else if (to == APPLICATION_WITHDRAWN)
        after.pupil = PUPIL_WITHDRAWN;
    return after;
}

/* What both an acceptance and a confirmation need: a seat that this pupil can still take. */
static enum application_refusal seat_refusal(const struct application_facts *facts)
{
    if (date_compare(facts->today, facts->monday) >= 0)
        return REFUSAL_PAST;
    if (facts->pupil_is_gone)
        return REFUSAL_GONE;
    if (!facts->offer_is_active)
        return REFUSAL_OFFER;
    if (facts->week_is_removed)
        return REFUSAL_WEEK;
    if (facts->pupil_is_placed)
        return REFUSAL_PLACED;
    if (facts->has_another)
        return REFUSAL_ANOTHER;
    return facts->seats_left == 0 ? REFUSAL_SEAT : REFUSAL_NONE;
}

/* Rule 1 holds for what comes back to life, too. */
static bool is_one_too_many(enum application_state from, enum application_state to,
                            const struct application_facts *facts)
{
    return !application_is_live(from) && application_is_live(to) && facts->live_max > 0 &&
           facts->live >= facts->live_max;
}

/* Rule 1: the weeks of the school bind a confirmation too. */
static enum application_refusal week_refusal(const struct application_facts *facts)
{
    if (week_may_be_confirmed(facts->week, facts->week_opinion))
        return REFUSAL_NONE;
    if (facts->week_opinion == WEEK_OPINION_REFUSED)
        return REFUSAL_WEEK_REFUSED;
    return facts->week == WEEK_NEVER ? REFUSAL_WEEK_NEVER : REFUSAL_WEEK_AWAITED;
}

/* Rule 1: taken up again once, as if it were sent today. */
static enum application_refusal again_refusal(const struct application_facts *facts)
{
    if (facts->was_taken_up)
        return REFUSAL_AGAIN;
    if (facts->week == WEEK_NEVER)
        return REFUSAL_WEEK_NEVER;
    return facts->is_too_late ? REFUSAL_CLOSED : REFUSAL_NONE;
}

enum application_refusal application_refusal(enum application_state from, enum application_state to,
                                             const struct application_facts *facts)
{
    if (!application_may_become(from, to))
        return REFUSAL_STATE;
    if (to == APPLICATION_CONFIRMED && date_compare(facts->today, facts->confirm_until) > 0)
        return REFUSAL_LATE;
    if (to == APPLICATION_PENDING && again_refusal(facts) != REFUSAL_NONE)
        return again_refusal(facts);
    if (to == APPLICATION_ACCEPTED || to == APPLICATION_CONFIRMED || to == APPLICATION_PENDING) {
        const enum application_refusal refusal = seat_refusal(facts);

        if (refusal != REFUSAL_NONE)
            return refusal;
        if (to == APPLICATION_CONFIRMED)
            return week_refusal(facts);
        return is_one_too_many(from, to, facts) ? REFUSAL_TOO_MANY : REFUSAL_NONE;
    }
    if (to == APPLICATION_CANCELLED && date_compare(facts->today, date_add(facts->monday, 4)) > 0)
        return REFUSAL_PAST;
    return REFUSAL_NONE;
}

const char *application_refusal_code(enum application_refusal refusal)
{
    static const char *const codes[] = {"",        "state",      "past",         "late",
                                        "offer",   "week",       "seat",         "placed",
                                        "another", "gone",       "too-many",     "closed",
                                        "again",   "week-never", "week-awaited", "week-refused"};

    return codes[refusal];
}

bool application_may_remind_employer(enum application_state state, struct date asked_on,
                                     bool was_reminded, struct date today)
{
    enum { DAYS = 3 };

    return state == APPLICATION_PENDING && !was_reminded &&
           date_days_between(asked_on, today) >= DAYS;
}

enum apply_refusal apply_refusal(const struct apply_facts *facts)
{
    /* What concerns the pupil comes first: it says more than "full". */
    if (facts->has_live)
        return APPLY_ALREADY;
    if (facts->was_refused)
        return APPLY_REFUSED;
    if (facts->has_ended)
        return APPLY_ENDED;
    if (facts->is_placed)
        return APPLY_PLACED;
    if (facts->closure != OFFER_CAN_APPLY)
        return APPLY_CLOSED;
    if (facts->week == NULL || date_compare(facts->today, facts->week->apply_until) > 0 ||
        date_compare(facts->today, facts->week->monday) >= 0)
        return APPLY_WEEK;
    if (facts->standing == WEEK_NEVER)
        return APPLY_SCHOOL;
    if (facts->week->taken >= facts->week->seats)
        return APPLY_FULL;
    return facts->live >= facts->live_max ? APPLY_TOO_MANY : APPLY_NOT_REFUSED;
}

const char *apply_refusal_code(enum apply_refusal refusal)
{
    static const char *const codes[] = {"",        "closed",  "week",     "full",  "placed",
                                        "already", "refused", "too-many", "ended", "school"};

    return codes[refusal];
}

/* So many days after a day, those of school holidays not counted, and before a Monday. */
static struct date days_after(const struct calendar *calendar, struct date day, unsigned days,
                              struct date monday)
{
    const struct date eve = date_add(monday, -1);

    while (days > 0 && date_compare(day, eve) < 0) {
        day = date_add(day, 1);
        if (calendar_holiday(calendar, day) == NULL)
            days--;
    }
    return day;
}

struct date application_confirm_until(const struct calendar *calendar, struct date accepted_on,
                                      struct date monday, unsigned days)
{
    return days_after(calendar, accepted_on, days, monday);
}

unsigned application_days_between(const struct calendar *calendar, struct date from, struct date to)
{
    unsigned days = 0;

    for (struct date day = date_add(from, 1); date_compare(day, to) <= 0; day = date_add(day, 1))
        days += calendar_holiday(calendar, day) == NULL;
    return days;
}

struct date application_answer_until(const struct calendar *calendar, struct date sent_on,
                                     struct date monday, unsigned days)
{
    enum { DAYS_BEFORE = 3, DAYS_AT_LEAST = 3 };
    const struct date early = date_add(monday, -DAYS_BEFORE);
    const struct date least = days_after(calendar, sent_on, DAYS_AT_LEAST, monday);

    return date_min(days_after(calendar, sent_on, days, monday), date_max(early, least));
}

static const struct alert_delays *delays_of(const struct wait *wait)
{
    return wait->delays != NULL ? wait->delays : &alert_rules[wait->alert].delays;
}

static unsigned regular_due(const struct calendar *calendar, const struct wait *wait,
                            struct date day)
{
    const struct alert_delays *delays = delays_of(wait);
    const unsigned waited = application_days_between(calendar, wait->since, day);
    unsigned number = 0;

    while (number < delays->count && waited >= delays->days[number])
        number++;
    return number;
}

bool application_is_last_call(const struct calendar *calendar, const struct wait *wait,
                              struct date day)
{
    const struct date call = date_add(wait->until, -1);

    return wait->alert != ALERT_OPINION && date_compare(day, wait->since) > 0 &&
           date_compare(day, call) >= 0 &&
           regular_due(calendar, wait, call) < delays_of(wait)->count;
}

unsigned application_reminders_due(const struct calendar *calendar, const struct wait *wait,
                                   struct date day)
{
    if (!application_is_last_call(calendar, wait, day))
        return regular_due(calendar, wait,
                           wait->alert == ALERT_OPINION ? day : date_min(day, wait->until));
    return regular_due(calendar, wait, date_add(wait->until, -1)) + 1;
}

bool application_is_over(const struct calendar *calendar, const struct wait *wait,
                         struct date monday, unsigned reminded_before, struct date day)
{
    if (date_compare(day, monday) >= 0)
        return true;
    return date_compare(day, wait->until) > 0 &&
           reminded_before >= application_reminders_due(calendar, wait, wait->until);
}

struct announcement application_announcement(enum application_state to, bool is_in_stead)
{
    static const struct announcement announcements[APPLICATION_STATES] = {
        [APPLICATION_PENDING] = {.pupil_mail = true, .employer_mail = true, .referent_mail = true},
        [APPLICATION_ACCEPTED] = {.pupil_mail = true, .pupil_sms = true},
        [APPLICATION_REFUSED] = {.pupil_mail = true, .pupil_sms = true},
        [APPLICATION_CONFIRMED] = {.pupil_mail = true,
                                   .employer_mail = true,
                                   .referent_mail = true},
        [APPLICATION_WITHDRAWN] = {.employer_mail = true},
        [APPLICATION_SEAT_TAKEN] = {.pupil_mail = true, .pupil_sms = true},
        [APPLICATION_OFFER_DISABLED] = {.pupil_mail = true, .pupil_sms = true},
        [APPLICATION_WEEK_REMOVED] = {.pupil_mail = true},
        [APPLICATION_CONFIRMED_ELSEWHERE] = {.employer_mail = true},
        [APPLICATION_EXPIRED] = {.pupil_mail = true, .employer_mail = true},
        [APPLICATION_CANCELLED] = {.pupil_mail = true,
                                   .pupil_sms = true,
                                   .employer_mail = true,
                                   .referent_mail = true,
                                   .school_mail = true},
    };
    struct announcement told = announcements[to];

    if (is_in_stead && (to == APPLICATION_ACCEPTED || to == APPLICATION_REFUSED))
        told.employer_mail = true;
    return told;
}
