/* stage3ectl deadlines: ends the applications that nobody answered in time (domain.md,
 * "Applications", 4), and reminds those who are awaited. Started by cron each hour; what was said
 * is not said again. */
#include "stage3ectl/deadlines.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/config.h"
#include "base/pool.h"
#include "notify/notify.h"
#include "stage3ectl/stage3ectl.h"
#include "store/reference_store.h"

/* One application whose time is over. */
struct task {
    struct deadlines *deadlines;
    const struct awaited_application *awaited;
    bool is_done;
};

static bool is_over(const struct deadlines *deadlines, const struct awaited_application *awaited)
{
    const struct date until =
        awaited->is_accepted
            ? awaited->confirm_until
            : application_answer_until(date_of_instant(awaited->sent_at), awaited->place.monday,
                                       awaited->lead_days,
                                       deadlines->config->applications.answer_days);

    return date_compare(deadlines->today, until) > 0;
}

static bool expire(struct db *db, void *argument)
{
    struct task *task = argument;
    const struct deadlines *deadlines = task->deadlines;
    const struct application_order order = {
        .place = task->awaited->place,
        .to = APPLICATION_EXPIRED,
        .seen = task->awaited->is_accepted ? APPLICATION_ACCEPTED : APPLICATION_PENDING,
        .cause = {.actor = "site", .now = deadlines->now},
        .today = deadlines->today};
    struct application_outcome outcome;

    if (!store_application_change(db, deadlines->pool, &order, &outcome))
        return false;
    task->is_done = outcome.changes.count > 0;
    return notify_application_changes(db, deadlines->pool, deadlines->config, &outcome.changes,
                                      deadlines->now);
}

/* Ends those whose time is over; the others stay in the list, in their order. */
static bool over_end(struct deadlines *deadlines, struct awaited_application *awaited,
                     size_t *count)
{
    size_t left = 0;

    for (size_t i = 0; i < *count; i++) {
        struct task task = {.deadlines = deadlines, .awaited = &awaited[i]};

        if (!is_over(deadlines, &awaited[i]))
            awaited[left++] = awaited[i];
        else if (!db_transaction(deadlines->db, expire, &task))
            return false;
        deadlines->expired += task.is_done;
    }
    *count = left;
    return true;
}

static bool deadlines_treat(struct deadlines *deadlines)
{
    struct awaited_application *awaited;
    size_t count;

    return store_calendar(deadlines->db, deadlines->pool, deadlines->config->site.zone,
                          date_add(deadlines->today, -120), &deadlines->calendar) &&
           store_applications_awaited(deadlines->db, deadlines->pool, &awaited, &count) &&
           over_end(deadlines, awaited, &count) && reminders_send(deadlines, awaited, count);
}

int command_deadlines(const struct config *config, char **arguments)
{
    struct deadlines deadlines = {.config = config,
                                  .pool = pool_open(),
                                  .db = db_open(config),
                                  .today = date_today(),
                                  .now = time(NULL)};
    const bool is_done = deadlines_treat(&deadlines);

    (void)arguments;
    if (is_done)
        printf("%u expired, %u reminded\n", deadlines.expired, deadlines.reminded);
    db_close(deadlines.db);
    pool_close(deadlines.pool);
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}
