/* A CSV file as rows of named columns, however spreadsheets and school software write it. */
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
    const char *encoding; /* as which the file was read: "UTF-8", "WINDOWS-1252", … */
    char separator;
    const char **titles; /* of the columns, as they stand in the file */
    const char **names;  /* the same to compare, without what is in parentheses: "code postal" */
    bool *is_known;      /* the columns that table_column() gave */
    size_t column_count;
    struct table_row *rows; /* without blank ones */
    size_t row_count;
};

/* Why a file is no table. */
struct table_error {
    size_t line;
    const char *code; /* "spreadsheet" (.xlsx, .ods, .xls), "pdf", "encoding" (no text), "quote" (a
                         quotation that does not end), "ragged" (more cells than columns), "empty",
                         "wide" and "long" (over the limits); NULL: no error */
};

enum { TABLE_COLUMNS_MAX = 100 };

/* Reads the bytes of a CSV file (RFC 4180, separated by commas, semicolons, tabs or bars, whichever
 * parts its lines most evenly, or as a first line "sep=;" says). Lines above the header that are a
 * title only are passed over. At most TABLE_COLUMNS_MAX columns and rows_max rows. All memory is
 * the pool's. */
bool table_parse(struct pool *pool, const char *bytes, size_t size, size_t rows_max,
                 struct table *table, struct table_error *error)
    __attribute__((warn_unused_result));

/* The index of the column with one of the names, parted by "|" in aliases, the first of them that
 * is there; -1 if none is. */
int table_column(struct pool *pool, const struct table *table, const char *aliases);

/* The titles of the columns that nobody asked for with success, parted by ", "; "" if none. */
const char *table_unknown_columns(struct pool *pool, const struct table *table);

#endif
