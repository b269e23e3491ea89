/* stage3ectl index [--all]: takes what changed into the search's index. Started by cron each
 * minute; several at once wait for each other. */
#include "stage3ectl/index.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "stage3ectl/stage3ectl.h"
#include "store/search_index.h"

/* Many, as a set that is written once serves them all; nobody waits for the transaction. */
enum { CHANGES_AT_ONCE = 20000 };

bool index_update(struct db *db, struct date today)
{
    uint64_t total = 0;
    size_t taken;

    do {
        if (!store_search_update(db, today, CHANGES_AT_ONCE, &taken))
            return false;
        total += taken;
    } while (taken == CHANGES_AT_ONCE);
    if (total > 0)
        printf("%llu changes indexed\n", (unsigned long long)total);
    return true;
}

static int command_run(const struct config *config, bool takes_all)
{
    struct db *db = db_open(config);
    const bool is_done = (!takes_all || store_search_recheck(db)) &&
                         index_update(db, date_today()) &&
                         (!takes_all || store_search_counter_check(db));

    db_close(db);
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}

int command_index(const struct config *config, char **arguments)
{
    (void)arguments;
    return command_run(config, false);
}

int command_index_all(const struct config *config, char **arguments)
{
    (void)arguments;
    return command_run(config, true);
}
