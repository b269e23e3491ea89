/* The database connection: prepared statements, typed values and rows, transactions.
 *
 * SQL text is always a constant (or constants put together), every value is bound. Statements
 * stay prepared for the life of the connection. A lost connection is opened again by itself, to
 * another host where there are several (store/db_connect.h);
 * a statement outside a transaction, or a whole transaction, is then run again. So it is after a
 * deadlock or a wait for a lock, a few times with growing pauses, for about ten seconds at most.
 * What follows in a transaction that the database undid is refused: it is repeated or failed as a
 * whole. */
#ifndef STAGE3E_STORE_DB_H
#define STAGE3E_STORE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/date.h"

struct config;
struct pool;
struct db;
struct rows;

enum db_error {
    DB_NONE,
    DB_DUPLICATE, /* a UNIQUE key refused the row */
    DB_REFUSED,   /* a CHECK or FOREIGN KEY refused it */
    DB_CONFLICT,  /* deadlock or lock wait: the transaction can be run again */
    DB_DOWN,      /* no database, lost, or one that is of no use (no quorum, read only): 503 */
    DB_UNABLE,    /* it cannot now: its disk is full, the statement took too long: 503 */
    DB_BROKEN,    /* anything else: a mistake of ours; logged */
};

/* A connection for the given configuration, made when first used. Never NULL. */
struct db *db_open(const struct config *config);
void db_close(struct db *db);

/* Where what is read lives: a pool of the connection's own, until another is named, that of the
 * request or of the job at hand. Returns the one before; NULL names the connection's own again. */
struct pool *db_pool_use(struct db *db, struct pool *pool);
struct pool *db_pool(const struct db *db);

/* Why the last call on this connection returned false. */
enum db_error db_error(const struct db *db);

/* A row refused as twice the same, or a conflict, is an answer that callers reckon with, and no
 * line of the log. Where one ends a job all the same, this writes the line: which statement, which
 * number. Nothing if the last failure of this process has one already. */
void db_error_say(void);

/* True for what passes by itself: the visitor is told to come back (503). */
bool db_error_passes(enum db_error error);

/* True if the database answers from its tables; may_write: false if it is set to read only. */
bool db_health(struct db *db, bool *may_write);

enum db_type { DB_NULL, DB_INT, DB_REAL, DB_BYTES, DB_DATE, DB_INSTANT };

struct db_value {
    enum db_type type;
    union {
        uint64_t integer;
        double real;
        struct {
            const void *at;
            size_t size;
        } bytes;
        struct date date;
        time_t instant;
    };
};

struct db_value db_u64(uint64_t value);
struct db_value db_id(uint64_t id); /* 0: SQL NULL */
struct db_value db_bool(bool value);
struct db_value db_real(double value);
struct db_value db_text(const char *text); /* NULL: SQL NULL */
struct db_value db_code(const char *code); /* NULL and "": SQL NULL */
struct db_value db_bytes(const void *bytes, size_t size);
struct db_value db_date(struct date date);  /* unset: SQL NULL */
struct db_value db_instant(time_t instant); /* stored in UTC; 0: SQL NULL */
struct db_value db_null(void);

/* The values of a statement, in the order of its question marks:
 * db_run(db, "… ? … ?", DB_VALUES(db_u64(id), db_text(name))). */
#define DB_VALUES(...)                                                                             \
    ((const struct db_value[]){__VA_ARGS__}),                                                      \
        (sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value))
#define DB_NO_VALUES NULL, (size_t)0

/* Runs a statement that gives no rows. */
bool db_run(struct db *db, const char *sql, const struct db_value *values, size_t count)
    __attribute__((warn_unused_result));
uint64_t db_last_id(const struct db *db);
uint64_t db_changed_rows(const struct db *db);

/* Runs a statement and fetches its rows, which are valid until the same statement runs
 * again. NULL on failure. */
struct rows *db_select(struct db *db, const char *sql, const struct db_value *values, size_t count)
    __attribute__((warn_unused_result));

/* The same for a statement with a list: the text is before, "(?,?…)", after. The values are
 * those of the list, 1 to DB_LIST_MAX. Lists are filled up to few sizes by repeating their last
 * value, so that few statements serve them all. */
enum { DB_LIST_MAX = 128 };
struct rows *db_select_list(struct db *db, const char *before, const char *after,
                            const struct db_value *values, size_t count)
    __attribute__((warn_unused_result));

/* The same where what comes before the list has one value of its own, a day. */
struct rows *db_select_list_on(struct db *db, struct date day, const char *before,
                               const char *after, const struct db_value *values, size_t count)
    __attribute__((warn_unused_result));

/* Inserts rows: the text is before, "(?,?…)" for each. values has columns (at most DB_LIST_MAX) for
 * each row, one after the other. As many statements as it takes; for use in a transaction. */
bool db_insert_rows(struct db *db, const char *before, const struct db_value *values,
                    size_t columns, size_t rows) __attribute__((warn_unused_result));

/* Goes to the next row; false after the last. The row_ functions then read its columns one
 * after the other, from the left. */
bool row_next(struct rows *rows);
struct pool *rows_pool(const struct rows *rows); /* where they are read to; NULL: NULL */
uint64_t row_u64(struct rows *rows);             /* NULL: 0 */
unsigned row_unsigned(struct rows *rows);
bool row_bool(struct rows *rows);
bool row_bool_set(struct rows *rows, bool *is_set);
double row_real(struct rows *rows, bool *is_set);            /* is_set may be NULL */
const char *row_text(struct rows *rows);                     /* NULL: "" */
bool row_bytes(struct rows *rows, void *bytes, size_t size); /* exactly size bytes */
/* Where the row's own bytes are, until the next row. NULL: none. */
const char *row_blob(struct rows *rows, size_t *size);
const char *row_blob_copy(struct rows *rows, size_t *size); /* the same, in the pool */
struct date row_date(struct rows *rows);                    /* NULL: unset */
time_t row_instant(struct rows *rows);                      /* NULL: 0 */

/* Runs work in one transaction: committed if it returns true, else rolled back. On a
 * conflict, or a connection lost before the commit, it runs again from its start, so it must
 * set all it computes itself and do nothing but database work. */
typedef bool (*db_work)(struct db *db, void *argument);
bool db_transaction(struct db *db, db_work work, void *argument)
    __attribute__((warn_unused_result));

/* Runs work that only reads: all that it reads is of one instant. A transaction as above does not
 * promise that, each of its statements sees what was committed before it. */
bool db_snapshot(struct db *db, db_work work, void *argument) __attribute__((warn_unused_result));

#endif
