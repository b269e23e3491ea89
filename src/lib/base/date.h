/* Civil days: what a calendar shows, without hour or time zone.
 *
 * Proleptic Gregorian calendar; weeks are those of ISO 8601 (from Monday to Sunday). */
#ifndef STAGE3E_BASE_DATE_H
#define STAGE3E_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct pool;

struct date {
    int16_t year; /* 0: no date */
    uint8_t month;
    uint8_t day;
};

/* Years that the site accepts; others are refused. */
enum { DATE_YEAR_MIN = 1900, DATE_YEAR_MAX = 2200 };

/* False unless it is a real day of an accepted year. */
bool date_make(int year, int month, int day, struct date *date);

bool date_is_set(struct date date);
int date_compare(struct date a, struct date b); /* <0, 0, >0 */
struct date date_min(struct date a, struct date b);
struct date date_max(struct date a, struct date b);
struct date date_add(struct date date, int days);
int date_days_between(struct date from, struct date to); /* to - from */

/* 1 Monday … 7 Sunday (ISO 8601). */
int date_weekday(struct date date);
struct date date_monday(struct date date);
int date_iso_week(struct date date);

/* The day it is for the people of the site: in the process's time zone (see config.h). */
struct date date_today(void);
struct date date_of_instant(time_t instant);
time_t date_start(struct date date); /* its first instant there */

#define DATE_ISO_SIZE 11
/* "2026-12-07"; an unset date gives "". */
void date_iso(struct date date, char text[DATE_ISO_SIZE]);

enum date_form {
    DATE_SHORT,     /* 07/12/2026 */
    DATE_LONG,      /* 7 décembre 2026, 1er décembre 2026 */
    DATE_DAY_LONG,  /* lundi 7 décembre 2026 */
    DATE_DAY_MONTH, /* 7 décembre */
    DATE_MONTH,     /* décembre 2026 */
};

/* In French, with no-break spaces, from the pool. */
const char *date_text(struct pool *pool, struct date date, enum date_form form);

/* "14 h 05": the hour that it was for the people of the site. */
const char *clock_text(struct pool *pool, time_t instant);

/* "du 7 au 11 décembre 2026", naming month and year once where they are the same. */
const char *date_range_text(struct pool *pool, struct date from, struct date to);

/* "7–11 déc.", "30 nov. – 4 déc.": where there is little room and the year is plain. */
const char *date_range_short(struct pool *pool, struct date from, struct date to);

#endif
