/* Codes of links: ten minutes, five tries, then another is asked for. */
#include "store/link_code_store.h"

bool store_link_code_set(struct db *db, const uint8_t link_hash[DIGEST_SIZE],
                         const uint8_t code_hash[DIGEST_SIZE], time_t now)
{
    static const char sql[] =
        "INSERT INTO link_code (token_hash, code_hash, expires_at, tries) VALUES (?, ?, ?, 0)"
        " ON DUPLICATE KEY UPDATE code_hash = VALUES(code_hash), expires_at = VALUES(expires_at),"
        "                         tries = 0";

    return db_run(db, sql,
                  DB_VALUES(db_bytes(link_hash, DIGEST_SIZE), db_bytes(code_hash, DIGEST_SIZE),
                            db_instant(now + LINK_CODE_S)));
}

bool store_link_code_try(struct db *db, const uint8_t link_hash[DIGEST_SIZE],
                         const uint8_t code_hash[DIGEST_SIZE], time_t now, bool *is_right)
{
    /* The try counts first: tries at once are no more than tries one by one. */
    static const char count[] = "UPDATE link_code SET tries = tries + 1"
                                " WHERE token_hash = ? AND tries < ? AND expires_at > ?";
    static const char use[] = "DELETE FROM link_code WHERE token_hash = ? AND code_hash = ?";

    *is_right = false;
    if (!db_run(
            db, count,
            DB_VALUES(db_bytes(link_hash, DIGEST_SIZE), db_u64(LINK_CODE_TRIES), db_instant(now))))
        return false;
    if (db_changed_rows(db) == 0)
        return true;
    if (!db_run(db, use,
                DB_VALUES(db_bytes(link_hash, DIGEST_SIZE), db_bytes(code_hash, DIGEST_SIZE))))
        return false;
    *is_right = db_changed_rows(db) > 0;
    return true;
}
