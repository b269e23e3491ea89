/* Importing reference data (towns, schools, holidays, domains, NAF codes) from a table: all of
 * it goes in, in one transaction, but the rows that are refused, each with its line and
 * reason. Can be repeated. */
#ifndef STAGE3E_IMPORTS_IMPORT_H
#define STAGE3E_IMPORTS_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/table.h"
#include "store/db.h"

struct config;
struct pool;

enum { IMPORT_REFUSALS_MAX = 20 }; /* that are noted; all are counted */

struct import {
    struct pool *pool;
    const struct config *config;
    const char *kind; /* "schools", "communes", "former-communes", "holidays", "domains", "naf",
                         "positions", "pupils" */
    const struct table *table;
    void (*progress)(size_t done, size_t total); /* or NULL */

    /* What came of it. */
    size_t added, changed, unchanged;
    size_t ignored; /* not for this site */
    size_t refused;
    struct import_refusal {
        size_t line;
        const char *reason; /* in English; labels.xml, "import-reason", has some in French */
    } refusals[IMPORT_REFUSALS_MAX];
    const char **corrections; /* what was replaced, in English; from the pool */
    size_t correction_count, correction_room;
    const char *missing_column; /* the names that one of the columns could have had; or NULL */
};

/* The kinds, one after the other; NULL after the last. */
const char *import_kind(size_t i);
bool import_kind_exists(const char *name);

/* False if nothing was imported: a column is missing, or the database failed. */
bool import_run(struct db *db, struct import *import) __attribute__((warn_unused_result));

#endif
