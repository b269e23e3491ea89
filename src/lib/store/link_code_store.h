/* The code that proves whose mailbox a link was sent to. */
#ifndef STAGE3E_STORE_LINK_CODE_STORE_H
#define STAGE3E_STORE_LINK_CODE_STORE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "base/crypto.h"
#include "store/db.h"

enum { LINK_CODE_S = 600, LINK_CODE_TRIES = 5 };

/* A new code in place of the former one of that link. */
bool store_link_code_set(struct db *db, const uint8_t link_hash[DIGEST_SIZE],
                         const uint8_t code_hash[DIGEST_SIZE], time_t now)
    __attribute__((warn_unused_result));

/* Counts one try, and uses the code up if it is the right one. */
bool store_link_code_try(struct db *db, const uint8_t link_hash[DIGEST_SIZE],
                         const uint8_t code_hash[DIGEST_SIZE], time_t now, bool *is_right)
    __attribute__((warn_unused_result));

#endif
