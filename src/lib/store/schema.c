/* The schema's version. The names of the migrations are those of the build (schema_migrations.h).
 */
#include "store/schema.h"

#include <stddef.h>
#include <string.h>

#include "base/log.h"
#include "base/pool.h"
#include "schema_migrations.h"
#include "store/db.h"

enum { KNOWN = sizeof schema_migrations / sizeof *schema_migrations };

static size_t number_of(const char *name)
{
    size_t i = 0;

    while (i < KNOWN && strcmp(schema_migrations[i], name) != 0)
        i++;
    return i;
}

bool schema_knows(const char *name)
{
    return number_of(name) < KNOWN;
}

enum schema_state schema_state(struct db *db, const char **missing)
{
    bool had[KNOWN + 1] = {false};
    struct pool *pool = pool_open(), *before = db_pool_use(db, pool);
    struct rows *rows = db_select(db, "SELECT name FROM schema_migration", DB_NO_VALUES);

    *missing = schema_migrations[0];
    while (rows != NULL && row_next(rows))
        had[number_of(row_text(rows))] = true;
    db_pool_use(db, before);
    pool_close(pool);
    if (rows == NULL)
        return db_error_passes(db_error(db)) ? SCHEMA_UNKNOWN : SCHEMA_OLD;
    for (size_t i = 0; i < KNOWN; i++) {
        if (!had[i]) {
            *missing = schema_migrations[i];
            return SCHEMA_OLD;
        }
    }
    return SCHEMA_GOOD;
}

enum schema_state schema_examine(struct db *db)
{
    const char *missing;
    const enum schema_state state = schema_state(db, &missing);

    if (state == SCHEMA_OLD)
        log_event(LOG_LEVEL_ERROR, "schema", "missing", missing, "message",
                  "the database is older than this program: run \"stage3ectl migrate\", then "
                  "db/grants.sql (or \"stage3ectl setup\", which does both)",
                  NULL);
    return state;
}
