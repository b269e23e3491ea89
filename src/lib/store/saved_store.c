/* Favourites and saved searches. */
#include "store/saved_store.h"

#include <string.h>

#include "base/pool.h"
#include "store/columns.h"

bool store_favourite_keep(struct db *db, uint64_t account_id, uint64_t offer_id, time_t now,
                          bool *is_full)
{
    static const char keep[] = "INSERT IGNORE INTO favourite (account_id, offer_id, kept_at)"
                               " SELECT ?, o.id, ? FROM offer o WHERE o.id = ? AND"
                               "  (SELECT COUNT(*) FROM favourite WHERE account_id = ?) < ?";
    static const char count[] =
        "SELECT COUNT(*) >= ? AND SUM(offer_id = ?) = 0 FROM favourite WHERE account_id = ?";
    const struct db_value account = db_u64(account_id), offer = db_u64(offer_id);
    const struct db_value most = db_u64(FAVOURITES_MAX);
    struct rows *rows = NULL;

    if (db_run(db, keep, DB_VALUES(account, db_instant(now), offer, account, most)))
        rows = db_select(db, count, DB_VALUES(most, offer, account));
    *is_full = rows != NULL && row_next(rows) && row_bool(rows);
    return rows != NULL;
}

bool store_favourite_drop(struct db *db, uint64_t account_id, uint64_t offer_id)
{
    return db_run(db, "DELETE FROM favourite WHERE account_id = ? AND offer_id = ?",
                  DB_VALUES(db_u64(account_id), db_u64(offer_id)));
}

bool store_favourite_is_kept(struct db *db, uint64_t account_id, uint64_t offer_id, bool *is_kept)
{
    struct rows *rows =
        db_select(db, "SELECT 1 FROM favourite WHERE account_id = ? AND offer_id = ?",
                  DB_VALUES(db_u64(account_id), db_u64(offer_id)));

    *is_kept = rows != NULL && row_next(rows);
    return rows != NULL;
}

bool store_favourites(struct db *db, uint64_t account_id, uint64_t **offer_ids, size_t *count)
{
    static const char sql[] = "SELECT offer_id FROM favourite WHERE account_id = ?"
                              " ORDER BY kept_at DESC, offer_id DESC LIMIT ?";

    return row_ids(db_select(db, sql, DB_VALUES(db_u64(account_id), db_u64(FAVOURITES_MAX))),
                   offer_ids, count);
}

bool store_search_save(struct db *db, uint64_t account_id, const struct saved_search *search,
                       time_t now, bool *is_done)
{
    /* One that has its alert already goes on as it is: what is new to it stays new. */
    static const char sql[] =
        "INSERT INTO saved_search (account_id, query, label, saved_at, alerted_at, told)"
        " SELECT a.id, ?, ?, ?, ?, ? FROM account a WHERE a.id = ? AND"
        "  (SELECT COUNT(*) FROM saved_search s WHERE s.account_id = a.id AND s.query <> ?) < ?"
        " ON DUPLICATE KEY UPDATE told = IF(has_alert, told, VALUES(told)),"
        "   alerted_at = IF(has_alert, alerted_at, VALUES(alerted_at)),"
        "   told_version = told_version + 1, has_alert = TRUE";
    struct rows *rows = NULL;

    if (db_run(db, sql,
               DB_VALUES(db_text(search->query), db_text(search->label), db_instant(now),
                         db_instant(now), db_bytes(search->told.bytes, search->told.size),
                         db_u64(account_id), db_text(search->query), db_u64(SAVED_SEARCHES_MAX))))
        rows = db_select(db, "SELECT 1 FROM saved_search WHERE account_id = ? AND query = ?",
                         DB_VALUES(db_u64(account_id), db_text(search->query)));
    *is_done = rows != NULL && row_next(rows);
    return rows != NULL;
}

bool store_search_drop(struct db *db, uint64_t account_id, uint64_t id)
{
    return db_run(db, "DELETE FROM saved_search WHERE account_id = ? AND id = ?",
                  DB_VALUES(db_u64(account_id), db_u64(id)));
}

static const struct column search_columns[] = {
    COLUMN(struct saved_search, id, "s.id"),
    COLUMN(struct saved_search, query, "s.query"),
    COLUMN(struct saved_search, label, "s.label"),
    COLUMN(struct saved_search, has_alert, "s.has_alert"),
    COLUMN(struct saved_search, alerted_at, "s.alerted_at"),
    COLUMN(struct saved_search, email, "a.email"),
    COLUMN(struct saved_search, told_version, "s.told_version"),
};
static const struct row_type search_row = ROW_TYPE(struct saved_search, search_columns);

#define SEARCHES ", s.told FROM saved_search s JOIN account a ON a.id = s.account_id"

static bool searches_read(struct rows *rows, struct saved_search **searches, size_t *count)
{
    struct pool *pool = rows_pool(rows);
    size_t room = 0;

    *searches = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        struct saved_search search;

        row_read(rows, &search_row, &search);
        search.told.bytes = row_blob_copy(rows, &search.told.size);
        pool_make_room(pool, *searches, *count, room);
        (*searches)[(*count)++] = search;
    }
    return rows != NULL;
}

bool store_searches_saved(struct db *db, uint64_t account_id, struct saved_search **searches,
                          size_t *count)
{
    static const char sql[] = SEARCHES " WHERE s.account_id = ? ORDER BY s.id DESC";

    return searches_read(row_select(db, &search_row, sql, DB_VALUES(db_u64(account_id))), searches,
                         count);
}

/* The first of the searches read; id 0 if there is none. */
static bool search_first(struct rows *rows, struct saved_search *search)
{
    struct saved_search *found;
    size_t count;

    *search = (struct saved_search){.id = 0};
    if (!searches_read(rows, &found, &count))
        return false;
    if (count > 0)
        *search = found[0];
    return true;
}

bool store_search_find(struct db *db, uint64_t account_id, uint64_t id, struct saved_search *search)
{
    static const char sql[] = SEARCHES " WHERE s.account_id = ? AND s.id = ?";

    return search_first(row_select(db, &search_row, sql, DB_VALUES(db_u64(account_id), db_u64(id))),
                        search);
}

bool store_search_of_query(struct db *db, uint64_t account_id, const char *query,
                           struct saved_search *search)
{
    static const char sql[] = SEARCHES " WHERE s.account_id = ? AND s.query = ?";

    return search_first(
        row_select(db, &search_row, sql, DB_VALUES(db_u64(account_id), db_text(query))), search);
}

bool store_searches_alerting(struct db *db, struct saved_search **searches, size_t *count)
{
    static const char sql[] = SEARCHES " WHERE s.has_alert AND a.state = 'active' ORDER BY s.id";

    return searches_read(row_select(db, &search_row, sql, DB_NO_VALUES), searches, count);
}

bool store_search_alerted(struct db *db, const struct saved_search *search,
                          const struct offer_set *told, const uint8_t *stop_hash, time_t now,
                          bool *is_done)
{
    static const char mark[] =
        "UPDATE saved_search SET told = ?, told_version = told_version + 1, alerted_at = ?"
        " WHERE id = ? AND told_version = ? AND has_alert";
    static const char link[] =
        "INSERT INTO search_stop (token_hash, saved_search_id, sent_at) VALUES (?, ?, ?)";

    if (!db_run(db, mark,
                DB_VALUES(db_bytes(told->bytes, told->size), db_instant(now), db_u64(search->id),
                          db_u64(search->told_version))))
        return false;
    *is_done = db_changed_rows(db) > 0;
    return !*is_done || stop_hash == NULL ||
           db_run(db, link,
                  DB_VALUES(db_bytes(stop_hash, DIGEST_SIZE), db_u64(search->id), db_instant(now)));
}

bool store_search_of_stop(struct db *db, const char *token, struct saved_search *search)
{
    static const char sql[] =
        SEARCHES " JOIN search_stop t ON t.saved_search_id = s.id WHERE t.token_hash = ?";
    uint8_t digest[DIGEST_SIZE];

    crypto_sha256(token, strlen(token), digest);
    return search_first(row_select(db, &search_row, sql, DB_VALUES(db_bytes(digest, DIGEST_SIZE))),
                        search);
}

bool store_search_stop(struct db *db, uint64_t id)
{
    return db_run(db, "UPDATE saved_search SET has_alert = FALSE WHERE id = ?",
                  DB_VALUES(db_u64(id)));
}

bool store_offers_online_until(struct db *db, time_t until, uint64_t **offer_ids, size_t *count)
{
    static const char sql[] = "SELECT id FROM offer WHERE activated_at <= ? ORDER BY id";

    return row_ids(db_select(db, sql, DB_VALUES(db_instant(until))), offer_ids, count);
}
