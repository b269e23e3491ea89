/* What decides who gets into an account: its password, its e-mail, its state. Each change of one
 * ends, in the same transaction, everything that could still let someone in by what held before:
 * mailed links, a change of e-mail under way, sessions. domain.md, "Accounts". */
#ifndef STAGE3E_STORE_ACCOUNT_CHANGE_H
#define STAGE3E_STORE_ACCOUNT_CHANGE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "base/crypto.h"

struct db;
struct pool;

/* Ends the links and the pending change of an account, and its sessions but that of the given
 * token hash (NULL: all). The functions below do it themselves; this is for what else takes power
 * away, such as a second factor that is set up anew. */
bool store_account_ways_in_end(struct db *db, uint64_t id, const uint8_t kept_hash[DIGEST_SIZE],
                               time_t now) __attribute__((warn_unused_result));

/* A new password; the session that changed it may go on. */
bool store_account_password_set(struct db *db, uint64_t id, const char *hash,
                                const uint8_t kept_hash[DIGEST_SIZE], time_t now)
    __attribute__((warn_unused_result));
bool store_account_email_set(struct db *db, uint64_t id, const char *email, time_t now)
    __attribute__((warn_unused_result));
/* Locked: nobody gets in, nor joins whom it admits. Unlocked: as it was before; one that had never
 * been opened awaits its link again (is_active is false). */
bool store_account_lock(struct db *db, uint64_t id, time_t now) __attribute__((warn_unused_result));
bool store_account_unlock(struct db *db, uint64_t id, bool *is_active)
    __attribute__((warn_unused_result));

/* A change of e-mail under way. */
struct email_change {
    const char *new_email; /* NULL: none */
    bool is_old_confirmed;
    bool is_new_confirmed;
};

bool store_email_change_begin(struct db *db, uint64_t id, const char *new_email, time_t now)
    __attribute__((warn_unused_result));
bool store_email_change_confirm(struct db *db, uint64_t id, bool is_new, time_t now)
    __attribute__((warn_unused_result));
bool store_email_change_find(struct db *db, uint64_t id, struct email_change *change)
    __attribute__((warn_unused_result));

#endif
