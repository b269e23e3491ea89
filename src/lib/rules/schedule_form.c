/* The hours of a week, read from a form and shown in it. */
#include "rules/schedule_form.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"

/* The four hours of a day, or of all days. */
enum { FROM, TO, BREAK_FROM, BREAK_TO, HOURS };
enum { ALL = -1 };

static const char *const common_names[HOURS] = {"hours-from", "hours-to", "break-from", "break-to"};
static const char *const own_names[HOURS] = {"from", "to", "break-from", "break-to"};

static const char *field_name(struct pool *pool, int day, int hour)
{
    return day == ALL ? common_names[hour]
                      : pool_printf(pool, "day-%d-%s", day + 1, own_names[hour]);
}

static const char *day_name(struct pool *pool, int day)
{
    return pool_printf(pool, "day-%d", day + 1);
}

static const char *hour_typed(struct pool *pool, const struct form *form, int day, int hour)
{
    return text_trim(pool, form_value(form, field_name(pool, day, hour)), TEXT_ONE_LINE);
}

static bool is_typed(struct pool *pool, const struct form *form, int day)
{
    for (int i = 0; i < HOURS; i++) {
        if (!text_is_empty(hour_typed(pool, form, day, i)))
            return true;
    }
    return false;
}

/* Reads the four hours; without a break its two are 0. False if one is refused. */
static bool hours_read(struct pool *pool, const struct form *form, int day, unsigned hours[HOURS],
                       struct form_errors *errors)
{
    const size_t count = errors->count;
    const bool has_break = !text_is_empty(hour_typed(pool, form, day, BREAK_FROM)) ||
                           !text_is_empty(hour_typed(pool, form, day, BREAK_TO));

    for (int i = 0; i < (has_break ? HOURS : BREAK_FROM); i++) {
        const char *typed = hour_typed(pool, form, day, i);

        if (text_is_empty(typed))
            form_refuse(errors, field_name(pool, day, i), "hour-missing", NULL);
        else if (!hour_read(pool, typed, &hours[i]))
            form_refuse(errors, field_name(pool, day, i), "hour", NULL);
    }
    return errors->count == count;
}

static void day_read(struct pool *pool, const struct form *form, int day, struct work_day *hours,
                     struct form_errors *errors)
{
    unsigned at[HOURS] = {0};
    struct stretch pause;

    if (!hours_read(pool, form, day, at, errors))
        return;
    pause = (struct stretch){(uint16_t)at[BREAK_FROM], (uint16_t)at[BREAK_TO]};
    if (work_day_make(at[FROM], at[TO], &pause, at[BREAK_TO] > 0 || at[BREAK_FROM] > 0, hours))
        return;
    if (at[TO] <= at[FROM])
        form_refuse(errors, field_name(pool, day, TO), "hour-order", NULL);
    else
        form_refuse(errors, field_name(pool, day, BREAK_FROM), "break-order", NULL);
}

void schedule_form_read(struct pool *pool, const struct form *form, struct schedule *schedule,
                        struct form_errors *errors)
{
    const size_t count = errors->count;
    struct work_day common = {.count = 0};
    bool is_ticked = false, has_own = false;

    *schedule = (struct schedule){0};
    for (int i = 0; i < SCHEDULE_FORM_DAYS; i++) {
        has_own = has_own || is_typed(pool, form, i);
        is_ticked = is_ticked || (form_has(form, day_name(pool, i)) && !is_typed(pool, form, i));
    }
    if (is_ticked || is_typed(pool, form, ALL))
        day_read(pool, form, ALL, &common, errors);
    for (int i = 0; i < SCHEDULE_FORM_DAYS; i++) {
        if (is_typed(pool, form, i))
            day_read(pool, form, i, &schedule->days[i], errors);
        else if (form_has(form, day_name(pool, i)))
            schedule->days[i] = common;
    }
    if (common.count > 0 && !is_ticked && !has_own)
        form_refuse(errors, day_name(pool, 0), "no-day", NULL);
    if (errors->count > count)
        *schedule = (struct schedule){0};
}

void schedule_form_check(const struct schedule *schedule, struct working_time_breaches *breaches)
{
    const struct working_time_terms terms = {.holidays = NULL};

    working_time_check(schedule, &terms, breaches);
}

/* Where a limit is mended. */
static int limit_hour(enum working_time_limit limit)
{
    switch (limit) {
    case LIMIT_EARLIEST: return FROM;
    case LIMIT_BREAK: return BREAK_FROM;
    default: return TO;
    }
}

void schedule_form_refuse(struct pool *pool, const struct form *form,
                          const struct working_time_breaches *breaches, struct form_errors *errors)
{
    for (size_t i = 0; i < breaches->count; i++) {
        const struct working_time_breach *breach = &breaches->list[i];
        const bool is_own = breach->day >= 0 && is_typed(pool, form, breach->day);
        const char *field = field_name(pool, is_own ? breach->day : ALL, limit_hour(breach->limit));

        if (!working_time_binds(breach->limit))
            continue;
        if (breach->limit == LIMIT_DAYS || breach->limit == LIMIT_REST_DAYS ||
            breach->holiday != NULL)
            field = day_name(pool, breach->day > 0 ? breach->day : 0);
        form_refuse(errors, field, pool_printf(pool, "law-%s", working_time_code(breach->limit)),
                    working_time_found(pool, breach));
    }
}

/* The hours that most days have, or NULL. */
static const struct work_day *common_hours(const struct schedule *schedule)
{
    const struct work_day *common = NULL;
    int most = 0;

    for (int i = 0; i < SCHEDULE_FORM_DAYS; i++) {
        int count = 0;

        for (int k = 0; k < SCHEDULE_FORM_DAYS; k++)
            count += schedule->days[i].count > 0 &&
                     work_day_is_same(&schedule->days[i], &schedule->days[k]);
        if (count > most) {
            common = &schedule->days[i];
            most = count;
        }
    }
    return common;
}

static void hour_fill(struct pool *pool, int day, int hour, unsigned minutes, struct form *form)
{
    form_add(pool, form, field_name(pool, day, hour),
             pool_printf(pool, "%02u:%02u", minutes / 60, minutes % 60));
}

static void day_fill(struct pool *pool, int day, const struct work_day *hours, struct form *form)
{
    hour_fill(pool, day, FROM, hours->stretches[0].from, form);
    hour_fill(pool, day, TO, hours->stretches[hours->count - 1].to, form);
    if (hours->count > 1) {
        hour_fill(pool, day, BREAK_FROM, hours->stretches[0].to, form);
        hour_fill(pool, day, BREAK_TO, hours->stretches[1].from, form);
    }
}

void schedule_form_fill(struct pool *pool, const struct schedule *schedule, struct form *form)
{
    const struct work_day *common = common_hours(schedule);

    if (common == NULL)
        return;
    day_fill(pool, ALL, common, form);
    for (int i = 0; i < SCHEDULE_FORM_DAYS; i++) {
        const struct work_day *day = &schedule->days[i];

        if (day->count == 0)
            continue;
        form_add(pool, form, day_name(pool, i), "1");
        if (!work_day_is_same(day, common))
            day_fill(pool, i, day, form);
    }
}

bool schedule_form_knows(const char *name)
{
    for (int i = 0; i < HOURS; i++) {
        if (strcmp(name, common_names[i]) == 0)
            return true;
    }
    if (!text_starts_with(name, "day-") || name[4] < '1' || name[4] > '0' + SCHEDULE_FORM_DAYS)
        return false;
    for (int i = 0; i < HOURS; i++) {
        if (name[5] == '-' && strcmp(name + 6, own_names[i]) == 0)
            return true;
    }
    return name[5] == '\0';
}
