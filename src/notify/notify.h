/* What is said to whom: each function writes the messages of one event to the outbox, in the
 * transaction of that event. Words are in xsl/mail. */
#ifndef STAGE3E_NOTIFY_NOTIFY_H
#define STAGE3E_NOTIFY_NOTIFY_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct config;
struct db;
struct deposit;
struct offer;
struct pool;

/* An offer was deposited: to its contact, the link that activates it (a token's text), or,
 * where the e-mail has an account, the word that signing in is the way. */
bool notify_offer_deposited(struct db *db, struct pool *pool, const struct config *config,
                            const struct deposit *deposit, uint64_t offer_id, const char *token,
                            time_t now) __attribute__((warn_unused_result));

/* It was activated: to its contact, that it is online. */
bool notify_offer_activated(struct db *db, struct pool *pool, const struct config *config,
                            const struct offer *offer, const char *recipient, time_t now)
    __attribute__((warn_unused_result));

#endif
