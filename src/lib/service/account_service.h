/* What the site does with accounts: see application_service.h. */
#ifndef STAGE3E_SERVICE_ACCOUNT_SERVICE_H
#define STAGE3E_SERVICE_ACCOUNT_SERVICE_H

#include "store/account_store.h"

struct config;

/* Erases one, for who asked, the département or the end of its time: what it has is ended and
 * announced, its owner is told unless it was never used. The
 * caller writes the trail. */
bool service_account_erase(struct db *db, const struct config *config,
                           const struct account *account, bool was_used, time_t now)
    __attribute__((warn_unused_result));

#endif
