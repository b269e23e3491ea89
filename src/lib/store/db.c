/* MariaDB through the libmysqlclient API: the connection, its statements, transactions. */
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
#include "store/db_rows.h"

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
    rows_close(rows);
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

/* The last failure of this process without a line in the log; number 0: it has one. A copy, as the
 * statement goes with its connection. */
static struct {
    char doing[1024];
    unsigned number;
} unsaid;

static void error_log(const char *what, unsigned number, const char *message)
{
    char text[12];

    snprintf(text, sizeof text, "%u", number);
    log_event(LOG_LEVEL_ERROR, "database", "doing", what, "error", text, "message", message, NULL);
}

void db_error_say(void)
{
    if (unsaid.number != 0)
        error_log(unsaid.doing, unsaid.number, "");
    unsaid.number = 0;
}

static bool failed(struct db *db, const char *what, unsigned number, const char *message)
{
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
    unsaid.number = 0;
    if (db->error != DB_DUPLICATE && db->error != DB_CONFLICT) {
        metrics_add(METRIC_DB_ERRORS, 1);
        /* The server's message could quote a value: only its number, unless it is lost. */
        error_log(what, number, db->error == DB_DOWN ? message : "");
    } else {
        snprintf(unsaid.doing, sizeof unsaid.doing, "%s", what);
        unsaid.number = number;
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
    rows->pool = &db->pool;
    rows->statement = statement;
    rows->sql = strdup(sql);
    if (rows->sql == NULL)
        abort();
    rows->used_at = ++db->clock;
    rows_open(rows);
    return rows;
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

static bool command(struct db *db, const char *what, const char *sql)
{
    return mysql_query(db->connection, sql) == 0 ||
           failed(db, what, mysql_errno(db->connection), mysql_error(db->connection));
}

static bool transaction_begin(struct db *db)
{
    return command(db, "begin", "START TRANSACTION");
}

/* All that it reads is of the instant it begins. */
static bool snapshot_begin(struct db *db)
{
    return command(db, "snapshot", "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ") &&
           command(db, "snapshot", "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
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

static void transaction_end(struct db *db, bool is_committed)
{
    db->in_transaction = false;
    if (db->connection != NULL &&
        (db->is_suspect || (!is_committed && mysql_rollback(db->connection) != 0)))
        disconnect(db);
}

static bool work_begin(struct db *db, bool (*begin)(struct db *))
{
    db->error = db->undone = DB_NONE;
    db->in_transaction = true;
    return (db->connection != NULL || connect_now(db)) && begin(db);
}

static bool work_run(struct db *db, bool (*begin)(struct db *), db_work work, void *argument)
{
    const time_t begun = seconds_now();

    for (int try = 1;; try++) {
        const bool was_connected = db->connection != NULL;
        bool is_known = true, is_done;

        is_done = work_begin(db, begin) && work(db, argument) && transaction_commit(db, &is_known);
        if (!is_done && db->undone != DB_NONE)
            db->error = db->undone;
        transaction_end(db, is_done);
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
