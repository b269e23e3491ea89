/* The legal limits of a week of placement, day by day. Pure. domain.md, "The agreement".
 *
 * An offer is checked without week or birth date: by its days alone, as for a pupil under 16. */
#ifndef STAGE3E_RULES_WORKING_TIME_H
#define STAGE3E_RULES_WORKING_TIME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "rules/calendar.h"
#include "rules/public_holidays.h"
#include "rules/schedule.h"

enum working_time_limit {
    LIMIT_DAY_LENGTH,     /* 7 h a day, breaks not counted */
    LIMIT_WEEK_LENGTH,    /* 35 h a week */
    LIMIT_WEEK_ADVISED,   /* fewer, under 15: an advice */
    LIMIT_EARLIEST,       /* never before 6:00 */
    LIMIT_LATEST,         /* never after 20:00 */
    LIMIT_BREAK,          /* 30 minutes without work before more than 4 h 30 of it */
    LIMIT_NIGHT_UNDER_16, /* 14 h between two days */
    LIMIT_NIGHT_FROM_16,  /* 12 h */
    LIMIT_REST_DAYS,      /* two days without work together */
    LIMIT_DAYS,           /* five days */
    LIMIT_SCHOOL_HOLIDAY, /* in school time only */
    LIMIT_PUBLIC_HOLIDAY, /* */
};

/* What the limits depend on. */
struct working_time_terms {
    struct date monday;  /* of the week; unset: not known, no holiday is looked for */
    struct date born_on; /* of the pupil; unset: not known, then under 16, not under 15 */
    const struct calendar *holidays; /* of the school; NULL: not known */
    enum territory territory;        /* whose public holidays */
    unsigned advised_hours;          /* a week, under 15; 0: no advice */
};

/* A limit that is broken, where, and by what. */
struct working_time_breach {
    enum working_time_limit limit;
    int day;             /* 0 Monday … 6 Sunday; -1: the whole week */
    struct date on;      /* that day, where the week is known */
    unsigned minutes;    /* what there is: at work, of rest, or an hour of the day; days of DAYS */
    const char *holiday; /* which one: "Vacances de Noël", "lundi de Pâques"; else NULL */
};

enum { WORKING_TIME_BREACHES_MAX = 64 };

struct working_time_breaches {
    struct working_time_breach list[WORKING_TIME_BREACHES_MAX]; /* by day; of the week last */
    size_t count;
};

/* All the limits that a schedule breaks, all at once. A schedule without hours breaks none. */
void working_time_check(const struct schedule *schedule, const struct working_time_terms *terms,
                        struct working_time_breaches *breaches);

/* False for what is only an advice. */
bool working_time_binds(enum working_time_limit limit);

/* How many of the breaches bind. */
size_t working_time_broken(const struct working_time_breaches *breaches);

/* "day-length"…: the word of XML, of labels.xml, "working-time" (the sentence) and
 * "working-time-law" (the articles it comes from). */
const char *working_time_code(enum working_time_limit limit);

/* A limit as a table shows it: minutes (of work, of rest, of the day's clock), or days. */
struct working_time_bound {
    enum working_time_limit limit;
    bool is_days;
    unsigned under_16;
    unsigned from_16;
};

/* The limits of a day and a week by age, as working_time_check() has them. */
const struct working_time_bound *working_time_bounds(size_t *count);

/* What there is, in French: "lundi 7 décembre 2026 : 8 h 30", "mardi : 21 h", "36 h", "vendredi
 * 25 décembre 2026 : Noël". */
const char *working_time_found(struct pool *pool, const struct working_time_breach *breach);

#endif
