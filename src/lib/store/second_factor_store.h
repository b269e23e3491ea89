/* The second factor of an account: a secret of 160 bits (RFC 4226, 4), kept sealed with a key of
 * the site's, each for its account: who reads the database alone makes no codes. */
#ifndef STAGE3E_STORE_SECOND_FACTOR_STORE_H
#define STAGE3E_STORE_SECOND_FACTOR_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/crypto.h"

struct config;
struct db;

enum { SECRET_SIZE = 20 };

struct second_factor {
    bool is_there;
    bool is_enrolled;
    bool is_readable; /* the seal is of this site and account */
    uint8_t secret[SECRET_SIZE];
    uint64_t last_step;
};

bool store_second_factor_find(struct db *db, const struct config *config, uint64_t account_id,
                              struct second_factor *factor) __attribute__((warn_unused_result));
/* A new secret, not enrolled yet; replaces one that is not enrolled. */
bool store_second_factor_begin(struct db *db, const struct config *config, uint64_t account_id,
                               const uint8_t secret[SECRET_SIZE])
    __attribute__((warn_unused_result));
/* Seals those that an older version stored in clear. For use in a transaction. */
bool store_second_factors_seal(struct db *db, const struct config *config)
    __attribute__((warn_unused_result));
/* Enrolled, with the hashes of its recovery codes (hexadecimal, one a line). */
bool store_second_factor_enrol(struct db *db, uint64_t account_id, uint64_t step,
                               const char *recovery_json, time_t now)
    __attribute__((warn_unused_result));
/* Uses up a time step, or a recovery code by its hash; is_done is false if it was used. */
bool store_second_factor_step(struct db *db, uint64_t account_id, uint64_t step, bool *is_done)
    __attribute__((warn_unused_result));
bool store_second_factor_recover(struct db *db, uint64_t account_id, const char *hash,
                                 bool *is_done) __attribute__((warn_unused_result));
bool store_second_factor_forget(struct db *db, uint64_t account_id)
    __attribute__((warn_unused_result));

#endif
