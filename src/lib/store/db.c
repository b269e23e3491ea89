/* MariaDB through the libmysqlclient API. */
#include "store/db.h"

#include <errmsg.h>
#include <mysql.h>
#include <mysqld_error.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/crypto.h"
#include "base/log.h"
#include "base/metrics.h"
#include "base/pool.h"
#include "store/db_connect.h"

enum {
    STATEMENTS_MAX = 96,          /* kept prepared; searches combine into a few dozens */
    VALUES_MAX = DB_LIST_MAX + 1, /* a list, and what comes before it */
    TRIES = 8,
    TRIES_S = 10,       /* no further one after that: a visitor waits */
    PAUSE_FIRST_MS = 4, /* before the second try; doubled before each further one */
};

#ifndef ER_CONSTRAINT_FAILED
#define ER_CONSTRAINT_FAILED 4025 /* MariaDB's own: a CHECK */
#endif
#ifndef ER_CONNECTION_KILLED
#define ER_CONNECTION_KILLED 1927
#endif
#ifndef ER_STATEMENT_TIMEOUT
#define ER_STATEMENT_TIMEOUT 1969 /* MariaDB's own, too */
#endif

/* Where one column of the current row is fetched to. */
struct fetched {
    enum enum_field_types type;
    long long integer;
    double real;
    MYSQL_TIME time;
    char *bytes;
    unsigned long room;
    unsigned long length;
    my_bool is_null;
    my_bool is_cut;
};

/* A prepared statement, its columns, and the row it stands on. */
struct rows {
    const struct db *db;
    MYSQL_STMT *statement;
    char *sql;
    unsigned long used_at; /* for the choice of the one to close */
    struct fetched *columns;
    MYSQL_BIND *binds;
    unsigned column_count;
    unsigned next_column;
    bool has_new_room; /* columns have moved: to be bound anew before the next row */
};

struct db {
    struct db_hosts *hosts;
    struct pool *own; /* in use where no other is named */
    struct pool *pool;
    MYSQL *connection; /* NULL: not connected */
    struct rows statements[STATEMENTS_MAX];
    size_t statement_count;
    unsigned long clock;
    enum db_error error;
    bool is_suspect; /* the connection's state is unknown: never used again */
    bool in_transaction;
    enum db_error undone; /* the transaction is gone already, for that reason; DB_NONE: it is not */
    uint64_t last_id;
    uint64_t changed_rows;
};

struct db *db_open(const struct config *config)
{
    struct db *db = calloc(1, sizeof *db);

    if (db == NULL)
        abort();
    db->hosts = db_hosts_open(config);
    db->own = db->pool = pool_open();
    return db;
}

struct pool *db_pool_use(struct db *db, struct pool *pool)
{
    struct pool *before = db->pool;

    db->pool = pool != NULL ? pool : db->own;
    return before;
}

struct pool *db_pool(const struct db *db)
{
    return db->pool;
}

static void statement_close(struct rows *rows)
{
    mysql_stmt_close(rows->statement);
    for (unsigned i = 0; i < rows->column_count; i++)
        free(rows->columns[i].bytes);
    free(rows->columns);
    free(rows->binds);
    free(rows->sql);
    *rows = (struct rows){0};
}

/* The connection first: a statement closed on an open one waits for what is still to come. */
static void disconnect(struct db *db)
{
    if (db->connection != NULL)
        mysql_close(db->connection);
    db->connection = NULL;
    db->is_suspect = false;
    for (size_t i = 0; i < db->statement_count; i++)
        statement_close(&db->statements[i]);
    db->statement_count = 0;
}

void db_close(struct db *db)
{
    if (db == NULL)
        return;
    disconnect(db);
    db_hosts_close(db->hosts);
    pool_close(db->own);
    free(db);
}

enum db_error db_error(const struct db *db)
{
    return db->error;
}

bool db_error_passes(enum db_error error)
{
    return error == DB_DOWN || error == DB_UNABLE || error == DB_CONFLICT;
}

static enum db_error error_kind(unsigned number)
{
    switch (number) {
    case ER_DUP_ENTRY: return DB_DUPLICATE;
    case ER_ROW_IS_REFERENCED_2:
    case ER_NO_REFERENCED_ROW_2:
    case ER_CONSTRAINT_FAILED: return DB_REFUSED;
    case ER_LOCK_DEADLOCK:
    case ER_LOCK_WAIT_TIMEOUT:
    case ER_CHECKREAD: return DB_CONFLICT;
    case CR_SERVER_GONE_ERROR:
    case CR_SERVER_LOST:
    case CR_CONNECTION_ERROR:
    case CR_CONN_HOST_ERROR:
    case CR_UNKNOWN_HOST:
    case CR_SSL_CONNECTION_ERROR:
    case CR_MALFORMED_PACKET:
    case ER_CONNECTION_KILLED:
    case ER_SERVER_SHUTDOWN:
    case ER_CON_COUNT_ERROR:
    case ER_NORMAL_SHUTDOWN: return DB_DOWN;
    /* It answers, but is of no use: a node of a cluster that was left alone, or one that only
     * reads. Whoever stays connected to it stays without. */
    case ER_UNKNOWN_COM_ERROR:
    case ER_OPTION_PREVENTS_STATEMENT:
    case ER_ERROR_DURING_COMMIT: return DB_DOWN;
    case ER_RECORD_FILE_FULL:
    case ER_DISK_FULL:
    case ER_ERROR_ON_WRITE:
    case ER_GET_ERRNO:
    case ER_OUT_OF_RESOURCES:
    case ER_QUERY_INTERRUPTED:
    case ER_STATEMENT_TIMEOUT: return DB_UNABLE;
    default: return DB_BROKEN;
    }
}

static bool failed(struct db *db, const char *what, unsigned number, const char *message)
{
    char text[12];

    db->error = error_kind(number);
    /* Errors of the client are of the connection: out of step, cut, out of memory. */
    db->is_suspect = db->is_suspect || db->error == DB_DOWN ||
                     (number >= CR_MIN_ERROR && number <= CR_MAX_ERROR);
    if (db->error == DB_DOWN && number != ER_CONNECTION_KILLED)
        db_hosts_blame(db->hosts);
    if (db->in_transaction && (db->error == DB_CONFLICT || db->is_suspect))
        db->undone = db->error;
    if (db->error == DB_CONFLICT)
        metrics_add(METRIC_CONFLICTS, 1);
    if (db->error != DB_DUPLICATE && db->error != DB_CONFLICT) {
        metrics_add(METRIC_DB_ERRORS, 1);
        snprintf(text, sizeof text, "%u", number);
        /* The server's message could quote a value: only its number, unless it is lost. */
        log_event(LOG_LEVEL_ERROR, "database", "doing", what, "error", text, "message",
                  db->error == DB_DOWN ? message : "", NULL);
    }
    return false;
}

static bool connect_now(struct db *db)
{
    db->connection = db_hosts_connect(db->hosts, 0);
    db->is_suspect = false;
    metrics_add(db->connection != NULL ? METRIC_CONNECTIONS : METRIC_DB_ERRORS, 1);
    if (db->connection != NULL)
        return true;
    if (db->undone != DB_NONE)
        db->undone = DB_DOWN;
    db->error = DB_DOWN; /* refused or unreachable, the visitor's answer is the same */
    return false;
}

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

static void columns_open(struct rows *rows)
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

/* A place for a new statement; the one unused the longest gives way when all are taken. */
static struct rows *statement_slot(struct db *db)
{
    struct rows *oldest = &db->statements[0];

    if (db->statement_count < STATEMENTS_MAX)
        return &db->statements[db->statement_count++];
    for (size_t i = 1; i < STATEMENTS_MAX; i++) {
        if (db->statements[i].used_at < oldest->used_at)
            oldest = &db->statements[i];
    }
    statement_close(oldest);
    return oldest;
}

static struct rows *statement_prepare(struct db *db, const char *sql)
{
    MYSQL_STMT *statement;
    struct rows *rows;

    for (size_t i = 0; i < db->statement_count; i++) {
        rows = &db->statements[i];
        if (strcmp(rows->sql, sql) == 0) {
            rows->used_at = ++db->clock;
            return rows;
        }
    }
    statement = mysql_stmt_init(db->connection);
    if (statement == NULL)
        abort();
    if (mysql_stmt_prepare(statement, sql, strlen(sql)) != 0) {
        failed(db, sql, mysql_stmt_errno(statement), mysql_stmt_error(statement));
        mysql_stmt_close(statement);
        return NULL;
    }
    rows = statement_slot(db);
    rows->db = db;
    rows->statement = statement;
    rows->sql = strdup(sql);
    if (rows->sql == NULL)
        abort();
    rows->used_at = ++db->clock;
    columns_open(rows);
    return rows;
}

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

static void value_bind(const struct db_value *value, MYSQL_BIND *bind, MYSQL_TIME *time)
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

/* Leaves the statement as it was when prepared. An error that comes instead of the rows would
 * otherwise leave it waiting for them, and its next use wait until the time-out. */
static bool statement_failed(struct db *db, struct rows *rows)
{
    failed(db, rows->sql, mysql_stmt_errno(rows->statement), mysql_stmt_error(rows->statement));
    if (!db->is_suspect && mysql_stmt_reset(rows->statement) != 0)
        db->is_suspect = true;
    return false;
}

static bool statement_execute(struct db *db, struct rows *rows, const struct db_value *values,
                              size_t count)
{
    MYSQL_BIND binds[VALUES_MAX] = {0};
    MYSQL_TIME times[VALUES_MAX] = {0};

    if (count > VALUES_MAX || count != mysql_stmt_param_count(rows->statement))
        abort(); /* the statement and its values do not fit: a mistake of ours */
    for (size_t i = 0; i < count; i++)
        value_bind(&values[i], &binds[i], &times[i]);
    mysql_stmt_free_result(rows->statement);
    if ((count > 0 && mysql_stmt_bind_param(rows->statement, binds) != 0) ||
        mysql_stmt_execute(rows->statement) != 0 ||
        (rows->column_count > 0 && (mysql_stmt_bind_result(rows->statement, rows->binds) != 0 ||
                                    mysql_stmt_store_result(rows->statement) != 0)))
        return statement_failed(db, rows);
    rows->next_column = 0;
    return true;
}

/* Counts what this process waited for the database since. */
static void waited(uint64_t since)
{
    metrics_add(METRIC_DB_NANOSECONDS, metrics_clock() - since);
}

static struct rows *execute_once(struct db *db, const char *sql, const struct db_value *values,
                                 size_t count)
{
    const uint64_t since = metrics_clock();
    struct rows *rows;
    bool is_done;

    /* What follows on a transaction that is gone would be done without its beginning. */
    db->error = db->in_transaction ? db->undone : DB_NONE;
    if (db->error != DB_NONE || (db->connection == NULL && !connect_now(db)))
        return NULL;
    rows = statement_prepare(db, sql);
    is_done = rows != NULL && statement_execute(db, rows, values, count);
    metrics_add(METRIC_STATEMENTS, 1);
    waited(since);
    return is_done ? rows : NULL;
}

static time_t seconds_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

/* Whoever met once and comes back at once meets again: a little time, twice as long each time,
 * and not the same for both. */
static void pause_before(int try)
{
    const long pause = PAUSE_FIRST_MS * 1000000L << (try - 1);
    uint16_t chance;
    struct timespec time = {0};

    crypto_random(&chance, sizeof chance);
    time.tv_nsec = pause / 2 + pause / UINT16_MAX * chance; /* below 400 ms */
    nanosleep(&time, NULL);
}

/* What one more try can cure: a deadlock, which undid the work, a connection that went since its
 * last use, or a host that is of no use where there are others. A conflict is given time to end. */
static bool can_run_again(const struct db *db, bool was_connected, int try, time_t begun)
{
    if (try == TRIES || seconds_now() - begun >= TRIES_S)
        return false;
    if (db->error != DB_CONFLICT &&
        (db->error != DB_DOWN || (!was_connected && (size_t)try >= db_hosts_count(db->hosts))))
        return false;
    if (db->error == DB_CONFLICT)
        pause_before(try);
    metrics_add(METRIC_RETRIES, 1);
    return true;
}

struct rows *db_select(struct db *db, const char *sql, const struct db_value *values, size_t count)
{
    const time_t begun = seconds_now();

    for (int try = 1;; try++) {
        const bool was_connected = db->connection != NULL;
        struct rows *rows = execute_once(db, sql, values, count);

        if (rows != NULL || db->in_transaction) /* db_transaction() tries again, from the start */
            return rows;
        if (db->is_suspect)
            disconnect(db);
        if (!can_run_again(db, was_connected, try, begun))
            return NULL;
    }
}

/* has_first: values has one more, which comes before those of the list. */
static struct rows *select_list(struct db *db, const char *before, const char *after,
                                bool has_first, const struct db_value *values, size_t count)
{
    const size_t size = count <= 4 ? 4 : count <= 20 ? 20 : count <= 64 ? 64 : DB_LIST_MAX;
    struct db_value filled[VALUES_MAX];
    char marks[2 * DB_LIST_MAX];

    if (count == 0 || count > DB_LIST_MAX)
        abort(); /* a mistake of ours */
    for (size_t i = 0; i < size; i++) {
        marks[2 * i] = i == 0 ? '(' : ',';
        marks[2 * i + 1] = '?';
    }
    for (size_t i = 0; i < size + has_first; i++)
        filled[i] = values[i < count + has_first ? i : count + has_first - 1];
    const char *sql = pool_printf(db->pool, "%s%.*s)%s", before, (int)(2 * size), marks, after);

    return db_select(db, sql, filled, size + has_first);
}

struct rows *db_select_list(struct db *db, const char *before, const char *after,
                            const struct db_value *values, size_t count)
{
    return select_list(db, before, after, false, values, count);
}

struct rows *db_select_list_on(struct db *db, struct date day, const char *before,
                               const char *after, const struct db_value *values, size_t count)
{
    struct db_value all[VALUES_MAX] = {db_date(day)};

    memcpy(all + 1, values, count * sizeof *values);
    return select_list(db, before, after, true, all, count);
}

/* "(?,?),(?,?)" */
static const char *rows_marks(struct pool *pool, size_t columns, size_t rows)
{
    char *marks = pool_alloc(pool, rows * (2 * columns + 2)), *end = marks;

    for (size_t row = 0; row < rows; row++) {
        for (size_t i = 0; i < columns; i++) {
            *end++ = i == 0 ? '(' : ',';
            *end++ = '?';
        }
        *end++ = ')';
        *end++ = ',';
    }
    end[-1] = '\0';
    return marks;
}

/* As many as fit go in one statement, then one by one: two statements serve all numbers of rows. */
bool db_insert_rows(struct db *db, const char *before, const struct db_value *values,
                    size_t columns, size_t rows)
{
    struct pool *pool = db_pool(db);
    const size_t most = DB_LIST_MAX / columns;
    size_t count;

    for (size_t done = 0; done < rows; done += count) {
        count = rows - done >= most ? most : 1;
        if (!db_run(db, pool_printf(pool, "%s%s", before, rows_marks(pool, columns, count)),
                    values + done * columns, count * columns))
            return false;
    }
    return true;
}

bool db_run(struct db *db, const char *sql, const struct db_value *values, size_t count)
{
    const struct rows *rows = db_select(db, sql, values, count);

    if (rows == NULL)
        return false;
    db->last_id = mysql_stmt_insert_id(rows->statement);
    db->changed_rows = mysql_stmt_affected_rows(rows->statement);
    return true;
}

uint64_t db_last_id(const struct db *db)
{
    return db->last_id;
}

uint64_t db_changed_rows(const struct db *db)
{
    return db->changed_rows;
}

bool db_health(struct db *db, bool *may_write)
{
    /* A table that all programs read: without a quorum a server still computes, but reads none. */
    struct rows *rows = db_select(
        db,
        "SELECT @@global.read_only, (SELECT COUNT(*) FROM (SELECT id FROM account LIMIT 1) one)",
        DB_NO_VALUES);

    *may_write = rows != NULL && row_next(rows) && !row_bool(rows);
    return rows != NULL;
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
    return rows != NULL ? rows->db->pool : NULL;
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

    return column->is_null ? "" : pool_strndup(rows->db->pool, column->bytes, column->length);
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

static bool transaction_begin(struct db *db)
{
    db->error = db->undone = DB_NONE;
    if (db->connection == NULL && !connect_now(db))
        return false;
    if (mysql_autocommit(db->connection, 0) == 0)
        return true;
    return failed(db, "begin", mysql_errno(db->connection), mysql_error(db->connection));
}

/* All that it reads is of the instant it begins. */
static bool snapshot_begin(struct db *db)
{
    if (!transaction_begin(db))
        return false;
    if (mysql_query(db->connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ") == 0 &&
        mysql_query(db->connection, "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY") == 0)
        return true;
    return failed(db, "snapshot", mysql_errno(db->connection), mysql_error(db->connection));
}

static bool transaction_commit(struct db *db, bool *is_known)
{
    uint64_t since;
    bool is_done;

    *is_known = true;
    if (db->undone != DB_NONE) {
        db->error = db->undone; /* whatever the work made of it */
        return false;
    }
    since = metrics_clock();
    is_done = mysql_commit(db->connection) == 0;
    waited(since);
    if (is_done)
        return true;
    failed(db, "commit", mysql_errno(db->connection), mysql_error(db->connection));
    *is_known = db->error != DB_DOWN; /* lost while committing: it may have happened */
    return false;
}

static void transaction_end(struct db *db)
{
    db->in_transaction = false;
    if (db->connection != NULL && (db->is_suspect || mysql_rollback(db->connection) != 0 ||
                                   mysql_autocommit(db->connection, 1) != 0))
        disconnect(db);
}

static bool work_run(struct db *db, bool (*begin)(struct db *), db_work work, void *argument)
{
    const time_t begun = seconds_now();

    for (int try = 1;; try++) {
        const bool was_connected = db->connection != NULL;
        bool is_known = true, is_done;

        db->in_transaction = true;
        is_done = begin(db) && work(db, argument) && transaction_commit(db, &is_known);
        if (!is_done && db->undone != DB_NONE)
            db->error = db->undone;
        transaction_end(db);
        if (is_done)
            return true;
        if (!is_known || !can_run_again(db, was_connected, try, begun))
            return false;
    }
}

bool db_transaction(struct db *db, db_work work, void *argument)
{
    return work_run(db, transaction_begin, work, argument);
}

bool db_snapshot(struct db *db, db_work work, void *argument)
{
    return work_run(db, snapshot_begin, work, argument);
}
