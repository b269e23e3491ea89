/* What the kinds of reference data share. */
#include "imports/import_record.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

const char import_refused[] = "the database refused it";

/* After an INSERT that may find the row there: MariaDB counts 1 for a new row, 2 for a changed
 * one, 0 for one that was right already. */
const char *import_inserted(struct db *db, struct record *record, bool is_done)
{
    static const enum outcome outcomes[] = {UNCHANGED, ADDED, CHANGED};

    if (!is_done)
        return import_refused;
    record->outcome = outcomes[db_changed_rows(db) % 3];
    return NULL;
}

const char *import_updated(struct db *db, struct record *record, bool is_done)
{
    if (!is_done)
        return import_refused;
    record->outcome = db_changed_rows(db) > 0 ? CHANGED : UNCHANGED;
    return NULL;
}

/* A number as French spreadsheets write it too: "47,55594", "2 073". */
bool import_number_read(struct pool *pool, const char *text, double low, double high,
                        double *number)
{
    char plain[32], *end = plain, *rest;
    const bool is_negative = text_starts_with(text, "-") || text_starts_with(text, "\u2212");

    for (const char *at = text_compact(pool, text, ""); *at != '\0' && end < plain + 31; at++)
        *end++ = *at == ',' ? '.' : *at;
    *end = '\0';
    if (end == plain || strspn(plain, "0123456789.eE+") != strlen(plain))
        return false;
    *number = strtod(plain, &rest) * (is_negative ? -1 : 1);
    return *rest == '\0' && *number >= low && *number <= high;
}
