/* Watching over the outbox. */
#include "store/outbox_store.h"

#include "base/pool.h"
#include "store/delivery_store.h"

#define MESSAGE_COLUMNS                                                                            \
    "SELECT id, channel = 'sms', recipient, template, state, attempts, last_error, created_at,"    \
    "       next_attempt_at, sent_at FROM message "

bool store_outbox_figures(struct db *db, struct outbox_figures *figures)
{
    static const char waiting[] =
        "SELECT COALESCE(SUM(next_attempt_at <= UTC_TIMESTAMP()), 0),"
        "       COALESCE(SUM(next_attempt_at > UTC_TIMESTAMP()), 0),"
        "       GREATEST(0, COALESCE(TIMESTAMPDIFF(SECOND, MIN(next_attempt_at),"
        "                                          UTC_TIMESTAMP()), 0))"
        "  FROM message WHERE state = 'queued'";
    static const char others[] =
        "SELECT (SELECT COUNT(*) FROM message WHERE state = 'failed'),"
        "       (SELECT COUNT(*) FROM message WHERE state = 'failed'"
        "           AND next_attempt_at > UTC_TIMESTAMP() - INTERVAL 1 DAY),"
        "       (SELECT COUNT(*) FROM message WHERE channel = 'sms'"
        "           AND sent_at >= DATE_FORMAT(UTC_DATE(), '%Y-%m-01')),"
        "       (SELECT COUNT(*) FROM message WHERE channel = 'sms' AND report = 'lost'"
        "           AND sent_at >= DATE_FORMAT(UTC_DATE(), '%Y-%m-01'))";
    struct rows *rows = db_select(db, waiting, DB_NO_VALUES);

    *figures = (struct outbox_figures){0};
    if (rows == NULL || !row_next(rows))
        return false;
    figures->due = row_unsigned(rows);
    figures->later = row_unsigned(rows);
    figures->oldest_s = row_u64(rows);
    rows = db_select(db, others, DB_NO_VALUES);
    if (rows == NULL || !row_next(rows))
        return false;
    figures->failed = row_unsigned(rows);
    figures->failed_day = row_unsigned(rows);
    figures->sms_month = row_unsigned(rows);
    figures->sms_lost = row_unsigned(rows);
    return true;
}

static void message_read(struct rows *rows, struct outbox_message *message)
{
    message->id = row_u64(rows);
    message->is_sms = row_bool(rows);
    message->recipient = row_text(rows);
    message->template_name = row_text(rows);
    message->state = row_text(rows);
    message->attempts = row_unsigned(rows);
    message->reason = row_text(rows);
    message->created_at = row_instant(rows);
    message->next_attempt_at = row_instant(rows);
    message->sent_at = row_instant(rows);
}

bool store_outbox_list(struct db *db, const char *state, uint64_t before_id, unsigned limit,
                       struct outbox_message **messages, size_t *count, bool *has_more)
{
    static const char sql[] = MESSAGE_COLUMNS "WHERE state = ? AND id < ? ORDER BY id DESC LIMIT ?";
    struct pool *pool = db_pool(db);
    struct rows *rows =
        db_select(db, sql,
                  DB_VALUES(db_text(state), db_u64(before_id != 0 ? before_id : INT64_MAX),
                            db_u64(limit + 1)));

    *messages = pool_array(pool, limit, sizeof **messages);
    *count = 0;
    *has_more = false;
    while (rows != NULL && !*has_more && row_next(rows)) {
        *has_more = *count == limit;
        if (!*has_more)
            message_read(rows, &(*messages)[(*count)++]);
    }
    return rows != NULL;
}

bool store_outbox_find(struct db *db, uint64_t id, struct outbox_message *message)
{
    static const char sql[] = MESSAGE_COLUMNS "WHERE id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(id)));

    *message = (struct outbox_message){0};
    if (rows != NULL && row_next(rows))
        message_read(rows, message);
    return rows != NULL;
}

bool store_outbox_retry(struct db *db, uint64_t id, unsigned *count)
{
    static const char sql[] =
        "UPDATE message SET state = 'queued', next_attempt_at = UTC_TIMESTAMP(), attempts = 0,"
        "       tried_since = NULL"
        " WHERE (id = ? OR ? = 0) AND (state = 'failed' OR (state = 'queued' AND id = ?))"
        "   AND template NOT IN " CODE_TEMPLATES
        "   AND (claimed_until IS NULL OR claimed_until < UTC_TIMESTAMP())";

    *count = 0;
    if (!db_run(db, sql, DB_VALUES(db_u64(id), db_u64(id), db_u64(id))))
        return false;
    *count = (unsigned)db_changed_rows(db);
    return true;
}

bool store_outbox_cancel(struct db *db, uint64_t id, bool *is_done)
{
    static const char sql[] = "UPDATE message SET state = 'cancelled', content = ''"
                              " WHERE id = ? AND state IN ('queued', 'failed')"
                              "   AND (claimed_until IS NULL OR claimed_until < UTC_TIMESTAMP())";

    *is_done = false;
    if (!db_run(db, sql, DB_VALUES(db_u64(id))))
        return false;
    *is_done = db_changed_rows(db) > 0;
    return true;
}

bool store_sms_report(struct db *db, const char *gateway_id, enum sms_report report)
{
    static const char sql[] =
        "UPDATE message SET report = ? WHERE gateway_id = ? AND channel = 'sms' AND state = 'sent'";

    return db_run(
        db, sql,
        DB_VALUES(db_text(report == SMS_ARRIVED ? "arrived" : "lost"), db_text(gateway_id)));
}
