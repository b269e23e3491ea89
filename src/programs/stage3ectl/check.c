/* stage3ectl check: reads the whole database for what must always be true of applications. */
#include <stdio.h>
#include <stdlib.h>

#include "stage3ectl/stage3ectl.h"
#include "store/check_store.h"

/* Messages are purged after a year. */
enum { MESSAGES_S = 360 * 86400, SHOWN_MAX = 100 };

int command_check(const struct config *config, char **arguments)
{
    struct db *db = db_open(config);
    struct check check = {0};
    const bool is_done = store_check(db, time(NULL) - MESSAGES_S, &check);

    (void)arguments;
    for (size_t i = 0; is_done && i < check.count && i < SHOWN_MAX; i++)
        printf("breach: %s: %s %llu\n", check.breaches[i].rule, check.breaches[i].subject,
               (unsigned long long)check.breaches[i].id);
    if (is_done)
        printf("%llu applications, %llu changes, %llu messages: %zu breaches\n",
               (unsigned long long)check.applications, (unsigned long long)check.events,
               (unsigned long long)check.messages, check.count);
    db_close(db);
    return is_done && check.count == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
