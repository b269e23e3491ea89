/* Managing offers: lists, files, states, history, drafts. Writing an offer anew is in
 * offer_rewrite.c. */
#include "store/offer_manage.h"

#include <string.h>

#include "base/pool.h"
#include "store/columns.h"
#include "store/fold.h"
#include "store/id_list.h"
#include "store/offer_values.h"

static const struct column managed_columns[] = {
    COLUMN(struct managed_offer, id, "o.id"),
    COLUMN(struct managed_offer, title, "o.title"),
    COLUMN(struct managed_offer, employer, "e.name"),
    COLUMN(struct managed_offer, town, "o.town"),
    COLUMN(struct managed_offer, contact_email, "o.contact_email"),
    COLUMN(struct managed_offer, first, "o.first_on"),
    OFFER_TERMS_OF(struct managed_offer, terms),
    COLUMN(struct managed_offer, created_at, "o.created_at"),
    COLUMN(struct managed_offer, activated_at, "o.activated_at"),
    COLUMN(struct managed_offer, figures.seats,
           "(SELECT SUM(c.seats) FROM capacity c WHERE c.offer_id = o.id)"),
    COLUMN(struct managed_offer, figures.received, "COALESCE(f.received, 0)"),
    COLUMN(struct managed_offer, figures.accepted, "COALESCE(f.accepted, 0)"),
    COLUMN(struct managed_offer, figures.waiting, "COALESCE(f.waiting, 0)"),
    COLUMN(struct managed_offer, figures.refused, "COALESCE(f.refused, 0)"),
    COLUMN(struct managed_offer, employer_id, "o.employer_id"),
    COLUMN(struct managed_offer, contact_name,
           "CONCAT(o.contact_first_name, ' ', o.contact_last_name)"),
    COLUMN(struct managed_offer, contact_phone,
           "IF(o.contact_mobile <> '', o.contact_mobile, o.contact_landline)"),
};
static const struct row_type managed_row = ROW_TYPE(struct managed_offer, managed_columns);

#define MANAGED "FROM " OFFER_TODAY " JOIN offer o JOIN employer e ON e.id = o.employer_id"

/* Those waiting are live; accepted are those the employer took, confirmed or not. */
#define FIGURES_BEGIN                                                                               \
    "  LEFT JOIN (SELECT a.offer_id, COUNT(*) AS received,"                                         \
    "                    SUM(a.employer_opinion = 'accepted' AND a.closed_reason IS NULL"           \
    "                        AND a.pupil_opinion <> 'withdrawn') AS accepted,"                      \
    "                    SUM(a.employer_opinion = 'pending' AND a.is_live IS NOT NULL) AS waiting," \
    "                    SUM(a.employer_opinion = 'refused') AS refused"                            \
    "               FROM application a JOIN offer o ON o.id = a.offer_id WHERE "
#define FIGURES_END " GROUP BY a.offer_id) AS f ON f.offer_id = o.id"

static bool managed_list(struct rows *rows, struct managed_offer **offers, size_t *count)
{
    if (!row_list_of(rows, &managed_row, offers, count))
        return false;
    for (size_t i = 0; i < *count; i++)
        (*offers)[i].figures.seats_left = (*offers)[i].terms.seats_left;
    return true;
}

bool store_offers_managed(struct db *db, struct date today, uint64_t account_id,
                          struct managed_offer **offers, size_t *count)
{
    static const char sql[] = MANAGED FIGURES_BEGIN OFFER_IS_MANAGED FIGURES_END
        " WHERE " OFFER_IS_MANAGED " ORDER BY o.id DESC";
    const struct db_value id = db_u64(account_id);

    return managed_list(
        row_select(db, &managed_row, sql, DB_VALUES(db_date(today), id, id, id, id)), offers,
        count);
}

#define QUERIED                                                                                    \
    "SELECT o.id FROM offer o JOIN employer e ON e.id = o.employer_id"                             \
    " WHERE (? = '' OR o.id = ? OR o.contact_email = ?"                                            \
    "        OR " NAME_MATCHES("o.title") " OR " NAME_MATCHES(                                     \
        "e.name") ")"                                                                              \
                  "   AND (? = '' OR o.state = ?) AND (? = 0 OR o.id < ?)"                         \
                  "   AND (? IS NULL OR o.created_at >= ?) AND (? IS NULL OR o.created_at < ?)"    \
                  " ORDER BY o.id DESC LIMIT ?"

/* The values of the above; returns their number. */
static size_t query_values(struct pool *pool, const struct offer_query *query, size_t limit,
                           struct db_value *values)
{
    const struct db_value text = db_text(query->text), state = db_text(query->state);
    const bool is_number = strspn(query->text, "0123456789") == strlen(query->text);
    const struct db_value name = name_typed(pool, query->text);
    const struct db_value before = db_u64(query->before_id);
    const struct db_value from = db_instant(query->from), to = db_instant(query->to);
    const struct db_value list[] = {text,   is_number ? text : db_u64(0),
                                    text,   name,
                                    name,   state,
                                    state,  before,
                                    before, from,
                                    from,   to,
                                    to,     db_u64(limit)};

    memcpy(values, list, sizeof list);
    return sizeof list / sizeof *list;
}

bool store_offers_query(struct db *db, struct date today, const struct offer_query *query,
                        size_t limit, struct managed_offer **offers, size_t *count)
{
    struct pool *pool = db_pool(db);

    /* The inner list is read once for the offers and once for their figures. */
#define IS_QUERIED "o.id IN (SELECT id FROM (" QUERIED ") AS page)"
    static const char sql[] =
        MANAGED FIGURES_BEGIN IS_QUERIED FIGURES_END " WHERE " IS_QUERIED " ORDER BY o.id DESC";
#undef IS_QUERIED
    struct db_value values[32] = {db_date(today)};
    size_t n = 1;

    n += query_values(pool, query, limit, values + n);
    n += query_values(pool, query, limit, values + n);
    return managed_list(row_select(db, &managed_row, sql, values, n), offers, count);
}

bool store_offer_ids_query(struct db *db, const struct offer_query *query, size_t limit,
                           struct id_list *ids)
{
    struct pool *pool = db_pool(db);
    struct db_value values[16];
    const size_t n = query_values(pool, query, limit, values);

    return store_ids_add(db_select(db, QUERIED, values, n), ids);
}

bool store_offers_of_ids(struct db *db, struct date today, const uint64_t *ids, size_t id_count,
                         struct managed_offer **offers, size_t *count)
{
    static const char before[] = MANAGED
        "  LEFT JOIN (SELECT 0 AS received, 0 AS accepted, 0 AS waiting, 0 AS refused) AS f ON FALSE"
        " WHERE o.id IN ";
    struct db_value values[DB_LIST_MAX];

    for (size_t i = 0; i < id_count; i++)
        values[i] = db_u64(ids[i]);
    return managed_list(row_select_list_on(db, &managed_row, today, before, "", values, id_count),
                        offers, count);
}

static bool managed_find(struct db *db, struct date today, uint64_t id, struct managed_offer *row)
{
    static const char rest[] = MANAGED FIGURES_BEGIN "o.id = ?" FIGURES_END " WHERE o.id = ?";

    if (!row_find(db, &managed_row, rest, DB_VALUES(db_date(today), db_u64(id), db_u64(id)), row))
        return false;
    row->figures.seats_left = row->terms.seats_left;
    return true;
}

static const struct column file_columns[] = {
    COLUMN(struct offer_file, employer_id, "o.employer_id"),
    COLUMN(struct offer_file, has_owner, "o.account_id IS NOT NULL"),
    COLUMN(struct offer_file, is_owner_locked, OFFER_OWNER_IS_LOCKED),
    COLUMN(struct offer_file, contact_awaits, OFFER_CONTACT_AWAITS),
    COLUMN(struct offer_file, contact_is_ended, "o.contact_state = 'ended'"),
    COLUMN(struct offer_file, reply_email, OFFER_REPLY_EMAIL),
    COLUMN(struct offer_file, reply_has_account, OFFER_REPLY_HAS_ACCOUNT),
    COLUMN(struct offer_file, version, "o.version"),
    COLUMN(struct offer_file, disable_reason, "o.disable_reason"),
    OFFER_KEPT_OF(struct offer_file, offer.content.),
};
static const struct row_type file_row = ROW_TYPE(struct offer_file, file_columns);

/* What only those see who manage it; the rest of the file stays. */
static bool contact_find(struct db *db, struct offer_file *file)
{
    struct rows *rows =
        row_select(db, &file_row, "FROM offer o WHERE o.id = ?", DB_VALUES(db_u64(file->offer.id)));

    if (rows == NULL || !row_next(rows))
        return false;
    row_read(rows, &file_row, file);
    return true;
}

/* The weeks as the form has them. */
static void content_complete(struct offer *offer)
{
    struct deposit *content = &offer->content;

    content->week_count = 0;
    for (size_t i = 0; i < offer->week_count && i < DEPOSIT_WEEKS_MAX; i++) {
        const struct offer_week *week = &offer->weeks[i];

        content->weeks[content->week_count++] =
            (struct deposit_week){week->monday, week->first, week->last, week->apply_until,
                                  content->has_weekly_seats ? week->seats : 0};
    }
    /* All weeks draw on one capacity; those of the past that the offer lost have their own. */
    content->seats = content->has_weekly_seats ? 0
                     : offer->week_count > 0   ? offer->weeks[0].seats
                                               : offer->seats;
}

bool store_offer_file(struct db *db, struct date today, uint64_t id, struct offer_file *file)
{
    *file = (struct offer_file){.version = 0};
    if (!store_offer_find(db, today, id, &file->offer))
        return false;
    if (file->offer.id == 0)
        return true;
    content_complete(&file->offer);
    return contact_find(db, file) && managed_find(db, today, id, &file->row);
}

bool store_offer_figures(struct db *db, struct date today, uint64_t id,
                         struct offer_figures *figures)
{
    struct managed_offer row = {.id = 0};
    const bool is_done = managed_find(db, today, id, &row);

    *figures = row.figures;
    return is_done;
}

bool store_offer_contact_set(struct db *db, uint64_t offer_id, const char *email,
                             enum contact_state state, bool *is_done)
{
    static const char *const states[] = {"confirmed", "ended"};
    static const char sql[] =
        "UPDATE offer SET contact_state = ? WHERE id = ? AND contact_email = ?";

    if (!db_run(db, sql, DB_VALUES(db_text(states[state]), db_u64(offer_id), db_text(email))))
        return false;
    *is_done = db_changed_rows(db) > 0;
    return true;
}

bool store_email_is_colleague(struct db *db, const char *email, uint64_t account_id,
                              bool *is_colleague)
{
    static const char sql[] =
        "SELECT EXISTS (SELECT 1 FROM account c LEFT JOIN employer_member cm ON cm.account_id = c.id"
        "                WHERE c.email = ? AND c.role = 'employer' AND c.state = 'active'"
        "                  AND (c.id = ? OR cm.employer_id IN"
        "                       (SELECT m.employer_id FROM employer_member m WHERE m.account_id = ?)))";
    struct rows *rows =
        db_select(db, sql, DB_VALUES(db_text(email), db_u64(account_id), db_u64(account_id)));

    *is_colleague = rows != NULL && row_next(rows) && row_bool(rows);
    return rows != NULL;
}

bool store_offer_is_managed(struct db *db, uint64_t offer_id, uint64_t account_id, bool *is_managed)
{
    static const char sql[] = "SELECT 1 FROM offer o WHERE o.id = ? AND " OFFER_IS_MANAGED;
    struct rows *rows =
        db_select(db, sql, DB_VALUES(db_u64(offer_id), db_u64(account_id), db_u64(account_id)));

    *is_managed = rows != NULL && row_next(rows);
    return rows != NULL;
}

bool store_offer_last(struct db *db, uint64_t account_id, uint64_t *offer_id)
{
    static const char sql[] = "SELECT COALESCE(MAX(id), 0) FROM offer WHERE account_id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(account_id)));

    *offer_id = rows != NULL && row_next(rows) ? row_u64(rows) : 0;
    return rows != NULL;
}

static const struct column depositor_columns[] = {
    COLUMN(struct deposit, employer_id, "e.id"),
    COLUMN(struct deposit, employer.name, "e.name"),
    COLUMN(struct deposit, employer.activity, "e.activity"),
    COLUMN(struct deposit, employer.siret, "e.siret"),
    COLUMN(struct deposit, employer.naf, "e.naf"),
    COLUMN(struct deposit, employer.legal_status, "e.legal_status"),
    COLUMN(struct deposit, employer.website, "e.website"),
    COLUMN(struct deposit, place.address, "e.address"),
    COLUMN(struct deposit, place.postcode, "e.postcode"),
    COLUMN(struct deposit, place.town, "e.town"),
    COLUMN(struct deposit, place.country, "e.country"),
    COLUMN(struct deposit, contact.civility, "a.civility"),
    COLUMN(struct deposit, contact.last_name, "a.last_name"),
    COLUMN(struct deposit, contact.first_name, "a.first_name"),
    COLUMN(struct deposit, contact.email, "a.email"),
    COLUMN(struct deposit, contact.landline, "a.landline"),
    COLUMN(struct deposit, contact.mobile, "a.mobile"),
    COLUMN(struct deposit, contact.fax, "a.fax"),
    COLUMN(struct deposit, contact.department, "a.department"),
    COLUMN(struct deposit, contact.job_title, "a.job_title"),
};
static const struct row_type depositor_row = ROW_TYPE(struct deposit, depositor_columns);

bool store_depositor(struct db *db, uint64_t account_id, struct deposit *deposit)
{
    static const char rest[] = "FROM account a JOIN employer_member m ON m.account_id = a.id"
                               "     JOIN employer e ON e.id = m.employer_id WHERE a.id = ?";

    if (!row_find(db, &depositor_row, rest, DB_VALUES(db_u64(account_id)), deposit))
        return false;
    deposit->account_id = account_id;
    deposit->lead_days = DEPOSIT_LEAD_DAYS_DEFAULT;
    return true;
}

bool store_offer_disable(struct db *db, uint64_t offer_id, const char *reason, time_t now,
                         bool *is_done)
{
    static const char sql[] =
        "UPDATE offer SET state = 'disabled', disabled_at = ?, disable_reason = ?,"
        "       version = version + 1 WHERE id = ? AND state <> 'disabled'";

    if (!db_run(db, sql, DB_VALUES(db_instant(now), db_text(reason), db_u64(offer_id))))
        return false;
    *is_done = db_changed_rows(db) > 0;
    return true;
}

bool store_offer_enable(struct db *db, uint64_t offer_id, bool by_admin, struct date today,
                        bool *is_done)
{
    static const char sql[] =
        "UPDATE offer SET state = 'active', disabled_at = NULL, disable_reason = '',"
        "       suspended_at = NULL, version = version + 1"
        " WHERE id = ? AND state = 'disabled' AND activated_at IS NOT NULL AND last_on >= ?"
        "   AND (? OR NOT EXISTS (SELECT 1 FROM event v WHERE v.offer_id = offer.id"
        "                            AND v.name = 'disabled' AND v.actor = 'admin'"
        "                            AND v.happened_at >= offer.disabled_at))";

    if (!db_run(db, sql, DB_VALUES(db_u64(offer_id), db_date(today), db_bool(by_admin))))
        return false;
    *is_done = db_changed_rows(db) > 0;
    return true;
}

bool store_offer_suspend(struct db *db, uint64_t offer_id, time_t now, bool *is_done)
{
    static const char sql[] = "UPDATE offer SET suspended_at = ?, version = version + 1"
                              " WHERE id = ? AND state = 'active' AND suspended_at IS NULL";

    if (!db_run(db, sql, DB_VALUES(db_instant(now), db_u64(offer_id))))
        return false;
    *is_done = db_changed_rows(db) > 0;
    return true;
}

/* Where the application period has ended, it is open again without end: that is what was asked for.
 */
bool store_offer_resume(struct db *db, uint64_t offer_id, struct date today, bool *is_done)
{
    static const char sql[] =
        "UPDATE offer SET suspended_at = NULL, apply_to = IF(apply_to < ?, NULL, apply_to),"
        "       version = version + 1"
        " WHERE id = ? AND state = 'active' AND (suspended_at IS NOT NULL OR apply_to < ?)";
    static const char closings[] =
        "UPDATE offer_week w JOIN offer o ON o.id = w.offer_id"
        "   SET w.apply_until = LEAST(w.monday - INTERVAL GREATEST(o.lead_days, 1) DAY,"
        "                             COALESCE(o.apply_to, '9999-12-31')) WHERE o.id = ?";

    if (!db_run(db, sql, DB_VALUES(db_date(today), db_u64(offer_id), db_date(today))))
        return false;
    *is_done = db_changed_rows(db) > 0;
    return !*is_done || db_run(db, closings, DB_VALUES(db_u64(offer_id)));
}

static const struct column offer_event_columns[] = {
    COLUMN(struct offer_event_row, id, "v.id"),
    COLUMN(struct offer_event_row, happened_at, "v.happened_at"),
    COLUMN(struct offer_event_row, actor, "v.actor"),
    COLUMN(struct offer_event_row, name, "v.name"),
    COLUMN(struct offer_event_row, reason, "v.reason"),
    COLUMN(struct offer_event_row, email, "a.email"),
};
static const struct row_type offer_event_row =
    ROW_TYPE(struct offer_event_row, offer_event_columns);

bool store_offer_history(struct db *db, uint64_t offer_id, uint64_t before_id,
                         struct offer_events *events)
{
    static const char sql[] = "FROM event v LEFT JOIN account a ON a.id = v.account_id"
                              " WHERE v.offer_id = ? AND v.id < ? ORDER BY v.id DESC LIMIT ?";
    const uint64_t below = before_id != 0 ? before_id : INT64_MAX;
    const bool is_done =
        row_list(db, &offer_event_row, sql,
                 DB_VALUES(db_u64(offer_id), db_u64(below), db_u64(OFFER_EVENTS_PAGE + 1)),
                 &events->list, &events->count);

    events->has_more = events->count > OFFER_EVENTS_PAGE;
    events->count -= events->has_more;
    return is_done;
}

static const struct column offer_draft_columns[] = {
    COLUMN(struct offer_draft, form_key, "form_key"),
    COLUMN(struct offer_draft, content, "content"),
    COLUMN(struct offer_draft, saved_at, "saved_at"),
};
static const struct row_type offer_draft_row = ROW_TYPE(struct offer_draft, offer_draft_columns);

bool store_drafts(struct db *db, uint64_t account_id, uint64_t copy_of, struct offer_draft **drafts,
                  size_t *count)
{
    static const char sql[] = "FROM offer_draft"
                              " WHERE account_id = ? AND copy_of = ?"
                              " ORDER BY saved_at DESC, form_key";

    return row_list(db, &offer_draft_row, sql, DB_VALUES(db_u64(account_id), db_u64(copy_of)),
                    drafts, count);
}

bool store_draft_save(struct db *db, const struct draft_key *key, const char *content, time_t now)
{
    static const char save[] =
        "INSERT INTO offer_draft (account_id, copy_of, form_key, content, saved_at)"
        " VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
        "   content = VALUES(content), saved_at = VALUES(saved_at)";
    static const char trim[] =
        "DELETE FROM offer_draft WHERE account_id = ? AND (copy_of, form_key) NOT IN"
        " (SELECT copy_of, form_key FROM"
        "   (SELECT copy_of, form_key FROM offer_draft WHERE account_id = ?"
        "     ORDER BY saved_at DESC, form_key LIMIT ?) AS newest)";
    const struct db_value account = db_u64(key->account_id);

    return db_run(db, save,
                  DB_VALUES(account, db_u64(key->copy_of), db_text(key->form_key), db_text(content),
                            db_instant(now))) &&
           db_run(db, trim, DB_VALUES(account, account, db_u64(DRAFTS_MAX)));
}

bool store_draft_erase(struct db *db, const struct draft_key *key)
{
    return db_run(db,
                  "DELETE FROM offer_draft WHERE account_id = ? AND copy_of = ? AND form_key = ?",
                  DB_VALUES(db_u64(key->account_id), db_u64(key->copy_of), db_text(key->form_key)));
}
