/* The mailer, started by cron: sends what is due in the outbox, then ends. Any number may run
 * at once; each claims the messages it sends. */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/config.h"
#include "base/log.h"
#include "base/pool.h"
#include "mailer/mail.h"
#include "mailer/sms.h"
#include "page/arena.h"
#include "store/message_store.h"

enum {
    BATCH = 20,
    CLAIM_S = 300, /* longer than a batch can take: 20 messages of at most 12 s */
    ATTEMPTS_MAX = 12,
    FIRST_DELAY_S = 60,
    LONGEST_DELAY_S = 6 * 3600,
};

/* Twice as long after each failure: 1, 2, 4… minutes, then every 6 hours; two days in all. */
static time_t next_attempt(unsigned attempts, time_t now)
{
    time_t delay = FIRST_DELAY_S;

    if (attempts + 1 >= ATTEMPTS_MAX)
        return 0;
    for (unsigned i = 0; i < attempts && delay < LONGEST_DELAY_S; i++)
        delay *= 2;
    return now + (delay < LONGEST_DELAY_S ? delay : LONGEST_DELAY_S);
}

struct senders {
    struct mail_sender *mail;
    struct sms_sender *sms;
};

/* False if the database failed: what is sent but not recorded would be sent again. */
static bool message_deliver(struct db *db, struct pool *pool, const struct senders *senders,
                            const struct message *message, time_t now)
{
    const char *error = message->is_sms ? sms_send(senders->sms, pool, message)
                                        : mail_send(senders->mail, pool, message, now);
    char id[24];

    snprintf(id, sizeof id, "%llu", (unsigned long long)message->id);
    log_event(error == NULL ? LOG_LEVEL_INFO : LOG_LEVEL_WARNING, message->is_sms ? "sms" : "mail",
              "message", id, "template", message->template_name, "error", error, NULL);
    if (error == NULL)
        return store_message_sent(db, message->id, now);
    return store_message_failed(db, message->id, error, next_attempt(message->attempts, now));
}

/* One batch; sets count to the number of messages in it. */
static bool batch_deliver(struct db *db, const struct senders *senders, size_t *count)
{
    struct pool *pool = pool_open();
    const time_t now = time(NULL);
    struct message *messages;
    bool is_done = store_messages_claim(db, pool, now, BATCH, CLAIM_S, &messages, count);

    for (size_t i = 0; is_done && i < *count; i++)
        is_done = message_deliver(db, pool, senders, &messages[i], now);
    pool_close(pool);
    return is_done;
}

int main(void)
{
    const struct config *config;
    struct senders senders;
    struct db *db;
    bool is_done;
    size_t count = 0;

    log_open("mailer");
    arena_open();
    curl_global_init(CURL_GLOBAL_DEFAULT);
    config = config_open("mailer");
    if (config == NULL || (senders.mail = mail_open(config)) == NULL ||
        (senders.sms = sms_open(config)) == NULL)
        return EXIT_FAILURE;
    db = db_open(config);
    is_done = store_link_code_messages_end(db, time(NULL));
    do
        is_done = is_done && batch_deliver(db, &senders, &count);
    while (is_done && count == BATCH);
    if (!is_done)
        log_event(LOG_LEVEL_ERROR, "stopped", "reason", "database", NULL);
    db_close(db);
    mail_close(senders.mail);
    sms_close(senders.sms);
    config_close();
    curl_global_cleanup();
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}
