/* Reading applications. */
#include "store/application_store.h"

#include <string.h>

#include "base/pool.h"
#include "rules/schedule.h"
#include "store/application_values.h"
#include "store/columns.h"
#include "store/erased_values.h"
#include "store/id_list.h"
#include "store/offer_values.h"

bool store_week_usage(struct db *db, uint64_t offer_id, struct week_usage **usage, size_t *count)
{
    static const char sql[] = "SELECT a.monday, COUNT(a.is_confirmed), COUNT(a.is_live)"
                              "  FROM application a WHERE a.offer_id = ? GROUP BY a.monday";
    struct pool *pool = db_pool(db);
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(offer_id)));
    size_t room = 0;

    *usage = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        struct week_usage week;

        week.monday = row_date(rows);
        week.confirmed = row_unsigned(rows);
        week.open = row_unsigned(rows) - week.confirmed;
        pool_make_room(pool, *usage, *count, room);
        (*usage)[(*count)++] = week;
    }
    return rows != NULL;
}

static const struct column application_columns[] = {
    COLUMN(struct application, id, "a.id"),
    OPINIONS_OF(struct application, opinions),
    COLUMN(struct application, monday, "a.monday"),
    COLUMN(struct application, first, "w.first_on"),
    COLUMN(struct application, last, "w.last_on"),
    COLUMN(struct application, motivation, "a.motivation"),
    COLUMN(struct application, cancel_reason, "a.cancel_reason"),
    COLUMN(struct application, referent_name,
           "IF(r.id IS NULL, a.referent_name, CONCAT(r.first_name, ' ', r.last_name))"),
    COLUMN(struct application, referent_email, "IF(r.id IS NULL, a.referent_email, r.email)"),
    COLUMN(struct application, referent_id, "a.referent_id"),
    COLUMN(struct application, has_priority, "a.has_priority"),
    COLUMN(struct application, sent_at, "a.sent_at"),
    COLUMN(struct application, updated_at, "a.updated_at"),
    COLUMN(struct application, read_at, "a.read_at"),
    COLUMN(struct application, confirm_until, "a.confirm_until"),
    COLUMN(struct application, seats_left, "c.seats - c.taken"),
    COLUMN(struct application, week_opinion, "a.week_opinion + 0"),
    COLUMN(struct application, asked_at, APPLICATION_ASKED_AT),
    COLUMN(struct application, reminded_at, "a.reminded_at"),
    COLUMN(struct application, pupil.id, "p.account_id"),
    COLUMN(struct application, pupil.civility, "pa.civility"),
    COLUMN(struct application, pupil.last_name, "pa.last_name"),
    COLUMN(struct application, pupil.first_name, "pa.first_name"),
    COLUMN(struct application, pupil.email, "pa.email"),
    COLUMN(struct application, pupil.phone, "IF(pa.mobile <> '', pa.mobile, pa.landline)"),
    COLUMN(struct application, pupil.mobile, "pa.mobile"),
    COLUMN(struct application, pupil.is_erased, "pa.email LIKE '" ERASED_EMAIL_PATTERN "'"),
    COLUMN(struct application, pupil.accepts_sms, "p.accepts_sms"),
    COLUMN(struct application, pupil.class_name, "p.class"),
    COLUMN(struct application, pupil.born_on, "p.born_on"),
    COLUMN(struct application, pupil.address, "p.address"),
    COLUMN(struct application, pupil.postcode, "p.postcode"),
    COLUMN(struct application, pupil.town, "p.town"),
    COLUMN(struct application, school.id, "s.id"),
    COLUMN(struct application, school.name, "s.name"),
    COLUMN(struct application, school.town, "s.town"),
    COLUMN(struct application, school.priority, "s.priority"),
    COLUMN(struct application, offer.id, "o.id"),
    COLUMN(struct application, offer.title, "o.title"),
    COLUMN(struct application, offer.employer, "e.name"),
    COLUMN(struct application, offer.address, "o.address"),
    COLUMN(struct application, offer.postcode, "o.postcode"),
    COLUMN(struct application, offer.town, "o.town"),
    COLUMN_WHERE_SET(struct application, offer.latitude, offer.is_located, "o.latitude"),
    COLUMN(struct application, offer.longitude, "o.longitude"),
    COLUMN(struct application, offer.schedule_code, "o.schedule"),
    COLUMN(struct application, offer.days, "o.days"),
    COLUMN(struct application, offer.hours, "o.hours"),
    COLUMN(struct application, offer.shows_contact, "o.shows_contact"),
    COLUMN(struct application, offer.contact_on_application, "o.contact_on_application"),
    COLUMN(struct application, offer.contact_name,
           "CONCAT(o.contact_first_name, ' ', o.contact_last_name)"),
    COLUMN(struct application, offer.contact_civility, "o.contact_civility"),
    COLUMN(struct application, offer.contact_email, "o.contact_email"),
    COLUMN(struct application, offer.contact_phone,
           "IF(o.contact_mobile <> '', o.contact_mobile, o.contact_landline)"),
    COLUMN(struct application, offer.is_owner_locked, OFFER_OWNER_IS_LOCKED),
    COLUMN(struct application, offer.reply_email, OFFER_REPLY_EMAIL),
    COLUMN(struct application, agreement, "g.state + 0"),
};
static const struct row_type application_row = ROW_TYPE(struct application, application_columns);

#define TABLES                                                                                     \
    "FROM application a"                                                                           \
    "       JOIN offer_week w ON w.offer_id = a.offer_id AND w.monday = a.monday"                  \
    "       JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id"                   \
    "       JOIN offer o ON o.id = a.offer_id JOIN employer e ON e.id = o.employer_id"             \
    "       JOIN pupil p ON p.account_id = a.pupil_id JOIN account pa ON pa.id = p.account_id"     \
    "       JOIN school s ON s.id = p.school_id LEFT JOIN account r ON r.id = a.referent_id"       \
    "       LEFT JOIN agreement g ON g.application_id = a.id"

/* Applications by their number alone. */
static const struct column id_columns[] = {{"a.id", COLUMN_U64, 0, 0}};
static const struct row_type id_row = ROW_TYPE(uint64_t, id_columns);

struct application_opinions application_opinions_read(struct rows *rows)
{
    struct application_opinions opinions;

    opinions.employer = (enum employer_opinion)row_unsigned(rows);
    opinions.referent = (enum referent_opinion)row_unsigned(rows);
    opinions.pupil = (enum pupil_opinion)row_unsigned(rows);
    opinions.closed = (enum closed_reason)row_unsigned(rows);
    return opinions;
}

/* What follows from what was read: the state; days and hours, as one text where they are a
 * schedule, else as they were written. */
static void application_complete(struct pool *pool, struct application *application)
{
    struct schedule *schedule = &application->offer.schedule;

    application->state = application_state(&application->opinions);
    if (schedule_read(application->offer.schedule_code, schedule) && !schedule_is_empty(schedule))
        application->offer.hours = schedule_text(pool, schedule);
}

static bool list_read(struct rows *rows, struct application_list *list)
{
    *list = (struct application_list){0};
    if (!row_list_of(rows, &application_row, &list->list, &list->count))
        return false;
    for (size_t i = 0; i < list->count; i++)
        application_complete(rows_pool(rows), &list->list[i]);
    return true;
}

bool store_application_find(struct db *db, uint64_t id, struct application *application)
{
    if (!row_find(db, &application_row, TABLES " WHERE a.id = ?", DB_VALUES(db_u64(id)),
                  application))
        return false;
    if (application->id != 0)
        application_complete(db_pool(db), application);
    return true;
}

static const struct column notice_columns[] = {
    COLUMN(struct application_notice, id, "a.id"),
    OPINIONS_OF(struct application_notice, opinions),
    COLUMN(struct application_notice, pupil_id, "a.pupil_id"),
    COLUMN(struct application_notice, pupil_email, "IF(pa.email LIKE '%@invalid', '', pa.email)"),
    COLUMN(struct application_notice, pupil_mobile, "IF(p.accepts_sms, pa.mobile, '')"),
    COLUMN(struct application_notice, pupil_name, "CONCAT(pa.first_name, ' ', pa.last_name)"),
    COLUMN(struct application_notice, school_email, "s.email"),
    COLUMN(struct application_notice, referent_email, "COALESCE(r.email, a.referent_email)"),
    COLUMN(struct application_notice, referent_id, "r.id"),
    COLUMN(struct application_notice, first, "w.first_on"),
    COLUMN(struct application_notice, last, "w.last_on"),
    COLUMN(struct application_notice, confirm_until, "a.confirm_until"),
    COLUMN(struct application_notice, offer_id, "o.id"),
    COLUMN(struct application_notice, title, "o.title"),
    COLUMN(struct application_notice, description, "o.description"),
    COLUMN(struct application_notice, employer, "e.name"),
    COLUMN(struct application_notice, town, "o.town"),
    COLUMN(struct application_notice, contact_email, OFFER_REPLY_EMAIL),
    COLUMN(struct application_notice, contact_has_account, OFFER_REPLY_HAS_ACCOUNT),
    COLUMN(struct application_notice, contact_is_erased, "o.contact_email LIKE '%@invalid'"),
};
static const struct row_type notice_row = ROW_TYPE(struct application_notice, notice_columns);

bool store_application_notice(struct db *db, uint64_t id, struct application_notice *notice)
{
    static const char rest[] =
        "FROM application a"
        "       JOIN offer_week w ON w.offer_id = a.offer_id AND w.monday = a.monday"
        "       JOIN offer o ON o.id = a.offer_id JOIN employer e ON e.id = o.employer_id"
        "       JOIN pupil p ON p.account_id = a.pupil_id JOIN account pa ON pa.id = p.account_id"
        "       JOIN school s ON s.id = p.school_id LEFT JOIN account r ON r.id = a.referent_id"
        " WHERE a.id = ?";

    return row_find(db, &notice_row, rest, DB_VALUES(db_u64(id)), notice);
}

bool store_applications_of_pupil(struct db *db, uint64_t pupil_id, struct application_list *list)
{
    static const char sql[] = TABLES " WHERE a.pupil_id = ? ORDER BY a.id DESC";

    return list_read(row_select(db, &application_row, sql, DB_VALUES(db_u64(pupil_id))), list);
}

static const struct column application_reason_columns[] = {
    COLUMN(struct application_reason, application_id, "v.application_id"),
    COLUMN(struct application_reason, code, "v.reason_code"),
    COLUMN(struct application_reason, label, "v.reason_label"),
    COLUMN(struct application_reason, words, "v.reason"),
};
static const struct row_type application_reason_row =
    ROW_TYPE(struct application_reason, application_reason_columns);

bool store_refusals_of_pupil(struct db *db, uint64_t pupil_id, struct application_reason **reasons,
                             size_t *count)
{
    static const char sql[] =
        "FROM event v JOIN (SELECT MAX(e.id) AS id FROM application a"
        "                       JOIN event e ON e.application_id = a.id AND e.name = 'refused'"
        "                      WHERE a.pupil_id = ? AND a.employer_opinion = 'refused'"
        "                      GROUP BY a.id) AS last ON last.id = v.id";

    return row_list(db, &application_reason_row, sql, DB_VALUES(db_u64(pupil_id)), reasons, count);
}

/* Never NULL, so that what is not awaited is the rest. */
#define IS_PENDING "(a.employer_opinion = 'pending' AND a.is_live IS NOT NULL)"

size_t application_state_values(enum application_state state, struct db_value *values)
{
    const struct application_opinions none = {EMPLOYER_PENDING, REFERENT_NONE, PUPIL_PENDING,
                                              CLOSED_NOT};
    const struct application_opinions wanted = application_after(&none, state);
    size_t count = 0;

    values[count++] = db_u64(state);
    values[count++] = db_text(wanted.closed != CLOSED_NOT ? application_state_code(state) : "");
    values[count++] = db_u64(wanted.pupil);
    values[count++] = db_u64(wanted.employer);
    return count;
}

#define OF_EMPLOYER                                                                                \
    " WHERE " OFFER_IS_MANAGED " AND LEFT(o.id, CHAR_LENGTH(?)) = ? AND (? = 0 OR o.id = ?)"       \
    "   AND (? IS NULL OR a.monday = ?) AND (NOT ? OR a.has_priority) AND " APPLICATION_IN_STATE   \
    " AND "

/* A list in each of its orders. */
#define IN_ORDER(select, which, order)                                                             \
    select OF_EMPLOYER which " ORDER BY a.has_priority DESC, " order " LIMIT ?, ?"
#define IN_ORDERS(select, which, usual)                                                            \
    {                                                                                              \
        [EMPLOYER_USUAL] = IN_ORDER(select, which, usual),                                         \
        [EMPLOYER_BY_OFFER] = IN_ORDER(select, which, "o.id, " usual),                             \
        [EMPLOYER_BY_STATE] = IN_ORDER(                                                            \
            select, which, "a.closed_reason, a.pupil_opinion, a.employer_opinion, " usual),        \
        [EMPLOYER_BY_WEEK] = IN_ORDER(select, which, "a.monday, " usual),                          \
    }
#define PENDING_IN_ORDERS(select) IN_ORDERS(select, IS_PENDING, "a.sent_at, a.id")
#define ANSWERED_IN_ORDERS(select)                                                                 \
    IN_ORDERS(select, "NOT " IS_PENDING, "a.updated_at DESC, a.id DESC")

static struct rows *employer_select(struct db *db, const struct row_type *type, const char *rest,
                                    const struct employer_query *query, size_t limit)
{
    const struct db_value id = db_u64(query->account_id), number = db_text(query->offer_number);
    const struct db_value offer = db_u64(query->offer_id), monday = db_date(query->monday);
    struct db_value values[16] = {
        id, id, number, number, offer, offer, monday, monday, db_bool(query->is_priority_only)};
    size_t count = 9;

    count += application_state_values(query->state, values + count);
    values[count++] = db_u64(query->skip);
    values[count++] = db_u64(limit);
    return row_select(db, type, rest, values, count);
}

bool store_applications_of_employer(struct db *db, const struct employer_query *query, size_t limit,
                                    struct application_list *list)
{
    static const char *const pending[EMPLOYER_ORDERS] = PENDING_IN_ORDERS(TABLES);
    static const char *const answered[EMPLOYER_ORDERS] = ANSWERED_IN_ORDERS(TABLES);

    return list_read(employer_select(db, &application_row,
                                     (query->is_pending ? pending : answered)[query->order], query,
                                     limit),
                     list);
}

bool store_application_ids_of_employer(struct db *db, const struct employer_query *query,
                                       size_t limit, struct id_list *ids)
{
#define IDS "FROM application a JOIN offer o ON o.id = a.offer_id"
    static const char *const pending[EMPLOYER_ORDERS] = PENDING_IN_ORDERS(IDS);
    static const char *const answered[EMPLOYER_ORDERS] = ANSWERED_IN_ORDERS(IDS);
#undef IDS

    return store_ids_add(employer_select(db, &id_row,
                                         (query->is_pending ? pending : answered)[query->order],
                                         query, limit),
                         ids);
}

bool store_application_weeks(struct db *db, uint64_t account_id, struct date **mondays,
                             size_t *count)
{
    static const char sql[] =
        "SELECT DISTINCT a.monday FROM application a JOIN offer o ON o.id = a.offer_id"
        " WHERE " OFFER_IS_MANAGED " ORDER BY a.monday";
    struct pool *pool = db_pool(db);
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(account_id), db_u64(account_id)));
    size_t room = 0;

    *mondays = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        pool_make_room(pool, *mondays, *count, room);
        (*mondays)[(*count)++] = row_date(rows);
    }
    return rows != NULL;
}

bool store_applications_of_ids(struct db *db, const uint64_t *ids, size_t count,
                               struct application_list *list)
{
    struct db_value values[DB_LIST_MAX];

    for (size_t i = 0; i < count; i++)
        values[i] = db_u64(ids[i]);
    return list_read(row_select_list(db, &application_row, TABLES " WHERE a.id IN ",
                                     " ORDER BY a.id DESC", values, count),
                     list);
}

bool store_employer_counts(struct db *db, uint64_t account_id, struct employer_counts *counts)
{
    static const char sql[] =
        "SELECT SUM(" IS_PENDING "), SUM(a.id IS NOT NULL), COUNT(DISTINCT o.id)"
        "  FROM offer o LEFT JOIN application a ON a.offer_id = o.id"
        " WHERE " OFFER_IS_MANAGED;
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(account_id), db_u64(account_id)));

    *counts = (struct employer_counts){0};
    if (rows == NULL || !row_next(rows))
        return rows != NULL;
    counts->pending = row_unsigned(rows);
    counts->answered = row_unsigned(rows) - counts->pending;
    counts->offers = row_unsigned(rows);
    return true;
}

static const struct column application_event_columns[] = {
    COLUMN(struct application_event, happened_at, "v.happened_at"),
    COLUMN(struct application_event, actor, "v.actor"),
    COLUMN(struct application_event, name, "v.name"),
    COLUMN(struct application_event, before, "v.state_before"),
    COLUMN(struct application_event, after, "v.state_after"),
    COLUMN(struct application_event, reason_code, "v.reason_code"),
    COLUMN(struct application_event, reason_label, "v.reason_label"),
    COLUMN(struct application_event, reason, "v.reason"),
    COLUMN(struct application_event, email, "a.email"),
};
static const struct row_type application_event_row =
    ROW_TYPE(struct application_event, application_event_columns);

bool store_application_history(struct db *db, uint64_t id, struct application_event **events,
                               size_t *count)
{
    static const char sql[] = "FROM event v LEFT JOIN account a ON a.id = v.account_id"
                              " WHERE v.application_id = ? ORDER BY v.id";

    return row_list(db, &application_event_row, sql, DB_VALUES(db_u64(id)), events, count);
}
