/* A CSV text as rows of named columns. */
#ifndef STAGE3E_BASE_TABLE_H
#define STAGE3E_BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

struct table_row {
    const char **cells; /* as many as the header has; missing ones are "" */
    size_t line;        /* where the row begins in the file, from 1 */
};

struct table {
    const char **names; /* of the columns, folded: "code postal" */
    size_t column_count;
    struct table_row *rows;
    size_t row_count;
};

/* Why a text is no table. */
struct table_error {
    size_t line;
    const char *code; /* "quote" (a quote out of place), "ragged" (more cells than columns),
                         "empty", "wide" and "long" (over the limits); NULL: no error */
};

enum { TABLE_COLUMNS_MAX = 100 };

/* Reads CSV (RFC 4180, separated by commas or semicolons as its first line is), of at most
 * TABLE_COLUMNS_MAX columns and rows_max rows. All memory is the pool's. */
bool table_parse(struct pool *pool, const char *text, size_t rows_max, struct table *table,
                 struct table_error *error) __attribute__((warn_unused_result));

/* The index of the column with one of the names, parted by "|" in aliases; -1 if none has. */
int table_column(struct pool *pool, const struct table *table, const char *aliases);

#endif
