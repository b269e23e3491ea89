/* School weeks: which days of which weeks a placement may take. Pure.
 *
 * A placement takes place inside one week, from Monday to Friday, in school time only
 * (circular of 21 November 2025; domain.md, "Legal limits"). */
#ifndef STAGE3E_RULES_CALENDAR_H
#define STAGE3E_RULES_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/territory.h"

struct holiday {
    const char *label; /* "Vacances de Noël" */
    struct date first; /* first day without class */
    struct date last;  /* the day before classes start again */
};

/* The holidays of the site's zone, in the order of their days; whose public holidays there are. */
struct calendar {
    const struct holiday *holidays;
    size_t count;
    enum territory territory;
};

/* The holiday a day falls in, or NULL. */
const struct holiday *calendar_holiday(const struct calendar *calendar, struct date day);

/* The part of a week that can be offered: its first and last day of class within a period, in
 * school time and no public holiday. False if the week has none (holiday all week, or outside the
 * period). */
bool calendar_week_days(const struct calendar *calendar, struct date monday, struct date from,
                        struct date to, struct date *first, struct date *last);

/* The holiday that takes the whole week (Monday to Friday), or NULL. */
const struct holiday *calendar_week_holiday(const struct calendar *calendar, struct date monday);

/* Last day of the school year that ends in a year: the eve of the summer holidays if they are
 * known, else 31 August. */
struct date calendar_year_end(const struct calendar *calendar, int year);

#endif
