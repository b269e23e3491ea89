/* What is due to be erased. Erasing an account itself is in erasure_store.c. */
#include "store/purge_store.h"

#include "base/pool.h"
#include "store/application_values.h"
#include "store/columns.h"
#include "store/employer_store.h"
#include "store/erased_values.h"

/* An application that waits for someone, a placement that is on or to come. */
#define NEEDED(condition)                                                                          \
    "EXISTS (SELECT 1 FROM application x"                                                          \
    "          JOIN offer_week w ON w.offer_id = x.offer_id AND w.monday = x.monday"               \
    "          JOIN offer o ON o.id = x.offer_id"                                                  \
    "         WHERE " condition " AND x.is_live = 1"                                               \
    "           AND (x.is_confirmed IS NULL OR w.last_on >= ?))"

#define PUPIL_IS_NEEDED NEEDED("x.pupil_id = a.id")
#define OWNER_IS_NEEDED NEEDED("o.account_id = a.id")
#define ADMIN_IS_LAST                                                                              \
    "NOT EXISTS (SELECT 1 FROM account b"                                                          \
    "             WHERE b.id <> a.id AND b.role = 'admin' AND b.state = 'active')"

#define SEEN                                                                                       \
    "GREATEST(COALESCE(a.signed_in_at, a.activated_at, a.created_at),"                             \
    "         COALESCE((SELECT MAX(s.seen_at) FROM session s WHERE s.account_id = a.id),"          \
    "                  TIMESTAMP('1000-01-01')))"

static const struct column retained_columns[] = {
    COLUMN(struct retained_account, id, "a.id"),
    COLUMN(struct retained_account, retained.role, "a.role + 0"),
    COLUMN_OF_KIND(struct retained_account, retained.school_year, "COALESCE(p.school_year, 0)",
                   COLUMN_UNSIGNED),
    COLUMN(struct retained_account, retained.seen_at, SEEN),
    COLUMN(struct retained_account, retained.warned_at, "a.warned_at"),
    COLUMN(struct retained_account, retained.is_needed,
           "CASE a.role WHEN 'pupil' THEN " PUPIL_IS_NEEDED " WHEN 'employer' THEN " OWNER_IS_NEEDED
           " WHEN 'admin' THEN " ADMIN_IS_LAST " ELSE FALSE END"),
};
static const struct row_type retained_row = ROW_TYPE(struct retained_account, retained_columns);

/* The first values of its statements are today, for each kind of need. */
#define RETAINED                                                                                   \
    "FROM account a LEFT JOIN pupil p ON p.account_id = a.id"                                      \
    " WHERE a.state <> 'inactive' AND a.email NOT LIKE '" ERASED_EMAIL_PATTERN "'"

bool store_retained(struct db *db, int school_year, time_t seen_before, time_t now,
                    struct retained_list *list)
{
    static const char sql[] =
        RETAINED " AND IF(a.role = 'pupil', p.school_year <= ?, " SEEN " < ?) ORDER BY a.id";
    const struct db_value today = db_date(date_of_instant(now));

    return row_list(db, &retained_row, sql,
                    DB_VALUES(today, today, db_u64((uint64_t)school_year), db_instant(seen_before)),
                    &list->accounts, &list->count);
}

bool store_retained_find(struct db *db, uint64_t id, time_t now, struct retained_account *account)
{
    const struct db_value today = db_date(date_of_instant(now));

    return row_find(db, &retained_row, RETAINED " AND a.id = ?",
                    DB_VALUES(today, today, db_u64(id)), account);
}

bool store_account_warned(struct db *db, uint64_t id, time_t now)
{
    static const char sql[] = "UPDATE account SET warned_at = ? WHERE id = ?";

    return db_run(db, sql, DB_VALUES(db_instant(now), db_u64(id)));
}

static bool ids_select(struct db *db, const char *sql, const struct db_value *values, size_t count,
                       struct id_list *list)
{
    *list = (struct id_list){0};
    return store_ids_add(db_select(db, sql, values, count), list);
}

bool store_never_activated(struct db *db, time_t before, struct id_list *list)
{
    static const char sql[] =
        "SELECT id FROM account WHERE state = 'inactive' AND created_at < ? ORDER BY id";

    return ids_select(db, sql, DB_VALUES(db_instant(before)), list);
}

bool store_purge_invitations(struct db *db, int school_year, bool is_dry, struct id_list *list)
{
    static const char select[] = "SELECT id FROM pupil_invitation"
                                 " WHERE account_id IS NULL AND school_year <= ? ORDER BY id";
    static const char erase[] =
        "DELETE FROM pupil_invitation WHERE account_id IS NULL AND school_year <= ?";
    const struct db_value year = db_u64((uint64_t)school_year);

    return ids_select(db, select, &year, 1, list) && (is_dry || db_run(db, erase, &year, 1));
}

/* Rows that go. */
#define GO(what, days, condition)                                                                  \
    {                                                                                              \
        what, days, 1, "SELECT COUNT(*) FROM " condition, "DELETE FROM " condition, false          \
    }
/* The same, listed by number. */
#define GO_LISTED(what, days, condition)                                                           \
    {                                                                                              \
        what, days, 1, "SELECT id FROM " condition " ORDER BY id", "DELETE FROM " condition, true  \
    }
/* Rows that stay without what is personal in them. */
#define BLANK(what, days, times, table, change, condition)                                         \
    {                                                                                              \
        what, days, times, "SELECT id FROM " table " WHERE " condition " ORDER BY id",             \
            "UPDATE " table " SET " change " WHERE " condition, true                               \
    }

#define NO_MEMBER "NOT EXISTS (SELECT 1 FROM employer_member m WHERE m.employer_id = employer.id)"

const struct purge_rule purge_rules[] = {
    GO("messages about offers never activated", 30,
       "message WHERE offer_id IN (SELECT id FROM offer WHERE state = 'to_activate'"
       "                              AND created_at < ?)"),
    GO_LISTED("offers never activated", 30, "offer WHERE state = 'to_activate' AND created_at < ?"),
    BLANK("contacts of offers whose owner is erased, once they are over", 0, 1, "offer",
          CONTACT_ERASED,
          "account_id IS NULL AND disable_reason = '" ERASED_ACCOUNT "' AND last_on < ?"
          " AND contact_email <> '" ERASED_EMAIL "'"),
    BLANK("contacts of offers without account", 3 * 365, 1, "offer", CONTACT_ERASED,
          "account_id IS NULL AND last_on < ? AND contact_email <> '" ERASED_EMAIL "'"),
    BLANK("reasons for which offers were disabled", 365, 1, "offer", "disable_reason = ''",
          "disabled_at < ? AND disable_reason NOT IN ('', '" ERASED_ACCOUNT "')"),
    GO_LISTED("employers never confirmed", 30,
              "employer WHERE " EMPLOYER_IS_LEFT " AND created_at < ?"),
    GO_LISTED("employers without offer and member", 30,
              "employer WHERE updated_at < ? AND " NO_MEMBER
              "   AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.employer_id = employer.id)"),
    BLANK("names and addresses of employers whom nobody speaks for", 3 * 365, 2, "employer",
          "admin_email = '',"
          " activity = IF(legal_status IN ('sole-trader', 'liberal'), '', activity),"
          " address = IF(legal_status IN ('sole-trader', 'liberal'), '', address),"
          " website = IF(legal_status IN ('sole-trader', 'liberal'), '', website),"
          " name = IF(legal_status IN ('sole-trader', 'liberal'), 'Structure individuelle', name)",
          "updated_at < ? AND " NO_MEMBER
          " AND (admin_email <> '' OR (legal_status IN ('sole-trader', 'liberal')"
          "                            AND name <> 'Structure individuelle'))"
          " AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.employer_id = employer.id"
          "                    AND o.last_on >= ?)"),
    BLANK("reasons typed in the history of offers and applications", 365, 1, "event", "reason = ''",
          "happened_at < ? AND reason NOT IN ('', '" ERASED_ACCOUNT "')"),
    BLANK("reasons typed in the history of agreements", 365, 1, "agreement_event", "reason = ''",
          "happened_at < ? AND reason NOT IN ('', '" ERASED_ACCOUNT "')"),
    BLANK("reasons of cancelled placements", 365, 1, "application",
          "cancel_reason = '" ERASED_TEXT "'",
          "updated_at < ? AND cancel_reason NOT IN ('', '" ERASED_TEXT "', '" ERASED_ACCOUNT "')"),
    GO("seals of agreements that need not be kept any more", 0,
       "agreement_seal WHERE (application_id, version) IN (SELECT v.application_id, v.version"
       "   FROM agreement_version v WHERE v.keep_until < DATE(?))"),
    GO("signatures of agreements that need not be kept any more", 0,
       "agreement_signature WHERE (application_id, version) IN (SELECT v.application_id, v.version"
       "   FROM agreement_version v WHERE v.keep_until < DATE(?))"),
    GO("signatories of agreements that need not be kept any more", 0,
       "agreement_signatory WHERE (application_id, version) IN (SELECT v.application_id, v.version"
       "   FROM agreement_version v WHERE v.keep_until < DATE(?))"),
    GO("agreements that need not be kept any more", 0,
       "agreement_version WHERE keep_until < DATE(?)"),
    {"addresses of links that have ended", 7, 1,
     "SELECT COUNT(*) FROM token WHERE expires_at < ? AND email <> ''",
     "UPDATE token SET email = '' WHERE expires_at < ? AND email <> ''", false},
    GO("links that have ended", 365, "token WHERE expires_at < ?"),
    GO("sessions that have ended", 0, "session WHERE expires_at < ?"),
    GO("codes that have expired", 1, "link_code WHERE expires_at < ?"),
    GO("counts of attempts", 1, "attempt WHERE started_at < ?"),
    GO("words searched that nothing has", 92, "search_missed WHERE last_on < ?"),
    GO("changes of address not confirmed", 7, "email_change WHERE created_at < ?"),
    GO("files that were prepared", 0, "export_job WHERE expires_at < ?"),
    GO("pictures that no text shows", 7,
       "editorial_picture WHERE made_at < ?"
       "   AND NOT EXISTS (SELECT 1 FROM editorial_version v"
       "                    WHERE INSTR(v.body, editorial_picture.name) > 0)"),
    GO("keys of forms", 7, "form_key WHERE created_at < ?"),
    GO("links that stop alerts", 60, "search_stop WHERE sent_at < ?"),
    GO("answers of look-ups", 30, "lookup_answer WHERE fetched_at < ?"),
    GO("applications half written", 30, "application_draft WHERE saved_at < ?"),
    GO("offers half written", 90, "offer_draft WHERE saved_at < ?"),
    GO("logos that no offer has, whole or half written", 2,
       "logo_image WHERE sent_at < ?"
       " AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.logo_sha256 = logo_image.sha256)"
       " AND NOT EXISTS (SELECT 1 FROM offer_draft d"
       "                  WHERE INSTR(d.content, LOWER(HEX(logo_image.sha256))) > 0)"),
    GO("entries of the trail", 365, "audit WHERE happened_at < ?"),
    GO("notes of what was said", 365, "alert_sent WHERE said_at < ?"),
    GO("choices of addresses without an account", 3 * 365,
       "alert_choice WHERE changed_at < ?"
       "   AND NOT EXISTS (SELECT 1 FROM account a WHERE a.person = alert_choice.person)"),
    GO("sent messages", 365, "message WHERE state = 'sent' AND created_at < ?"),
    GO("addresses that take nothing", 365, "unreachable WHERE since < ?"),
    GO("messages that could not be sent", 90, "message WHERE state <> 'sent' AND created_at < ?"),
    {NULL, 0, 0, NULL, NULL, false},
};

bool store_purge(struct db *db, const struct purge_rule *rule, time_t now, bool is_dry,
                 uint64_t *count, struct id_list *list)
{
    enum { DAY_S = 86400 };
    const struct db_value time = db_instant(now - (time_t)rule->days * DAY_S);
    const struct db_value times[] = {time, time};

    if (!ids_select(db, rule->select, times, rule->times, list))
        return false;
    *count = list->count;
    if (!rule->has_ids) {
        *count = list->count > 0 ? list->ids[0] : 0;
        *list = (struct id_list){0};
    }
    return is_dry || *count == 0 || db_run(db, rule->erase, times, rule->times);
}
