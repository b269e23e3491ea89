/* Look-ups in the database. */
#include "store/lookup_store.h"

#include <string.h>

#include "base/crypto.h"

bool store_lookup_find(struct db *db, const char *url, time_t after, const char **answer)
{
    static const char sql[] =
        "SELECT answer FROM lookup_answer WHERE query_hash = ? AND fetched_at > ?";
    uint8_t digest[DIGEST_SIZE];
    struct rows *rows;

    crypto_sha256(url, strlen(url), digest);
    rows = db_select(db, sql, DB_VALUES(db_bytes(digest, DIGEST_SIZE), db_instant(after)));
    *answer = rows != NULL && row_next(rows) ? row_text(rows) : NULL;
    return rows != NULL;
}

bool store_lookup_keep(struct db *db, const char *url, const char *answer, time_t now)
{
    static const char sql[] =
        "INSERT INTO lookup_answer (query_hash, answer, fetched_at) VALUES (?, ?, ?)"
        " ON DUPLICATE KEY UPDATE answer = VALUES(answer), fetched_at = VALUES(fetched_at)";
    uint8_t digest[DIGEST_SIZE];

    crypto_sha256(url, strlen(url), digest);
    return db_run(db, sql,
                  DB_VALUES(db_bytes(digest, DIGEST_SIZE), db_text(answer), db_instant(now)));
}

bool store_lookup_failed(struct db *db, const char *service, time_t now)
{
    static const char sql[] = "INSERT INTO lookup_failure (service, failed_at) VALUES (?, ?)"
                              " ON DUPLICATE KEY UPDATE failed_at = VALUES(failed_at)";

    return db_run(db, sql, DB_VALUES(db_text(service), db_instant(now)));
}

bool store_lookup_is_resting(struct db *db, const char *service, time_t after, bool *is_resting)
{
    static const char sql[] = "SELECT 1 FROM lookup_failure WHERE service = ? AND failed_at > ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_text(service), db_instant(after)));

    *is_resting = rows != NULL && row_next(rows);
    return rows != NULL;
}
