/* What becomes of a message that could not be sent, and when it is tried again. Pure. */
#ifndef STAGE3E_RULES_DELIVERY_H
#define STAGE3E_RULES_DELIVERY_H

#include <stdbool.h>
#include <stdint.h>

struct pool;

enum delivery_state {
    DELIVERY_DONE,
    DELIVERY_LATER,   /* for now: tried again, for two days */
    DELIVERY_REFUSED, /* for good */
    DELIVERY_HELD,    /* the server takes nothing from us now: no try of this message */
};

/* How sending one went. */
struct delivery {
    enum delivery_state state;
    bool ends_run;         /* the next ones would not fare better */
    bool blames_recipient; /* refused because the address or number takes nothing */
    const char *reason;    /* in the server's words where there are some; NULL: it was sent */
};

enum { DELIVERY_TRIED_S = 2 * 86400 };

/* Seconds until the next try, after that many (1: the first has failed) since the first one,
 * tried_s seconds ago: 1, 2, 4 … minutes, at most six hours, each a fifth more or less by chance
 * (any number), so that those which failed together do not come back together. 0: no further try.
 */
unsigned delivery_wait(unsigned tries, uint64_t tried_s, uint32_t chance);

/* What an SMTP server's answer to RCPT or to the mail itself means (RFC 5321, 4.2.1). */
enum delivery_state delivery_of_reply(unsigned code);

/* True if a refusal is of the mailbox, not of the mail or the sender: its enhanced status says so
 * (RFC 3463: 5.1.1, 5.1.6, 5.1.10, 5.2.1), or it has none, answers the recipient and is 550, 551 or
 * 553. words: the answer after its code. */
bool delivery_blames_mailbox(unsigned code, const char *words, bool answers_recipient);

/* A reason without what names a person: addresses and long numbers, which servers like to repeat.
 * NULL gives "". */
const char *delivery_reason_to_log(struct pool *pool, const char *reason);

#endif
