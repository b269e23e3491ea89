#include "stage3ectl/due.h"

#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "web/request.h"

struct request deadlines_request(const struct deadlines *deadlines, struct pool *pool)
{
    return (struct request){.config = deadlines->config,
                            .pool = pool,
                            .db = deadlines->db,
                            .today = deadlines->today,
                            .now = deadlines->now};
}

struct wait deadlines_wait(const struct deadlines *deadlines, enum alert alert, time_t since,
                           struct date monday, struct date confirm_until)
{
    const struct date day = date_of_instant(since);
    const struct config *config = deadlines->config;

    return (struct wait){.alert = alert,
                         .since = day,
                         .until = alert == ALERT_CONFIRM
                                      ? confirm_until
                                      : application_answer_until(&deadlines->calendar, day, monday,
                                                                 config->applications.answer_days),
                         .delays = &config->alerts.delays[alert]};
}

void due_add(struct deadlines *deadlines, struct dues *dues, const struct alert_item *item,
             unsigned step)
{
    struct due due = {item->alert, item->id, step, {0}};

    memcpy(due.person, item->person, PERSON_SIZE);
    pool_make_room(deadlines->pool, dues->list, dues->count, dues->room);
    dues->list[dues->count++] = due;
}
