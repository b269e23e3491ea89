/* School weeks and holidays. */
#include "rules/calendar.h"

#include "rules/public_holidays.h"

const struct holiday *calendar_holiday(const struct calendar *calendar, struct date day)
{
    for (size_t i = 0; i < calendar->count; i++) {
        const struct holiday *holiday = &calendar->holidays[i];

        if (date_compare(holiday->first, day) <= 0 && date_compare(day, holiday->last) <= 0)
            return holiday;
    }
    return NULL;
}

static bool is_day_of_class(const struct calendar *calendar, struct date day)
{
    return calendar_holiday(calendar, day) == NULL &&
           public_holiday(calendar->territory, day) == NULL;
}

bool calendar_week_days(const struct calendar *calendar, struct date monday, struct date from,
                        struct date to, struct date *first, struct date *last)
{
    bool has_day = false;

    for (int i = 0; i < 5; i++) {
        const struct date day = date_add(monday, i);

        if (date_compare(day, from) < 0 || date_compare(day, to) > 0 ||
            !is_day_of_class(calendar, day))
            continue;
        if (!has_day)
            *first = day;
        *last = day;
        has_day = true;
    }
    return has_day;
}

const struct holiday *calendar_week_holiday(const struct calendar *calendar, struct date monday)
{
    struct date first, last;

    if (calendar_week_days(calendar, monday, monday, date_add(monday, 4), &first, &last))
        return NULL;
    return calendar_holiday(calendar, monday);
}

struct date calendar_year_end(const struct calendar *calendar, int year)
{
    const struct date june = {(int16_t)year, 6, 1};
    const struct date end = {(int16_t)year, 8, 31};
    const struct holiday *summer = calendar_holiday(calendar, end);

    /* The holiday that is on at the end of August and began after May is the summer's. */
    if (summer != NULL && date_compare(summer->first, june) > 0)
        return date_add(summer->first, -1);
    return end;
}
