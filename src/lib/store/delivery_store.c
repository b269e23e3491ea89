/* The outbox as the mailer sees it. */
#include "store/delivery_store.h"

#include "base/crypto.h"
#include "base/pool.h"
#include "store/columns.h"

static const struct column message_columns[] = {
    COLUMN(struct message, id, "id"),
    COLUMN(struct message, is_sms, "channel = 'sms'"),
    COLUMN(struct message, recipient, "recipient"),
    COLUMN(struct message, template_name, "template"),
    COLUMN(struct message, content, "content"),
    COLUMN(struct message, attempts, "attempts"),
    COLUMN(struct message, tried_s,
           "IFNULL(TIMESTAMPDIFF(SECOND, tried_since, UTC_TIMESTAMP()), 0)"),
};
static const struct row_type message_row = ROW_TYPE(struct message, message_columns);

bool store_messages_claim(struct db *db, bool is_sms, unsigned limit, unsigned seconds,
                          uint8_t claim[CLAIM_SIZE], struct message **messages, size_t *count)
{
    static const char take[] =
        "UPDATE message SET claim = ?, claimed_until = UTC_TIMESTAMP() + INTERVAL ? SECOND"
        " WHERE state = 'queued' AND next_attempt_at <= UTC_TIMESTAMP() AND channel = ?"
        "   AND (claimed_until IS NULL OR claimed_until < UTC_TIMESTAMP())"
        " ORDER BY next_attempt_at LIMIT ?";

    crypto_random(claim, CLAIM_SIZE);
    return db_run(db, take,
                  DB_VALUES(db_bytes(claim, CLAIM_SIZE), db_u64(seconds),
                            db_text(is_sms ? "sms" : "mail"), db_u64(limit))) &&
           row_list(db, &message_row,
                    "FROM message WHERE claim = ? AND state = 'queued' ORDER BY id",
                    DB_VALUES(db_bytes(claim, CLAIM_SIZE)), messages, count);
}

bool store_messages_due(struct db *db, time_t until, struct message **messages, size_t *count)
{
    static const char sql[] =
        "SELECT id, channel = 'sms', template FROM message"
        " WHERE state = 'queued' AND next_attempt_at <= COALESCE(?, UTC_TIMESTAMP())"
        " ORDER BY next_attempt_at, id";
    struct pool *pool = db_pool(db);
    struct rows *rows = db_select(db, sql, DB_VALUES(db_instant(until)));
    size_t room = 0;

    *messages = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        struct message message = {0};

        message.id = row_u64(rows);
        message.is_sms = row_bool(rows);
        message.template_name = row_text(rows);
        pool_make_room(pool, *messages, *count, room);
        (*messages)[(*count)++] = message;
    }
    return rows != NULL;
}

bool store_message_keep(struct db *db, uint64_t id, const uint8_t claim[CLAIM_SIZE],
                        unsigned seconds, bool *is_ours)
{
    static const char sql[] =
        "UPDATE message SET claimed_until = UTC_TIMESTAMP() + INTERVAL ? SECOND"
        " WHERE id = ? AND claim = ? AND state = 'queued'";

    if (!db_run(db, sql, DB_VALUES(db_u64(seconds), db_u64(id), db_bytes(claim, CLAIM_SIZE))))
        return false;
    *is_ours = db_changed_rows(db) > 0;
    return true;
}

bool store_messages_release(struct db *db, const uint8_t claim[CLAIM_SIZE])
{
    static const char sql[] = "UPDATE message SET claim = NULL, claimed_until = NULL"
                              " WHERE claim = ? AND state = 'queued'";

    return db_run(db, sql, DB_VALUES(db_bytes(claim, CLAIM_SIZE)));
}

bool store_link_code_messages_end(struct db *db)
{
    static const char sql[] =
        "UPDATE message SET state = 'failed', content = '', last_error = 'the code has expired'"
        " WHERE state IN ('queued', 'failed') AND template IN " CODE_TEMPLATES " AND content <> ''"
        "   AND created_at < UTC_TIMESTAMP() - INTERVAL ? SECOND"
        "   AND (claimed_until IS NULL OR claimed_until < UTC_TIMESTAMP())";

    return db_run(db, sql, DB_VALUES(db_u64(LINK_CODE_LIFE_S)));
}

bool store_old_sms_end(struct db *db)
{
    static const char sql[] =
        "UPDATE message SET state = 'failed', last_error = 'too old to be sent'"
        " WHERE state = 'queued' AND channel = 'sms'"
        "   AND GREATEST(created_at, next_attempt_at) < UTC_TIMESTAMP() - INTERVAL 2 DAY"
        "   AND (claimed_until IS NULL OR claimed_until < UTC_TIMESTAMP())";

    return db_run(db, sql, DB_NO_VALUES);
}

bool store_sms_of_month(struct db *db, unsigned *count)
{
    static const char sql[] = "SELECT COUNT(*) FROM message WHERE channel = 'sms'"
                              "   AND sent_at >= DATE_FORMAT(UTC_DATE(), '%Y-%m-01')";
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);

    *count = rows != NULL && row_next(rows) ? row_unsigned(rows) : 0;
    return rows != NULL;
}

bool store_message_sent(struct db *db, uint64_t id, const char *gateway_id)
{
    static const char sql[] =
        "UPDATE message SET state = 'sent', sent_at = UTC_TIMESTAMP(), content = NULL,"
        "       last_error = '', recipient = IF(is_last_word, '', recipient),"
        "       attempts = attempts + 1, claim = NULL, claimed_until = NULL,"
        "       gateway_id = LEFT(?, 80)"
        " WHERE id = ?";

    return db_run(db, sql, DB_VALUES(db_text(gateway_id), db_u64(id)));
}

bool store_message_failed(struct db *db, uint64_t id, const char *reason, unsigned wait_s)
{
    static const char sql[] =
        "UPDATE message SET state = IF(? = 0, 'failed', 'queued'), last_error = LEFT(?, 250),"
        "       next_attempt_at = UTC_TIMESTAMP() + INTERVAL ? SECOND, attempts = attempts + 1,"
        "       tried_since = COALESCE(tried_since, UTC_TIMESTAMP()),"
        "       claim = NULL, claimed_until = NULL"
        " WHERE id = ?";

    return db_run(db, sql, DB_VALUES(db_u64(wait_s), db_text(reason), db_u64(wait_s), db_u64(id)));
}

bool store_message_held(struct db *db, uint64_t id, const char *reason)
{
    static const char sql[] = "UPDATE message SET last_error = LEFT(?, 250) WHERE id = ?";

    return db_run(db, sql, DB_VALUES(db_text(reason), db_u64(id)));
}
