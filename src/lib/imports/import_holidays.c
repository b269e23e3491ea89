/* School holidays. */
#include "base/date_parse.h"
#include "imports/import_record.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/config.h"
#include "base/date.h"
#include "base/pool.h"
#include "base/text.h"

/* A day, or an official instant ("2025-10-17T22:00:00+00:00"): the day it is in the site's
 * time zone. */
static bool day_read(const char *text, struct date *day, bool *is_instant)
{
    struct tm utc = {0};
    const char *rest = strptime(text, "%Y-%m-%dT%H:%M:%S", &utc);
    int hours = 0, minutes = 0;

    *is_instant = rest != NULL;
    if (rest == NULL)
        return date_parse(text, day);
    if (*rest == '+' || *rest == '-')
        sscanf(rest + 1, "%2d:%2d", &hours, &minutes);
    *day = date_of_instant(timegm(&utc) - (*rest == '-' ? -1 : 1) * (hours * 3600 + minutes * 60));
    return true;
}

struct holiday_row {
    const char *zone;
    const char *label;
    struct date first;
    struct date last;
};

static const char *holiday_text(struct pool *pool, const struct holiday_row *row)
{
    char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];

    date_iso(row->first, first);
    date_iso(row->last, last);
    return pool_printf(pool, "%s from %s to %s", row->label, first, last);
}

/* What is there of the same holiday: the same name in the same school year, or the same days. All
 * of it goes; what was otherwise is said. */
static bool holidays_replace(struct db *db, struct record *record, const struct holiday_row *row)
{
    static const char find[] =
        "SELECT label, first_on, last_on FROM holiday WHERE zone = ? AND (first_on BETWEEN ? AND ?"
        "   OR (label = ? AND first_on BETWEEN ? AND ?) OR (first_on < ? AND last_on >= ?))";
    static const char drop[] = "DELETE FROM holiday WHERE zone = ? AND first_on = ?";
    const int year = row->first.month >= 9 ? row->first.year : row->first.year - 1;
    const struct date begins = {(int16_t)year, 9, 1}, ends = {(int16_t)(year + 1), 8, 31};
    struct rows *rows = db_select(
        db, find,
        DB_VALUES(db_text(row->zone), db_date(row->first), db_date(row->last), db_text(row->label),
                  db_date(begins), db_date(ends), db_date(row->first), db_date(row->first)));

    while (rows != NULL && row_next(rows)) {
        struct holiday_row old = {.zone = row->zone, .label = row_text(rows)};

        old.first = row_date(rows);
        old.last = row_date(rows);
        if (date_compare(old.first, row->first) == 0 && date_compare(old.last, row->last) == 0 &&
            strcmp(old.label, row->label) == 0)
            continue;
        record->correction =
            record->correction == NULL
                ? pool_printf(record->pool, "zone %s: %s, was %s", row->zone,
                              holiday_text(record->pool, row), holiday_text(record->pool, &old))
                : pool_printf(record->pool, "%s, and %s", record->correction,
                              holiday_text(record->pool, &old));
        if (!db_run(db, drop, DB_VALUES(db_text(row->zone), db_date(old.first))))
            return false;
    }
    return rows != NULL;
}

static bool is_summer(struct pool *pool, const char *label)
{
    const char *folded = text_fold(pool, label), *word = strstr(folded, "ete");

    return word != NULL && (word == folded || word[-1] == ' ') &&
           (word[3] == '\0' || word[3] == ' ');
}

/* The holiday of a row; NULL, or why it is none. */
static const char *holiday_read(struct record *record, struct holiday_row *row)
{
    bool is_instant;

    row->label = record->cells[0];
    if (*row->label == '\0' || text_length(row->label) > 100)
        return "the label is empty or too long";
    if (!day_read(record->cells[1], &row->first, &is_instant))
        return "the first day is not a date";
    if (*record->cells[2] == '\0')
        date_make(row->first.year, 8, 31, &row->last); /* a summer: until the next school year */
    else if (!day_read(record->cells[2], &row->last, &is_instant))
        return "the last day is not a date";
    else if (is_instant && date_compare(row->last, row->first) > 0)
        row->last = date_add(row->last, -1); /* the morning classes start again */
    if (date_compare(row->last, row->first) < 0)
        return "it ends before it begins";
    if (date_compare(row->last, row->first) == 0 && is_summer(record->pool, row->label))
        return "a summer of one day";
    return NULL;
}

const char *import_holiday_save(struct db *db, struct record *record)
{
    static const char sql[] =
        "INSERT INTO holiday (zone, first_on, last_on, label) VALUES (?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE last_on = VALUES(last_on), label = VALUES(label)";
    const char *zone = record->cells[3];
    struct holiday_row row = {.zone = *zone != '\0' ? holiday_zone_of(zone)
                                                    : record->config->site.zone};
    const char *refusal;

    if (row.zone == NULL || strcmp(record->cells[4], "Enseignants") == 0) {
        record->outcome = IGNORED; /* the other hemisphere's; the days of teachers alone */
        return NULL;
    }
    refusal = holiday_read(record, &row);
    if (refusal != NULL)
        return refusal;
    if (!holidays_replace(db, record, &row))
        return import_refused;
    refusal = import_inserted(db, record,
                              db_run(db, sql,
                                     DB_VALUES(db_text(row.zone), db_date(row.first),
                                               db_date(row.last), db_text(row.label))));
    if (refusal == NULL && record->correction != NULL)
        record->outcome = CHANGED;
    return refusal;
}
