/* A message of the outbox as an e-mail: rendered by XSLT, sent by SMTP. */
#ifndef STAGE3E_MAILER_MAIL_H
#define STAGE3E_MAILER_MAIL_H

#include <time.h>

struct config;
struct message;
struct mail_sender;
struct pool;

/* The stylesheets and the connection to the SMTP server, kept over several mails. NULL if a
 * stylesheet cannot be loaded. */
struct mail_sender *mail_open(const struct config *config);
void mail_close(struct mail_sender *sender);

/* Sends it. NULL, or the reason why the server did not take it (a text of the pool). */
const char *mail_send(const struct mail_sender *sender, struct pool *pool,
                      const struct message *message, time_t now);

#endif
