/* Who cannot be written to. */
#include "store/unreachable_store.h"

bool store_unreachable_begin(struct db *db, const char *recipient, const char *reason)
{
    static const char sql[] = "INSERT IGNORE INTO unreachable (recipient_hash, since, reason)"
                              " VALUES (" UNREACHABLE_HASH("?") ", UTC_TIMESTAMP(), LEFT(?, 250))";

    return db_run(db, sql, DB_VALUES(db_text(recipient), db_text(reason)));
}

bool store_unreachable_end(struct db *db, const char *recipient)
{
    static const char sql[] =
        "DELETE FROM unreachable WHERE recipient_hash = " UNREACHABLE_HASH("?");

    return db_run(db, sql, DB_VALUES(db_text(recipient)));
}

bool store_unreachable_find(struct db *db, const char *recipient, time_t *since,
                            const char **reason)
{
    static const char sql[] =
        "SELECT since, reason FROM unreachable WHERE recipient_hash = " UNREACHABLE_HASH("?");
    struct rows *rows = db_select(db, sql, DB_VALUES(db_text(recipient)));

    *since = 0;
    *reason = "";
    if (rows != NULL && row_next(rows)) {
        *since = row_instant(rows);
        *reason = row_text(rows);
    }
    return rows != NULL;
}
