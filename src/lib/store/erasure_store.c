/* Erasing one account, whoever asks for it. Finding those whose time has come is in
 * purge_store.c. */
#include "store/erasure_store.h"

#include "base/pool.h"
#include "store/account_offer_store.h"
#include "store/application_values.h"
#include "store/erased_values.h"

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

/* Another active member of the employer of an account; its administrator first. In a transaction it
 * stays until that ends: two who go at once do not leave their offers to each other. */
static bool successor_find(struct db *db, uint64_t account_id, uint64_t *successor_id,
                           uint64_t *employer_id)
{
    static const char sql[] =
        "SELECT m.account_id, m.employer_id"
        "  FROM employer_member mine JOIN employer_member m ON m.employer_id = mine.employer_id"
        "       JOIN account a ON a.id = m.account_id"
        " WHERE mine.account_id = ? AND m.account_id <> mine.account_id AND a.state = 'active'"
        " ORDER BY m.is_administrator DESC, m.account_id LIMIT 1 FOR UPDATE";
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

#define OWN_APPLICATIONS "(SELECT id FROM application WHERE pupil_id = ?)"

/* Where applications stay, so does a row without a name for them to hang on. */
static bool pupil_make_nameless(struct db *db, uint64_t id)
{
    static const char *const nameless[] = {
        "UPDATE application SET motivation = '', referent_id = NULL, referent_name = '',"
        "       referent_email = '',"
        "       cancel_reason = IF(cancel_reason IN ('', '" ERASED_ACCOUNT "'), cancel_reason,"
        "                          '" ERASED_TEXT "') WHERE pupil_id = ?",
        "UPDATE event SET reason = ''"
        " WHERE reason <> '" ERASED_ACCOUNT "' AND application_id IN " OWN_APPLICATIONS,
        "UPDATE agreement_signatory SET email = '', mobile = '', decline_reason = '',"
        "       link_hash = NULL"
        " WHERE application_id IN " OWN_APPLICATIONS,
        "DELETE s FROM agreement_signatory s WHERE s.application_id IN " OWN_APPLICATIONS
        "   AND NOT EXISTS (SELECT 1 FROM agreement_signature x"
        "       WHERE x.application_id = s.application_id AND x.version = s.version)",
        "DELETE v FROM agreement_version v WHERE v.application_id IN " OWN_APPLICATIONS
        "   AND NOT EXISTS (SELECT 1 FROM agreement_signature x"
        "       WHERE x.application_id = v.application_id AND x.version = v.version)",
        "DELETE FROM agreement_attestation WHERE application_id IN " OWN_APPLICATIONS,
        "DELETE FROM agreement_part WHERE application_id IN " OWN_APPLICATIONS,
        "UPDATE agreement_event SET reason = ''"
        " WHERE reason <> '" ERASED_ACCOUNT "' AND application_id IN " OWN_APPLICATIONS,
        "UPDATE pupil SET class = '', born_on = MAKEDATE(YEAR(born_on), 1), address = '',"
        "       postcode = '', town = '', accepts_sms = FALSE, guardian_name = '',"
        "       guardian_email = '" ERASED_EMAIL "', guardian_phone = '',"
        "       guardian_objected_at = NULL, referent_account_id = NULL, referent_name = '',"
        "       referent_email = '' WHERE account_id = ?",
        "UPDATE account SET email = CONCAT('efface-', id, '@invalid'), password_hash = '',"
        "       state = 'locked', civility = '', last_name = '', first_name = '', landline = '',"
        "       mobile = '', fax = '', department = '', job_title = '' WHERE id = ?",
        "DELETE FROM session WHERE account_id = ?",
        "DELETE FROM email_change WHERE account_id = ?",
        "DELETE FROM favourite WHERE account_id = ?",
        "DELETE FROM application_draft WHERE account_id = ?",
        "DELETE FROM saved_search WHERE account_id = ?",
    };

    return EACH_RUN(db, nameless, id);
}

/* What was sent stays without a word, as the proof that it was (stage3ectl check). */
#define FORGET_MESSAGES                                                                            \
    "UPDATE message SET recipient = '', last_error = '', content = IF(state = 'sent', NULL, '')"   \
    " WHERE state <> 'queued' AND "

#define END_LINKS                                                                                  \
    "UPDATE token SET email = '', account_id = NULL, subject_account_id = NULL,"                   \
    "       expires_at = LEAST(expires_at, ?) WHERE "

/* A pupil who never joined stays in the school's list, to be invited again. */
static bool pupil_forget(struct db *db, const struct account *account, time_t now)
{
    static const char count[] = "SELECT COUNT(*) FROM application WHERE pupil_id = ?";
    static const char *const messages[] = {
        FORGET_MESSAGES "application_id IN " OWN_APPLICATIONS,
        "UPDATE message SET is_last_word = TRUE WHERE application_id IN " OWN_APPLICATIONS,
        "UPDATE message m JOIN pupil p ON p.account_id = ? SET m.is_last_word = TRUE"
        " WHERE m.state = 'queued' AND m.recipient IN (p.guardian_email, p.guardian_phone)",
        "DELETE m FROM message m JOIN pupil p ON p.account_id = ?"
        " WHERE m.state <> 'queued' AND m.template LIKE 'guardian%'"
        "   AND m.recipient IN (p.guardian_email, p.guardian_phone)",
    };
    static const char links[] = END_LINKS "application_id IN " OWN_APPLICATIONS;
    static const char invitation[] = "DELETE FROM pupil_invitation WHERE account_id = ?";
    static const char gone[] = "DELETE FROM account WHERE id = ?";
    const struct db_value id = db_u64(account->id);
    unsigned applications;

    if (!number_select(db, count, account->id, &applications) ||
        !EACH_RUN(db, messages, account->id) ||
        !db_run(db, links, DB_VALUES(db_instant(now), id)) ||
        (account->state != ACCOUNT_INACTIVE && !db_run(db, invitation, &id, 1)))
        return false;
    return applications > 0 ? pupil_make_nameless(db, account->id) : db_run(db, gone, &id, 1);
}

/* A teacher is named by pupils, too. */
static bool staff_forget(struct db *db, const struct account *account)
{
    static const char applications[] =
        "UPDATE application SET referent_id = NULL, referent_name = '', referent_email = ''"
        " WHERE referent_id = ? OR referent_email = ?";
    static const char pupils[] =
        "UPDATE pupil SET referent_account_id = NULL, referent_name = '', referent_email = ''"
        " WHERE referent_account_id = ? OR referent_email = ?";
    static const char gone[] = "DELETE FROM account WHERE id = ?";
    const struct db_value values[] = {db_u64(account->id), db_text(account->email)};

    return db_run(db, applications, values, 2) && db_run(db, pupils, values, 2) &&
           db_run(db, gone, values, 1);
}

/* Links stay without a name, ended, so that they can say so; messages go, and those that are still
 * to be sent (that the account is gone) lose their recipient as soon as they are. */
static bool traces_forget(struct db *db, const struct account *account, time_t now)
{
    static const char own_messages[] = "DELETE FROM message WHERE account_id = ?";
    static const char messages[] = FORGET_MESSAGES "recipient = ?";
    static const char last_words[] = "UPDATE message SET is_last_word = TRUE WHERE recipient = ?";
    static const char own_links[] = END_LINKS "account_id = ?";
    static const char admitting_links[] = END_LINKS "subject_account_id = ?";
    static const char links_to[] = END_LINKS "email = ?";
    static const char to_sign[] =
        "UPDATE agreement_signatory SET email = '', mobile = '', link_hash = NULL"
        " WHERE email = ?";
    static const char choices[] =
        "DELETE c FROM alert_choice c JOIN account a ON a.person = c.person WHERE a.id = ?";
    static const char alerts[] =
        "DELETE n FROM alert_sent n JOIN account a ON a.person = n.person WHERE a.id = ?";
    const struct db_value id = db_u64(account->id), email = db_text(account->email);

    return db_run(db, choices, &id, 1) && db_run(db, alerts, &id, 1) &&
           db_run(db, own_messages, &id, 1) && db_run(db, messages, &email, 1) &&
           db_run(db, last_words, &email, 1) &&
           db_run(db, own_links, DB_VALUES(db_instant(now), id)) &&
           db_run(db, admitting_links, DB_VALUES(db_instant(now), id)) &&
           db_run(db, links_to, DB_VALUES(db_instant(now), email)) &&
           db_run(db, to_sign, &email, 1);
}

#define CONTACT_OF_SUCCESSOR                                                                       \
    "o.contact_civility = s.civility, o.contact_last_name = s.last_name,"                          \
    " o.contact_first_name = s.first_name, o.contact_email = s.email,"                             \
    " o.contact_landline = IF(s.landline = '' AND s.mobile = '', '+33000000000', s.landline),"     \
    " o.contact_mobile = s.mobile, o.contact_fax = s.fax, o.contact_department = s.department,"    \
    " o.contact_job_title = s.job_title, o.version = o.version + 1"

/* Offers go to a colleague, who becomes their contact and administers the employer. */
static bool offers_hand_over(struct db *db, const struct account *account, uint64_t successor_id,
                             uint64_t employer_id)
{
    static const char offers[] =
        "UPDATE offer o JOIN account s ON s.id = ?"
        "   SET o.account_id = s.id, " CONTACT_OF_SUCCESSOR " WHERE o.account_id = ?";
    static const char administrator[] =
        "UPDATE employer_member SET is_administrator = TRUE"
        " WHERE account_id = ? AND employer_id = ?"
        "   AND EXISTS (SELECT 1 FROM (SELECT 1 FROM employer_member"
        "                               WHERE account_id = ? AND is_administrator) AS mine)";
    static const char address[] = "UPDATE employer e JOIN account s ON s.id = ?"
                                  "   SET e.admin_email = s.email"
                                  " WHERE e.id = ? AND e.admin_email = ?";

    return db_run(db, offers, DB_VALUES(db_u64(successor_id), db_u64(account->id))) &&
           db_run(db, administrator,
                  DB_VALUES(db_u64(successor_id), db_u64(employer_id), db_u64(account->id))) &&
           db_run(db, address,
                  DB_VALUES(db_u64(successor_id), db_u64(employer_id), db_text(account->email)));
}

/* Where a colleague's offer named this person as its contact, its owner is the contact now. */
static bool contacts_replace(struct db *db, const struct account *account)
{
    static const char sql[] =
        "UPDATE offer o JOIN account s ON s.id = o.account_id"
        "   SET " CONTACT_OF_SUCCESSOR " WHERE o.contact_email = ? AND o.account_id <> ?";

    return db_run(db, sql, DB_VALUES(db_text(account->email), db_u64(account->id)));
}

/* The open applications for the offers of an account are invalidated. */
static bool offers_close(struct db *db, uint64_t id, const struct application_cause *cause,
                         struct application_changes *changes)
{
    static const char sql[] =
        "SELECT id FROM offer WHERE account_id = ? AND state <> 'disabled' ORDER BY id FOR UPDATE";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(id)));

    while (rows != NULL && row_next(rows)) {
        const struct closing closing = {.offer_id = row_u64(rows),
                                        .to = APPLICATION_OFFER_DISABLED};

        if (!store_applications_close(db, &closing, cause, changes))
            return false;
    }
    return rows != NULL;
}

/* Offers are disabled, their open applications invalidated. The contact stays where a pupil has a
 * placement to come, who needs it, until the offer's last day (store/purge_store.c). */
static bool offers_disable(struct db *db, uint64_t id, const struct application_cause *cause,
                           struct application_changes *changes)
{
    static const char disable[] =
        "UPDATE offer SET disabled_at = COALESCE(disabled_at, ?), state = 'disabled',"
        "       disable_reason = '" ERASED_ACCOUNT "', version = version + 1"
        " WHERE account_id = ?";
    static const char contact[] =
        "UPDATE offer o SET " CONTACT_ERASED " WHERE o.account_id = ? AND NOT EXISTS"
        "       (SELECT 1 FROM application a JOIN offer_week w"
        "            ON w.offer_id = a.offer_id AND w.monday = a.monday"
        "         WHERE a.offer_id = o.id AND w.last_on >= ? AND " IS_CONFIRMED ")";

    return offers_close(db, id, cause, changes) &&
           db_run(db, disable, DB_VALUES(db_instant(cause->now), db_u64(id))) &&
           db_run(db, contact, DB_VALUES(db_u64(id), db_date(date_of_instant(cause->now))));
}

/* What was deposited with this address without an account is theirs too. */
static bool employer_release(struct db *db, const struct account *account,
                             const struct application_cause *cause,
                             struct application_changes *changes)
{
    static const char address[] = "UPDATE employer SET admin_email = '' WHERE admin_email = ?";
    uint64_t successor_id, employer_id;

    if (!successor_find(db, account->id, &successor_id, &employer_id) ||
        (account->is_email_confirmed && !store_offers_join(db, account->id, account->email)) ||
        !contacts_replace(db, account))
        return false;
    return (successor_id != 0 ? offers_hand_over(db, account, successor_id, employer_id)
                              : offers_disable(db, account->id, cause, changes)) &&
           db_run(db, address, DB_VALUES(db_text(account->email)));
}

bool store_account_release(struct db *db, const struct account *account, time_t now,
                           struct application_changes *changes)
{
    const struct application_cause cause = {.actor = (enum actor)account->role,
                                            .reason_code =
                                                account->role == ACCOUNT_PUPIL ? "account" : "",
                                            .reason = ERASED_ACCOUNT,
                                            .now = now};

    *changes = (struct application_changes){0};
    switch (account->role) {
    case ACCOUNT_PUPIL: return store_applications_release(db, account->id, &cause, changes);
    case ACCOUNT_EMPLOYER: return employer_release(db, account, &cause, changes);
    case ACCOUNT_SCHOOL:
    case ACCOUNT_ADMIN: break;
    }
    return true;
}

bool store_account_forget(struct db *db, const struct account *account, time_t now)
{
    static const char gone[] = "DELETE FROM account WHERE id = ?";

    if (!traces_forget(db, account, now))
        return false;
    switch (account->role) {
    case ACCOUNT_PUPIL: return pupil_forget(db, account, now);
    case ACCOUNT_SCHOOL: return staff_forget(db, account);
    case ACCOUNT_EMPLOYER:
    case ACCOUNT_ADMIN: break;
    }
    return db_run(db, gone, DB_VALUES(db_u64(account->id)));
}
