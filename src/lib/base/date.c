/* Civil days. The day count is Howard Hinnant's days_from_civil: 1970-01-01 is 0. */
#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"

#define NBSP "\u00a0"

static const char *const month_names[] = {
    "janvier", "février", "mars",      "avril",   "mai",      "juin",
    "juillet", "août",    "septembre", "octobre", "novembre", "décembre",
};

static const char *const short_month_names[] = {
    "janv.", "févr.", "mars",  "avr.", "mai",  "juin",
    "juil.", "août",  "sept.", "oct.", "nov.", "déc.",
};

static const char *const weekday_names[] = {
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
};

static bool year_is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && year_is_leap(year) ? 29 : lengths[month - 1];
}

bool date_make(int year, int month, int day, struct date *date)
{
    if (year < DATE_YEAR_MIN || year > DATE_YEAR_MAX || month < 1 || month > 12 || day < 1 ||
        day > month_length(year, month))
        return false;
    *date = (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
    return true;
}

bool date_is_set(struct date date)
{
    return date.year != 0;
}

static int day_number(struct date date)
{
    const int y = date.year - (date.month <= 2);
    const int era = y / 400;
    const int year_of_era = y - era * 400;
    const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;

    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

static struct date date_of_number(int number)
{
    const int z = number + 719468;
    const int era = z / 146097;
    const int day_of_era = z - era * 146097;
    const int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_index = (5 * day_of_year + 2) / 153;
    const int month = month_index < 10 ? month_index + 3 : month_index - 9;
    const int year = year_of_era + era * 400 + (month <= 2);

    return (struct date){(int16_t)year, (uint8_t)month,
                         (uint8_t)(day_of_year - (153 * month_index + 2) / 5 + 1)};
}

int date_compare(struct date a, struct date b)
{
    return (a.year * 10000 + a.month * 100 + a.day) - (b.year * 10000 + b.month * 100 + b.day);
}

struct date date_min(struct date a, struct date b)
{
    return date_compare(a, b) <= 0 ? a : b;
}

struct date date_max(struct date a, struct date b)
{
    return date_compare(a, b) >= 0 ? a : b;
}

struct date date_add(struct date date, int days)
{
    return date_of_number(day_number(date) + days);
}

int date_days_between(struct date from, struct date to)
{
    return day_number(to) - day_number(from);
}

int date_weekday(struct date date)
{
    /* 1970-01-01 was a Thursday; the sum is positive for every accepted year. */
    return (day_number(date) + 7 * 10000 + 3) % 7 + 1;
}

struct date date_monday(struct date date)
{
    return date_add(date, 1 - date_weekday(date));
}

int date_iso_week(struct date date)
{
    /* A week belongs to the year of its Thursday (ISO 8601, 2.2.10). */
    const struct date thursday = date_add(date_monday(date), 3);
    const struct date new_year = {thursday.year, 1, 1};

    return date_days_between(new_year, thursday) / 7 + 1;
}

struct date date_of_instant(time_t instant)
{
    struct tm local;

    localtime_r(&instant, &local);
    return (struct date){(int16_t)(local.tm_year + 1900), (uint8_t)(local.tm_mon + 1),
                         (uint8_t)local.tm_mday};
}

time_t date_start(struct date date)
{
    struct tm midnight = {
        .tm_year = date.year - 1900, .tm_mon = date.month - 1, .tm_mday = date.day, .tm_isdst = -1};

    return mktime(&midnight);
}

struct date date_today(void)
{
    return date_of_instant(time(NULL));
}

void date_iso(struct date date, char text[DATE_ISO_SIZE])
{
    char digits[16];

    text[0] = '\0';
    if (!date_is_set(date))
        return;
    snprintf(digits, sizeof digits, "%04d-%02u-%02u", date.year, date.month, date.day);
    memcpy(text, digits, DATE_ISO_SIZE);
}

/* "1er" or "7". */
static const char *day_text(struct pool *pool, struct date date)
{
    return date.day == 1 ? "1er" : pool_printf(pool, "%u", date.day);
}

const char *date_text(struct pool *pool, struct date date, enum date_form form)
{
    if (!date_is_set(date))
        return "";

    const char *month = month_names[date.month - 1];

    switch (form) {
    case DATE_SHORT: return pool_printf(pool, "%02u/%02u/%04d", date.day, date.month, date.year);
    case DATE_LONG:
        return pool_printf(pool, "%s" NBSP "%s" NBSP "%d", day_text(pool, date), month, date.year);
    case DATE_DAY_LONG:
        return pool_printf(pool, "%s %s" NBSP "%s" NBSP "%d", weekday_names[date_weekday(date) - 1],
                           day_text(pool, date), month, date.year);
    case DATE_DAY_MONTH: return pool_printf(pool, "%s" NBSP "%s", day_text(pool, date), month);
    case DATE_MONTH: return pool_printf(pool, "%s" NBSP "%d", month, date.year);
    }
    return "";
}

const char *date_range_text(struct pool *pool, struct date from, struct date to)
{
    const char *end = date_text(pool, to, DATE_LONG);

    if (date_compare(from, to) == 0)
        return pool_printf(pool, "le %s", end);
    if (from.year != to.year)
        return pool_printf(pool, "du %s au %s", date_text(pool, from, DATE_LONG), end);
    if (from.month != to.month)
        return pool_printf(pool, "du %s au %s", date_text(pool, from, DATE_DAY_MONTH), end);
    return pool_printf(pool, "du %s au %s", day_text(pool, from), end);
}

const char *date_range_short(struct pool *pool, struct date from, struct date to)
{
    const char *end = pool_printf(pool, "%u" NBSP "%s", to.day, short_month_names[to.month - 1]);

    if (date_compare(from, to) == 0)
        return end;
    if (from.month == to.month)
        return pool_printf(pool, "%u–%s", from.day, end);
    return pool_printf(pool, "%u" NBSP "%s – %s", from.day, short_month_names[from.month - 1], end);
}

const char *clock_text(struct pool *pool, time_t instant)
{
    struct tm local;

    localtime_r(&instant, &local);
    return pool_printf(pool, "%d" NBSP "h" NBSP "%02d", local.tm_hour, local.tm_min);
}
