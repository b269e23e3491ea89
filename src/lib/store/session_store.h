/* Accounts signing in, and their sessions. These begin and end by the clock of the database: a
 * machine whose own is off, or jumps, signs nobody out. */
#ifndef STAGE3E_STORE_SESSION_STORE_H
#define STAGE3E_STORE_SESSION_STORE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "base/crypto.h"
#include "rules/account.h"
#include "store/db.h"

struct pool;

struct session {
    uint64_t account_id; /* 0: no live session */
    enum account_role role;
    const char *email;
    time_t ends_at;      /* by the clock that was given as now */
    bool is_unreachable; /* the e-mail takes nothing (store/unreachable_store.h) */
};

/* The session of a cookie's SHA-256, if it is live and its account active; it then lives on
 * for the idle time of its role (quality.md: 8 hours for pupils, 30 minutes for others). */
bool store_session_find(struct db *db, const uint8_t token_hash[DIGEST_SIZE], time_t now,
                        struct session *session) __attribute__((warn_unused_result));

/* Starts a session, which ends after life_s seconds however much it is used; one that awaits the
 * second factor is no session for anyone but store_session_pending(). */
bool store_session_open(struct db *db, const uint8_t token_hash[DIGEST_SIZE], uint64_t account_id,
                        enum account_role role, const char *device, bool awaits_code,
                        unsigned life_s) __attribute__((warn_unused_result));

/* The account whose password was right and whose code is awaited; 0 if none. */
bool store_session_pending(struct db *db, const uint8_t token_hash[DIGEST_SIZE],
                           struct session *session) __attribute__((warn_unused_result));

/* The places where an account is signed in, the last used first. */
struct device {
    uint64_t id;
    const char *name;
    time_t since;
    time_t seen_at;
    bool is_current;
};

bool store_devices(struct db *db, uint64_t account_id, const uint8_t current_hash[DIGEST_SIZE],
                   struct device **devices, size_t *count) __attribute__((warn_unused_result));
/* Ends one session of an account; or all but one (none is kept if hash is NULL). */
bool store_device_close(struct db *db, uint64_t account_id, uint64_t id)
    __attribute__((warn_unused_result));
bool store_devices_close(struct db *db, uint64_t account_id, const uint8_t kept_hash[DIGEST_SIZE])
    __attribute__((warn_unused_result));

bool store_session_close(struct db *db, const uint8_t token_hash[DIGEST_SIZE])
    __attribute__((warn_unused_result));

/* What signing in with an e-mail needs to know. */
struct credentials {
    uint64_t account_id; /* 0: no account of that e-mail */
    enum account_role role;
    bool is_active;
    bool is_inactive; /* its activation link was not followed, or it awaits approval */
    const char *password_hash;
};

bool store_credentials_find(struct db *db, const char *email, struct credentials *credentials)
    __attribute__((warn_unused_result));

/* For use in the transaction that does what a password allows: whether that is the active account's
 * still. It took a moment to compare, in which another may have been set, or the account locked;
 * from here on neither can be, until the transaction ends. */
bool store_credentials_hold(struct db *db, const struct credentials *credentials, bool *are_good)
    __attribute__((warn_unused_result));

/* Counts one more attempt in a window of seconds that begins with the first; gives the count
 * so far, this one included, and the seconds until the window ends. By the clock of the database,
 * as all limits: machines may differ. */
bool store_attempt_count(struct db *db, const char *scope, const uint8_t key_hash[DIGEST_SIZE],
                         unsigned window_s, unsigned *count, unsigned *wait_s)
    __attribute__((warn_unused_result));

/* So many tries are free; each one more makes the next wait, twice as long as the one before, up to
 * the longest. A day without a try forgets them. */
struct pace {
    unsigned free;
    unsigned first_s;
    unsigned longest_s;
};

/* Counts one more try. wait_s > 0: it came too early, so many seconds, and does not count. */
bool store_attempt_pace(struct db *db, const char *scope, const uint8_t key_hash[DIGEST_SIZE],
                        const struct pace *pace, unsigned *wait_s)
    __attribute__((warn_unused_result));

/* Forgets the attempts, after a success. */
bool store_attempt_clear(struct db *db, const char *scope, const uint8_t key_hash[DIGEST_SIZE])
    __attribute__((warn_unused_result));

/* Takes back the one attempt that succeeded: the others of its key, which many people may share
 * (the address of a school), go on counting. */
bool store_attempt_take_back(struct db *db, const char *scope, const uint8_t key_hash[DIGEST_SIZE])
    __attribute__((warn_unused_result));

#endif
