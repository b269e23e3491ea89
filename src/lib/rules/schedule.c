/* The hours of a week: made, kept, said. */
#include "rules/schedule.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"

enum { DAY_MINUTES = 24 * 60 };

static const unsigned all_days = (1U << SCHEDULE_DAYS) - 1;

bool work_day_make(unsigned from, unsigned to, const struct stretch *breaks, size_t break_count,
                   struct work_day *day)
{
    struct work_day made = {.count = 0};
    unsigned at = from;

    *day = made;
    if (to > DAY_MINUTES || break_count >= STRETCHES_MAX)
        return false;
    for (size_t i = 0; i < break_count; i++) {
        if (breaks[i].from <= at || breaks[i].to <= breaks[i].from)
            return false;
        made.stretches[made.count++] = (struct stretch){(uint16_t)at, breaks[i].from};
        at = breaks[i].to;
    }
    if (to <= at)
        return false;
    made.stretches[made.count++] = (struct stretch){(uint16_t)at, (uint16_t)to};
    *day = made;
    return true;
}

bool schedule_is_empty(const struct schedule *schedule)
{
    for (size_t i = 0; i < SCHEDULE_DAYS; i++) {
        if (schedule->days[i].count > 0)
            return false;
    }
    return true;
}

bool work_day_is_same(const struct work_day *a, const struct work_day *b)
{
    return a->count == b->count &&
           memcmp(a->stretches, b->stretches, a->count * sizeof *a->stretches) == 0;
}

unsigned work_day_minutes(const struct work_day *day)
{
    unsigned minutes = 0;

    for (size_t i = 0; i < day->count; i++)
        minutes += (unsigned)(day->stretches[i].to - day->stretches[i].from);
    return minutes;
}

unsigned schedule_minutes(const struct schedule *schedule)
{
    unsigned minutes = 0;

    for (size_t i = 0; i < SCHEDULE_DAYS; i++)
        minutes += work_day_minutes(&schedule->days[i]);
    return minutes;
}

/* The days with the hours of a day, among those not said yet. */
static unsigned days_like(const struct schedule *schedule, const struct work_day *day,
                          unsigned said)
{
    unsigned days = 0;

    for (unsigned i = 0; i < SCHEDULE_DAYS; i++) {
        if ((said >> i & 1U) == 0 && work_day_is_same(&schedule->days[i], day))
            days |= 1U << i;
    }
    return days;
}

/* Calls say() for each group of days of the same hours, in the order of their first day. */
static const char *groups_say(struct pool *pool, const struct schedule *schedule,
                              const char *separator,
                              const char *(*say)(struct pool *pool, unsigned days,
                                                 const struct work_day *day))
{
    const char *text = "";
    unsigned said = 0;

    for (unsigned i = 0; i < SCHEDULE_DAYS; i++) {
        const struct work_day *day = &schedule->days[i];
        unsigned days;

        if ((said >> i & 1U) != 0 || day->count == 0)
            continue;
        days = days_like(schedule, day, said);
        text =
            pool_printf(pool, "%s%s%s", text, *text != '\0' ? separator : "", say(pool, days, day));
        said |= days;
    }
    return text;
}

static const char *group_write(struct pool *pool, unsigned days, const struct work_day *day)
{
    const char *text = "";

    for (unsigned i = 0; i < SCHEDULE_DAYS; i++) {
        if ((days >> i & 1U) != 0)
            text = pool_printf(pool, "%s%u", text, i + 1);
    }
    for (size_t i = 0; i < day->count; i++) {
        const unsigned from = day->stretches[i].from, to = day->stretches[i].to;

        text =
            pool_printf(pool, "%s %02u%02u-%02u%02u", text, from / 60, from % 60, to / 60, to % 60);
    }
    return text;
}

const char *schedule_write(struct pool *pool, const struct schedule *schedule)
{
    return groups_say(pool, schedule, ";", group_write);
}

/* "0930" at a place of a text that is moved behind it. */
static bool minutes_read(const char **at, unsigned *minutes)
{
    unsigned digits[4];

    for (int i = 0; i < 4; i++, (*at)++) {
        if (**at < '0' || **at > '9')
            return false;
        digits[i] = (unsigned)(**at - '0');
    }
    *minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3];
    return digits[2] < 6 && *minutes <= DAY_MINUTES;
}

/* " 0900-1200": one more stretch, after those there are. */
static bool stretch_read(const char **at, struct work_day *day)
{
    unsigned from, to;

    if (day->count == STRETCHES_MAX)
        return false;
    (*at)++;
    if (!minutes_read(at, &from) || *(*at)++ != '-' || !minutes_read(at, &to) || from >= to ||
        (day->count > 0 && day->stretches[day->count - 1].to > from))
        return false;
    day->stretches[day->count++] = (struct stretch){(uint16_t)from, (uint16_t)to};
    return true;
}

static bool group_read(const char **at, struct schedule *schedule)
{
    struct work_day day = {.count = 0};
    unsigned days = 0;

    for (; **at >= '1' && **at <= '0' + SCHEDULE_DAYS; (*at)++)
        days |= 1U << (**at - '1');
    while (**at == ' ') {
        if (!stretch_read(at, &day))
            return false;
    }
    for (unsigned i = 0; i < SCHEDULE_DAYS; i++) {
        if ((days >> i & 1U) != 0)
            schedule->days[i] = day;
    }
    return days != 0 && day.count > 0;
}

bool schedule_read(const char *text, struct schedule *schedule)
{
    const char *at = text;
    struct schedule read = {0};

    *schedule = read;
    while (*at != '\0') {
        if (!group_read(&at, &read) || (*at != '\0' && *at != ';'))
            return false;
        if (*at == ';' && *++at == '\0')
            return false;
    }
    *schedule = read;
    return true;
}

const char *weekday_text(unsigned day)
{
    static const char *const names[SCHEDULE_DAYS] = {"lundi",    "mardi",  "mercredi", "jeudi",
                                                     "vendredi", "samedi", "dimanche"};

    return names[day % SCHEDULE_DAYS];
}

const char *hour_text(struct pool *pool, unsigned minutes)
{
    return minutes % 60 == 0 ? pool_printf(pool, "%u\u00a0h", minutes / 60)
                             : pool_printf(pool, "%u\u00a0h\u00a0%02u", minutes / 60, minutes % 60);
}

const char *work_day_text(struct pool *pool, const struct work_day *day)
{
    const char *text = "";

    for (size_t i = 0; i < day->count; i++)
        text = pool_printf(
            pool, "%s%sde %s à %s", text, i == 0 ? "" : (i + 1 < day->count ? ", " : " et "),
            hour_text(pool, day->stretches[i].from), hour_text(pool, day->stretches[i].to));
    return text;
}

/* "du lundi au jeudi", "lundi et mercredi", "le vendredi" */
static const char *days_text(struct pool *pool, unsigned days)
{
    unsigned first = 0, last = SCHEDULE_DAYS - 1;
    const char *text;

    while ((days >> first & 1U) == 0)
        first++;
    while ((days >> last & 1U) == 0)
        last--;
    if (first == last)
        return pool_printf(pool, "le %s", weekday_text(first));
    if (last - first >= 2 && (all_days >> (SCHEDULE_DAYS - 1 - (last - first))) == days >> first)
        return pool_printf(pool, "du %s au %s", weekday_text(first), weekday_text(last));
    text = weekday_text(first);
    for (unsigned i = first + 1; i < last; i++) {
        if ((days >> i & 1U) != 0)
            text = pool_printf(pool, "%s, %s", text, weekday_text(i));
    }
    return pool_printf(pool, "%s et %s", text, weekday_text(last));
}

static const char *group_text(struct pool *pool, unsigned days, const struct work_day *day)
{
    return pool_printf(pool, "%s, %s", days_text(pool, days), work_day_text(pool, day));
}

const char *schedule_text(struct pool *pool, const struct schedule *schedule)
{
    return groups_say(pool, schedule, "\u00a0; ", group_text);
}

/* One or two digits, at a place of a text that is moved behind them. */
static bool digits_read(const char **at, unsigned *number)
{
    size_t count = 0;

    for (*number = 0; **at >= '0' && **at <= '9' && count < 2; (*at)++, count++)
        *number = *number * 10 + (unsigned)(**at - '0');
    return count > 0;
}

/* Behind what parts hours from minutes: ":", ".", "h", "heures". */
static const char *unit_skip(const char *at)
{
    if (*at == ':' || *at == '.')
        return at + 1;
    for (const char *unit = "heures"; *at != '\0' && *at == *unit; unit++)
        at++;
    return at;
}

bool hour_read(struct pool *pool, const char *typed, unsigned *minutes)
{
    const char *at = text_compact(pool, typed, "");
    unsigned hour, minute = 0;

    *minutes = 12 * 60;
    if (strcmp(text_fold(pool, at), "midi") == 0)
        return true;
    if (!digits_read(&at, &hour))
        return false;
    at = unit_skip(*at == 'H' ? text_fold(pool, at) : at);
    if (*at != '\0' && !digits_read(&at, &minute))
        return false;
    if (strcmp(at, "min") == 0 || strcmp(at, "mn") == 0)
        at = "";
    *minutes = hour * 60 + minute;
    return *at == '\0' && minute < 60 && *minutes <= DAY_MINUTES;
}
