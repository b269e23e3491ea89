/* stage3ectl statistics [--rebuild | --publish]: adds to the figures what changed, and counts
 * offers and pupils; the first one of a day publishes them. Started by cron; several at once wait
 * for each other, and no visitor for any. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
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
static bool update(struct db *db, time_t now)
{
    const struct date today = date_of_instant(now);

    return db_run(db, "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED", DB_NO_VALUES) &&
           pending_fold(db) && store_statistics_stock(db, school_year_of(today), today, now);
}

/* Once a day. */
static bool publish_when_due(struct db *db, time_t now)
{
    time_t published_at;

    if (!store_statistics_counted_at(db, STATISTIC_PUBLISHED, &published_at))
        return false;
    return date_compare(date_of_instant(published_at), date_of_instant(now)) == 0 ||
           store_statistics_publish(db, now);
}

int command_statistics(const struct config *config, char **arguments)
{
    struct db *db = db_open(config);
    const time_t now = time(NULL);
    const bool is_done = update(db, now) && publish_when_due(db, now);

    (void)arguments;
    db_close(db);
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}

static bool rebuild(struct db *db, time_t now)
{
    return store_statistics_rebuild(db) && update(db, now);
}

static bool publish(struct db *db, time_t now)
{
    return update(db, now) && store_statistics_publish(db, now);
}

int command_statistics_with(const struct config *config, char **arguments)
{
    bool (*const work)(struct db *, time_t) =
        strcmp(arguments[0], "--rebuild") == 0 ? rebuild : publish;
    struct db *db = db_open(config);
    const bool is_done = work(db, time(NULL));

    db_close(db);
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}
