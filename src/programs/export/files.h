/* The files that people take away: one table a file says who may have it, what its query may ask
 * for, which rows it has and which columns. Whoever sees what in them is decided by the functions
 * that the pages ask. */
#ifndef STAGE3E_EXPORT_FILES_H
#define STAGE3E_EXPORT_FILES_H

#include "base/form.h"
#include "sheet/sheet.h"
#include "site/application_view.h"
#include "store/id_list.h"
#include "web/request.h"

/* Rows that are read at once. */
enum { FILE_CHUNK = DB_LIST_MAX };

/* A file being made for someone. */
struct file_run {
    const struct file *file;
    const struct config *config;
    struct db *db;
    struct pool *pool; /* of the whole run */
    enum role role;
    uint64_t account_id;
    struct date today;
    const struct form *query;
    const char *title; /* of the list that the query asks for */

    /* What find() found, in the order of the page: numbers, or the rows themselves. */
    struct id_list ids;
    const void **rows;
    size_t count;
};

struct file {
    const char *code; /* in paths */
    const char *title;
    enum role who;
    const char *const *query; /* the names that a query may have; NULL ends */
    const struct sheet_column *columns;

    /* The name of a value of the query that is not known; NULL: none. */
    const char *(*refused)(struct file_run *run);
    /* Sets what there is, at most limit rows. False if the database failed. */
    bool (*find)(struct file_run *run, size_t limit);
    /* Gives so many rows from there on, at most FILE_CHUNK, in the pool that the database reads
     * into; NULL for those that went meanwhile. False as above. */
    bool (*read)(struct file_run *run, size_t first, size_t count, const void **rows);
};

/* What columns are given with a row. */
struct file_context {
    const struct file_run *run;
    struct pool *pool; /* of the rows at hand */
};

/* Whether its query may have that name. */
bool file_takes(const struct file *file, const char *name);

/* What it may not be asked: a name that is not known, or a value that is not. NULL: all is well. */
const char *file_refused(struct file_run *run);

/* Writes all rows found to the sheet; said(user, done) is called now and then, and its false ends
 * it. False also if the database or the sheet failed. */
bool file_write(struct file_run *run, struct sheet *sheet, bool (*said)(void *user, size_t done),
                void *user) __attribute__((warn_unused_result));

/* The days du and au of a query as instants, 0 where there is none; the name of what is no day, or
 * of an end before its beginning. */
const char *file_period(const struct form *query, time_t *from, time_t *to);

/* A read() of rows that are all there. */
bool rows_read(struct file_run *run, size_t first, size_t count, const void **rows);

/* applications_file.c */
extern const struct sheet_column application_columns[];
bool applications_read(struct file_run *run, size_t first, size_t count, const void **rows);

/* offers_file.c */
extern const struct sheet_column offer_columns[];

/* files.c */
/* Puts rows read in any order where their numbers stand; each begins with its uint64_t id. */
void rows_by_ids(const struct file_run *run, size_t first, size_t count, const void *list,
                 size_t list_count, size_t row_size, size_t id_offset, const void **rows);

#endif
