/* The outbox of one run: batches claimed, messages sent, what became of each written down. */
#ifndef STAGE3E_MAILER_QUEUE_H
#define STAGE3E_MAILER_QUEUE_H

#include <stdbool.h>
#include <time.h>

struct config;
struct db;
struct mail_sender;
struct sms_sender;

struct queue {
    const struct config *config;
    struct db *db;
    struct mail_sender *mail;
    struct sms_sender *sms;
    bool is_once; /* one batch of each kind, and no more */
};

/* Sends the mails, or the SMS, that are due. is_held becomes true if the server takes nothing: the
 * rest waits for another run. False if the database failed: what was sent but could not be noted
 * will be sent again, with the same Message-ID. */
bool queue_send(struct queue *queue, bool is_sms, bool *is_held)
    __attribute__((warn_unused_result));

/* Prints what would be sent, the oldest first: by an instant, or now (0). */
bool queue_rehearse(struct queue *queue, time_t until) __attribute__((warn_unused_result));

#endif
