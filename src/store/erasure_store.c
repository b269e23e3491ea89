/* Erasing. */
#include "store/erasure_store.h"

#include "base/pool.h"
#include "store/application_values.h"
#include "store/organisation_store.h"

#define OF_PUPIL  "   AND a.pupil_id = ?"
#define OF_OFFERS "   AND o.account_id = ?"

#define IS_CONFIRMED "a.is_confirmed = 1"

static bool number_select_values(struct db *db, const char *sql, const struct db_value *values,
                                 size_t count, unsigned *number)
{
    struct rows *rows = db_select(db, sql, values, count);

    *number = rows != NULL && row_next(rows) ? row_unsigned(rows) : 0;
    return rows != NULL;
}

static bool number_select(struct db *db, const char *sql, uint64_t id, unsigned *number)
{
    return number_select_values(db, sql, DB_VALUES(db_u64(id)), number);
}

/* Another active member of the employer of an account; its administrator first. */
static bool successor_find(struct db *db, uint64_t account_id, uint64_t *successor_id,
                           uint64_t *employer_id)
{
    static const char sql[] =
        "SELECT m.account_id, m.employer_id"
        "  FROM employer_member mine JOIN employer_member m ON m.employer_id = mine.employer_id"
        "       JOIN account a ON a.id = m.account_id"
        " WHERE mine.account_id = ? AND m.account_id <> mine.account_id AND a.state = 'active'"
        " ORDER BY m.is_administrator DESC, m.account_id LIMIT 1";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(account_id)));

    *successor_id = *employer_id = 0;
    if (rows != NULL && row_next(rows)) {
        *successor_id = row_u64(rows);
        *employer_id = row_u64(rows);
    }
    return rows != NULL;
}

static bool last_admin_check(struct db *db, const struct account *account, bool *is_last)
{
    static const char sql[] = "SELECT COUNT(*) FROM account"
                              " WHERE role = 'admin' AND state = 'active' AND id <> ?";
    unsigned others = 1;

    if (account->role == ACCOUNT_ADMIN && !number_select(db, sql, account->id, &others))
        return false;
    *is_last = others == 0;
    return true;
}

bool store_erasure_preview(struct db *db, const struct account *account, struct date today,
                           struct erasure_preview *preview)
{
    static const char pupil_open[] =
        "SELECT COUNT(*) FROM application a WHERE " APPLICATION_IS_OPEN OF_PUPIL;
    static const char pupil_confirmed[] =
        "SELECT COUNT(*) FROM application a WHERE " APPLICATION_IS_TO_COME OF_PUPIL;
    static const char offers_open[] =
        "SELECT COUNT(*) FROM application a JOIN offer o ON o.id = a.offer_id"
        " WHERE " APPLICATION_IS_OPEN OF_OFFERS;
    static const char offers_confirmed[] =
        "SELECT COUNT(*) FROM application a JOIN offer o ON o.id = a.offer_id"
        " WHERE " APPLICATION_IS_TO_COME OF_OFFERS;
    static const char offers[] =
        "SELECT COUNT(*) FROM offer o WHERE o.state <> 'disabled'" OF_OFFERS;
    uint64_t successor_id, employer_id;

    *preview = (struct erasure_preview){0};
    if (account->role == ACCOUNT_PUPIL)
        return number_select(db, pupil_open, account->id, &preview->open_applications) &&
               number_select_values(db, pupil_confirmed,
                                    DB_VALUES(db_date(today), db_u64(account->id)),
                                    &preview->confirmed_placements);
    if (account->role != ACCOUNT_EMPLOYER)
        return last_admin_check(db, account, &preview->is_last_admin);
    if (!number_select(db, offers_open, account->id, &preview->open_applications) ||
        !number_select_values(db, offers_confirmed, DB_VALUES(db_date(today), db_u64(account->id)),
                              &preview->confirmed_placements) ||
        !number_select(db, offers, account->id, &preview->offers) ||
        !successor_find(db, account->id, &successor_id, &employer_id))
        return false;
    preview->has_successor = successor_id != 0;
    return true;
}

/* Runs statements that each take the account's id only. */
static bool each_run(struct db *db, const char *const *statements, size_t count, uint64_t id)
{
    for (size_t i = 0; i < count; i++) {
        if (!db_run(db, statements[i], DB_VALUES(db_u64(id))))
            return false;
    }
    return true;
}

#define EACH_RUN(db, statements, id)                                                               \
    each_run(db, statements, sizeof(statements) / sizeof *(statements), id)

/* Without applications nothing needs to stay; else a row without a name does. */
static bool pupil_forget(struct db *db, uint64_t id)
{
    static const char count[] = "SELECT COUNT(*) FROM application WHERE pupil_id = ?";
    static const char *const nameless[] = {
        "UPDATE application SET motivation = '', referent_id = NULL, referent_name = '',"
        "       referent_email = '' WHERE pupil_id = ?",
        "UPDATE pupil SET class = '', born_on = MAKEDATE(YEAR(born_on), 1), address = '',"
        "       postcode = '', town = '', accepts_sms = FALSE, guardian_name = '',"
        "       guardian_email = 'efface@invalid', guardian_phone = '', referent_account_id = NULL,"
        "       referent_name = '', referent_email = '' WHERE account_id = ?",
        "UPDATE account SET email = CONCAT('efface-', id, '@invalid'), password_hash = '',"
        "       state = 'locked', civility = '', last_name = '', first_name = '', landline = '',"
        "       mobile = '', fax = '', department = '', job_title = '' WHERE id = ?",
        "DELETE FROM message WHERE account_id = ?",
        "DELETE FROM session WHERE account_id = ?",
        "DELETE FROM token WHERE account_id = ?",
        "DELETE FROM email_change WHERE account_id = ?",
        "DELETE FROM favourite WHERE account_id = ?",
        "DELETE FROM application_draft WHERE account_id = ?",
        "DELETE FROM saved_search WHERE account_id = ?",
        "DELETE FROM pupil_invitation WHERE account_id = ?",
    };
    static const char *const gone[] = {
        "DELETE FROM pupil_invitation WHERE account_id = ?",
        "DELETE FROM message WHERE account_id = ?",
        "DELETE FROM account WHERE id = ?",
    };
    unsigned applications;

    if (!number_select(db, count, id, &applications))
        return false;
    return applications > 0 ? EACH_RUN(db, nameless, id) : EACH_RUN(db, gone, id);
}

/* Offers go to a colleague, who becomes their contact. */
static bool offers_hand_over(struct db *db, uint64_t id, uint64_t successor_id,
                             uint64_t employer_id)
{
    static const char offers[] =
        "UPDATE offer o JOIN account s ON s.id = ?"
        "   SET o.account_id = s.id, o.contact_civility = s.civility,"
        "       o.contact_last_name = s.last_name, o.contact_first_name = s.first_name,"
        "       o.contact_email = s.email,"
        "       o.contact_landline = IF(s.landline = '' AND s.mobile = '', '+33000000000',"
        "                               s.landline),"
        "       o.contact_mobile = s.mobile, o.contact_fax = s.fax,"
        "       o.contact_department = s.department, o.contact_job_title = s.job_title,"
        "       o.version = o.version + 1"
        " WHERE o.account_id = ?";
    static const char administrator[] =
        "UPDATE employer_member SET is_administrator = TRUE"
        " WHERE account_id = ? AND employer_id = ?"
        "   AND EXISTS (SELECT 1 FROM (SELECT 1 FROM employer_member"
        "                               WHERE account_id = ? AND is_administrator) AS mine)";

    return db_run(db, offers, DB_VALUES(db_u64(successor_id), db_u64(id))) &&
           db_run(db, administrator,
                  DB_VALUES(db_u64(successor_id), db_u64(employer_id), db_u64(id)));
}

/* The open applications for the offers of an account are invalidated. */
static bool offers_close(struct db *db, struct pool *pool, uint64_t id,
                         const struct application_cause *cause, struct application_changes *changes)
{
    static const char sql[] =
        "SELECT id FROM offer WHERE account_id = ? AND state <> 'disabled' ORDER BY id FOR UPDATE";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(id)));

    while (rows != NULL && row_next(rows)) {
        const struct closing closing = {.offer_id = row_u64(rows),
                                        .to = APPLICATION_OFFER_DISABLED};

        if (!store_applications_close(db, pool, &closing, cause, changes))
            return false;
    }
    return rows != NULL;
}

/* Offers are disabled, their open applications invalidated. The contact stays where a pupil
 * has a confirmed placement, who needs it. */
static bool offers_disable(struct db *db, struct pool *pool, uint64_t id,
                           const struct application_cause *cause,
                           struct application_changes *changes)
{
    static const char disable[] =
        "UPDATE offer SET disabled_at = COALESCE(disabled_at, UTC_TIMESTAMP()),"
        "       state = 'disabled', disable_reason = 'compte supprimé', version = version + 1"
        " WHERE account_id = ?";
    static const char contact[] =
        "UPDATE offer o SET o.contact_civility = '', o.contact_last_name = '',"
        "       o.contact_first_name = '', o.contact_email = 'efface@invalid',"
        "       o.contact_landline = '+33000000000', o.contact_mobile = '', o.contact_fax = '',"
        "       o.contact_department = '', o.contact_job_title = ''"
        " WHERE o.account_id = ? AND NOT EXISTS (SELECT 1 FROM application a"
        "                                         WHERE a.offer_id = o.id AND " IS_CONFIRMED ")";
    static const char *const statements[] = {disable, contact};

    return offers_close(db, pool, id, cause, changes) && EACH_RUN(db, statements, id);
}

static bool employer_release(struct db *db, struct pool *pool, uint64_t id,
                             const struct application_cause *cause,
                             struct application_changes *changes)
{
    uint64_t successor_id, employer_id;

    if (!successor_find(db, id, &successor_id, &employer_id))
        return false;
    return successor_id != 0 ? offers_hand_over(db, id, successor_id, employer_id)
                             : offers_disable(db, pool, id, cause, changes);
}

bool store_account_release(struct db *db, struct pool *pool, const struct account *account,
                           time_t now, struct application_changes *changes)
{
    const struct application_cause cause = {.actor = account_role_code(account->role),
                                            .reason_code =
                                                account->role == ACCOUNT_PUPIL ? "account" : "",
                                            .reason = "compte supprimé",
                                            .now = now};

    *changes = (struct application_changes){0};
    switch (account->role) {
    case ACCOUNT_PUPIL: return store_applications_release(db, pool, account->id, &cause, changes);
    case ACCOUNT_EMPLOYER: return employer_release(db, pool, account->id, &cause, changes);
    case ACCOUNT_SCHOOL:
    case ACCOUNT_ADMIN: break;
    }
    return true;
}

bool store_account_forget(struct db *db, const struct account *account)
{
    static const char *const gone[] = {"DELETE FROM message WHERE account_id = ?",
                                       "DELETE FROM account WHERE id = ?"};

    return account->role == ACCOUNT_PUPIL ? pupil_forget(db, account->id)
                                          : EACH_RUN(db, gone, account->id);
}

/* Counts the rows of a condition with one time in it, and deletes them. */
static bool purge(struct db *db, const char *count_sql, const char *delete_sql, time_t time,
                  bool is_dry, uint64_t *count)
{
    struct rows *rows = db_select(db, count_sql, DB_VALUES(db_instant(time)));

    if (rows == NULL || !row_next(rows))
        return false;
    *count += row_u64(rows);
    return is_dry || db_run(db, delete_sql, DB_VALUES(db_instant(time)));
}

#define PURGE(db, condition, time, is_dry, count)                                                  \
    purge(db, "SELECT COUNT(*) FROM " condition, "DELETE FROM " condition, time, is_dry, count)

bool store_purge_never_activated(struct db *db, time_t before, bool is_dry, uint64_t *count)
{
    *count = 0;
    return PURGE(db, "account WHERE state = 'inactive' AND created_at < ?", before, is_dry, count);
}

bool store_purge_offers_never_activated(struct db *db, time_t before, bool is_dry, uint64_t *count)
{
    *count = 0;
    return PURGE(db, "offer WHERE state = 'to_activate' AND created_at < ?", before, is_dry, count);
}

bool store_purge_employers_left(struct db *db, time_t before, bool is_dry, uint64_t *count)
{
    *count = 0;
    return PURGE(db, "employer WHERE " EMPLOYER_IS_LEFT " AND created_at < ?", before, is_dry,
                 count);
}

bool store_purge_expired(struct db *db, time_t now, bool is_dry, uint64_t *count)
{
    const time_t week_ago = now - 7 * 86400, month_ago = now - 30 * 86400;

    *count = 0;
    /* A link is kept a week beyond its end, so that it explains itself. */
    return PURGE(db, "token WHERE expires_at < ?", week_ago, is_dry, count) &&
           PURGE(db, "session WHERE expires_at < ?", now, is_dry, count) &&
           PURGE(db, "attempt WHERE started_at < ?", now - 86400, is_dry, count) &&
           PURGE(db, "email_change WHERE created_at < ?", week_ago, is_dry, count) &&
           PURGE(db, "form_key WHERE created_at < ?", week_ago, is_dry, count) &&
           PURGE(db, "search_stop WHERE sent_at < ?", month_ago - 30 * 86400, is_dry, count) &&
           PURGE(db, "lookup_answer WHERE fetched_at < ?", month_ago, is_dry, count) &&
           PURGE(db, "application_draft WHERE saved_at < ?", month_ago, is_dry, count) &&
           PURGE(db, "offer_draft WHERE saved_at < ?", month_ago - 60 * 86400, is_dry, count);
}

bool store_purge_trail(struct db *db, time_t before, bool is_dry, uint64_t *count)
{
    *count = 0;
    return PURGE(db, "audit WHERE happened_at < ?", before, is_dry, count) &&
           PURGE(db, "message WHERE state = 'sent' AND created_at < ?", before, is_dry, count);
}

static bool ids_select(struct db *db, struct pool *pool, const char *sql,
                       const struct db_value *values, size_t value_count, uint64_t **ids,
                       size_t *count)
{
    struct rows *rows = db_select(db, sql, values, value_count);
    size_t room = 0;

    *ids = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        pool_make_room(pool, *ids, *count, room);
        (*ids)[(*count)++] = row_u64(rows);
    }
    return rows != NULL;
}

bool store_pupils_of_past_years(struct db *db, struct pool *pool, time_t before, uint64_t **ids,
                                size_t *count)
{
    static const char sql[] = "SELECT id FROM account WHERE role = 'pupil' AND created_at < ?"
                              "   AND email NOT LIKE 'efface-%@invalid'";

    return ids_select(db, pool, sql, DB_VALUES(db_instant(before)), ids, count);
}

#define UNUSED_EMPLOYER                                                                            \
    "SELECT id FROM account WHERE role = 'employer' AND state <> 'inactive'"                       \
    "   AND COALESCE(signed_in_at, activated_at, created_at) < ?"

bool store_employers_to_warn(struct db *db, struct pool *pool, time_t unused_since, uint64_t **ids,
                             size_t *count)
{
    return ids_select(db, pool, UNUSED_EMPLOYER " AND warned_at IS NULL",
                      DB_VALUES(db_instant(unused_since)), ids, count);
}

bool store_employers_unused(struct db *db, struct pool *pool, time_t unused_since,
                            time_t warned_before, uint64_t **ids, size_t *count)
{
    return ids_select(db, pool, UNUSED_EMPLOYER " AND warned_at < ?",
                      DB_VALUES(db_instant(unused_since), db_instant(warned_before)), ids, count);
}

bool store_account_warned(struct db *db, uint64_t id, time_t now)
{
    static const char sql[] = "UPDATE account SET warned_at = ? WHERE id = ?";

    return db_run(db, sql, DB_VALUES(db_instant(now), db_u64(id)));
}
