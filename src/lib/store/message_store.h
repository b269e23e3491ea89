/* The outbox, events, mailed links, form keys: what goes with a change in its transaction. */
#ifndef STAGE3E_STORE_MESSAGE_STORE_H
#define STAGE3E_STORE_MESSAGE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/crypto.h"
#include "rules/actor.h"
#include "store/db.h"

struct pool;

/* Uses up the key of a form. is_first is false if it was used before; location then is
 * where its first answer led. For use in a transaction. */
bool store_form_key_use(struct db *db, const char *key, const char *location, time_t now,
                        bool *is_first, const char **first_location)
    __attribute__((warn_unused_result));

/* Where the first answer to a form led, NULL if its key was not used: asked before checks that
 * the first one's own doings would fail. */
bool store_form_key_find(struct db *db, const char *key, const char **location)
    __attribute__((warn_unused_result));

/* What the tokens of mailed links are for, where several places say so. */
#define DECIDE_LINK  "application_decide"
#define OPINION_LINK "referent_opinion"
#define SIGN_LINK    "agreement_sign"
#define ATTEST_LINK  "agreement_attest"
#define MANAGE_LINK  "offer_manage"

/* A link that was mailed. */
struct token {
    bool is_known;
    uint64_t offer_id;
    uint64_t application_id;
    uint64_t account_id;
    uint64_t subject_account_id;
    const char *email;
    time_t expires_at;
    time_t used_at; /* 0: not used */
};

/* What a new link gives: 0 where it is not about an offer, an application or an account. */
struct token_grant {
    const char *purpose; /* of the column's ENUM */
    const char *email;   /* whom it is sent to */
    uint64_t offer_id;
    uint64_t application_id;
    uint64_t account_id;         /* whose it is */
    uint64_t subject_account_id; /* the newcomer whom its reader admits */
    unsigned lifetime_s;
};

bool store_token_insert(struct db *db, const uint8_t hash[DIGEST_SIZE],
                        const struct token_grant *grant, time_t now)
    __attribute__((warn_unused_result));

/* Several at once, each with its hash. */
struct token_new {
    uint8_t hash[DIGEST_SIZE];
    struct token_grant grant;
};
bool store_tokens_insert(struct db *db, const struct token_new *tokens, size_t count, time_t now)
    __attribute__((warn_unused_result));

bool store_token_find(struct db *db, const char *text, const char *purpose, struct token *token)
    __attribute__((warn_unused_result));

/* Marks it used, if it is neither used nor expired; is_done tells. For use in a
 * transaction: two who follow it at once wait for one another. */
bool store_token_use(struct db *db, const char *text, const char *purpose, time_t now,
                     bool *is_done) __attribute__((warn_unused_result));

/* Takes back all unused links of that purpose of an account. */
bool store_tokens_revoke(struct db *db, uint64_t account_id, const char *purpose, time_t now)
    __attribute__((warn_unused_result));

/* Ends the links that went to an address which says that they are not its: all of an offer and its
 * applications, or those of the opinion on one application. */
bool store_links_end_of_contact(struct db *db, uint64_t offer_id, const char *email, time_t now)
    __attribute__((warn_unused_result));
bool store_links_end_of_referent(struct db *db, uint64_t application_id, const char *email,
                                 time_t now) __attribute__((warn_unused_result));

/* Something that happened to an offer. Texts may be NULL. */
struct offer_event {
    uint64_t offer_id;
    uint64_t account_id; /* who did it; 0: by a mailed link, or nobody signed in */
    enum actor actor;
    const char *name; /* labels.xml, "offer-event", has its words */
    const char *before;
    const char *after;
    const char *reason;
};
bool store_offer_event(struct db *db, const struct offer_event *event, time_t now)
    __attribute__((warn_unused_result));

/* A mail or SMS to be sent; content is the XML for its template. What it is about may be 0. */
struct mail {
    const char *recipient; /* e-mail address, or number in E.164 */
    bool is_sms;
    const char *template_name;
    const char *content;
    uint64_t offer_id;
    uint64_t application_id;
    uint64_t account_id;
    const char *dedup_key; /* NULL, or what must be said once only: the second is left out */
    uint64_t event_id;     /* the change that it announces, once to each */
    time_t not_before;     /* 0: as soon as may be */
};

bool store_mail_insert(struct db *db, const struct mail *mail, time_t now)
    __attribute__((warn_unused_result));

/* Several mails or SMS at once, without a change that they announce or a key of what is said once.
 */
bool store_mails_insert(struct db *db, const struct mail *mails, size_t count, time_t now)
    __attribute__((warn_unused_result));

/* Says it in the place of one of either template to the same recipient that has not left yet;
 * is_done tells whether there was one. */
bool store_mail_replace(struct db *db, const struct mail *mail, const char *other_template,
                        time_t now, bool *is_done) __attribute__((warn_unused_result));

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

/* True if an active account of an employer has this e-mail. */
bool store_employer_account_exists(struct db *db, const char *email, bool *exists)
    __attribute__((warn_unused_result));

#endif
