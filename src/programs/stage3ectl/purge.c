/* stage3ectl purge [--dry-run] [--now DAY]: erases what is due (rules/retention.h,
 * store/purge_store.h) and says what and why, by number. Started by cron each night; running it
 * twice does nothing more. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/date_parse.h"
#include "base/log.h"
#include "base/pool.h"
#include "service/account_service.h"
#include "stage3ectl/parts.h"
#include "stage3ectl/say.h"
#include "stage3ectl/stage3ectl.h"
#include "store/account_store.h"
#include "store/purge_store.h"
#include "store/reference_store.h"

enum { DAY_S = 86400, HOUR_S = 3600, NEVER_ACTIVATED_DAYS = 30, CALENDAR_DAYS = 1500 };

struct purge {
    const struct config *config;
    struct pool *pool;
    struct db *db;
    struct calendar calendar;
    bool is_dry;
    time_t now;
};

static const char *number_text(struct purge *purge, uint64_t number)
{
    return pool_printf(purge->pool, "%llu", (unsigned long long)number);
}

/* One line an act, and one in the log. */
static void say(const struct purge *purge, const char *verb, const char *what, const char *which,
                const char *why)
{
    printf("%s%s %s: %s%s%s\n", purge->is_dry ? "would " : "", verb, what, which,
           *why != '\0' ? ", " : "", why);
    if (!purge->is_dry)
        log_event(LOG_LEVEL_INFO, "purge", "act", verb, "what", what, "which", which, NULL);
}

/* "3 (12 15 18)" */
static const char *list_text(struct purge *purge, uint64_t count, const struct id_list *list)
{
    const char *text = number_text(purge, count);

    for (size_t i = 0; i < list->count; i++)
        text = pool_printf(purge->pool, "%s%s%llu%s", text, i == 0 ? " (" : " ",
                           (unsigned long long)list->ids[i], i + 1 == list->count ? ")" : "");
    return text;
}

static const char *day_text(struct purge *purge, time_t instant)
{
    char text[DATE_ISO_SIZE];

    date_iso(date_of_instant(instant), text);
    return instant != 0 ? pool_strdup(purge->pool, text) : "never";
}

/* "due since 2027-10-02, last seen 2027-05-03, warned 2027-09-02" */
static const char *why_text(struct purge *purge, const struct retained *retained)
{
    return pool_printf(purge->pool, "%sdue on %s, last seen %s, warned %s",
                       retained->role == ACCOUNT_PUPIL
                           ? pool_printf(purge->pool, "of the class of %d, ", retained->school_year)
                           : "",
                       day_text(purge, date_start(retention_due_on(retained, &purge->calendar))),
                       day_text(purge, retained->seen_at), day_text(purge, retained->warned_at));
}

/* One account to erase or to warn; it is looked at again in the transaction, as its owner may have
 * signed in meanwhile. */
struct task {
    struct purge *purge;
    uint64_t id;
    bool is_unused; /* never activated: nothing else to decide */
};

static bool is_still(struct db *db, const struct task *task, enum retention what, bool *is_due,
                     struct retained_account *account)
{
    struct purge *purge = task->purge;

    if (!store_retained_find(db, task->id, purge->now, account))
        return false;
    *is_due = account->id != 0 &&
              retention_decide(&account->retained, &purge->calendar, purge->now) == what;
    return true;
}

static bool account_erase(struct db *db, void *argument)
{
    const struct task *task = argument;
    struct purge *purge = task->purge;
    const struct audit audit = {.actor = ACTOR_SITE,
                                .action = "erased",
                                .subject = "account",
                                .subject_id = task->id,
                                .detail = task->is_unused ? "never activated" : "retention"};
    struct retained_account retained;
    struct account account;
    bool is_due = task->is_unused;

    if (!is_due && !is_still(db, task, RETENTION_ERASE, &is_due, &retained))
        return false;
    if (!is_due)
        return true;
    if (!store_account_find(db, task->id, &account))
        return false;
    return account.id == 0 ||
           (service_account_erase(db, purge->config, &account, !task->is_unused, purge->now) &&
            store_audit(db, &audit, purge->now));
}

/* Whoever signs in before that day keeps the account. */
static struct date erased_on(const struct purge *purge, const struct retained *retained)
{
    return date_max(retention_due_on(retained, &purge->calendar),
                    date_add(date_of_instant(purge->now), RETENTION_WARNING_DAYS));
}

static bool account_warn(struct db *db, void *argument)
{
    const struct task *task = argument;
    struct purge *purge = task->purge;
    struct retained_account retained;
    struct account account;
    bool is_due;

    if (!is_still(db, task, RETENTION_WARN, &is_due, &retained))
        return false;
    if (!is_due)
        return true;
    if (!store_account_find(db, task->id, &account))
        return false;
    return service_account_warn(db, purge->config, &account, erased_on(purge, &retained.retained),
                                purge->now);
}

static bool task_run(struct purge *purge, uint64_t id, bool is_unused, db_work work)
{
    struct task task = {purge, id, is_unused};

    return purge->is_dry || db_transaction(purge->db, work, &task) ||
           part_leave_out(purge->db, "account", id);
}

/* Each account in a transaction of its own. */
static bool accounts_purge(struct purge *purge)
{
    const struct date today = date_of_instant(purge->now);
    /* The shortest time that an account is kept unused, its warning and a day taken off. */
    const time_t unused_since = date_start(date_add(today, RETENTION_WARNING_DAYS + 2 - 365));
    struct retained_list list;

    if (!store_retained(purge->db, retention_last_school_year(&purge->calendar, today),
                        unused_since, purge->now, &list))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct retained_account *account = &list.accounts[i];
        const enum retention what =
            retention_decide(&account->retained, &purge->calendar, purge->now);

        if (what == RETENTION_KEEP)
            continue;
        say(purge, what == RETENTION_WARN ? "warn" : "erase",
            account_role_code(account->retained.role), number_text(purge, account->id),
            why_text(purge, &account->retained));
        if (!task_run(purge, account->id, false,
                      what == RETENTION_WARN ? account_warn : account_erase))
            return false;
    }
    return true;
}

static bool unused_purge(struct purge *purge)
{
    const time_t before = purge->now - (time_t)NEVER_ACTIVATED_DAYS * DAY_S;
    struct id_list list;

    if (!store_never_activated(purge->db, before, &list))
        return false;
    if (list.count > 0)
        say(purge, "erase", "accounts never activated", list_text(purge, list.count, &list),
            "kept for 30 days");
    for (size_t i = 0; i < list.count; i++) {
        if (!task_run(purge, list.ids[i], true, account_erase))
            return false;
    }
    return true;
}

static bool invitations_purge(struct purge *purge)
{
    /* Over for as long as accounts are kept, without a word to warn by. */
    const struct date day = date_add(date_of_instant(purge->now), -RETENTION_WARNING_DAYS);
    struct id_list list;

    if (!store_purge_invitations(purge->db, retention_last_school_year(&purge->calendar, day),
                                 purge->is_dry, &list))
        return false;
    if (list.count > 0)
        say(purge, "erase", "invitations of pupils who did not join",
            list_text(purge, list.count, &list), "their school year is over");
    return true;
}

static bool rows_purge(struct purge *purge)
{
    for (const struct purge_rule *rule = purge_rules; rule->what != NULL; rule++) {
        struct id_list list;
        uint64_t count;

        if (!store_purge(purge->db, rule, purge->now, purge->is_dry, &count, &list)) {
            if (!part_leave_out(purge->db, rule->what, 0))
                return false;
            continue;
        }
        if (count > 0)
            say(purge, "erase", rule->what, list_text(purge, count, &list),
                pool_printf(purge->pool, "kept for %u days", rule->days));
    }
    return true;
}

static int purge_run(struct purge *purge)
{
    const struct date since = date_add(date_of_instant(purge->now), -CALENDAR_DAYS);
    bool is_done;

    purge->pool = pool_open();
    purge->db = db_open(purge->config);
    is_done = store_calendar(purge->db, purge->config->site.zone, purge->config->site.territory,
                             since, &purge->calendar) &&
              unused_purge(purge) && accounts_purge(purge) && invitations_purge(purge) &&
              rows_purge(purge);
    db_close(purge->db);
    pool_close(purge->pool);
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int refuse(const char *why)
{
    say_error("%s", why);
    return 2;
}

int command_purge(const struct config *config, char **arguments)
{
    struct purge purge = {.config = config, .now = time(NULL)};
    bool has_day = false;
    struct date day;

    for (; *arguments != NULL; arguments++) {
        if (strcmp(*arguments, "--dry-run") == 0)
            purge.is_dry = true;
        else if (strcmp(*arguments, "--now") == 0 && arguments[1] != NULL &&
                 date_parse(arguments[1], &day))
            has_day = *++arguments != NULL;
        else
            return refuse("--now wants a day: YYYY-MM-DD");
    }
    if (has_day && !purge.is_dry && !config->web.is_development)
        return refuse("another day than today only with --dry-run, or in development");
    /* At three, as cron would. */
    if (has_day)
        purge.now = date_start(day) + 3 * HOUR_S;
    return purge_run(&purge);
}
