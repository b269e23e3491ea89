/* A row of reference data as its kind sees it, and what the kinds share. Each kind saves one row:
 * NULL, or why it is refused. After a database failure, db_error() tells. */
#ifndef STAGE3E_IMPORTS_IMPORT_RECORD_H
#define STAGE3E_IMPORTS_IMPORT_RECORD_H

#include <stdbool.h>

#include "store/db.h"

struct config;
struct pool;

enum { COLUMNS_MAX = 12 };

enum outcome { ADDED, CHANGED, UNCHANGED, IGNORED /* not for this site */, OUTCOMES };

/* A row as its kind sees it: the cells of its columns, in their order. */
struct record {
    struct pool *pool;
    const struct config *config;
    const char *cells[COLUMNS_MAX];
    const char *correction; /* what it replaced; NULL: nothing worth a word */
    enum outcome outcome;   /* set by the kind when it saved the row, or left it */
};

/* Why a row is refused that the database did not take. */
extern const char import_refused[];

/* What became of the row: after an INSERT that may find it there, after an UPDATE. */
const char *import_inserted(struct db *db, struct record *record, bool is_done);
const char *import_updated(struct db *db, struct record *record, bool is_done);

/* A number between two, as French spreadsheets write it too: "47,55594", "2 073". */
bool import_number_read(struct pool *pool, const char *text, double low, double high,
                        double *number);

/* import_towns.c, import_holidays.c, import_schools.c */
const char *import_commune_save(struct db *db, struct record *record);
const char *import_former_commune_save(struct db *db, struct record *record);
const char *import_holiday_save(struct db *db, struct record *record);
const char *import_school_save(struct db *db, struct record *record);
const char *import_position_save(struct db *db, struct record *record);
const char *import_pupils_save(struct db *db, struct record *record);

#endif
