/* Sending an SMS through a gateway (gateway.h), one segment each. */
#ifndef STAGE3E_MAILER_SMS_H
#define STAGE3E_MAILER_SMS_H

#include "rules/delivery.h"

struct config;
struct message;
struct pool;
struct sms_sender;

/* Loads the stylesheet. NULL if it cannot, or if there is no such gateway; the reason is logged. */
struct sms_sender *sms_open(const struct config *config);
void sms_close(struct sms_sender *sender);

/* Sends it. What the result says is of the pool; so is the gateway's number for it, "" if none. */
struct delivery sms_send(const struct sms_sender *sender, struct pool *pool,
                         const struct message *message, const char **gateway_id);

#endif
