/* The table second_factor. */
#include "store/second_factor_store.h"

#include <stdio.h>
#include <string.h>

#include "base/config.h"
#include "store/db.h"

enum { SECRET_SEALED = SECRET_SIZE + SEAL_SIZE };

/* The key that seals secrets, and what ties one to its account. */
struct seal {
    uint8_t key[DIGEST_SIZE];
    char context[40];
};

static struct seal seal_of(const struct config *config, uint64_t account_id)
{
    static const char purpose[] = "second-factor secrets";
    struct seal seal;

    crypto_hmac(config->web.secret, DIGEST_SIZE, purpose, strlen(purpose), seal.key);
    snprintf(seal.context, sizeof seal.context, "second-factor:%llu",
             (unsigned long long)account_id);
    return seal;
}

bool store_second_factor_find(struct db *db, const struct config *config, uint64_t account_id,
                              struct second_factor *factor)
{
    static const char sql[] = "SELECT enrolled_at IS NOT NULL, last_step, RPAD(secret, ?, X'00')"
                              "  FROM second_factor WHERE account_id = ?";
    const struct seal seal = seal_of(config, account_id);
    uint8_t sealed[SECRET_SEALED];
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(SECRET_SEALED), db_u64(account_id)));

    *factor = (struct second_factor){.is_there = false};
    if (rows == NULL || !row_next(rows))
        return rows != NULL;
    factor->is_there = true;
    factor->is_enrolled = row_bool(rows);
    factor->last_step = row_u64(rows);
    if (!row_bytes(rows, sealed, sizeof sealed))
        return false;
    factor->is_readable =
        crypto_open_seal(seal.key, seal.context, sealed, SECRET_SIZE, factor->secret);
    return true;
}

bool store_second_factor_begin(struct db *db, const struct config *config, uint64_t account_id,
                               const uint8_t secret[SECRET_SIZE])
{
    static const char sql[] =
        "INSERT INTO second_factor (account_id, secret, recovery_codes) VALUES (?, ?, '[]')"
        " ON DUPLICATE KEY UPDATE secret = IF(enrolled_at IS NULL, VALUES(secret), secret)";
    const struct seal seal = seal_of(config, account_id);
    uint8_t sealed[SECRET_SEALED];

    crypto_seal(seal.key, seal.context, secret, SECRET_SIZE, sealed);
    return db_run(db, sql, DB_VALUES(db_u64(account_id), db_bytes(sealed, sizeof sealed)));
}

static bool one_seal(struct db *db, const struct config *config, uint64_t account_id,
                     const uint8_t secret[SECRET_SIZE])
{
    static const char sql[] = "UPDATE second_factor SET secret = ? WHERE account_id = ?";
    const struct seal seal = seal_of(config, account_id);
    uint8_t sealed[SECRET_SEALED];

    crypto_seal(seal.key, seal.context, secret, SECRET_SIZE, sealed);
    return db_run(db, sql, DB_VALUES(db_bytes(sealed, sizeof sealed), db_u64(account_id)));
}

bool store_second_factors_seal(struct db *db, const struct config *config)
{
    static const char sql[] = "SELECT account_id, secret FROM second_factor"
                              " WHERE LENGTH(secret) = ? ORDER BY account_id LIMIT 1 FOR UPDATE";
    uint8_t secret[SECRET_SIZE];

    for (;;) {
        struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(SECRET_SIZE)));
        uint64_t account_id;

        if (rows == NULL || !row_next(rows))
            return rows != NULL;
        account_id = row_u64(rows);
        if (!row_bytes(rows, secret, sizeof secret) || !one_seal(db, config, account_id, secret))
            return false;
    }
}

bool store_second_factor_enrol(struct db *db, uint64_t account_id, uint64_t step,
                               const char *recovery_json, time_t now)
{
    static const char sql[] =
        "UPDATE second_factor SET enrolled_at = ?, last_step = ?, recovery_codes = ?"
        " WHERE account_id = ? AND enrolled_at IS NULL";

    return db_run(
        db, sql,
        DB_VALUES(db_instant(now), db_u64(step), db_text(recovery_json), db_u64(account_id)));
}

bool store_second_factor_step(struct db *db, uint64_t account_id, uint64_t step, bool *is_done)
{
    static const char sql[] =
        "UPDATE second_factor SET last_step = ? WHERE account_id = ? AND last_step < ?";

    if (!db_run(db, sql, DB_VALUES(db_u64(step), db_u64(account_id), db_u64(step))))
        return false;
    *is_done = db_changed_rows(db) > 0;
    return true;
}

bool store_second_factor_recover(struct db *db, uint64_t account_id, const char *hash,
                                 bool *is_done)
{
    static const char sql[] =
        "UPDATE second_factor"
        "   SET recovery_codes = JSON_REMOVE(recovery_codes,"
        "           JSON_UNQUOTE(JSON_SEARCH(recovery_codes, 'one', ?)))"
        " WHERE account_id = ? AND JSON_SEARCH(recovery_codes, 'one', ?) IS NOT NULL";

    if (!db_run(db, sql, DB_VALUES(db_text(hash), db_u64(account_id), db_text(hash))))
        return false;
    *is_done = db_changed_rows(db) > 0;
    return true;
}

bool store_second_factor_forget(struct db *db, uint64_t account_id)
{
    static const char sql[] = "DELETE FROM second_factor WHERE account_id = ?";

    return db_run(db, sql, DB_VALUES(db_u64(account_id)));
}
