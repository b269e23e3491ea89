/* The cells of a table, and the columns that they come from. */
#ifndef STAGE3E_SHEET_CELL_H
#define STAGE3E_SHEET_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/date.h"

/* What a cell holds; SHEET_EMPTY: nothing, or what its reader may not see. */
struct sheet_cell {
    enum sheet_kind { SHEET_EMPTY, SHEET_TEXT, SHEET_NUMBER, SHEET_DATE, SHEET_INSTANT } kind;
    union {
        const char *text;
        uint64_t number;
        struct date date;
        time_t instant;
    };
};

struct sheet_cell sheet_text(const char *text); /* "": empty */
struct sheet_cell sheet_number(uint64_t number);
struct sheet_cell sheet_date(struct date date);  /* unset: empty */
struct sheet_cell sheet_instant(time_t instant); /* 0: empty */

/* A member of a row, or of what a pointer in the row leads to. */
struct sheet_member {
    enum sheet_kind kind;
    size_t size;
    size_t offset;
    bool is_behind; /* the pointer */
    size_t pointer; /* where it is in the row; NULL there: an empty cell */
};

/* A column: its name, its width in characters, and where its cells come from: a function, or, where
 * that is NULL, a member. context is what the caller gave with the row. */
struct sheet_column {
    const char *name;
    unsigned width;
    struct sheet_cell (*cell)(const void *row, void *context);
    struct sheet_member member;
};

#define SHEET_KIND(value)                                                                          \
    _Generic((value), const char *                                                                 \
             : SHEET_TEXT, unsigned                                                                \
             : SHEET_NUMBER, uint64_t                                                              \
             : SHEET_NUMBER, struct date                                                           \
             : SHEET_DATE, time_t                                                                  \
             : SHEET_INSTANT)
#define SHEET_MEMBER(type, of)                                                                     \
    .kind = SHEET_KIND(((type *)0)->of), .size = sizeof((type *)0)->of, .offset = offsetof(type, of)

/* What stands in the braces of a column that is a member of the row; or of what the row's pointer
 * leads to. Its type says what it is. */
#define SHEET_COLUMN(name, width, type, of) name, width, .member = {SHEET_MEMBER(type, of)}
#define SHEET_COLUMN_BEHIND(name, width, row, to, type, of)                                        \
    name, width, .member = {SHEET_MEMBER(type, of), .is_behind = true, .pointer = offsetof(row, to)}

/* Where the bytes go; false ends the file. */
struct sink {
    bool (*put)(void *user, const char *bytes, size_t length);
    void *user;
};

/* The cell of a column that is a member of the row. */
struct sheet_cell sheet_member_cell(const struct sheet_member *member, const void *row);

#endif
