/* Accounts that go. */
#include "service/account_service.h"

#include "notify/notify.h"
#include "store/application_change.h"
#include "store/erasure_store.h"

bool service_account_erase(struct db *db, const struct config *config,
                           const struct account *account, bool was_used, time_t now)
{
    struct application_changes changes;

    return store_account_release(db, account, now, &changes) &&
           (!was_used || notify_erasure(db, config, account, &changes, now)) &&
           store_account_forget(db, account, now);
}
