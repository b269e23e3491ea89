/* The outbox as the mailer sees it: what is due, claimed, sent, failed. */
#ifndef STAGE3E_STORE_DELIVERY_STORE_H
#define STAGE3E_STORE_DELIVERY_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "store/db.h"

struct message {
    uint64_t id;
    bool is_sms;
    const char *recipient;
    const char *template_name;
    const char *content;
    unsigned attempts; /* before this one */
    uint64_t tried_s;  /* since the first that failed */
};

/* Whose a claim is: one of a batch. */
enum { CLAIM_SIZE = 16 };

/* The outbox's instants are the database's own, so that mailers whose clocks differ agree.
 *
 * Claims up to limit messages of a channel that are due, for seconds: nobody else gets them
 * meanwhile. */
bool store_messages_claim(struct db *db, bool is_sms, unsigned limit, unsigned seconds,
                          uint8_t claim[CLAIM_SIZE], struct message **messages, size_t *count)
    __attribute__((warn_unused_result));

/* What is due by an instant (0: now), the oldest first, as it is: number, kind and template only.
 */
bool store_messages_due(struct db *db, time_t until, struct message **messages, size_t *count)
    __attribute__((warn_unused_result));

/* Keeps one of them for so long from now; is_ours is false if the claim was lost. For claims that
 * are older than a second. */
bool store_message_keep(struct db *db, uint64_t id, const uint8_t claim[CLAIM_SIZE],
                        unsigned seconds, bool *is_ours) __attribute__((warn_unused_result));

/* Gives back what is left of a claim, untried. */
bool store_messages_release(struct db *db, const uint8_t claim[CLAIM_SIZE])
    __attribute__((warn_unused_result));

/* Messages that say a code: they are of no use after its ten minutes. */
#define CODE_TEMPLATES "('link-code', 'agreement-code')"

/* The codes of links that could not be sent while they were good are not kept, nor sent any more.
 */
enum { LINK_CODE_LIFE_S = 600 };

bool store_link_code_messages_end(struct db *db) __attribute__((warn_unused_result));

/* Its content goes: the links in it are secrets; so does its recipient, if erased meanwhile. An SMS
 * keeps the number that its gateway gave it ("" for all else). */
bool store_message_sent(struct db *db, uint64_t id, const char *gateway_id)
    __attribute__((warn_unused_result));

/* SMS that could not leave for two days are no news any more. */
bool store_old_sms_end(struct db *db) __attribute__((warn_unused_result));

/* How many SMS were sent this month. */
bool store_sms_of_month(struct db *db, unsigned *count) __attribute__((warn_unused_result));

/* To be tried again after so many seconds, or never (0): then it waits for an admin. */
bool store_message_failed(struct db *db, uint64_t id, const char *reason, unsigned wait_s)
    __attribute__((warn_unused_result));

/* Notes why it was not tried: the server took nothing. */
bool store_message_held(struct db *db, uint64_t id, const char *reason)
    __attribute__((warn_unused_result));

#endif
