/* Sessions, credentials, attempts. The times of sessions are by the database's clock, for all
 * machines. */
#include "store/session_store.h"

#include <string.h>

#include "store/columns.h"
#include "store/unreachable_store.h"

enum { IDLE_PUPIL_S = 8 * 3600, IDLE_OTHERS_S = 30 * 60, REFRESH_S = 60, CODE_S = 600 };

static unsigned idle_s(enum account_role role)
{
    return role == ACCOUNT_PUPIL ? IDLE_PUPIL_S : IDLE_OTHERS_S;
}

/* Once a minute is enough: not a write for each page. */
static bool session_prolong(struct db *db, const uint8_t token_hash[DIGEST_SIZE],
                            enum account_role role)
{
    static const char sql[] =
        "UPDATE session SET seen_at = UTC_TIMESTAMP(),"
        "       expires_at = LEAST(UTC_TIMESTAMP() + INTERVAL ? SECOND, ends_at)"
        " WHERE token_hash = ?";

    return db_run(db, sql, DB_VALUES(db_u64(idle_s(role)), db_bytes(token_hash, DIGEST_SIZE)));
}

/* Who is signed in, and the seconds since it was seen, until it expires, until it ends. */
struct session_found {
    struct session session;
    uint64_t unseen_s, left_s, life_s; /* a clock that went back: negative */
};

static const struct column session_columns[] = {
    COLUMN(struct session_found, session.account_id, "a.id"),
    COLUMN(struct session_found, session.role, "a.role + 0"),
    COLUMN(struct session_found, session.email, "a.email"),
    COLUMN(struct session_found, session.is_unreachable, "u.since IS NOT NULL"),
    COLUMN(struct session_found, unseen_s, "TIMESTAMPDIFF(SECOND, s.seen_at, UTC_TIMESTAMP())"),
    COLUMN(struct session_found, left_s, "TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), s.expires_at)"),
    COLUMN(struct session_found, life_s, "TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), s.ends_at)"),
};
static const struct row_type session_row = ROW_TYPE(struct session_found, session_columns);

#define ACCOUNT_HASH UNREACHABLE_HASH("a.email")
#define SESSIONS                                                                                   \
    "FROM session s JOIN account a ON a.id = s.account_id"                                         \
    "  LEFT JOIN unreachable u ON u.recipient_hash = " ACCOUNT_HASH                                \
    " WHERE s.token_hash = ? AND s.expires_at > UTC_TIMESTAMP() AND a.state = 'active'"

bool store_session_find(struct db *db, const uint8_t token_hash[DIGEST_SIZE], time_t now,
                        struct session *session)
{
    static const char rest[] = SESSIONS " AND s.ends_at > UTC_TIMESTAMP() AND s.second_factor";
    struct session_found found;
    long unseen_s, left_s, life_s;
    bool is_fresh;

    if (!row_find(db, &session_row, rest, DB_VALUES(db_bytes(token_hash, DIGEST_SIZE)), &found))
        return false;
    *session = found.session;
    if (session->account_id == 0)
        return true;
    unseen_s = (long)found.unseen_s;
    life_s = (long)found.life_s;
    is_fresh = unseen_s >= 0 && unseen_s < REFRESH_S;
    left_s = is_fresh ? (long)found.left_s : (long)idle_s(session->role);
    session->ends_at = now + (left_s < life_s ? left_s : life_s);
    return is_fresh || session_prolong(db, token_hash, session->role);
}

bool store_session_open(struct db *db, const uint8_t token_hash[DIGEST_SIZE], uint64_t account_id,
                        enum account_role role, const char *device, bool awaits_code,
                        unsigned life_s)
{
    static const char insert[] =
        "INSERT INTO session (token_hash, account_id, device, second_factor, created_at, seen_at,"
        "                     expires_at, ends_at)"
        " VALUES (?, ?, LEFT(?, 120), ?, UTC_TIMESTAMP(), UTC_TIMESTAMP(),"
        "         UTC_TIMESTAMP() + INTERVAL LEAST(?, ?) SECOND,"
        "         UTC_TIMESTAMP() + INTERVAL ? SECOND)";
    static const char update[] =
        "UPDATE account SET signed_in_at = UTC_TIMESTAMP(), warned_at = NULL WHERE id = ?";
    const struct db_value life = db_u64(life_s);

    return db_run(db, insert,
                  DB_VALUES(db_bytes(token_hash, DIGEST_SIZE), db_u64(account_id), db_text(device),
                            db_bool(!awaits_code), db_u64(awaits_code ? CODE_S : idle_s(role)),
                            life, life)) &&
           (awaits_code || db_run(db, update, DB_VALUES(db_u64(account_id))));
}

bool store_session_pending(struct db *db, const uint8_t token_hash[DIGEST_SIZE],
                           struct session *session)
{
    struct session_found found;
    const bool is_done = row_find(db, &session_row, SESSIONS " AND NOT s.second_factor",
                                  DB_VALUES(db_bytes(token_hash, DIGEST_SIZE)), &found);

    *session = found.session;
    return is_done;
}

static const struct column device_columns[] = {
    COLUMN(struct device, id, "id"),
    COLUMN(struct device, name, "device"),
    COLUMN(struct device, since, "created_at"),
    COLUMN(struct device, seen_at, "seen_at"),
    COLUMN(struct device, is_current, "token_hash = ?"),
};
static const struct row_type device_row = ROW_TYPE(struct device, device_columns);

bool store_devices(struct db *db, uint64_t account_id, const uint8_t current_hash[DIGEST_SIZE],
                   struct device **devices, size_t *count)
{
    static const char sql[] =
        "FROM session"
        " WHERE account_id = ? AND second_factor AND expires_at > UTC_TIMESTAMP()"
        " ORDER BY seen_at DESC";

    return row_list(db, &device_row, sql,
                    DB_VALUES(db_bytes(current_hash, DIGEST_SIZE), db_u64(account_id)), devices,
                    count);
}

bool store_device_close(struct db *db, uint64_t account_id, uint64_t id)
{
    static const char sql[] = "DELETE FROM session WHERE account_id = ? AND id = ?";

    return db_run(db, sql, DB_VALUES(db_u64(account_id), db_u64(id)));
}

bool store_devices_close(struct db *db, uint64_t account_id, const uint8_t kept_hash[DIGEST_SIZE])
{
    static const char sql[] =
        "DELETE FROM session WHERE account_id = ? AND (? IS NULL OR token_hash <> ?)";
    const struct db_value kept = kept_hash != NULL ? db_bytes(kept_hash, DIGEST_SIZE) : db_null();

    return db_run(db, sql, DB_VALUES(db_u64(account_id), kept, kept));
}

bool store_session_close(struct db *db, const uint8_t token_hash[DIGEST_SIZE])
{
    static const char sql[] = "DELETE FROM session WHERE token_hash = ?";

    return db_run(db, sql, DB_VALUES(db_bytes(token_hash, DIGEST_SIZE)));
}

static const struct column credentials_columns[] = {
    COLUMN(struct credentials, account_id, "id"),
    COLUMN(struct credentials, role, "role + 0"),
    COLUMN(struct credentials, is_active, "state = 'active'"),
    COLUMN(struct credentials, is_inactive, "state = 'inactive'"),
    COLUMN(struct credentials, password_hash, "password_hash"),
};
static const struct row_type credentials_row = ROW_TYPE(struct credentials, credentials_columns);

bool store_credentials_find(struct db *db, const char *email, struct credentials *credentials)
{
    const bool is_done = row_find(db, &credentials_row, "FROM account WHERE email = ?",
                                  DB_VALUES(db_text(email)), credentials);

    if (credentials->account_id == 0)
        credentials->password_hash = "";
    return is_done;
}

bool store_credentials_hold(struct db *db, const struct credentials *credentials, bool *are_good)
{
    static const char sql[] =
        "SELECT password_hash FROM account WHERE id = ? AND state = 'active' FOR UPDATE";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(credentials->account_id)));

    *are_good =
        rows != NULL && row_next(rows) && strcmp(row_text(rows), credentials->password_hash) == 0;
    return rows != NULL;
}

bool store_attempt_count(struct db *db, const char *scope, const uint8_t key_hash[DIGEST_SIZE],
                         unsigned window_s, unsigned *count, unsigned *wait_s)
{
    /* MariaDB assigns from left to right: count sees the old started_at. */
    static const char upsert[] =
        "INSERT INTO attempt (scope, key_hash, started_at, count)"
        " VALUES (?, ?, UTC_TIMESTAMP(), 1)"
        " ON DUPLICATE KEY UPDATE"
        "   count = IF(started_at < VALUES(started_at) - INTERVAL ? SECOND, 1, count + 1),"
        "   started_at = IF(count = 1, VALUES(started_at), started_at)";
    static const char select[] =
        "SELECT count, GREATEST(0, TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(),"
        "                                         started_at + INTERVAL ? SECOND))"
        "  FROM attempt WHERE scope = ? AND key_hash = ?";
    struct rows *rows;

    if (!db_run(db, upsert,
                DB_VALUES(db_text(scope), db_bytes(key_hash, DIGEST_SIZE), db_u64(window_s))))
        return false;
    rows = db_select(db, select,
                     DB_VALUES(db_u64(window_s), db_text(scope), db_bytes(key_hash, DIGEST_SIZE)));
    if (rows == NULL || !row_next(rows))
        return false;
    *count = row_unsigned(rows);
    *wait_s = row_unsigned(rows);
    return true;
}

bool store_attempt_pace(struct db *db, const char *scope, const uint8_t key_hash[DIGEST_SIZE],
                        const struct pace *pace, unsigned *wait_s)
{
    enum { FORGOTTEN_S = 24 * 3600 };
    /* MariaDB assigns from left to right: the last line sees the new count. A try that comes too
     * early changes nothing, which the number of changed rows tells. */
    static const char upsert[] =
        "INSERT INTO attempt (scope, key_hash, started_at, count)"
        " VALUES (?, ?, UTC_TIMESTAMP(), 1)"
        " ON DUPLICATE KEY UPDATE"
        "   count = IF(blocked_until > VALUES(started_at), count,"
        "           IF(started_at < VALUES(started_at) - INTERVAL ? SECOND, 1, count + 1)),"
        "   started_at = IF(blocked_until > VALUES(started_at), started_at, VALUES(started_at)),"
        "   blocked_until = IF(blocked_until > VALUES(started_at) OR count <= ?, blocked_until,"
        "       VALUES(started_at) + INTERVAL"
        "           CAST(LEAST(?, ? * POW(2, LEAST(count - ? - 1, 20))) AS UNSIGNED) SECOND)";
    static const char select[] =
        "SELECT GREATEST(1, TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), blocked_until))"
        "  FROM attempt WHERE scope = ? AND key_hash = ?";
    struct rows *rows;

    *wait_s = 0;
    if (!db_run(db, upsert,
                DB_VALUES(db_text(scope), db_bytes(key_hash, DIGEST_SIZE), db_u64(FORGOTTEN_S),
                          db_u64(pace->free), db_u64(pace->longest_s), db_u64(pace->first_s),
                          db_u64(pace->free))))
        return false;
    if (db_changed_rows(db) > 0)
        return true;
    rows = db_select(db, select, DB_VALUES(db_text(scope), db_bytes(key_hash, DIGEST_SIZE)));
    if (rows == NULL)
        return false;
    *wait_s = row_next(rows) ? row_unsigned(rows) : 1;
    return true;
}

bool store_attempt_clear(struct db *db, const char *scope, const uint8_t key_hash[DIGEST_SIZE])
{
    static const char sql[] = "DELETE FROM attempt WHERE scope = ? AND key_hash = ?";

    return db_run(db, sql, DB_VALUES(db_text(scope), db_bytes(key_hash, DIGEST_SIZE)));
}

bool store_attempt_take_back(struct db *db, const char *scope, const uint8_t key_hash[DIGEST_SIZE])
{
    static const char sql[] = "UPDATE attempt SET count = count - 1, blocked_until = NULL"
                              " WHERE scope = ? AND key_hash = ? AND count > 0";

    return db_run(db, sql, DB_VALUES(db_text(scope), db_bytes(key_hash, DIGEST_SIZE)));
}
