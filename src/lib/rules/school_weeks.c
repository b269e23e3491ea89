/* The weeks of a school. */
#include "rules/school_weeks.h"

#include <string.h>

#include "rules/statistics.h"

enum { FRIDAY = 4, PERIOD_DAYS_MAX = 31 };

static const char *const other_codes[] = {"", "never", "agreed", "free"};

const char *other_weeks_code(enum other_weeks others)
{
    return other_codes[others];
}

bool other_weeks_parse(const char *code, enum other_weeks *others)
{
    for (unsigned i = OTHER_WEEKS_NEVER; i <= OTHER_WEEKS_FREE; i++) {
        if (strcmp(code, other_codes[i]) == 0) {
            *others = (enum other_weeks)i;
            return true;
        }
    }
    return false;
}

/* A day of class of that week lies in the period. */
static bool period_touches(const struct school_period *period, struct date monday)
{
    return date_compare(period->first, date_add(monday, FRIDAY)) <= 0 &&
           date_compare(period->last, monday) >= 0;
}

enum week_standing school_week_standing(const struct school_weeks *weeks, struct date monday)
{
    static const enum week_standing others[] = {[OTHER_WEEKS_NEVER] = WEEK_NEVER,
                                                [OTHER_WEEKS_AGREED] = WEEK_TO_AGREE,
                                                [OTHER_WEEKS_FREE] = WEEK_FREE};
    bool is_bound = false;

    for (size_t i = 0; i < weeks->count; i++) {
        const struct school_period *period = &weeks->list[i];

        if (period_touches(period, monday))
            return WEEK_OF_SCHOOL;
        is_bound = is_bound || school_year_of(period->first) == school_year_of(monday);
    }
    return is_bound ? others[weeks->others] : WEEK_UNBOUND;
}

/* The holiday in which a day of class lies; NULL: none, or no day of class. */
static const struct holiday *day_off(const struct calendar *calendar, struct date day)
{
    return date_days_between(date_monday(day), day) > FRIDAY ? NULL
                                                             : calendar_holiday(calendar, day);
}

static const struct holiday *holiday_of(const struct school_period *period,
                                        const struct calendar *calendar)
{
    const struct holiday *holiday = day_off(calendar, period->first);

    if (holiday == NULL)
        holiday = day_off(calendar, period->last);
    for (struct date monday = date_monday(period->first);
         holiday == NULL && date_compare(monday, period->last) <= 0; monday = date_add(monday, 7)) {
        if (period_touches(period, monday))
            holiday = calendar_week_holiday(calendar, monday);
    }
    return holiday;
}

enum period_refusal school_period_refusal(const struct school_period *period,
                                          const struct calendar *calendar, struct date today,
                                          const struct holiday **holiday)
{
    *holiday = NULL;
    if (date_compare(period->last, period->first) < 0)
        return PERIOD_ORDER;
    if (date_days_between(period->first, period->last) > PERIOD_DAYS_MAX)
        return PERIOD_LONG;
    if (date_compare(date_add(date_monday(period->first), FRIDAY), today) < 0)
        return PERIOD_PAST;
    *holiday = holiday_of(period, calendar);
    return *holiday != NULL ? PERIOD_HOLIDAY : PERIOD_GOOD;
}

const char *period_refusal_code(enum period_refusal refusal)
{
    static const char *const codes[] = {"", "order", "placement-long", "dates-past",
                                        "dates-holiday"};

    return codes[refusal];
}

const char *week_standing_code(enum week_standing standing)
{
    static const char *const codes[] = {"", "own", "free", "to-agree", "never"};

    return codes[standing];
}

bool week_is_other(enum week_standing standing)
{
    return standing >= WEEK_FREE;
}

const char *week_opinion_code(enum week_opinion opinion)
{
    static const char *const codes[] = {"", "none", "agreed", "refused"};

    return codes[opinion];
}

bool week_may_be_confirmed(enum week_standing standing, enum week_opinion opinion)
{
    if (opinion == WEEK_OPINION_AGREED || !week_is_other(standing))
        return true;
    return opinion == WEEK_OPINION_NONE && standing == WEEK_FREE;
}
