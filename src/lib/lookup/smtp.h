/* How the mail server is reached: for the mailer, and for stage3ectl doctor, which tries it. */
#ifndef STAGE3E_LOOKUP_SMTP_H
#define STAGE3E_LOOKUP_SMTP_H

struct config;

/* Sets TLS and the user of [mail] on a CURL handle. */
void smtp_security_set(void *curl, const struct config *config);

#endif
