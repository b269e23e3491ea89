/* One run over the outbox. */
#include "mailer/queue.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/config.h"
#include "base/log.h"
#include "base/pool.h"
#include "mailer/mail.h"
#include "mailer/sms.h"
#include "store/delivery_store.h"
#include "store/unreachable_store.h"

enum {
    BATCH = 20,
    KEPT_S = 60,   /* a claim younger than that needs no renewal */
    MARGIN_S = 90, /* of a claim, beyond the longest that one message can take */
};

/* One batch being sent. */
struct batch {
    struct queue *queue;
    struct pool *pool;
    bool is_sms;
    uint8_t claim[CLAIM_SIZE];
    time_t claimed_at; /* by CLOCK_BOOTTIME: a machine that slept knows */
    struct message *messages;
    size_t count;
};

static time_t uptime(void)
{
    struct timespec now;

    clock_gettime(CLOCK_BOOTTIME, &now);
    return now.tv_sec;
}

static unsigned claim_seconds(const struct queue *queue)
{
    return queue->config->mail.dialogue_s + MARGIN_S;
}

/* An old claim is renewed for one message at a time: another mailer may have it by now. */
static bool message_keep(const struct batch *batch, const struct message *message, bool *is_ours)
{
    *is_ours = true;
    return uptime() - batch->claimed_at < KEPT_S ||
           store_message_keep(batch->queue->db, message->id, batch->claim,
                              claim_seconds(batch->queue), is_ours);
}

static void delivery_log(struct pool *pool, const struct message *message,
                         const struct delivery *delivery)
{
    static const char *const outcomes[] = {[DELIVERY_DONE] = "sent",
                                           [DELIVERY_LATER] = "later",
                                           [DELIVERY_REFUSED] = "refused",
                                           [DELIVERY_HELD] = "held"};

    log_event(delivery->state == DELIVERY_DONE ? LOG_LEVEL_INFO : LOG_LEVEL_WARNING,
              message->is_sms ? "sms" : "mail", "message",
              pool_printf(pool, "%llu", (unsigned long long)message->id), "template",
              message->template_name, "outcome", outcomes[delivery->state], "reason",
              delivery_reason_to_log(pool, delivery->reason), NULL);
}

/* What is written down of one message, in one transaction. */
struct noting {
    struct pool *pool;
    const struct message *message;
    const struct delivery *delivery;
    const char *gateway_id;
};

static bool delivery_note(struct db *db, void *argument)
{
    const struct noting *noting = argument;
    const struct message *message = noting->message;
    const struct delivery *delivery = noting->delivery;
    uint32_t chance;

    crypto_random(&chance, sizeof chance);
    switch (delivery->state) {
    case DELIVERY_DONE:
        return store_unreachable_end(db, message->recipient) &&
               store_message_sent(db, message->id, noting->gateway_id);
    case DELIVERY_HELD: return store_message_held(db, message->id, delivery->reason);
    case DELIVERY_REFUSED:
        return store_message_failed(db, message->id, delivery->reason, 0) &&
               (!delivery->blames_recipient ||
                store_unreachable_begin(db, message->recipient,
                                        delivery_reason_to_log(noting->pool, delivery->reason)));
    case DELIVERY_LATER:
        return store_message_failed(db, message->id, delivery->reason,
                                    delivery_wait(message->attempts + 1, message->tried_s, chance));
    }
    return false;
}

/* ends_run tells whether the server would take the next one. */
static bool message_send(const struct batch *batch, const struct message *message, bool *ends_run)
{
    struct queue *queue = batch->queue;
    struct delivery delivery;
    struct noting noting;
    const char *gateway_id = "";
    bool is_ours;

    if (!message_keep(batch, message, &is_ours))
        return false;
    if (!is_ours)
        return true;
    delivery = batch->is_sms ? sms_send(queue->sms, batch->pool, message, &gateway_id)
                             : mail_send(queue->mail, batch->pool, message, time(NULL));
    delivery_log(batch->pool, message, &delivery);
    *ends_run = delivery.ends_run;
    noting = (struct noting){batch->pool, message, &delivery, gateway_id};
    return db_transaction(queue->db, delivery_note, &noting);
}

/* How many more may be claimed: of SMS, what is left of the month. */
static bool batch_room(const struct batch *batch, unsigned *room)
{
    const unsigned most = batch->queue->config->sms.monthly_max;
    unsigned sent;

    *room = BATCH;
    if (!batch->is_sms)
        return true;
    if (!store_sms_of_month(batch->queue->db, &sent))
        return false;
    if (sent >= most)
        log_event(LOG_LEVEL_WARNING, "sms-cap", "sent", pool_printf(batch->pool, "%u", sent), NULL);
    if (sent + BATCH > most)
        *room = sent < most ? most - sent : 0;
    return true;
}

static bool batch_send(struct batch *batch, bool *ends_run)
{
    struct queue *queue = batch->queue;
    unsigned room;
    bool is_done;

    batch->claimed_at = uptime();
    is_done = batch_room(batch, &room) &&
              store_messages_claim(queue->db, batch->is_sms, room, claim_seconds(queue),
                                   batch->claim, &batch->messages, &batch->count);
    for (size_t i = 0; is_done && !*ends_run && i < batch->count; i++)
        is_done = message_send(batch, &batch->messages[i], ends_run);
    return is_done && (!*ends_run || store_messages_release(queue->db, batch->claim));
}

bool queue_send(struct queue *queue, bool is_sms, bool *is_held)
{
    struct batch batch = {.queue = queue, .is_sms = is_sms};
    bool is_done, ends_run = false;

    do {
        batch.pool = pool_open();
        db_pool_use(queue->db, batch.pool);
        is_done = batch_send(&batch, &ends_run);
        db_pool_use(queue->db, NULL);
        pool_close(batch.pool);
    } while (is_done && !ends_run && batch.count == BATCH && !queue->is_once);
    *is_held = *is_held || ends_run;
    return is_done;
}

bool queue_rehearse(struct queue *queue, time_t until)
{
    struct message *messages;
    size_t count;
    const bool is_done = store_messages_due(queue->db, until, &messages, &count);

    for (size_t i = 0; is_done && i < count; i++)
        printf("%llu %s %s\n", (unsigned long long)messages[i].id,
               messages[i].is_sms ? "sms" : "mail", messages[i].template_name);
    if (is_done)
        printf("%zu would be sent\n", count);
    return is_done;
}
