/* Watching over the outbox. */
#include "store/outbox_store.h"

#include "store/columns.h"
#include "store/delivery_store.h"

#define DUE "next_attempt_at <= UTC_TIMESTAMP()"

/* Of what is queued, then of all. */
static const struct column figures_columns[] = {
    COLUMN(struct outbox_figures, due, "COALESCE(SUM(" DUE "), 0)"),
    COLUMN(struct outbox_figures, later, "COALESCE(SUM(NOT (" DUE ")), 0)"),
    COLUMN(
        struct outbox_figures, oldest_s,
        "GREATEST(0, COALESCE(TIMESTAMPDIFF(SECOND, MIN(next_attempt_at), UTC_TIMESTAMP()), 0))"),
    COLUMN(struct outbox_figures, failed, "(SELECT COUNT(*) FROM message WHERE state = 'failed')"),
    COLUMN(struct outbox_figures, failed_day,
           "(SELECT COUNT(*) FROM message WHERE state = 'failed'"
           "    AND next_attempt_at > UTC_TIMESTAMP() - INTERVAL 1 DAY)"),
    COLUMN(struct outbox_figures, sms_month,
           "(SELECT COUNT(*) FROM message WHERE channel = 'sms'"
           "    AND sent_at >= DATE_FORMAT(UTC_DATE(), '%Y-%m-01'))"),
    COLUMN(struct outbox_figures, sms_lost,
           "(SELECT COUNT(*) FROM message WHERE channel = 'sms' AND report = 'lost'"
           "    AND sent_at >= DATE_FORMAT(UTC_DATE(), '%Y-%m-01'))"),
};
static const struct row_type figures_row = ROW_TYPE(struct outbox_figures, figures_columns);

bool store_outbox_figures(struct db *db, struct outbox_figures *figures)
{
    return row_find(db, &figures_row, "FROM message WHERE state = 'queued'", DB_NO_VALUES, figures);
}

static const struct column message_columns[] = {
    COLUMN(struct outbox_message, id, "id"),
    COLUMN(struct outbox_message, is_sms, "channel = 'sms'"),
    COLUMN(struct outbox_message, recipient, "recipient"),
    COLUMN(struct outbox_message, template_name, "template"),
    COLUMN(struct outbox_message, state, "state"),
    COLUMN(struct outbox_message, attempts, "attempts"),
    COLUMN(struct outbox_message, reason, "last_error"),
    COLUMN(struct outbox_message, created_at, "created_at"),
    COLUMN(struct outbox_message, next_attempt_at, "next_attempt_at"),
    COLUMN(struct outbox_message, sent_at, "sent_at"),
};
static const struct row_type message_row = ROW_TYPE(struct outbox_message, message_columns);

bool store_outbox_list(struct db *db, const char *state, uint64_t before_id, unsigned limit,
                       struct outbox_message **messages, size_t *count, bool *has_more)
{
    const bool is_done = row_list(
        db, &message_row, "FROM message WHERE state = ? AND id < ? ORDER BY id DESC LIMIT ?",
        DB_VALUES(db_text(state), db_u64(before_id != 0 ? before_id : INT64_MAX),
                  db_u64(limit + 1)),
        messages, count);

    *has_more = *count > limit;
    *count -= *has_more;
    return is_done;
}

bool store_outbox_find(struct db *db, uint64_t id, struct outbox_message *message)
{
    return row_find(db, &message_row, "FROM message WHERE id = ?", DB_VALUES(db_u64(id)), message);
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
