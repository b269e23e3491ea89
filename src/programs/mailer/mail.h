/* Mails to an SMTP server: one connection for all of a run, as long as it holds. */
#ifndef STAGE3E_MAILER_MAIL_H
#define STAGE3E_MAILER_MAIL_H

#include <time.h>

#include "rules/delivery.h"

struct config;
struct message;
struct mail_sender;
struct pool;

/* The stylesheets and the connection to the SMTP server, kept over several mails. NULL if a
 * stylesheet cannot be loaded. */
struct mail_sender *mail_open(const struct config *config);
void mail_close(struct mail_sender *sender);

/* Sends it, dated now. What the result says is of the pool. */
struct delivery mail_send(struct mail_sender *sender, struct pool *pool,
                          const struct message *message, time_t now);

#endif
