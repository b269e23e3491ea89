/* stage3ectl statistics [--rebuild]: adds to the figures what changed, and counts offers and
 * pupils. Started by cron; several at once wait for each other, and no visitor for any. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "rules/statistics.h"
#include "stage3ectl/stage3ectl.h"
#include "store/statistic_store.h"

enum { LINES_AT_ONCE = 5000 };

static bool pending_fold(struct db *db)
{
    uint64_t total = 0;
    size_t taken;

    do {
        if (!store_statistics_fold(db, LINES_AT_ONCE, &taken))
            return false;
        total += taken;
    } while (taken == LINES_AT_ONCE);
    if (total > 0)
        printf("%llu changes counted\n", (unsigned long long)total);
    return true;
}

/* What is only read is not locked: nobody who applies or confirms waits. */
static bool update(struct db *db)
{
    const struct date today = date_today();

    return db_run(db, "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED", DB_NO_VALUES) &&
           pending_fold(db) && store_statistics_stock(db, school_year_of(today), today, time(NULL));
}

int command_statistics(const struct config *config, char **arguments)
{
    struct db *db = db_open(config);
    const bool is_done = update(db);

    (void)arguments;
    db_close(db);
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}

int command_statistics_rebuild(const struct config *config, char **arguments)
{
    struct pool *pool = pool_open();
    struct db *db = db_open(config);
    const bool is_asked = strcmp(arguments[0], "--rebuild") == 0;
    const bool is_done = is_asked && store_statistics_rebuild(db, pool) && update(db);

    if (!is_asked)
        fprintf(stderr, "stage3ectl: statistics takes --rebuild or nothing\n");
    db_close(db);
    pool_close(pool);
    return is_done ? EXIT_SUCCESS : is_asked ? EXIT_FAILURE : 2;
}
