/* Form keys, links, events, messages. */
#include "store/message_store.h"

#include <string.h>

#include "base/pool.h"
#include "store/columns.h"

static void key_digest(const char *key, uint8_t digest[DIGEST_SIZE])
{
    crypto_sha256(key, strlen(key), digest);
}

bool store_form_key_find(struct db *db, const char *key, const char **location)
{
    static const char sql[] = "SELECT location FROM form_key WHERE key_hash = ?";
    uint8_t digest[DIGEST_SIZE];
    struct rows *rows;

    key_digest(key, digest);
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

    key_digest(key, digest);
    /* Waits for the transaction that holds the same key: a second click gets its answer. */
    if (!db_run(db, insert,
                DB_VALUES(db_bytes(digest, DIGEST_SIZE), db_text(location), db_instant(now))))
        return false;
    *is_first = db_changed_rows(db) > 0;
    return *is_first || store_form_key_find(db, key, first_location);
}

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

    key_digest(text, digest);
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

    key_digest(text, digest);
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

bool store_offer_event(struct db *db, const struct offer_event *event, time_t now)
{
    static const char sql[] =
        "INSERT INTO event (happened_at, offer_id, account_id, actor, name, state_before,"
        "                   state_after, reason)"
        " VALUES (?, ?, ?, ?, ?, COALESCE(?, ''), COALESCE(?, ''), COALESCE(?, ''))";

    return db_run(db, sql,
                  DB_VALUES(db_instant(now), db_u64(event->offer_id), db_id(event->account_id),
                            db_text(actor_code(event->actor)), db_text(event->name),
                            db_text(event->before), db_text(event->after), db_text(event->reason)));
}

/* Who was erased has an address in the domain that nobody can have (RFC 6761, 6.4). */
static bool is_erased(const char *recipient)
{
    static const char domain[] = "@invalid";
    const size_t length = strlen(recipient), end = sizeof domain - 1;

    return length >= end && strcmp(recipient + length - end, domain) == 0;
}

bool store_mail_insert(struct db *db, const struct mail *mail, time_t now)
{
    static const char sql[] =
        "INSERT INTO message (channel, recipient, template, content, offer_id, application_id,"
        "                     account_id, dedup_key, event_id, next_attempt_at, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    if (!mail->is_sms && is_erased(mail->recipient))
        return true;
    /* The keys that another row can hold are dedup_key and said_once: then it has been said. */
    return db_run(db, sql,
                  DB_VALUES(db_text(mail->is_sms ? "sms" : "mail"), db_text(mail->recipient),
                            db_text(mail->template_name), db_text(mail->content),
                            db_id(mail->offer_id), db_id(mail->application_id),
                            db_id(mail->account_id), db_text(mail->dedup_key),
                            db_id(mail->event_id),
                            db_instant(mail->not_before > now ? mail->not_before : now),
                            db_instant(now))) ||
           db_error(db) == DB_DUPLICATE;
}

bool store_mails_insert(struct db *db, const struct mail *mails, size_t count, time_t now)
{
    enum { COLUMNS = 7 };
    struct db_value *values = pool_array(db_pool(db), count * COLUMNS + 1, sizeof *values);
    struct db_value *next = values;

    for (size_t i = 0; i < count; i++) {
        *next++ = db_text(mails[i].is_sms ? "sms" : "mail");
        *next++ = db_text(mails[i].recipient);
        *next++ = db_text(mails[i].template_name);
        *next++ = db_text(mails[i].content);
        *next++ = db_id(mails[i].account_id);
        *next++ = db_instant(now);
        *next++ = db_instant(now);
    }
    return db_insert_rows(db,
                          "INSERT INTO message (channel, recipient, template, content, account_id,"
                          " next_attempt_at, created_at) VALUES ",
                          values, COLUMNS, count);
}

bool store_mail_replace(struct db *db, const struct mail *mail, const char *other_template,
                        time_t now, bool *is_done)
{
    static const char sql[] =
        "UPDATE message SET template = ?, content = ?, offer_id = ?"
        " WHERE recipient = ? AND channel = 'mail' AND template IN (?, ?) AND state = 'queued'"
        "   AND (claimed_until IS NULL OR claimed_until < ?) LIMIT 1";

    if (!db_run(db, sql,
                DB_VALUES(db_text(mail->template_name), db_text(mail->content),
                          db_id(mail->offer_id), db_text(mail->recipient),
                          db_text(mail->template_name), db_text(other_template), db_instant(now))))
        return false;
    *is_done = db_changed_rows(db) > 0;
    return true;
}

bool store_messages_claim(struct db *db, bool is_sms, unsigned limit, unsigned seconds,
                          uint8_t claim[CLAIM_SIZE], struct message **messages, size_t *count)
{
    static const char take[] =
        "UPDATE message SET claim = ?, claimed_until = UTC_TIMESTAMP() + INTERVAL ? SECOND"
        " WHERE state = 'queued' AND next_attempt_at <= UTC_TIMESTAMP() AND channel = ?"
        "   AND (claimed_until IS NULL OR claimed_until < UTC_TIMESTAMP())"
        " ORDER BY next_attempt_at LIMIT ?";
    static const char select[] =
        "SELECT id, channel = 'sms', recipient, template, content, attempts,"
        "       IFNULL(TIMESTAMPDIFF(SECOND, tried_since, UTC_TIMESTAMP()), 0)"
        "  FROM message"
        " WHERE claim = ? AND state = 'queued' ORDER BY id";
    struct pool *pool = db_pool(db);
    struct rows *rows;

    crypto_random(claim, CLAIM_SIZE);
    *messages = pool_array(pool, limit, sizeof **messages);
    *count = 0;
    if (!db_run(db, take,
                DB_VALUES(db_bytes(claim, CLAIM_SIZE), db_u64(seconds),
                          db_text(is_sms ? "sms" : "mail"), db_u64(limit))))
        return false;
    rows = db_select(db, select, DB_VALUES(db_bytes(claim, CLAIM_SIZE)));
    while (rows != NULL && *count < limit && row_next(rows)) {
        struct message *message = &(*messages)[(*count)++];

        message->id = row_u64(rows);
        message->is_sms = row_bool(rows);
        message->recipient = row_text(rows);
        message->template_name = row_text(rows);
        message->content = row_text(rows);
        message->attempts = row_unsigned(rows);
        message->tried_s = row_u64(rows);
    }
    return rows != NULL;
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

bool store_employer_account_exists(struct db *db, const char *email, bool *exists)
{
    static const char sql[] = "SELECT EXISTS (SELECT 1 FROM account WHERE email = ?"
                              "               AND role = 'employer' AND state = 'active')";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_text(email)));

    *exists = rows != NULL && row_next(rows) && row_bool(rows);
    return rows != NULL;
}
