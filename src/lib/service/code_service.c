/* Codes on their way. */
#include "service/code_service.h"

#include "notify/notify.h"

bool service_code_send(struct db *db, const struct config *config, enum code_use use,
                       const uint8_t subject_hash[DIGEST_SIZE],
                       const uint8_t code_hash[DIGEST_SIZE], const struct code_notice *notice)
{
    return store_link_code_set(db, subject_hash, code_hash, notice->now) &&
           (use == CODE_TO_SIGN ? notify_agreement_code(db, config, notice)
                                : notify_link_code(db, config, notice));
}
