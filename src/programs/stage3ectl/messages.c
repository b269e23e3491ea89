/* stage3ectl messages: what waits in the outbox, what failed, and what to do with it. Without a
 * word: the figures, for monitoring. `watch`, started by cron each hour: says it to the
 * administrators once a day, and to who reads cron's mail, when messages do not leave. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/config.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/report_token.h"
#include "notify/notify.h"
#include "stage3ectl/say.h"
#include "stage3ectl/stage3ectl.h"
#include "store/outbox_store.h"

enum {
    LISTED = 200,
    OLD_S = 3600,     /* due for longer: something is wrong */
    FAILED_DAY = 20,  /* … as when so many fail in a day */
    CAP_PERCENT = 80, /* of the SMS of a month */
};

static bool figures_print(struct db *db, const struct config *config)
{
    struct outbox_figures figures;

    if (!store_outbox_figures(db, &figures))
        return false;
    printf("due %u\noldest_due_s %" PRIu64 "\nlater %u\nfailed %u\nfailed_last_day %u\n"
           "sms_this_month %u\nsms_lost_this_month %u\nsms_monthly_max %u\n",
           figures.due, figures.oldest_s, figures.later, figures.failed, figures.failed_day,
           figures.sms_month, figures.sms_lost, config->sms.monthly_max);
    return true;
}

static bool address_print(const struct config *config)
{
    struct pool *pool = pool_open();
    const bool is_done = config_has_secret(config);

    if (is_done)
        printf("%s%s\n", config->site.base_url, report_path(pool, config->web.secret));
    pool_close(pool);
    return is_done;
}

static const char *instant_text(struct pool *pool, time_t instant)
{
    char text[32];
    struct tm local;

    localtime_r(&instant, &local);
    strftime(text, sizeof text, "%Y-%m-%d %H:%M", &local);
    return pool_strdup(pool, text);
}

static void message_print(struct pool *pool, const struct outbox_message *message)
{
    const bool is_queued = strcmp(message->state, "queued") == 0;

    printf("%" PRIu64 "  %s  %s  %s  %s  tries %u  made %s%s%s%s%s\n", message->id, message->state,
           message->is_sms ? "sms" : "mail", message->template_name, message->recipient,
           message->attempts, instant_text(pool, message->created_at), is_queued ? "  next " : "",
           is_queued ? instant_text(pool, message->next_attempt_at) : "",
           *message->reason != '\0' ? "  " : "", message->reason);
}

static bool list_print(struct db *db, const char *state)
{
    struct pool *pool = db_pool(db);
    struct outbox_message *messages;
    uint64_t before = 0;
    bool has_more = true;
    size_t count;

    while (has_more) {
        if (!store_outbox_list(db, state, before, LISTED, &messages, &count, &has_more))
            return false;
        for (size_t i = 0; i < count; i++)
            message_print(pool, &messages[i]);
        before = count > 0 ? messages[count - 1].id : 0;
        pool_reset(pool);
    }
    return true;
}

/* Tells who can do something about it; what was told today is not told again. */
static bool watch(struct db *db, const struct config *config, int *status)
{
    struct pool *pool = db_pool(db);
    struct outbox_figures figures;
    bool is_old, is_failing, is_capped;

    if (!store_outbox_figures(db, &figures))
        return false;
    is_old = figures.oldest_s > OLD_S;
    is_failing = figures.failed_day > FAILED_DAY;
    is_capped = 100 * figures.sms_month > CAP_PERCENT * (unsigned)config->sms.monthly_max;
    if (!is_old && !is_failing && !is_capped)
        return true;
    *status = EXIT_FAILURE;
    log_event(LOG_LEVEL_ERROR, "outbox", "due", pool_printf(pool, "%u", figures.due), "oldest-s",
              pool_printf(pool, "%" PRIu64, figures.oldest_s), "failed-last-day",
              pool_printf(pool, "%u", figures.failed_day), "sms-this-month",
              pool_printf(pool, "%u", figures.sms_month), NULL);
    return notify_outbox_warning(db, config, &figures, time(NULL));
}

/* One message by its number, or all of them where that makes sense. */
static bool act(struct db *db, const char *word, const char *which, int *status)
{
    struct pool *pool = db_pool(db);
    const bool is_all = strcmp(which, "all") == 0;
    const uint64_t id = is_all ? 0 : strtoull(which, NULL, 10);
    struct outbox_message message;
    unsigned count = 0;
    bool is_done = false;

    if (strcmp(word, "retry") == 0 && (id != 0 || is_all)) {
        if (!store_outbox_retry(db, id, &count))
            return false;
        printf("%u to be sent again\n", count);
        *status = count > 0 || is_all ? EXIT_SUCCESS : EXIT_FAILURE;
        return true;
    }
    if (!store_outbox_find(db, id, &message))
        return false;
    if (message.id == 0)
        say_error("no message %s", which);
    else if (strcmp(word, "show") == 0)
        message_print(pool, &message);
    else if (!store_outbox_cancel(db, id, &is_done))
        return false;
    else
        puts(is_done ? "cancelled" : "it is sent, being sent, or cancelled already");
    *status =
        message.id != 0 && (is_done || strcmp(word, "show") == 0) ? EXIT_SUCCESS : EXIT_FAILURE;
    return true;
}

int command_messages(const struct config *config, char **arguments)
{
    struct db *db = db_open(config);
    const char *word = arguments[0];
    int status = EXIT_SUCCESS;
    bool is_done = true;

    if (word == NULL)
        is_done = figures_print(db, config);
    else if (strcmp(word, "queue") == 0)
        is_done = list_print(db, "queued");
    else if (strcmp(word, "failed") == 0)
        is_done = list_print(db, "failed");
    else if (strcmp(word, "report-address") == 0)
        is_done = address_print(config);
    else if (strcmp(word, "watch") == 0)
        is_done = watch(db, config, &status);
    else
        is_done = act(db, word, arguments[1], &status);
    db_close(db);
    return is_done ? status : EXIT_FAILURE;
}
