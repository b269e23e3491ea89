/* An application: the states it goes through, who may change them and when, who is told. Pure.
 * domain.md, "Applications". */
#ifndef STAGE3E_RULES_APPLICATION_H
#define STAGE3E_RULES_APPLICATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/alerts.h"
#include "rules/calendar.h"
#include "rules/offer.h"
#include "rules/school_weeks.h"

/* The columns of an application, in the order of their ENUMs, from 1. */
enum employer_opinion { EMPLOYER_PENDING = 1, EMPLOYER_ACCEPTED, EMPLOYER_REFUSED };
enum referent_opinion {
    REFERENT_NONE = 1,
    REFERENT_PENDING,
    REFERENT_FAVOURABLE,
    REFERENT_UNFAVOURABLE,
};
enum pupil_opinion { PUPIL_PENDING = 1, PUPIL_CONFIRMED, PUPIL_WITHDRAWN };
enum closed_reason {
    CLOSED_NOT,
    CLOSED_SEAT_TAKEN,
    CLOSED_OFFER_DISABLED,
    CLOSED_WEEK_REMOVED,
    CLOSED_CONFIRMED_ELSEWHERE,
    CLOSED_EXPIRED,
    CLOSED_CANCELLED,
};

struct application_opinions {
    enum employer_opinion employer;
    enum referent_opinion referent;
    enum pupil_opinion pupil;
    enum closed_reason closed;
};

/* Where an application stands, all of the above but the referent's in one. A change is named by
 * the state that it leads to. */
enum application_state {
    APPLICATION_NONE, /* not sent yet */
    APPLICATION_PENDING,
    APPLICATION_ACCEPTED,
    APPLICATION_REFUSED,
    APPLICATION_CONFIRMED,
    APPLICATION_WITHDRAWN,
    APPLICATION_SEAT_TAKEN,
    APPLICATION_OFFER_DISABLED,
    APPLICATION_WEEK_REMOVED,
    APPLICATION_CONFIRMED_ELSEWHERE,
    APPLICATION_EXPIRED,
    APPLICATION_CANCELLED,
};
enum { APPLICATION_STATES = APPLICATION_CANCELLED + 1 };

enum application_state application_state(const struct application_opinions *opinions);

/* Its code, in events and XML: "pending", "seat_taken"…; "" for APPLICATION_NONE. And back:
 * false if there is no such code. */
const char *application_state_code(enum application_state state);
bool application_state_parse(const char *code, enum application_state *state);

/* What people see: "waiting", "accepted", "confirmed", "refused", "withdrawn", "closed",
 * "invalidated", "cancelled" (labels.xml, "application-status"). */
const char *application_status_code(enum application_state state);

/* How far a pupil is on the way to a placement: the best of the applications counts. */
enum progress {
    PROGRESS_ABSENT,  /* the school's list has them, the site not yet */
    PROGRESS_NOTHING, /* no application */
    PROGRESS_ENDED,   /* none that can still lead anywhere */
    PROGRESS_WAITING,
    PROGRESS_ACCEPTED,
    PROGRESS_PLACED,
};
#define PROGRESSES (PROGRESS_PLACED + 1)

/* What one application says of it; APPLICATION_NONE: there is none. */
enum progress application_progress(enum application_state state);

/* "absent", "nothing"… (labels.xml, "progress"). */
const char *progress_code(enum progress progress);

/* Live: someone can still act on it towards a placement. */
bool application_is_live(enum application_state state);

/* The last of the five steps that it has reached, however it ended (domain.md, "Notifications"). */
unsigned application_step(const struct application_opinions *opinions);

/* Whether the change is one of those that there are, whatever the circumstances. */
bool application_may_become(enum application_state from, enum application_state to);

/* Whether an employer still has something to answer or to end: a link that was mailed for it opens
 * until then. */
bool application_awaits_employer(enum application_state state, struct date last_day,
                                 struct date today);

/* The opinions after a change that may be; the referent's stays. */
struct application_opinions application_after(const struct application_opinions *opinions,
                                              enum application_state to);

/* What a change depends on. */
struct application_facts {
    struct date today;
    struct date monday;
    struct date confirm_until; /* unset: not accepted */
    bool offer_is_active;
    bool week_is_removed;
    unsigned seats_left;     /* in the capacity of the week */
    bool pupil_is_placed;    /* has a confirmed placement in that week */
    bool has_another;        /* the pupil has another live application for that offer and week */
    bool pupil_is_gone;      /* the pupil's account is locked or erased, or a parent objected */
    unsigned live;           /* applications of the pupil */
    unsigned live_max;       /* 0: no limit */
    bool is_too_late;        /* the week cannot be asked for any more, or not yet */
    bool was_taken_up;       /* once already */
    enum week_standing week; /* what the week is to the pupil's school, */
    enum week_opinion week_opinion; /* and what that said of it */
};

enum application_refusal {
    REFUSAL_NONE,
    REFUSAL_STATE, /* it is not in a state for that, or not any more */
    REFUSAL_PAST,  /* the week has begun; for a cancellation: is over */
    REFUSAL_LATE,  /* the time to confirm is over */
    REFUSAL_OFFER, /* the offer is not active any more */
    REFUSAL_WEEK,  /* the employer took the week away */
    REFUSAL_SEAT,  /* no seat is left */
    REFUSAL_PLACED,
    REFUSAL_ANOTHER,
    REFUSAL_GONE,     /* the pupil has no account any more */
    REFUSAL_TOO_MANY, /* rule 1: coming back to life, it would be one too many */
    /* Rule 1, taking up again: */
    REFUSAL_CLOSED, /* the week cannot be asked for now */
    REFUSAL_AGAIN,  /* once is enough */
    /* Rule 1, the weeks of the school: */
    REFUSAL_WEEK_NEVER,   /* it allows no other */
    REFUSAL_WEEK_AWAITED, /* it has not agreed yet */
    REFUSAL_WEEK_REFUSED, /* it does not agree */
};

enum application_refusal application_refusal(enum application_state from, enum application_state to,
                                             const struct application_facts *facts);
const char *application_refusal_code(enum application_refusal refusal);

/* Whether the pupil may remind the employer (rule 1): once, from the third day on. */
bool application_may_remind_employer(enum application_state state, struct date asked_on,
                                     bool was_reminded, struct date today);

/* What applying depends on. */
struct apply_facts {
    struct date today;
    enum offer_closure closure;
    const struct offer_week *week; /* NULL: not one of the offer's */
    unsigned live;                 /* applications of the pupil */
    unsigned live_max;
    bool is_placed;   /* has a confirmed placement in that week */
    bool has_live;    /* has a live application for that offer and week */
    bool was_refused; /* by that employer for that week */
    bool has_ended;   /* one that was withdrawn or has expired: it is taken up again, or not */
    enum week_standing standing; /* what the week is to the pupil's school */
};

enum apply_refusal {
    APPLY_NOT_REFUSED,
    APPLY_CLOSED,  /* nobody can: the closure says why */
    APPLY_WEEK,    /* not a week of the offer, or too late for it */
    APPLY_FULL,    /* no seat left in that week */
    APPLY_PLACED,  /* rule 1 */
    APPLY_ALREADY, /* rule 1: one live application for an offer and week */
    APPLY_REFUSED, /* that employer said no for that week */
    APPLY_TOO_MANY,
    APPLY_ENDED, /* rule 1: one application for an offer and week; this one was withdrawn or expired
                  */
    APPLY_SCHOOL, /* rule 1: the pupil's school allows its own weeks only */
};

enum apply_refusal apply_refusal(const struct apply_facts *facts);
const char *apply_refusal_code(enum apply_refusal refusal);

/* The last day to confirm: so many days after the acceptance, those of school holidays not
 * counted, and before the week begins (rule 4). */
struct date application_confirm_until(const struct calendar *calendar, struct date accepted_on,
                                      struct date monday, unsigned days);

/* Days from one to the other that are not of school holidays: what reminders count. */
unsigned application_days_between(const struct calendar *calendar, struct date from,
                                  struct date to);

/* The last day for the employer to answer (rule 4): so many days after it was sent, those of school
 * holidays not counted, and not after the third day before its Monday; but an employer who was
 * asked late has three such days, as far as the week allows. The offer's lead time plays no part:
 * changed later, it ends nothing. */
struct date application_answer_until(const struct calendar *calendar, struct date sent_on,
                                     struct date monday, unsigned days);

/* A wait for someone, whom one of three alerts reminds (to confirm, to answer, to give an opinion):
 * since which day, the last on which they can act, and after which days they are reminded. */
struct wait {
    enum alert alert;
    struct date since;
    struct date until;
    const struct alert_delays *delays; /* NULL: those of the table */
};

/* How many reminders are due by a day: by the calendar that the deadline counts by; and where the
 * week cuts the time short, one more on its last day but one, so that nothing ends unreminded. */
unsigned application_reminders_due(const struct calendar *calendar, const struct wait *wait,
                                   struct date day);

/* The reminder of the last day but one of a wait whose time is cut short is sent on any day, all
 * others only where the day is no day of rest (rules/alert.h). */
bool application_is_last_call(const struct calendar *calendar, const struct wait *wait,
                              struct date day);

/* Whether the wait ends on a day, with as many reminders sent before it: when its time is over, and
 * the reminders due by then were sent; at the latest when the week begins. */
bool application_is_over(const struct calendar *calendar, const struct wait *wait,
                         struct date monday, unsigned reminded_before, struct date day);

/* Who is told of a change (domain.md, "Notifications"). The SMS is for a pupil who wants them. */
struct announcement {
    bool pupil_mail;
    bool pupil_sms;
    bool employer_mail;
    bool referent_mail;
    bool school_mail; /* at its official address */
};

/* is_in_stead: the département decided for the employer, who is told as well. */
struct announcement application_announcement(enum application_state to, bool is_in_stead);

#endif
