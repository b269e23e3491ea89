/* A school's list of pupils as rows: from the file that it chose, and from the page that showed
 * what would be done with it. */
#ifndef STAGE3E_ACCOUNTS_PUPIL_ROWS_H
#define STAGE3E_ACCOUNTS_PUPIL_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "store/school_pupil_store.h"

struct form_file;
struct request;

enum pupil_column {
    PUPIL_LAST_NAME,
    PUPIL_FIRST_NAME,
    PUPIL_CLASS,
    PUPIL_BORN_ON,
    PUPIL_EMAIL,
    PUPIL_COLUMNS,
};

struct pupil_row {
    size_t line; /* of the file */
    const char *cells[PUPIL_COLUMNS];
    struct pupil_invitation pupil; /* what the cells say; empty where the file has no such column */
    const char *key;               /* who it is: the same for who stands twice in a file */
    const char *error;             /* why it cannot be taken; labels.xml, "error"; NULL: it can */
};

struct pupil_rows {
    bool has[PUPIL_COLUMNS]; /* the columns of the file */
    struct pupil_row *list;
    size_t count;
    const char *encoding; /* as which the file was read */
    const char *unknown;  /* the columns that were left aside, in words; "" */
    const char *error;    /* why the whole file cannot be read, and the line of it, 0: none */
    size_t error_line;
};

/* False: rows->error says why. */
bool pupil_rows_of_file(struct request *request, const struct form_file *file,
                        struct pupil_rows *rows) __attribute__((warn_unused_result));

/* The rows without error as a text that a form carries, and back: the columns, then a line each
 * row, cells parted by tabs. False for what is no such text. */
const char *pupil_rows_text(struct request *request, const struct pupil_rows *rows);
bool pupil_rows_of_text(struct request *request, const char *text, struct pupil_rows *rows)
    __attribute__((warn_unused_result));

#endif
