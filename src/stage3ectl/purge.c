/* stage3ectl purge [--dry-run]: erases what is due (quality.md, "Data protection"), and says
 * what it did. Started by cron each night; running it twice does nothing more. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/log.h"
#include "base/pool.h"
#include "notify/notify.h"
#include "rules/calendar.h"
#include "stage3ectl/stage3ectl.h"
#include "store/account_store.h"
#include "store/erasure_store.h"
#include "store/reference_store.h"

enum {
    DAY_S = 86400,
    NEVER_ACTIVATED_DAYS = 30,
    PUPIL_MONTHS = 3, /* after the end of the school year */
    EMPLOYER_DAYS = 3 * 365,
    WARNING_DAYS = 30,
    TRAIL_DAYS = 365,
};

struct purge {
    const struct config *config;
    struct pool *pool;
    struct db *db;
    bool is_dry;
    time_t now;
};

static void say(const struct purge *purge, const char *what, uint64_t count)
{
    char number[24];

    snprintf(number, sizeof number, "%llu", (unsigned long long)count);
    printf("%s%s: %s\n", purge->is_dry ? "would erase " : "erased ", what, number);
    log_event(LOG_LEVEL_INFO, "purge", "what", what, "count", number, "dry-run",
              purge->is_dry ? "yes" : "no", NULL);
}

/* Erasing one account, or warning its owner. */
struct task {
    struct purge *purge;
    uint64_t id;
};

static bool account_erase(struct db *db, void *argument)
{
    const struct task *task = argument;
    struct purge *purge = task->purge;
    const struct audit audit = {.role = "site",
                                .action = "erased",
                                .subject = "account",
                                .subject_id = task->id,
                                .detail = "retention"};
    struct account account;
    struct application_changes changes;

    if (!store_account_find(db, purge->pool, task->id, &account))
        return false;
    return account.id == 0 ||
           (store_account_release(db, purge->pool, &account, purge->now, &changes) &&
            store_audit(db, &audit, purge->now) &&
            notify_erasure(db, purge->pool, purge->config, &account, &changes, purge->now) &&
            store_account_forget(db, &account));
}

static bool account_warn(struct db *db, void *argument)
{
    const struct task *task = argument;
    struct purge *purge = task->purge;
    struct account account;

    if (!store_account_find(db, purge->pool, task->id, &account))
        return false;
    const struct account_notice notice = {.template_name = "account-unused",
                                          .recipient = account.email,
                                          .account_id = account.id,
                                          .path = "/connexion",
                                          .role = account_role_code(account.role)};

    return store_account_warned(db, account.id, purge->now) &&
           notify_account(db, purge->pool, purge->config, &notice, purge->now);
}

/* Each account in a transaction of its own. */
static bool each_account(struct purge *purge, const uint64_t *ids, size_t count, db_work work)
{
    for (size_t i = 0; !purge->is_dry && i < count; i++) {
        struct task task = {purge, ids[i]};

        if (!db_transaction(purge->db, work, &task))
            return false;
    }
    return true;
}

static struct date months_later(struct date date, int months)
{
    struct date later = date;
    const int month = date.month - 1 + months;

    later.year = (int16_t)(date.year + month / 12);
    later.month = (uint8_t)(month % 12 + 1);
    if (!date_make(later.year, later.month, later.day, &later))
        later.day = 28;
    return later;
}

/* The end of the last school year that is over for so long that its pupils are forgotten. */
static struct date forgotten_year_end(const struct calendar *calendar, struct date today)
{
    struct date end = calendar_year_end(calendar, date_add(today, -365));

    if (date_compare(months_later(end, PUPIL_MONTHS), today) > 0)
        end = calendar_year_end(calendar, date_add(end, -360));
    return end;
}

static bool pupils_purge(struct purge *purge)
{
    const struct date today = date_of_instant(purge->now);
    struct calendar calendar;
    struct date end;
    uint64_t *ids;
    size_t count;

    if (!store_calendar(purge->db, purge->pool, purge->config->site.zone, date_add(today, -800),
                        &calendar))
        return false;
    end = forgotten_year_end(&calendar, today);
    if (!store_pupils_of_past_years(purge->db, purge->pool, date_start(date_add(end, 1)), &ids,
                                    &count))
        return false;
    say(purge, "pupils of past school years", count);
    return each_account(purge, ids, count, account_erase);
}

static bool employers_purge(struct purge *purge)
{
    const time_t three_years_ago = purge->now - (time_t)EMPLOYER_DAYS * DAY_S;
    const time_t warning = (time_t)WARNING_DAYS * DAY_S;
    uint64_t *ids;
    size_t count;

    if (!store_employers_unused(purge->db, purge->pool, three_years_ago, purge->now - warning, &ids,
                                &count))
        return false;
    say(purge, "employers unused for three years", count);
    if (!each_account(purge, ids, count, account_erase) ||
        !store_employers_to_warn(purge->db, purge->pool, three_years_ago + warning, &ids, &count))
        return false;
    printf("%s%zu\n",
           purge->is_dry ? "would warn unused employers: " : "warned unused employers: ", count);
    return each_account(purge, ids, count, account_warn);
}

static bool rows_purge(struct purge *purge)
{
    const time_t month_ago = purge->now - (time_t)NEVER_ACTIVATED_DAYS * DAY_S;
    const time_t year_ago = purge->now - (time_t)TRAIL_DAYS * DAY_S;
    uint64_t count;

    if (!store_purge_never_activated(purge->db, month_ago, purge->is_dry, &count))
        return false;
    say(purge, "accounts never activated", count);
    if (!store_purge_offers_never_activated(purge->db, month_ago, purge->is_dry, &count))
        return false;
    say(purge, "offers never activated", count);
    if (!store_purge_employers_left(purge->db, month_ago, purge->is_dry, &count))
        return false;
    say(purge, "employers never confirmed", count);
    if (!store_purge_expired(purge->db, purge->now, purge->is_dry, &count))
        return false;
    say(purge, "expired links, sessions, attempts and form keys", count);
    if (!store_purge_trail(purge->db, year_ago, purge->is_dry, &count))
        return false;
    say(purge, "entries of the trail and sent messages older than a year", count);
    return true;
}

static int purge_run(const struct config *config, bool is_dry)
{
    struct purge purge = {config, pool_open(), db_open(config), is_dry, time(NULL)};
    const bool is_done = rows_purge(&purge) && pupils_purge(&purge) && employers_purge(&purge);

    db_close(purge.db);
    pool_close(purge.pool);
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}

int command_purge(const struct config *config, char **arguments)
{
    (void)arguments;
    return purge_run(config, false);
}

int command_purge_dry(const struct config *config, char **arguments)
{
    if (strcmp(arguments[0], "--dry-run") == 0)
        return purge_run(config, true);
    fprintf(stderr, "usage: stage3ectl purge [--dry-run]\n");
    return 2;
}
