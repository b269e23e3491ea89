/* Seats, days and weeks of the deposit form. */
#include "rules/deposit_weeks.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_parse.h"
#include "base/pool.h"
#include "base/text.h"
#include "rules/offer.h"

const char *deposit_week_field(struct pool *pool, struct date monday)
{
    char iso[DATE_ISO_SIZE];

    date_iso(monday, iso);
    return pool_printf(pool, "seats-%s", iso);
}

/* A whole number from 0 to limit, typed in a field; anything else is refused. */
static bool number_read(struct pool *pool, const struct form *form, const char *name,
                        unsigned limit, unsigned *number, struct form_errors *errors)
{
    const char *typed = text_trim(pool, form_value(form, name), TEXT_ONE_LINE);

    *number = 0;
    if (strlen(typed) <= 6 && *typed != '\0' && strspn(typed, "0123456789") == strlen(typed))
        *number = (unsigned)strtoul(typed, NULL, 10);
    else if (*typed != '\0')
        *number = limit + 1;
    if (*number <= limit)
        return true;
    *number = 0;
    form_refuse(errors, name, "number", pool_printf(pool, "%u", limit));
    return false;
}

static bool period_check(const struct deposit *deposit, struct date earliest,
                         struct form_errors *errors)
{
    const size_t count = errors->count;

    if (!date_is_set(deposit->from) || !date_is_set(deposit->to))
        return false;
    if (date_compare(deposit->from, earliest) < 0)
        form_refuse(errors, "from", "past", NULL);
    if (date_compare(deposit->to, deposit->from) < 0)
        form_refuse(errors, "to", "order", NULL);
    else if (date_days_between(deposit->from, deposit->to) >= DEPOSIT_DAYS_MAX)
        form_refuse(errors, "to", "too-far", NULL);
    return errors->count == count;
}

static void application_period_check(const struct deposit *deposit, struct form_errors *errors)
{
    if (date_is_set(deposit->apply_from) && date_is_set(deposit->apply_to) &&
        date_compare(deposit->apply_to, deposit->apply_from) < 0)
        form_refuse(errors, "apply-to", "order", NULL);
    else if (date_is_set(deposit->apply_from) && date_compare(deposit->apply_from, deposit->to) > 0)
        form_refuse(errors, "apply-from", "after-period", NULL);
}

const struct deposit_week *deposit_week_of(const struct deposit *deposit, struct date monday)
{
    for (size_t i = 0; i < deposit->week_count; i++) {
        if (date_compare(deposit->weeks[i].monday, monday) == 0)
            return &deposit->weeks[i];
    }
    return NULL;
}

/* The days of a week within the period: those in school time, and those that it had before. False
 * if there are none. */
static bool week_days(const struct calendar *calendar, const struct deposit *deposit,
                      const struct deposit_week *had, struct deposit_week *week)
{
    const bool has_days = calendar_week_days(calendar, week->monday, deposit->from, deposit->to,
                                             &week->first, &week->last);
    struct date first, last;

    if (had == NULL)
        return has_days;
    first = date_compare(had->first, deposit->from) < 0 ? deposit->from : had->first;
    last = date_min(had->last, deposit->to);
    if (date_compare(first, last) > 0)
        return has_days;
    week->first = has_days ? date_min(first, week->first) : first;
    week->last = has_days && date_compare(week->last, last) > 0 ? week->last : last;
    return true;
}

/* Seats typed for weeks that the offer does not have would be lost without a word. */
static void stray_weeks_check(struct pool *pool, const struct form *form, struct date today,
                              const struct deposit *deposit, struct form_errors *errors)
{
    for (size_t i = 0; i < form->count; i++) {
        const char *name = form->pairs[i].name;
        const char *value = form->pairs[i].value;
        struct date monday;

        if (!text_starts_with(name, "seats-") || strspn(value, "0 ") == strlen(value))
            continue;
        if (!date_parse(name + strlen("seats-"), &monday))
            continue;
        /* A week that is over has none to lose. */
        if (deposit_week_of(deposit, monday) == NULL &&
            date_compare(date_add(monday, 4), today) >= 0)
            form_refuse(errors, name, "week-outside", date_text(pool, monday, DATE_LONG));
    }
}

/* Someone could ask for a week, with that lead time and application period. */
static bool has_open_week(const struct deposit *deposit, struct date today, unsigned lead_days,
                          struct date apply_from, struct date apply_to)
{
    const struct date from = date_max(today, apply_from);

    for (size_t i = 0; i < deposit->week_count; i++) {
        if (date_compare(offer_apply_until(deposit->weeks[i].monday, lead_days, apply_to), from) >=
            0)
            return true;
    }
    return false;
}

/* An offer that nobody could ever apply to is refused at the field that makes it so. */
static void open_week_check(const struct deposit *deposit, struct date today,
                            struct form_errors *errors)
{
    const struct date none = {0};
    const unsigned lead_days = deposit->lead_days;

    if (has_open_week(deposit, today, lead_days, deposit->apply_from, deposit->apply_to))
        return;
    if (!has_open_week(deposit, today, 0, none, none))
        form_refuse(errors, "from", "too-soon", NULL);
    else if (!has_open_week(deposit, today, lead_days, none, none))
        form_refuse(errors, "lead-days", "lead-too-long", NULL);
    else if (!has_open_week(deposit, today, lead_days, none, deposit->apply_to))
        form_refuse(errors, "apply-to", "past", NULL);
    else
        form_refuse(errors, "apply-from", "opens-too-late", NULL);
}

/* Its owner takes no more applications: the period for them, of an offer that there is, was put in
 * the past. */
static bool is_suspended(const struct deposit *deposit, const struct deposit *before,
                         struct date today)
{
    return before != NULL && date_is_set(deposit->apply_to) &&
           date_compare(deposit->apply_to, today) < 0;
}

static void weeks_read(struct pool *pool, const struct form *form, const struct calendar *calendar,
                       struct date today, const struct deposit *before, struct deposit *deposit,
                       struct form_errors *errors)
{
    unsigned total = 0;
    bool has_new_week = before == NULL;

    for (struct date monday = date_monday(deposit->from);
         date_compare(monday, deposit->to) <= 0 && deposit->week_count < DEPOSIT_WEEKS_MAX;
         monday = date_add(monday, 7)) {
        const struct deposit_week *had = before != NULL ? deposit_week_of(before, monday) : NULL;
        struct deposit_week week = {.monday = monday};

        if (!week_days(calendar, deposit, had, &week))
            continue;
        if (deposit->has_weekly_seats && (!number_read(pool, form, deposit_week_field(pool, monday),
                                                       DEPOSIT_SEATS_MAX, &week.seats, errors) ||
                                          week.seats == 0))
            continue;
        total += week.seats;
        week.apply_until = offer_apply_until(monday, deposit->lead_days, deposit->apply_to);
        has_new_week = has_new_week || had == NULL;
        deposit->weeks[deposit->week_count++] = week;
    }
    if (deposit->has_weekly_seats) {
        stray_weeks_check(pool, form, today, deposit, errors);
        if (total == 0)
            form_refuse(errors, "weekly", "no-seat", NULL);
    }
    if (form_is_refused(errors, "weekly"))
        return;
    if (deposit->week_count == 0)
        form_refuse(errors, "from", "no-school-day", NULL);
    else if (has_new_week && !is_suspended(deposit, before, today)) /* one that is over too */
        open_week_check(deposit, today, errors);
}

static void seats_read(struct pool *pool, const struct form *form, struct deposit *deposit,
                       struct form_errors *errors)
{
    if (!deposit->has_weekly_seats &&
        number_read(pool, form, "seats", DEPOSIT_SEATS_MAX, &deposit->seats, errors) &&
        deposit->seats == 0)
        form_refuse(errors, "seats", "no-seat", NULL);
}

static void lead_days_read(struct pool *pool, const struct form *form, struct deposit *deposit,
                           struct form_errors *errors)
{
    if (text_is_empty(form_value(form, "lead-days")))
        deposit->lead_days = DEPOSIT_LEAD_DAYS_DEFAULT;
    else
        number_read(pool, form, "lead-days", DEPOSIT_LEAD_DAYS_MAX, &deposit->lead_days, errors);
}

void deposit_weeks_read(struct pool *pool, const struct form *form, const struct calendar *calendar,
                        struct date today, const struct deposit *before, struct deposit *deposit,
                        struct form_errors *errors)
{
    /* What began already may stay as it is. */
    const struct date earliest = before != NULL ? date_min(today, before->from) : today;

    seats_read(pool, form, deposit, errors);
    lead_days_read(pool, form, deposit, errors);
    if (period_check(deposit, earliest, errors)) {
        application_period_check(deposit, errors);
        weeks_read(pool, form, calendar, today, before, deposit, errors);
    }
}
