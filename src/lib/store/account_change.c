/* Passwords, e-mails and states of accounts, and what ends with the former ones. */
#include "store/account_change.h"

#include "base/pool.h"
#include "store/db.h"
#include "store/session_store.h"

/* Links that the account's owner was sent, and those that would admit it somewhere. A guardian's
 * link stays: it opens nothing, it lets a parent object. */
static bool links_end(struct db *db, uint64_t id, time_t now)
{
    static const char own[] = "UPDATE token SET used_at = ?"
                              " WHERE account_id = ? AND used_at IS NULL AND purpose IN"
                              "       ('account_activate', 'password_reset', 'email_change')";

    return db_run(db, own, DB_VALUES(db_instant(now), db_u64(id)));
}

static bool email_change_end(struct db *db, uint64_t id)
{
    static const char sql[] = "DELETE FROM email_change WHERE account_id = ?";

    return db_run(db, sql, DB_VALUES(db_u64(id)));
}

bool store_account_ways_in_end(struct db *db, uint64_t id, const uint8_t kept_hash[DIGEST_SIZE],
                               time_t now)
{
    return links_end(db, id, now) && email_change_end(db, id) &&
           store_devices_close(db, id, kept_hash);
}

bool store_account_password_set(struct db *db, uint64_t id, const char *hash,
                                const uint8_t kept_hash[DIGEST_SIZE], time_t now)
{
    static const char sql[] = "UPDATE account SET password_hash = ? WHERE id = ?";

    return db_run(db, sql, DB_VALUES(db_text(hash), db_u64(id))) &&
           store_account_ways_in_end(db, id, kept_hash, now);
}

/* What bears the address goes along: the contact of the account's own offers, the address that
 * admits to its employer, a teacher's where pupils named them, mails not sent yet.
 * doc/what-follows.md. */
static bool address_follows(struct db *db, uint64_t id, const char *email)
{
    static const char *const statements[] = {
        "UPDATE offer o JOIN account a ON a.id = o.account_id AND a.email = o.contact_email"
        "   SET o.contact_email = ?, o.version = o.version + 1 WHERE a.id = ?",
        "UPDATE employer e JOIN employer_member m ON m.employer_id = e.id"
        "       JOIN account a ON a.id = m.account_id AND a.email = e.admin_email"
        "   SET e.admin_email = ? WHERE a.id = ?",
        "UPDATE pupil p JOIN account a ON a.email = p.referent_email"
        "   SET p.referent_email = ? WHERE a.id = ? AND a.role = 'school'",
        "UPDATE application p JOIN account a ON a.email = p.referent_email"
        "   SET p.referent_email = ? WHERE a.id = ? AND a.role = 'school' AND p.is_live = 1",
        "UPDATE pupil_invitation i JOIN account a ON a.id = i.account_id AND a.email = i.email"
        "   SET i.email = ? WHERE a.id = ?",
        "UPDATE message m JOIN account a ON a.id = m.account_id AND a.email = m.recipient"
        "   SET m.recipient = ? WHERE a.id = ? AND m.state = 'queued' AND m.channel = 'mail'",
    };

    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
        if (!db_run(db, statements[i], DB_VALUES(db_text(email), db_u64(id))))
            return false;
    }
    return true;
}

/* The links that stop an alert were mailed to the former address too. */
bool store_account_email_set(struct db *db, uint64_t id, const char *email, time_t now)
{
    static const char sql[] = "UPDATE account SET email = ? WHERE id = ?";
    static const char stops[] =
        "DELETE t FROM search_stop t JOIN saved_search s ON s.id = t.saved_search_id"
        " WHERE s.account_id = ?";
    /* What was chosen of messages goes along. */
    static const char choices[] =
        "UPDATE IGNORE alert_choice c JOIN account a ON a.person = c.person"
        "   SET c.person = UNHEX(LEFT(SHA2(LOWER(?), 256), 32)) WHERE a.id = ?";

    return address_follows(db, id, email) &&
           db_run(db, choices, DB_VALUES(db_text(email), db_u64(id))) &&
           db_run(db, sql, DB_VALUES(db_text(email), db_u64(id))) &&
           db_run(db, stops, DB_VALUES(db_u64(id))) && store_account_ways_in_end(db, id, NULL, now);
}

bool store_account_lock(struct db *db, uint64_t id, time_t now)
{
    static const char sql[] = "UPDATE account SET state = 'locked' WHERE id = ?";
    static const char others[] =
        "UPDATE token SET used_at = ?"
        " WHERE (account_id = ? OR subject_account_id = ?) AND used_at IS NULL";

    return db_run(db, sql, DB_VALUES(db_u64(id))) &&
           db_run(db, others, DB_VALUES(db_instant(now), db_u64(id), db_u64(id))) &&
           store_account_ways_in_end(db, id, NULL, now);
}

bool store_account_unlock(struct db *db, uint64_t id, bool *is_active)
{
    static const char sql[] =
        "UPDATE account SET state = IF(activated_at IS NOT NULL, 'active', 'inactive')"
        " WHERE id = ? AND state = 'locked'";
    static const char select[] = "SELECT state = 'active' FROM account WHERE id = ?";
    struct rows *rows;

    if (!db_run(db, sql, DB_VALUES(db_u64(id))))
        return false;
    rows = db_select(db, select, DB_VALUES(db_u64(id)));
    *is_active = rows != NULL && row_next(rows) && row_bool(rows);
    return rows != NULL;
}

bool store_email_change_begin(struct db *db, uint64_t id, const char *new_email, time_t now)
{
    static const char sql[] =
        "REPLACE INTO email_change (account_id, new_email, created_at) VALUES (?, ?, ?)";

    return db_run(db, sql, DB_VALUES(db_u64(id), db_text(new_email), db_instant(now)));
}

bool store_email_change_confirm(struct db *db, uint64_t id, bool is_new, time_t now)
{
    static const char old_address[] =
        "UPDATE email_change SET old_confirmed_at = ? WHERE account_id = ?";
    static const char new_address[] =
        "UPDATE email_change SET new_confirmed_at = ? WHERE account_id = ?";

    return db_run(db, is_new ? new_address : old_address, DB_VALUES(db_instant(now), db_u64(id)));
}

bool store_email_change_find(struct db *db, uint64_t id, struct email_change *change)
{
    static const char sql[] = "SELECT new_email, old_confirmed_at IS NOT NULL,"
                              "       new_confirmed_at IS NOT NULL"
                              "  FROM email_change WHERE account_id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(id)));

    *change = (struct email_change){0};
    if (rows != NULL && row_next(rows)) {
        change->new_email = row_text(rows);
        change->is_old_confirmed = row_bool(rows);
        change->is_new_confirmed = row_bool(rows);
    }
    return rows != NULL;
}
