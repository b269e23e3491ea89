/* The links of mails: granted, found, used, taken back. What is mailed is a text; its digest is
 * kept. */
#ifndef STAGE3E_STORE_TOKEN_STORE_H
#define STAGE3E_STORE_TOKEN_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/crypto.h"
#include "store/db.h"

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

#endif
