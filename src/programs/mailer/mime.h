/* The bytes of an e-mail as they go over the wire (RFC 5322, 2045, 2047): lines end in CRLF, none
 * is longer than 76 characters, all is 7-bit. Pure. */
#ifndef STAGE3E_MAILER_MIME_H
#define STAGE3E_MAILER_MIME_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

struct pool;

/* A mail to write. Texts are UTF-8; control characters in headers are dropped. */
struct mime_mail {
    uint64_t id;      /* of the message: its Message-ID is the same at each try */
    const char *from; /* an address */
    const char *from_name;
    const char *to; /* an address */
    const char *subject;
    const char *stop; /* the URL that stops such mails by one POST (RFC 8058); NULL: none */
    const char *text; /* lines end in LF */
    const char *html;
    time_t date;
};

/* The whole mail, headers first; length without the NUL after it. */
const char *mime_write(struct pool *pool, const struct mime_mail *mail, size_t *length);

#endif
