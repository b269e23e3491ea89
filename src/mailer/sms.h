/* Sending an SMS through a gateway: a POST of JSON over HTTP (doc/man/stage3e.conf.5). */
#ifndef STAGE3E_MAILER_SMS_H
#define STAGE3E_MAILER_SMS_H

#include "rules/delivery.h"

struct config;
struct message;
struct pool;
struct sms_sender;

/* Loads the stylesheet. NULL if it cannot; the reason is logged. */
struct sms_sender *sms_open(const struct config *config);
void sms_close(struct sms_sender *sender);

/* Sends it. What the result says is of the pool. */
struct delivery sms_send(const struct sms_sender *sender, struct pool *pool,
                         const struct message *message);

#endif
