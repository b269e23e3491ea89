/* The table form_key. */
#include "store/form_key_store.h"

#include <string.h>

#include "base/crypto.h"

bool store_form_key_find(struct db *db, const char *key, const char **location)
{
    static const char sql[] = "SELECT location FROM form_key WHERE key_hash = ?";
    uint8_t digest[DIGEST_SIZE];
    struct rows *rows;

    crypto_sha256(key, strlen(key), digest);
    rows = db_select(db, sql, DB_VALUES(db_bytes(digest, DIGEST_SIZE)));
    *location = rows != NULL && row_next(rows) ? row_text(rows) : NULL;
    return rows != NULL;
}

bool store_form_key_use(struct db *db, const char *key, const char *location, time_t now,
                        bool *is_first, const char **first_location)
{
    static const char insert[] =
        "INSERT IGNORE INTO form_key (key_hash, location, created_at) VALUES (?, ?, ?)";
    uint8_t digest[DIGEST_SIZE];

    crypto_sha256(key, strlen(key), digest);
    /* Waits for the transaction that holds the same key: a second click gets its answer. */
    if (!db_run(db, insert,
                DB_VALUES(db_bytes(digest, DIGEST_SIZE), db_text(location), db_instant(now))))
        return false;
    *is_first = db_changed_rows(db) > 0;
    return *is_first || store_form_key_find(db, key, first_location);
}
