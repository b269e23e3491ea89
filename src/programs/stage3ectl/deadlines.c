/* stage3ectl deadlines: ends the applications that nobody answered in time (domain.md,
 * "Applications", 4), and tells each person once a day all that is due. Started by cron each hour;
 * what was said is not said again. stage3ectl alert, each morning before it, has what is new in
 * saved searches told as well, in the same mails. --dry-run only says what would be done, --now for
 * which day. */
#include "stage3ectl/due.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/date_parse.h"
#include "base/pool.h"
#include "service/application_service.h"
#include "stage3ectl/parts.h"
#include "stage3ectl/say.h"
#include "stage3ectl/stage3ectl.h"
#include "store/reference_store.h"

/* One application whose time is over. */
struct task {
    struct deadlines *deadlines;
    const struct awaited_application *awaited;
    bool is_done;
};

/* A reminder of today leaves today to answer it. An erased contact is nobody to wait for reminders
 * of. */
static bool is_over(const struct deadlines *deadlines, const struct awaited_application *awaited)
{
    const bool is_accepted = awaited->is_accepted;
    const struct wait wait = deadlines_wait(deadlines, is_accepted ? ALERT_CONFIRM : ALERT_ANSWER,
                                            is_accepted ? awaited->decided_at : awaited->sent_at,
                                            awaited->place.monday, awaited->confirm_until);
    unsigned reminded = is_accepted ? awaited->reminded_confirm : awaited->reminded_answer;

    if (!is_accepted && *awaited->contact_email == '\0')
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
        .cause = {.actor = ACTOR_SITE, .now = deadlines->now},
        .today = deadlines->today};
    struct application_outcome outcome;

    if (!service_application_change(db, deadlines->config, &order, &outcome))
        return false;
    task->is_done = outcome.changes.count > 0;
    return true;
}

/* Ends those whose time is over; the others stay in the list, in their order. */
static bool expired_end(struct deadlines *deadlines, struct awaited_application *awaited,
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
        else if (!db_transaction(deadlines->db, expire, &task) &&
                 !part_leave_out(deadlines->db, "application", awaited[i].place.id))
            return false;
        deadlines->expired += task.is_done;
    }
    *count = left;
    return true;
}

static bool deadlines_treat(struct deadlines *deadlines, bool with_searches)
{
    struct awaited_application *awaited;
    struct dues dues = {0};
    size_t count;

    return store_calendar(deadlines->db, deadlines->config->site.zone,
                          deadlines->config->site.territory, date_add(deadlines->today, -120),
                          &deadlines->calendar) &&
           store_applications_awaited(deadlines->db, &awaited, &count) &&
           expired_end(deadlines, awaited, &count) &&
           alerts_find(deadlines, awaited, count, with_searches, &dues) &&
           alerts_send(deadlines, &dues);
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

/* Reads --dry-run and --now DAY, opens the rest. False if the arguments are something else. */
static bool deadlines_open(struct deadlines *deadlines, const struct config *config,
                           char **arguments)
{
    *deadlines = (struct deadlines){.config = config, .today = date_today(), .now = time(NULL)};
    if (!arguments_read(arguments, deadlines))
        return false;
    deadlines->days = (struct alert_days){&deadlines->calendar, &config->alerts.pauses,
                                          config->alerts.rests_in_holidays};
    deadlines->pool = pool_open();
    deadlines->db = db_open(config);
    db_pool_use(deadlines->db, deadlines->pool);
    return true;
}

static void deadlines_close(struct deadlines *deadlines)
{
    db_close(deadlines->db);
    pool_close(deadlines->pool);
}

static int deadlines_run(const struct config *config, char **arguments, bool with_searches)
{
    struct deadlines deadlines;
    bool is_done;

    if (!deadlines_open(&deadlines, config, arguments)) {
        say_error("--now wants a day: YYYY-MM-DD");
        return 2;
    }
    is_done = deadlines_treat(&deadlines, with_searches);
    if (is_done)
        printf("%u expired, %u reminded\n", deadlines.expired, deadlines.reminded);
    deadlines_close(&deadlines);
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}

int command_deadlines(const struct config *config, char **arguments)
{
    return deadlines_run(config, arguments, false);
}

/* stage3ectl alert: the same, and what is new in saved searches. */
int command_alert(const struct config *config, char **arguments)
{
    return deadlines_run(config, arguments, true);
}
