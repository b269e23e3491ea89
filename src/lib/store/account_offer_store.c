/* The offers of an account. */
#include "store/account_offer_store.h"

bool store_offers_join(struct db *db, uint64_t account_id, const char *email)
{
    static const char sql[] =
        "UPDATE offer SET account_id = ? WHERE contact_email = ? AND account_id IS NULL";

    return db_run(db, sql, DB_VALUES(db_u64(account_id), db_text(email)));
}

bool store_offers_suspend(struct db *db, uint64_t account_id, uint64_t admin_id, time_t now)
{
    static const char note[] =
        "INSERT INTO event (happened_at, offer_id, account_id, actor, name, state_before,"
        "                   state_after)"
        " SELECT ?, id, ?, 'admin', 'suspended', 'active', 'active' FROM offer"
        "  WHERE account_id = ? AND state = 'active' AND suspended_at IS NULL";
    static const char suspend[] =
        "UPDATE offer SET suspended_at = ?, version = version + 1"
        " WHERE account_id = ? AND state = 'active' AND suspended_at IS NULL";

    return db_run(db, note, DB_VALUES(db_instant(now), db_u64(admin_id), db_u64(account_id))) &&
           db_run(db, suspend, DB_VALUES(db_instant(now), db_u64(account_id)));
}
