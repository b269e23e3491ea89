/* Parts of jobs that are left out. */
#include "stage3ectl/parts.h"

#include <stdio.h>

#include "base/log.h"
#include "store/db.h"

static unsigned left_out;

bool part_leave_out(struct db *db, const char *what, uint64_t id)
{
    char number[24] = "";

    if (db_error_passes(db_error(db)))
        return false;
    db_error_say();
    if (id != 0)
        snprintf(number, sizeof number, "%llu", (unsigned long long)id);
    log_event(LOG_LEVEL_ERROR, "left-out", "what", what, "which", number, NULL);
    left_out++;
    return true;
}

unsigned parts_left_out(void)
{
    return left_out;
}
