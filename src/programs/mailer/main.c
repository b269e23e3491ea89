/* The mailer, started by cron: sends what is due in the outbox, then ends. Any number may run
 * at once, on any number of machines; each claims the messages it sends. */
#include <curl/curl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "base/config.h"
#include "base/date.h"
#include "base/date_parse.h"
#include "base/log.h"
#include "mailer/mail.h"
#include "mailer/queue.h"
#include "mailer/sms.h"
#include "page/arena.h"
#include "rules/sms.h"
#include "store/delivery_store.h"
#include "store/job_store.h"
#include "store/schema.h"

static int usage(FILE *out, int status)
{
    fputs("usage: mailer [--once | --dry-run [--now DAY] | --help | --version]\n\n"
          "Sends the mails and SMS of the outbox that are due, then ends: cron starts it each "
          "minute.\n\n"
          "  --once      at most one batch of mails and one of SMS\n"
          "  --dry-run   send nothing, list what would be sent: number, kind, template\n"
          "  --now DAY   … on that day (2026-12-07), of what is written now\n\n"
          "Exit status: 0 all due messages were dealt with, 1 the configuration or the database "
          "failed,\n"
          "2 wrong usage, 75 the mail server or the gateway took nothing: they wait for the next "
          "run.\n",
          out);
    return status;
}

/* What the command line asks for. */
struct wishes {
    bool is_once;
    bool is_dry;
    time_t until; /* of a dry run: what is due by then; 0: now */
};

static bool day_read(const char *text, time_t *until)
{
    struct date day;

    if (!date_parse(text, &day))
        return false;
    *until = date_start(date_add(day, 1)) - 1;
    return true;
}

/* The status to exit with; -1: to go on. */
static int options_read(int count, char **arguments, struct wishes *wishes)
{
    static const struct option options[] = {
        {"help", no_argument, NULL, 'h'},      {"version", no_argument, NULL, 'v'},
        {"once", no_argument, NULL, 'o'},      {"dry-run", no_argument, NULL, 'd'},
        {"now", required_argument, NULL, 'n'}, {0}};
    int option;

    while ((option = getopt_long(count, arguments, "", options, NULL)) != -1) {
        switch (option) {
        case 'h': return usage(stdout, EXIT_SUCCESS);
        case 'v': return printf("mailer %s\n", PACKAGE_VERSION) > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
        case 'o': wishes->is_once = true; break;
        case 'd': wishes->is_dry = true; break;
        case 'n':
            if (!day_read(optarg, &wishes->until))
                return usage(stderr, 2);
            break;
        default: return usage(stderr, 2);
        }
    }
    return optind < count || (wishes->until != 0 && !wishes->is_dry) ? usage(stderr, 2) : -1;
}

/* Telephones are left alone at night and on Sundays; what has waited too long is left out. */
static bool sms_send_due(struct queue *queue, bool *is_held)
{
    const time_t now = time(NULL);
    struct tm local;

    localtime_r(&now, &local);
    return store_old_sms_end(queue->db) && ((queue->config->sms.is_quiet && sms_is_quiet(&local)) ||
                                            queue_send(queue, true, is_held));
}

static int outbox_send(struct queue *queue)
{
    bool is_held = false;
    const bool is_done = store_link_code_messages_end(queue->db) &&
                         queue_send(queue, false, &is_held) && sms_send_due(queue, &is_held) &&
                         (is_held || store_job_done(queue->db, "mailer"));

    if (!is_done) {
        db_error_say();
        log_event(LOG_LEVEL_ERROR, "stopped", "reason", "database", NULL);
        return EXIT_FAILURE;
    }
    return is_held ? EX_TEMPFAIL : EXIT_SUCCESS;
}

static int outbox_treat(struct queue *queue, const struct wishes *wishes)
{
    if (schema_examine(queue->db) == SCHEMA_OLD)
        return SCHEMA_EXIT_STATUS;
    if (wishes->is_dry)
        return queue_rehearse(queue, wishes->until) ? EXIT_SUCCESS : EXIT_FAILURE;
    return outbox_send(queue);
}

int main(int count, char **arguments)
{
    struct queue queue = {0};
    struct wishes wishes = {0};
    int status = options_read(count, arguments, &wishes);

    if (status != -1)
        return status;
    log_open("mailer");
    arena_open();
    curl_global_init(CURL_GLOBAL_DEFAULT);
    queue.config = config_open("mailer");
    if (queue.config == NULL || (queue.mail = mail_open(queue.config)) == NULL ||
        (queue.sms = sms_open(queue.config)) == NULL)
        return EXIT_FAILURE;
    queue.db = db_open(queue.config);
    queue.is_once = wishes.is_once;
    status = outbox_treat(&queue, &wishes);
    db_close(queue.db);
    mail_close(queue.mail);
    sms_close(queue.sms);
    config_close();
    curl_global_cleanup();
    return status;
}
