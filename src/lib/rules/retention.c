/* How long an account is kept. */
#include "rules/retention.h"

static struct date months_later(struct date date, int months)
{
    const int month = date.month - 1 + months;
    struct date later;

    for (int day = date.day; !date_make(date.year + month / 12, month % 12 + 1, day, &later); day--)
        ;
    return later;
}

static struct date pupils_due_on(const struct calendar *calendar, int school_year)
{
    return months_later(calendar_year_end(calendar, school_year), RETENTION_PUPIL_MONTHS);
}

struct date retention_due_on(const struct retained *account, const struct calendar *calendar)
{
    static const int years[] = {[ACCOUNT_EMPLOYER] = RETENTION_EMPLOYER_YEARS,
                                [ACCOUNT_SCHOOL] = RETENTION_SCHOOL_YEARS,
                                [ACCOUNT_ADMIN] = RETENTION_ADMIN_YEARS};

    if (account->role == ACCOUNT_PUPIL)
        return pupils_due_on(calendar, account->school_year);
    return months_later(date_of_instant(account->seen_at), 12 * years[account->role]);
}

enum retention retention_decide(const struct retained *account, const struct calendar *calendar,
                                time_t now)
{
    const struct date today = date_of_instant(now);
    const struct date due = retention_due_on(account, calendar);
    const bool is_warned = account->warned_at != 0 && account->warned_at > account->seen_at;
    const struct date last = date_of_instant(is_warned ? account->warned_at : account->seen_at);

    if (account->is_needed || date_compare(today, date_add(due, -RETENTION_WARNING_DAYS)) < 0 ||
        date_days_between(last, today) < RETENTION_WARNING_DAYS)
        return RETENTION_KEEP;
    if (!is_warned)
        return RETENTION_WARN;
    return date_compare(today, due) >= 0 ? RETENTION_ERASE : RETENTION_KEEP;
}

int retention_last_school_year(const struct calendar *calendar, struct date day)
{
    int year = day.year;

    while (date_compare(date_add(pupils_due_on(calendar, year), -RETENTION_WARNING_DAYS), day) > 0)
        year--;
    return year;
}
