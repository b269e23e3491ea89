/* Putting messages into the outbox. */
#include "store/message_store.h"

#include <string.h>

#include "base/pool.h"
#include "store/columns.h"

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
