/* Six digits that prove a mailbox, or a mobile: kept, and sent, in one transaction. */
#ifndef STAGE3E_SERVICE_CODE_SERVICE_H
#define STAGE3E_SERVICE_CODE_SERVICE_H

#include "store/link_code_store.h"

struct code_notice;
struct config;

/* What a code is for: to see what a mailed link alone does not show, to sign. */
enum code_use { CODE_TO_SEE, CODE_TO_SIGN };

/* A new code in place of the former one (store_link_code_set()), to who is to read it. */
bool service_code_send(struct db *db, const struct config *config, enum code_use use,
                       const uint8_t subject_hash[DIGEST_SIZE],
                       const uint8_t code_hash[DIGEST_SIZE], const struct code_notice *notice)
    __attribute__((warn_unused_result));

#endif
