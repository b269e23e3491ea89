/* The values of statements. */
#include <string.h>
#include <time.h>

#include "store/db_rows.h"

static void time_of_date(struct date date, MYSQL_TIME *time)
{
    time->year = (unsigned)date.year;
    time->month = date.month;
    time->day = date.day;
    time->time_type = MYSQL_TIMESTAMP_DATE;
}

static void time_of_instant(time_t instant, MYSQL_TIME *time)
{
    struct tm utc;

    gmtime_r(&instant, &utc);
    time->year = (unsigned)(utc.tm_year + 1900);
    time->month = (unsigned)(utc.tm_mon + 1);
    time->day = (unsigned)utc.tm_mday;
    time->hour = (unsigned)utc.tm_hour;
    time->minute = (unsigned)utc.tm_min;
    time->second = (unsigned)utc.tm_sec;
    time->time_type = MYSQL_TIMESTAMP_DATETIME;
}

/* The API takes what it reads without const. */
static void *writable(const void *pointer)
{
    void *copy;

    memcpy(&copy, &pointer, sizeof copy);
    return copy;
}

void value_bind(const struct db_value *value, MYSQL_BIND *bind, MYSQL_TIME *time)
{
    switch (value->type) {
    case DB_NULL: bind->buffer_type = MYSQL_TYPE_NULL; break;
    case DB_INT:
        bind->buffer_type = MYSQL_TYPE_LONGLONG;
        bind->buffer = writable(&value->integer);
        bind->is_unsigned = 1;
        break;
    case DB_REAL:
        bind->buffer_type = MYSQL_TYPE_DOUBLE;
        bind->buffer = writable(&value->real);
        break;
    case DB_BYTES:
        bind->buffer_type = MYSQL_TYPE_STRING;
        bind->buffer = writable(value->bytes.at);
        bind->buffer_length = value->bytes.size;
        break;
    case DB_DATE:
        bind->buffer_type = MYSQL_TYPE_DATE;
        bind->buffer = time;
        time_of_date(value->date, time);
        break;
    case DB_INSTANT:
        bind->buffer_type = MYSQL_TYPE_DATETIME;
        bind->buffer = time;
        time_of_instant(value->instant, time);
        break;
    }
}

struct db_value db_u64(uint64_t value)
{
    return (struct db_value){.type = DB_INT, .integer = value};
}

struct db_value db_id(uint64_t id)
{
    return id != 0 ? db_u64(id) : db_null();
}

struct db_value db_bool(bool value)
{
    return db_u64(value ? 1 : 0);
}

struct db_value db_real(double value)
{
    return (struct db_value){.type = DB_REAL, .real = value};
}

struct db_value db_bytes(const void *bytes, size_t size)
{
    return (struct db_value){.type = DB_BYTES, .bytes = {bytes, size}};
}

struct db_value db_text(const char *text)
{
    return text == NULL ? db_null() : db_bytes(text, strlen(text));
}

struct db_value db_code(const char *code)
{
    return code == NULL || *code == '\0' ? db_null() : db_text(code);
}

struct db_value db_date(struct date date)
{
    return date_is_set(date) ? (struct db_value){.type = DB_DATE, .date = date} : db_null();
}

struct db_value db_instant(time_t instant)
{
    return instant != 0 ? (struct db_value){.type = DB_INSTANT, .instant = instant} : db_null();
}

struct db_value db_null(void)
{
    return (struct db_value){.type = DB_NULL};
}
