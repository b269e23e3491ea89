/* Managing offers: lists, files, states, history, drafts. Writing an offer anew is in
 * offer_rewrite.c. */
#include "store/offer_manage.h"

#include <string.h>

#include "base/pool.h"
#include "store/fold.h"
#include "store/id_list.h"
#include "store/offer_values.h"

#define MANAGED_COLUMNS                                                                            \
    "SELECT o.id, o.title, e.name, o.town, o.contact_email, o.first_on, " OFFER_TERMS_COLUMNS ","  \
    "       o.created_at, o.activated_at,"                                                         \
    "       (SELECT SUM(c.seats) FROM capacity c WHERE c.offer_id = o.id),"                        \
    "       COALESCE(f.received, 0), COALESCE(f.accepted, 0), COALESCE(f.waiting, 0),"             \
    "       COALESCE(f.refused, 0), o.employer_id,"                                                \
    "       CONCAT(o.contact_first_name, ' ', o.contact_last_name),"                               \
    "       IF(o.contact_mobile <> '', o.contact_mobile, o.contact_landline)"                      \
    "  FROM " OFFER_TODAY " JOIN offer o JOIN employer e ON e.id = o.employer_id"

/* Those waiting are live; accepted are those the employer took, confirmed or not. */
#define FIGURES_BEGIN                                                                               \
    "  LEFT JOIN (SELECT a.offer_id, COUNT(*) AS received,"                                         \
    "                    SUM(a.employer_opinion = 'accepted' AND a.closed_reason IS NULL"           \
    "                        AND a.pupil_opinion <> 'withdrawn') AS accepted,"                      \
    "                    SUM(a.employer_opinion = 'pending' AND a.is_live IS NOT NULL) AS waiting," \
    "                    SUM(a.employer_opinion = 'refused') AS refused"                            \
    "               FROM application a JOIN offer o ON o.id = a.offer_id WHERE "
#define FIGURES_END " GROUP BY a.offer_id) AS f ON f.offer_id = o.id"

static void managed_read(struct rows *rows, struct managed_offer *offer)
{
    offer->id = row_u64(rows);
    offer->title = row_text(rows);
    offer->employer = row_text(rows);
    offer->town = row_text(rows);
    offer->contact_email = row_text(rows);
    offer->first = row_date(rows);
    offer_terms_read(rows, &offer->terms);
    offer->figures.seats_left = offer->terms.seats_left;
    offer->created_at = row_instant(rows);
    offer->activated_at = row_instant(rows);
    offer->figures.seats = row_unsigned(rows);
    offer->figures.received = row_unsigned(rows);
    offer->figures.accepted = row_unsigned(rows);
    offer->figures.waiting = row_unsigned(rows);
    offer->figures.refused = row_unsigned(rows);
    offer->employer_id = row_u64(rows);
    offer->contact_name = row_text(rows);
    offer->contact_phone = row_text(rows);
}

static bool managed_list(struct rows *rows, struct managed_offer **offers, size_t *count)
{
    struct pool *pool = rows_pool(rows);
    size_t room = 0;

    *offers = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        pool_make_room(pool, *offers, *count, room);
        managed_read(rows, &(*offers)[(*count)++]);
    }
    return rows != NULL;
}

bool store_offers_managed(struct db *db, struct date today, uint64_t account_id,
                          struct managed_offer **offers, size_t *count)
{
    static const char sql[] = MANAGED_COLUMNS FIGURES_BEGIN OFFER_IS_MANAGED FIGURES_END
        " WHERE " OFFER_IS_MANAGED " ORDER BY o.id DESC";
    const struct db_value id = db_u64(account_id);

    return managed_list(db_select(db, sql, DB_VALUES(db_date(today), id, id, id, id)), offers,
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
    static const char sql[] = MANAGED_COLUMNS FIGURES_BEGIN IS_QUERIED FIGURES_END
        " WHERE " IS_QUERIED " ORDER BY o.id DESC";
#undef IS_QUERIED
    struct db_value values[32] = {db_date(today)};
    size_t n = 1;

    n += query_values(pool, query, limit, values + n);
    n += query_values(pool, query, limit, values + n);
    return managed_list(db_select(db, sql, values, n), offers, count);
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
    static const char before[] = MANAGED_COLUMNS
        "  LEFT JOIN (SELECT 0 AS received, 0 AS accepted, 0 AS waiting, 0 AS refused) AS f ON FALSE"
        " WHERE o.id IN ";
    struct db_value values[DB_LIST_MAX];

    for (size_t i = 0; i < id_count; i++)
        values[i] = db_u64(ids[i]);
    return managed_list(db_select_list_on(db, today, before, "", values, id_count), offers, count);
}

static bool row_find(struct db *db, struct date today, uint64_t id, struct managed_offer *row)
{
    static const char sql[] =
        MANAGED_COLUMNS FIGURES_BEGIN "o.id = ?" FIGURES_END " WHERE o.id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_date(today), db_u64(id), db_u64(id)));

    if (rows != NULL && row_next(rows))
        managed_read(rows, row);
    return rows != NULL;
}

static bool contact_find(struct db *db, struct offer_file *file)
{
    static const char sql[] =
        "SELECT employer_id, account_id IS NOT NULL, " OFFER_OWNER_IS_LOCKED ","
        "       " OFFER_CONTACT_AWAITS ","
        "       contact_state = 'ended',"
        "       " OFFER_REPLY_EMAIL ", " OFFER_REPLY_HAS_ACCOUNT ","
        "       version, disable_reason, COALESCE(insee, ''), contact_civility,"
        "       contact_last_name, contact_first_name, contact_email, contact_landline,"
        "       contact_mobile, contact_fax, contact_department, contact_job_title,"
        "       contact_on_application, contact_for_events, contact_for_last_minute, shows_contact"
        "  FROM offer o WHERE id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(file->offer.id)));
    struct deposit *content = &file->offer.content;

    if (rows == NULL || !row_next(rows))
        return false;
    file->employer_id = row_u64(rows);
    file->has_owner = row_bool(rows);
    file->is_owner_locked = row_bool(rows);
    file->contact_awaits = row_bool(rows);
    file->contact_is_ended = row_bool(rows);
    file->reply_email = row_text(rows);
    file->reply_has_account = row_bool(rows);
    file->version = row_unsigned(rows);
    file->disable_reason = row_text(rows);
    content->place.insee = row_text(rows);
    content->contact.civility = row_text(rows);
    content->contact.last_name = row_text(rows);
    content->contact.first_name = row_text(rows);
    content->contact.email = row_text(rows);
    content->contact.landline = row_text(rows);
    content->contact.mobile = row_text(rows);
    content->contact.fax = row_text(rows);
    content->contact.department = row_text(rows);
    content->contact.job_title = row_text(rows);
    content->exchanges.on_application = row_bool(rows);
    content->exchanges.for_events = row_bool(rows);
    content->exchanges.for_last_minute = row_bool(rows);
    content->exchanges.shows_contact = row_bool(rows);
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
    /* All weeks draw on one pool; those of the past that the offer lost have their own. */
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
    return contact_find(db, file) && row_find(db, today, id, &file->row);
}

bool store_offer_figures(struct db *db, struct date today, uint64_t id,
                         struct offer_figures *figures)
{
    struct managed_offer row = {.id = 0};
    const bool is_done = row_find(db, today, id, &row);

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

bool store_depositor(struct db *db, uint64_t account_id, struct deposit *deposit)
{
    static const char sql[] =
        "SELECT e.id, e.name, e.activity, e.siret, e.naf, e.legal_status, e.website, e.address,"
        "       e.postcode, e.town, e.country, a.civility, a.last_name, a.first_name, a.email,"
        "       a.landline, a.mobile, a.fax, a.department, a.job_title"
        "  FROM account a JOIN employer_member m ON m.account_id = a.id"
        "       JOIN employer e ON e.id = m.employer_id WHERE a.id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(account_id)));
    const char **const texts[] = {
        &deposit->employer.name,      &deposit->employer.activity,     &deposit->employer.siret,
        &deposit->employer.naf,       &deposit->employer.legal_status, &deposit->employer.website,
        &deposit->place.address,      &deposit->place.postcode,        &deposit->place.town,
        &deposit->place.country,      &deposit->contact.civility,      &deposit->contact.last_name,
        &deposit->contact.first_name, &deposit->contact.email,         &deposit->contact.landline,
        &deposit->contact.mobile,     &deposit->contact.fax,           &deposit->contact.department,
        &deposit->contact.job_title,
    };

    *deposit = (struct deposit){.account_id = account_id, .lead_days = DEPOSIT_LEAD_DAYS_DEFAULT};
    if (rows == NULL || !row_next(rows))
        return rows != NULL;
    deposit->employer_id = row_u64(rows);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = row_text(rows);
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

bool store_offer_history(struct db *db, uint64_t offer_id, uint64_t before_id,
                         struct offer_events *events)
{
    static const char sql[] = "SELECT v.id, v.happened_at, v.actor, v.name, v.reason, a.email"
                              "  FROM event v LEFT JOIN account a ON a.id = v.account_id"
                              " WHERE v.offer_id = ? AND v.id < ? ORDER BY v.id DESC LIMIT ?";
    struct pool *pool = db_pool(db);
    struct rows *rows =
        db_select(db, sql,
                  DB_VALUES(db_u64(offer_id), db_u64(before_id != 0 ? before_id : INT64_MAX),
                            db_u64(OFFER_EVENTS_PAGE + 1)));
    size_t room = 0;

    *events = (struct offer_events){.list = NULL};
    while (rows != NULL && row_next(rows)) {
        struct offer_event_row event;

        event.id = row_u64(rows);
        event.happened_at = row_instant(rows);
        event.actor = row_text(rows);
        event.name = row_text(rows);
        event.reason = row_text(rows);
        event.email = row_text(rows);
        pool_make_room(pool, events->list, events->count, room);
        events->list[events->count++] = event;
    }
    events->has_more = events->count > OFFER_EVENTS_PAGE;
    events->count -= events->has_more;
    return rows != NULL;
}

bool store_drafts(struct db *db, uint64_t account_id, uint64_t copy_of, struct offer_draft **drafts,
                  size_t *count)
{
    static const char sql[] = "SELECT form_key, content, saved_at FROM offer_draft"
                              " WHERE account_id = ? AND copy_of = ?"
                              " ORDER BY saved_at DESC, form_key";
    struct pool *pool = db_pool(db);
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(account_id), db_u64(copy_of)));
    size_t room = 0;

    *drafts = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        struct offer_draft draft;

        draft.form_key = row_text(rows);
        draft.content = row_text(rows);
        draft.saved_at = row_instant(rows);
        pool_make_room(pool, *drafts, *count, room);
        (*drafts)[(*count)++] = draft;
    }
    return rows != NULL;
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
