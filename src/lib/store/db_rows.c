/* The rows of a statement: where their columns are fetched to, and reading them. */
#include "store/db_rows.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/pool.h"

static bool is_text_type(enum enum_field_types type)
{
    return type != MYSQL_TYPE_LONGLONG && type != MYSQL_TYPE_DOUBLE && type != MYSQL_TYPE_DATETIME;
}

/* The four forms in which columns are fetched. */
static enum enum_field_types fetched_type(enum enum_field_types type)
{
    switch (type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_YEAR: return MYSQL_TYPE_LONGLONG;
    case MYSQL_TYPE_FLOAT:
    case MYSQL_TYPE_DOUBLE:
    case MYSQL_TYPE_DECIMAL:
    case MYSQL_TYPE_NEWDECIMAL: return MYSQL_TYPE_DOUBLE;
    case MYSQL_TYPE_DATE:
    case MYSQL_TYPE_NEWDATE:
    case MYSQL_TYPE_DATETIME:
    case MYSQL_TYPE_TIMESTAMP: return MYSQL_TYPE_DATETIME;
    default: return MYSQL_TYPE_STRING;
    }
}

static void column_bind(struct fetched *column, MYSQL_BIND *bind)
{
    bind->buffer_type = column->type;
    bind->is_null = &column->is_null;
    bind->length = &column->length;
    bind->error = &column->is_cut;
    if (column->type == MYSQL_TYPE_LONGLONG) {
        bind->buffer = &column->integer;
    } else if (column->type == MYSQL_TYPE_DOUBLE) {
        bind->buffer = &column->real;
    } else if (column->type == MYSQL_TYPE_DATETIME) {
        bind->buffer = &column->time;
    } else {
        bind->buffer = column->bytes;
        bind->buffer_length = column->room;
    }
}

void rows_open(struct rows *rows)
{
    MYSQL_RES *metadata = mysql_stmt_result_metadata(rows->statement);
    const MYSQL_FIELD *fields;

    if (metadata == NULL)
        return; /* gives no rows */
    fields = mysql_fetch_fields(metadata);
    rows->column_count = mysql_num_fields(metadata);
    rows->columns = calloc(rows->column_count, sizeof *rows->columns);
    rows->binds = calloc(rows->column_count, sizeof *rows->binds);
    if (rows->columns == NULL || rows->binds == NULL)
        abort();
    for (unsigned i = 0; i < rows->column_count; i++) {
        struct fetched *column = &rows->columns[i];

        column->type = fetched_type(fields[i].type);
        if (is_text_type(column->type)) {
            column->room = 256;
            column->bytes = malloc(column->room);
            if (column->bytes == NULL)
                abort();
        }
        column_bind(column, &rows->binds[i]);
    }
    mysql_free_result(metadata);
}

/* Columns longer than their room: make room, and fetch those again. */
static void long_columns_fetch(struct rows *rows)
{
    for (unsigned i = 0; i < rows->column_count; i++) {
        struct fetched *column = &rows->columns[i];

        if (!is_text_type(column->type) || column->is_null || column->length <= column->room)
            continue;
        column->room = column->length;
        free(column->bytes);
        column->bytes = malloc(column->room);
        if (column->bytes == NULL)
            abort();
        column_bind(column, &rows->binds[i]);
        mysql_stmt_fetch_column(rows->statement, &rows->binds[i], i, 0);
    }
    rows->has_new_room = true;
}

bool row_next(struct rows *rows)
{
    int outcome;

    /* Not before: some versions of the library forget the lengths of the row at hand with it. */
    if (rows->has_new_room)
        mysql_stmt_bind_result(rows->statement, rows->binds);
    rows->has_new_room = false;
    outcome = mysql_stmt_fetch(rows->statement);
    rows->next_column = 0;
    if (outcome == MYSQL_DATA_TRUNCATED)
        long_columns_fetch(rows);
    return outcome == 0 || outcome == MYSQL_DATA_TRUNCATED;
}

struct pool *rows_pool(const struct rows *rows)
{
    return rows != NULL ? *rows->pool : NULL;
}

static struct fetched *column_next(struct rows *rows)
{
    if (rows->next_column >= rows->column_count)
        abort(); /* more columns read than selected: a mistake of ours */
    return &rows->columns[rows->next_column++];
}

uint64_t row_u64(struct rows *rows)
{
    const struct fetched *column = column_next(rows);

    if (column->is_null)
        return 0;
    /* Sums come as decimals. */
    return column->type == MYSQL_TYPE_DOUBLE ? (uint64_t)column->real : (uint64_t)column->integer;
}

unsigned row_unsigned(struct rows *rows)
{
    return (unsigned)row_u64(rows);
}

bool row_bool(struct rows *rows)
{
    return row_u64(rows) != 0;
}

bool row_bool_set(struct rows *rows, bool *is_set)
{
    const struct fetched *column = column_next(rows);

    *is_set = !column->is_null;
    return !column->is_null && column->integer != 0;
}

double row_real(struct rows *rows, bool *is_set)
{
    const struct fetched *column = column_next(rows);

    if (is_set != NULL)
        *is_set = !column->is_null;
    return column->is_null ? 0 : column->real;
}

const char *row_text(struct rows *rows)
{
    const struct fetched *column = column_next(rows);

    return column->is_null ? "" : pool_strndup(*rows->pool, column->bytes, column->length);
}

bool row_bytes(struct rows *rows, void *bytes, size_t size)
{
    const struct fetched *column = column_next(rows);

    if (column->is_null || column->length != size)
        return false;
    memcpy(bytes, column->bytes, size);
    return true;
}

const char *row_blob(struct rows *rows, size_t *size)
{
    const struct fetched *column = column_next(rows);

    *size = column->is_null ? 0 : column->length;
    return column->is_null ? NULL : column->bytes;
}

const char *row_blob_copy(struct rows *rows, size_t *size)
{
    const char *bytes = row_blob(rows, size);

    return bytes != NULL ? pool_strndup(*rows->pool, bytes, *size) : NULL;
}

struct date row_date(struct rows *rows)
{
    const struct fetched *column = column_next(rows);

    if (column->is_null)
        return (struct date){0};
    return (struct date){(int16_t)column->time.year, (uint8_t)column->time.month,
                         (uint8_t)column->time.day};
}

time_t row_instant(struct rows *rows)
{
    const struct fetched *column = column_next(rows);
    struct tm utc = {0};

    if (column->is_null)
        return 0;
    utc.tm_year = (int)column->time.year - 1900;
    utc.tm_mon = (int)column->time.month - 1;
    utc.tm_mday = (int)column->time.day;
    utc.tm_hour = (int)column->time.hour;
    utc.tm_min = (int)column->time.minute;
    utc.tm_sec = (int)column->time.second;
    return timegm(&utc);
}

void rows_close(struct rows *rows)
{
    for (unsigned i = 0; i < rows->column_count; i++)
        free(rows->columns[i].bytes);
    free(rows->columns);
    free(rows->binds);
}
