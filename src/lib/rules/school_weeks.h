/* The weeks of a school: the placement dates that it published bind its pupils. Pure.
 *
 * domain.md, "Applications", 1: the weeks that its dates touch are the ones offered to its pupils;
 * another week of the same school year only as the school set it. */
#ifndef STAGE3E_RULES_SCHOOL_WEEKS_H
#define STAGE3E_RULES_SCHOOL_WEEKS_H

#include <stdbool.h>
#include <stddef.h>

#include "rules/calendar.h"

/* What a school allows outside its dates, in the order of the column's ENUM, from 1. */
enum other_weeks { OTHER_WEEKS_NEVER = 1, OTHER_WEEKS_AGREED, OTHER_WEEKS_FREE };

/* "never", "agreed", "free" (labels.xml, "other-weeks"). Back: false if there is no such code. */
const char *other_weeks_code(enum other_weeks others);
bool other_weeks_parse(const char *code, enum other_weeks *others);

struct school_period {
    struct date first;
    struct date last;
};

/* What binds one pupil: the dates of their class and those of all classes. */
struct school_weeks {
    struct school_period *list;
    size_t count;
    size_t room;
    enum other_weeks others; /* 0: the pupil has no school any more */
};

/* What a week is to a pupil of the school. */
enum week_standing {
    WEEK_UNBOUND, /* the school has published no dates for that school year */
    WEEK_OF_SCHOOL,
    WEEK_FREE,     /* another one: the school is told */
    WEEK_TO_AGREE, /* another one: the school has to agree before it is confirmed */
    WEEK_NEVER,
};

enum week_standing school_week_standing(const struct school_weeks *weeks, struct date monday);

/* "", "own", "free", "to-agree", "never". */
const char *week_standing_code(enum week_standing standing);

/* It is another week than the school's. */
bool week_is_other(enum week_standing standing);

/* What speaks against dates that a school would publish. */
enum period_refusal {
    PERIOD_GOOD,
    PERIOD_ORDER,   /* it ends before it begins */
    PERIOD_LONG,    /* more than a month */
    PERIOD_PAST,    /* its first week is over */
    PERIOD_HOLIDAY, /* it begins or ends in the holidays, or has a week of them */
};

/* holiday: the one of PERIOD_HOLIDAY. */
enum period_refusal school_period_refusal(const struct school_period *period,
                                          const struct calendar *calendar, struct date today,
                                          const struct holiday **holiday);
const char *period_refusal_code(enum period_refusal refusal); /* of labels.xml, "error" */

/* What a school said of a week that was asked for, in the order of the column's ENUM, from 1. */
enum week_opinion { WEEK_OPINION_NONE = 1, WEEK_OPINION_AGREED, WEEK_OPINION_REFUSED };
const char *week_opinion_code(enum week_opinion opinion);

/* Whether a placement may be confirmed in it. What the school agreed to stays, whatever it sets
 * later. */
bool week_may_be_confirmed(enum week_standing standing, enum week_opinion opinion);

#endif
