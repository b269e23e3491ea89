/* The table token: of a link its digest, never what was mailed. */
#include "store/token_store.h"

#include <string.h>

#include "base/pool.h"
#include "store/columns.h"

bool store_token_insert(struct db *db, const uint8_t hash[DIGEST_SIZE],
                        const struct token_grant *grant, time_t now)
{
    static const char sql[] =
        "INSERT INTO token (token_hash, purpose, offer_id, application_id, account_id,"
        "                   subject_account_id, email, created_at, expires_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    return db_run(db, sql,
                  DB_VALUES(db_bytes(hash, DIGEST_SIZE), db_text(grant->purpose),
                            db_id(grant->offer_id), db_id(grant->application_id),
                            db_id(grant->account_id), db_id(grant->subject_account_id),
                            db_text(grant->email), db_instant(now),
                            db_instant(now + (time_t)grant->lifetime_s)));
}

bool store_tokens_revoke(struct db *db, uint64_t account_id, const char *purpose, time_t now)
{
    static const char sql[] =
        "UPDATE token SET used_at = ? WHERE account_id = ? AND purpose = ? AND used_at IS NULL";

    return db_run(db, sql, DB_VALUES(db_instant(now), db_u64(account_id), db_text(purpose)));
}

bool store_tokens_insert(struct db *db, const struct token_new *tokens, size_t count, time_t now)
{
    enum { COLUMNS = 8 };
    struct db_value *values = pool_array(db_pool(db), count * COLUMNS + 1, sizeof *values);
    struct db_value *next = values;

    for (size_t i = 0; i < count; i++) {
        const struct token_grant *grant = &tokens[i].grant;

        *next++ = db_bytes(tokens[i].hash, DIGEST_SIZE);
        *next++ = db_text(grant->purpose);
        *next++ = db_id(grant->offer_id);
        *next++ = db_id(grant->application_id);
        *next++ = db_id(grant->account_id);
        *next++ = db_text(grant->email);
        *next++ = db_instant(now);
        *next++ = db_instant(now + (time_t)grant->lifetime_s);
    }
    return db_insert_rows(db,
                          "INSERT INTO token (token_hash, purpose, offer_id, application_id,"
                          " account_id, email, created_at, expires_at) VALUES ",
                          values, COLUMNS, count);
}

static const struct column token_columns[] = {
    COLUMN(struct token, is_known, "TRUE"),
    COLUMN(struct token, offer_id, "offer_id"),
    COLUMN(struct token, application_id, "application_id"),
    COLUMN(struct token, account_id, "account_id"),
    COLUMN(struct token, subject_account_id, "subject_account_id"),
    COLUMN(struct token, email, "email"),
    COLUMN(struct token, expires_at, "expires_at"),
    COLUMN(struct token, used_at, "used_at"),
};

static const struct row_type token_row = ROW_TYPE(struct token, token_columns);

bool store_token_find(struct db *db, const char *text, const char *purpose, struct token *token)
{
    uint8_t digest[DIGEST_SIZE];

    crypto_sha256(text, strlen(text), digest);
    return row_find(db, &token_row, "FROM token WHERE token_hash = ? AND purpose = ?",
                    DB_VALUES(db_bytes(digest, DIGEST_SIZE), db_text(purpose)), token);
}

bool store_token_use(struct db *db, const char *text, const char *purpose, time_t now,
                     bool *is_done)
{
    static const char sql[] =
        "UPDATE token SET used_at = ?"
        " WHERE token_hash = ? AND purpose = ? AND used_at IS NULL AND expires_at > ?";
    uint8_t digest[DIGEST_SIZE];

    crypto_sha256(text, strlen(text), digest);
    if (!db_run(db, sql,
                DB_VALUES(db_instant(now), db_bytes(digest, DIGEST_SIZE), db_text(purpose),
                          db_instant(now))))
        return false;
    *is_done = db_changed_rows(db) > 0;
    return true;
}

bool store_links_end_of_contact(struct db *db, uint64_t offer_id, const char *email, time_t now)
{
    static const char of_applications[] =
        "UPDATE token t JOIN application a ON a.id = t.application_id"
        "   SET t.used_at = ?"
        " WHERE a.offer_id = ? AND t.purpose = 'application_decide' AND t.email = ?"
        "   AND t.used_at IS NULL";
    static const char of_offer[] =
        "UPDATE token SET used_at = ?"
        " WHERE offer_id = ? AND purpose IN ('offer_activate', 'offer_manage', 'contact_confirm')"
        "   AND email = ?"
        "   AND used_at IS NULL";

    return db_run(db, of_applications,
                  DB_VALUES(db_instant(now), db_u64(offer_id), db_text(email))) &&
           db_run(db, of_offer, DB_VALUES(db_instant(now), db_u64(offer_id), db_text(email)));
}

bool store_links_end_of_referent(struct db *db, uint64_t application_id, const char *email,
                                 time_t now)
{
    static const char sql[] = "UPDATE token SET used_at = ?"
                              " WHERE application_id = ? AND purpose = 'referent_opinion'"
                              "   AND email = ? AND used_at IS NULL";

    return db_run(db, sql, DB_VALUES(db_instant(now), db_u64(application_id), db_text(email)));
}
