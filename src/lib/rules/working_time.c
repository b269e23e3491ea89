/* The legal limits of a week of placement. The articles are in labels.xml, "working-time-law". */
#include "rules/working_time.h"

#include "base/pool.h"
#include "rules/account.h"

enum {
    DAY_LENGTH_MAX = 7 * 60,
    WEEK_LENGTH_MAX = 35 * 60,
    EARLIEST = 6 * 60,
    LATEST = 20 * 60,
    WORK_WITHOUT_BREAK_MAX = 4 * 60 + 30,
    BREAK_MIN = 30,
    NIGHT_UNDER_16 = 14 * 60,
    NIGHT_FROM_16 = 12 * 60,
    DAYS_MAX = 5,
    WHOLE_DAY = 24 * 60,
    WHOLE_WEEK = -1,
};

static const struct {
    const char *code;
    bool binds;
} limits[] = {
    [LIMIT_DAY_LENGTH] = {"day-length", true},
    [LIMIT_WEEK_LENGTH] = {"week-length", true},
    [LIMIT_WEEK_ADVISED] = {"week-advised", false},
    [LIMIT_EARLIEST] = {"earliest", true},
    [LIMIT_LATEST] = {"latest", true},
    [LIMIT_BREAK] = {"break", true},
    [LIMIT_NIGHT_UNDER_16] = {"night-under-16", true},
    [LIMIT_NIGHT_FROM_16] = {"night-from-16", true},
    [LIMIT_REST_DAYS] = {"rest-days", true},
    [LIMIT_DAYS] = {"days", true},
    [LIMIT_SCHOOL_HOLIDAY] = {"school-holiday", true},
    [LIMIT_PUBLIC_HOLIDAY] = {"public-holiday", true},
};

/* A check that is under way. */
struct check {
    const struct schedule *schedule;
    const struct working_time_terms *terms;
    struct working_time_breaches *breaches;
    int age; /* on the first day; -1: not known */
};

static void breach_add(const struct check *check, enum working_time_limit limit, int day,
                       unsigned minutes, const char *holiday)
{
    struct working_time_breaches *breaches = check->breaches;
    struct working_time_breach breach = {
        .limit = limit, .day = day, .minutes = minutes, .holiday = holiday};

    if (breaches->count == WORKING_TIME_BREACHES_MAX)
        return;
    if (day != WHOLE_WEEK && date_is_set(check->terms->monday))
        breach.on = date_add(check->terms->monday, day);
    breaches->list[breaches->count++] = breach;
}

/* The longest work that no break of half an hour parts, shorter breaks not counted. */
static unsigned longest_work(const struct work_day *day)
{
    unsigned longest = 0, work = 0;

    for (size_t i = 0; i < day->count; i++) {
        const struct stretch *stretch = &day->stretches[i];

        if (i > 0 && stretch->from >= day->stretches[i - 1].to + BREAK_MIN)
            work = 0;
        work += (unsigned)(stretch->to - stretch->from);
        longest = work > longest ? work : longest;
    }
    return longest;
}

static void hours_check(const struct check *check, int number, const struct work_day *day)
{
    const unsigned from = day->stretches[0].from, to = day->stretches[day->count - 1].to;
    const unsigned minutes = work_day_minutes(day), work = longest_work(day);

    if (minutes > DAY_LENGTH_MAX)
        breach_add(check, LIMIT_DAY_LENGTH, number, minutes, NULL);
    if (from < EARLIEST)
        breach_add(check, LIMIT_EARLIEST, number, from, NULL);
    if (to > LATEST)
        breach_add(check, LIMIT_LATEST, number, to, NULL);
    if (work > WORK_WITHOUT_BREAK_MAX)
        breach_add(check, LIMIT_BREAK, number, work, NULL);
}

static void holidays_check(const struct check *check, int number)
{
    const struct working_time_terms *terms = check->terms;
    const struct date on = date_add(terms->monday, number);
    const char *name = public_holiday(terms->territory, on);
    const struct holiday *holiday =
        terms->holidays != NULL ? calendar_holiday(terms->holidays, on) : NULL;

    if (name != NULL)
        breach_add(check, LIMIT_PUBLIC_HOLIDAY, number, 0, name);
    if (holiday != NULL)
        breach_add(check, LIMIT_SCHOOL_HOLIDAY, number, 0, holiday->label);
}

/* The rest between a day and the next. */
static void night_check(const struct check *check, int number, const struct work_day *day)
{
    const struct work_day *next = day + 1;
    const bool is_16 = check->age >= 16;
    const int least = is_16 ? NIGHT_FROM_16 : NIGHT_UNDER_16;
    int rest;

    if (number + 1 >= SCHEDULE_DAYS || next->count == 0)
        return;
    rest = WHOLE_DAY - day->stretches[day->count - 1].to + next->stretches[0].from;
    if (rest < least)
        breach_add(check, is_16 ? LIMIT_NIGHT_FROM_16 : LIMIT_NIGHT_UNDER_16, number,
                   (unsigned)rest, NULL);
}

/* Two days without work that follow each other; the Sunday before the week is one. */
static bool has_rest_days(const struct schedule *schedule)
{
    bool was_rest = true;

    for (int i = 0; i < SCHEDULE_DAYS; i++) {
        const bool is_rest = schedule->days[i].count == 0;

        if (was_rest && is_rest)
            return true;
        was_rest = is_rest;
    }
    return false;
}

static void week_check(const struct check *check)
{
    const unsigned minutes = schedule_minutes(check->schedule);
    const unsigned advised = check->terms->advised_hours * 60;
    unsigned days = 0;

    for (int i = 0; i < SCHEDULE_DAYS; i++)
        days += check->schedule->days[i].count > 0;
    if (minutes > WEEK_LENGTH_MAX)
        breach_add(check, LIMIT_WEEK_LENGTH, WHOLE_WEEK, minutes, NULL);
    else if (advised > 0 && check->age >= 0 && check->age < 15 && minutes > advised)
        breach_add(check, LIMIT_WEEK_ADVISED, WHOLE_WEEK, minutes, NULL);
    if (days > DAYS_MAX)
        breach_add(check, LIMIT_DAYS, WHOLE_WEEK, days, NULL);
    if (!has_rest_days(check->schedule))
        breach_add(check, LIMIT_REST_DAYS, WHOLE_WEEK, 0, NULL);
}

/* On the first day of the placement; -1 where that or the birth date is not known. */
static int age_at_start(const struct schedule *schedule, const struct working_time_terms *terms)
{
    int first = 0;

    if (!date_is_set(terms->monday) || !date_is_set(terms->born_on))
        return -1;
    while (first < SCHEDULE_DAYS - 1 && schedule->days[first].count == 0)
        first++;
    return age_on(terms->born_on, date_add(terms->monday, first));
}

void working_time_check(const struct schedule *schedule, const struct working_time_terms *terms,
                        struct working_time_breaches *breaches)
{
    const struct check check = {schedule, terms, breaches, age_at_start(schedule, terms)};

    breaches->count = 0;
    for (int i = 0; i < SCHEDULE_DAYS; i++) {
        const struct work_day *day = &schedule->days[i];

        if (day->count == 0)
            continue;
        if (date_is_set(terms->monday))
            holidays_check(&check, i);
        hours_check(&check, i, day);
        night_check(&check, i, day);
    }
    week_check(&check);
}

bool working_time_binds(enum working_time_limit limit)
{
    return limits[limit].binds;
}

size_t working_time_broken(const struct working_time_breaches *breaches)
{
    size_t count = 0;

    for (size_t i = 0; i < breaches->count; i++)
        count += limits[breaches->list[i].limit].binds;
    return count;
}

const char *working_time_code(enum working_time_limit limit)
{
    return limits[limit].code;
}

const char *working_time_found(struct pool *pool, const struct working_time_breach *breach)
{
    const char *day, *what;

    if (breach->holiday != NULL)
        what = breach->holiday;
    else if (breach->limit == LIMIT_DAYS)
        what = pool_printf(pool, "%u jours", breach->minutes);
    else
        what = breach->limit == LIMIT_REST_DAYS ? "" : hour_text(pool, breach->minutes);
    if (breach->day == WHOLE_WEEK)
        return what;
    day = date_is_set(breach->on) ? date_text(pool, breach->on, DATE_DAY_LONG)
                                  : weekday_text((unsigned)breach->day);
    return pool_printf(pool, "%s\u00a0: %s", day, what);
}

const struct working_time_bound *working_time_bounds(size_t *count)
{
    enum { REST_DAYS = 2 };
    static const struct working_time_bound bounds[] = {
        {LIMIT_DAY_LENGTH, false, DAY_LENGTH_MAX, DAY_LENGTH_MAX},
        {LIMIT_WEEK_LENGTH, false, WEEK_LENGTH_MAX, WEEK_LENGTH_MAX},
        {LIMIT_EARLIEST, false, EARLIEST, EARLIEST},
        {LIMIT_LATEST, false, LATEST, LATEST},
        {LIMIT_BREAK, false, BREAK_MIN, BREAK_MIN},
        {LIMIT_NIGHT_UNDER_16, false, NIGHT_UNDER_16, NIGHT_FROM_16},
        {LIMIT_REST_DAYS, true, REST_DAYS, REST_DAYS},
        {LIMIT_DAYS, true, DAYS_MAX, DAYS_MAX},
    };

    *count = sizeof bounds / sizeof *bounds;
    return bounds;
}
