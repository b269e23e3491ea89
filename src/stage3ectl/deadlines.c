/* stage3ectl deadlines: reminds accepted pupils to confirm, and ends what nobody answered in time
 * (domain.md, "Applications", 4). Started by cron each hour; what was said is not said again. */
#include <stdio.h>
#include <stdlib.h>

#include "base/config.h"
#include "base/pool.h"
#include "notify/notify.h"
#include "stage3ectl/stage3ectl.h"
#include "store/application_change.h"
#include "store/reference_store.h"

/* School days after the acceptance. */
enum { FIRST_REMINDER_DAYS = 2, SECOND_REMINDER_DAYS = 5 };

struct deadlines {
    const struct config *config;
    struct pool *pool;
    struct db *db;
    struct calendar calendar;
    struct date today;
    time_t now;
    unsigned expired;
    unsigned reminded;
};

/* One application, and what is due for it. */
struct task {
    struct deadlines *deadlines;
    const struct awaited_application *awaited;
    unsigned reminder;
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

/* The reminder that is due today, 1 or 2; 0: none. Nobody is reminded in the holidays. */
static unsigned reminder_due(const struct deadlines *deadlines,
                             const struct awaited_application *awaited)
{
    const unsigned days = application_days_between(
        &deadlines->calendar, date_of_instant(awaited->decided_at), deadlines->today);

    if (!awaited->is_accepted || calendar_holiday(&deadlines->calendar, deadlines->today) != NULL)
        return 0;
    return days >= SECOND_REMINDER_DAYS ? 2 : days >= FIRST_REMINDER_DAYS ? 1 : 0;
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

static bool remind(struct db *db, void *argument)
{
    struct task *task = argument;
    const struct deadlines *deadlines = task->deadlines;
    enum application_state state;

    if (!store_application_state_lock(db, task->awaited->place.id, &state))
        return false;
    return state != APPLICATION_ACCEPTED ||
           notify_application_reminder(db, deadlines->pool, deadlines->config,
                                       task->awaited->place.id, task->reminder, deadlines->now,
                                       &task->is_done);
}

static bool awaited_treat(struct deadlines *deadlines, const struct awaited_application *awaited)
{
    struct task task = {.deadlines = deadlines, .awaited = awaited};

    if (is_over(deadlines, awaited)) {
        if (!db_transaction(deadlines->db, expire, &task))
            return false;
        deadlines->expired += task.is_done;
        return true;
    }
    task.reminder = reminder_due(deadlines, awaited);
    if (task.reminder > 0 && !db_transaction(deadlines->db, remind, &task))
        return false;
    deadlines->reminded += task.is_done;
    return true;
}

static bool deadlines_treat(struct deadlines *deadlines)
{
    struct awaited_application *awaited;
    size_t count;

    if (!store_calendar(deadlines->db, deadlines->pool, deadlines->config->site.zone,
                        date_add(deadlines->today, -120), &deadlines->calendar) ||
        !store_applications_awaited(deadlines->db, deadlines->pool, &awaited, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!awaited_treat(deadlines, &awaited[i]))
            return false;
    }
    return true;
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
