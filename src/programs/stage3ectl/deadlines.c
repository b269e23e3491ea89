/* stage3ectl deadlines: ends the applications that nobody answered in time (domain.md,
 * "Applications", 4), and reminds those who are awaited. Started by cron each hour; what was said
 * is not said again. --dry-run only says what would be done, --now for which day. */
#include "stage3ectl/deadlines.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "notify/notify.h"
#include "stage3ectl/say.h"
#include "stage3ectl/stage3ectl.h"
#include "store/reference_store.h"

/* One application whose time is over. */
struct task {
    struct deadlines *deadlines;
    const struct awaited_application *awaited;
    bool is_done;
};

struct wait deadlines_wait(const struct deadlines *deadlines,
                           const struct awaited_application *awaited, enum reminder_kind kind)
{
    const bool is_pupil = kind == REMINDER_CONFIRM;
    const struct date since = date_of_instant(is_pupil ? awaited->decided_at : awaited->sent_at);

    return (struct wait){
        kind, since,
        is_pupil ? awaited->confirm_until
                 : application_answer_until(&deadlines->calendar, since, awaited->place.monday,
                                            deadlines->config->applications.answer_days)};
}

bool awaited_is_reachable(const struct awaited_application *awaited)
{
    return *awaited->contact_email != '\0';
}

/* A reminder of today leaves today to answer it. */
static bool is_over(const struct deadlines *deadlines, const struct awaited_application *awaited)
{
    const enum reminder_kind kind = awaited->is_accepted ? REMINDER_CONFIRM : REMINDER_ANSWER;
    const struct wait wait = deadlines_wait(deadlines, awaited, kind);
    const bool is_waited_for = awaited->is_accepted || awaited_is_reachable(awaited);
    unsigned reminded = awaited->reminded[kind];

    if (!is_waited_for)
        reminded = UINT_MAX;
    else if (awaited->reminded_at != 0 &&
             date_compare(date_of_instant(awaited->reminded_at), deadlines->today) >= 0 &&
             reminded > 0)
        reminded--;
    return application_is_over(&deadlines->calendar, &wait, awaited->place.monday, reminded,
                               deadlines->today);
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

    if (!store_application_change(db, &order, &outcome))
        return false;
    task->is_done = outcome.changes.count > 0;
    return notify_application_changes(db, deadlines->config, &outcome.changes, deadlines->now);
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
        else if (deadlines->is_dry)
            task.is_done = printf("application %llu would expire\n",
                                  (unsigned long long)awaited[i].place.id) > 0;
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

    return store_calendar(deadlines->db, deadlines->config->site.zone,
                          deadlines->config->site.territory, date_add(deadlines->today, -120),
                          &deadlines->calendar) &&
           store_applications_awaited(deadlines->db, &awaited, &count) &&
           over_end(deadlines, awaited, &count) && reminders_send(deadlines, awaited, count) &&
           agreement_reminders_send(deadlines);
}

/* Noon of a day: what is written on it. False if it is none. */
static bool day_read(const char *text, struct deadlines *deadlines)
{
    struct tm noon = {.tm_hour = 12, .tm_isdst = -1};

    if (!date_parse(text, &deadlines->today))
        return false;
    noon.tm_year = deadlines->today.year - 1900;
    noon.tm_mon = deadlines->today.month - 1;
    noon.tm_mday = deadlines->today.day;
    deadlines->now = mktime(&noon);
    return true;
}

static bool arguments_read(char **arguments, struct deadlines *deadlines)
{
    for (; *arguments != NULL; arguments++) {
        if (strcmp(*arguments, "--dry-run") == 0)
            deadlines->is_dry = true;
        else if (strcmp(*arguments, "--now") != 0 || *++arguments == NULL ||
                 !day_read(*arguments, deadlines))
            return false;
    }
    return true;
}

int command_deadlines(const struct config *config, char **arguments)
{
    struct deadlines deadlines = {.config = config, .today = date_today(), .now = time(NULL)};
    bool is_done;

    if (!arguments_read(arguments, &deadlines)) {
        say_error("--now wants a day: YYYY-MM-DD");
        return 2;
    }
    deadlines.pool = pool_open();
    deadlines.db = db_open(config);
    is_done = deadlines_treat(&deadlines);
    if (is_done)
        printf("%u expired, %u reminded\n", deadlines.expired, deadlines.reminded);
    db_close(deadlines.db);
    pool_close(deadlines.pool);
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}
