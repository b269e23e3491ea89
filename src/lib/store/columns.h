/* Row types: what a kind of row has is said once, in a table. Its SELECT list and its reader come
 * from it, and, where all of its columns are of one table, what writes it.
 *
 *     static const struct column domain_columns[] = {
 *         COLUMN(struct domain, id, "d.id"),
 *         COLUMN(struct domain, name, "d.name"),
 *     };
 *     static const struct row_type domain_row = ROW_TYPE(struct domain, domain_columns);
 *
 *     row_list(db, &domain_row, "FROM domain d ORDER BY d.name", DB_NO_VALUES, &domains, &count)
 *
 * A row type stands outside of functions: the texts of its statements are kept with it.
 *
 * Texts that are read lie in the connection's pool (db_pool()). */
#ifndef STAGE3E_STORE_COLUMNS_H
#define STAGE3E_STORE_COLUMNS_H

#include "store/db.h"

enum column_kind {
    COLUMN_U64,
    COLUMN_UNSIGNED, /* and every enum */
    COLUMN_BOOL,
    COLUMN_REAL,
    COLUMN_TEXT,
    COLUMN_DATE,
    COLUMN_INSTANT,
    COLUMN_CODE,     /* a text; where it is written, "" is NULL */
    COLUMN_ANSWER,   /* enum answer; ANSWER_NONE is NULL */
    COLUMN_REAL_SET, /* NULL unless another member, a bool, is true */
};

struct column {
    const char *sql; /* of the SELECT list; "table.name" where it is written */
    enum column_kind kind;
    size_t offset;
    size_t set; /* COLUMN_REAL_SET: the other member's */
};

/* What of its statements follows from the columns alone: put together at the first that needs it,
 * kept for the life of the process. */
struct row_texts {
    char *select; /* "SELECT d.id, d.name " */
    char *names;  /* "id, name" */
    char *marks;  /* "?, ?" */
    char *sets;   /* "id = ?, name = ?" */
};

struct row_type {
    const struct column *columns;
    size_t count;
    size_t size; /* of one row */
    struct row_texts *texts;
};

/* The kind follows from the member's type. */
#define COLUMN(type, member, sql)                                                                  \
    {                                                                                              \
        (sql), COLUMN_KIND(((type *)0)->member), offsetof(type, member), 0                         \
    }
#define COLUMN_KIND(member)                                                                        \
    _Generic((member),                                                                             \
        uint64_t: COLUMN_U64,                                                                      \
        unsigned: COLUMN_UNSIGNED,                                                                 \
        bool: COLUMN_BOOL,                                                                         \
        double: COLUMN_REAL,                                                                       \
        const char *: COLUMN_TEXT,                                                                 \
        struct date: COLUMN_DATE,                                                                  \
        time_t: COLUMN_INSTANT)
#define COLUMN_OF_KIND(type, member, sql, kind)                                                    \
    {                                                                                              \
        (sql), (kind), offsetof(type, member), 0                                                   \
    }
#define COLUMN_WHERE_SET(type, member, flag, sql)                                                  \
    {                                                                                              \
        (sql), COLUMN_REAL_SET, offsetof(type, member), offsetof(type, flag)                       \
    }
#define ROW_TYPE(type, list)                                                                       \
    {                                                                                              \
        (list), sizeof(list) / sizeof *(list), sizeof(type), &(struct row_texts)                   \
        {                                                                                          \
            NULL                                                                                   \
        }                                                                                          \
    }

/* Selects rows of a type: rest is the statement from FROM on, the values are its own. NULL on
 * failure. */
struct rows *row_select(struct db *db, const struct row_type *type, const char *rest,
                        const struct db_value *values, size_t count)
    __attribute__((warn_unused_result));

/* The same with a list (db_select_list()): rest is before it, then after; likewise where what comes
 * before has a day of its own. */
struct rows *row_select_list(struct db *db, const struct row_type *type, const char *rest,
                             const char *after, const struct db_value *values, size_t count)
    __attribute__((warn_unused_result));
struct rows *row_select_list_on(struct db *db, const struct row_type *type, struct date day,
                                const char *rest, const char *after, const struct db_value *values,
                                size_t count) __attribute__((warn_unused_result));

/* Reads the row at hand, all its columns or (after others were read) the next ones. */
void row_read(struct rows *rows, const struct row_type *type, void *row);

/* The first row; all zero if there is none. False if the database failed. */
bool row_find(struct db *db, const struct row_type *type, const char *rest,
              const struct db_value *values, size_t count, void *row)
    __attribute__((warn_unused_result));

/* The number that a statement counts: the first of its first row. False if the database failed. */
bool row_number(struct db *db, const char *sql, const struct db_value *values, size_t count,
                size_t *number) __attribute__((warn_unused_result));

/* All rows: list is the address of a pointer to the first. False if the database failed. */
bool row_list(struct db *db, const struct row_type *type, const char *rest,
              const struct db_value *values, size_t count, void *list, size_t *row_count)
    __attribute__((warn_unused_result));

/* The same of rows that were selected; NULL: those that could not be. */
bool row_list_of(struct rows *rows, const struct row_type *type, void *list, size_t *row_count)
    __attribute__((warn_unused_result));

/* The first column of all rows: numbers, texts. NULL as above. */
bool row_ids(struct rows *rows, uint64_t **ids, size_t *count) __attribute__((warn_unused_result));
bool row_names(struct rows *rows, const char ***names, size_t *count)
    __attribute__((warn_unused_result));

/* Inserts a row into a table, or updates one. more are further columns of the statement, with
 * what stands for their values ("created_at", "?"), or "" both; rest ends the UPDATE, as in
 * ", version = version + 1 WHERE id = ?". The values are of these. */
bool row_insert(struct db *db, const struct row_type *type, const char *table, const void *row,
                const char *more, const char *more_values, const struct db_value *values,
                size_t count) __attribute__((warn_unused_result));
bool row_update(struct db *db, const struct row_type *type, const char *table, const void *row,
                const char *rest, const struct db_value *values, size_t count)
    __attribute__((warn_unused_result));

#endif
