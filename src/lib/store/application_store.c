/* Reading applications. */
#include "store/application_store.h"

#include <string.h>

#include "base/pool.h"
#include "rules/schedule.h"
#include "store/application_values.h"
#include "store/fold.h"
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

#define COLUMNS                                                                                     \
    "SELECT a.id, " OPINION_COLUMNS                                                                 \
    ", a.monday, w.first_on, w.last_on, a.motivation, a.cancel_reason,"                             \
    "       IF(r.id IS NULL, a.referent_name, CONCAT(r.first_name, ' ', r.last_name)),"             \
    "       IF(r.id IS NULL, a.referent_email, r.email), a.referent_id, a.has_priority, a.sent_at," \
    "       a.updated_at, a.read_at, a.confirm_until, c.seats - c.taken, a.week_opinion + 0,"       \
    "       COALESCE(a.taken_up_at, a.sent_at), a.reminded_at,"                                     \
    "       p.account_id, pa.civility, pa.last_name, pa.first_name, pa.email,"                      \
    "       IF(pa.mobile <> '', pa.mobile, pa.landline), pa.mobile, p.accepts_sms, p.class,"        \
    "       p.born_on, p.address, p.postcode, p.town, s.id, s.name, s.town, s.priority,"            \
    "       o.id, o.title, e.name, o.address, o.postcode, o.town, o.latitude, o.longitude,"         \
    "       o.schedule, o.days, o.hours, o.shows_contact, o.contact_on_application,"                \
    "       CONCAT(o.contact_first_name, ' ', o.contact_last_name), o.contact_civility,"            \
    "       o.contact_email, IF(o.contact_mobile <> '', o.contact_mobile, o.contact_landline),"     \
    "       " OFFER_OWNER_IS_LOCKED ", " OFFER_REPLY_EMAIL ", g.state + 0"

#define TABLES                                                                                     \
    "  FROM application a"                                                                         \
    "       JOIN offer_week w ON w.offer_id = a.offer_id AND w.monday = a.monday"                  \
    "       JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id"                   \
    "       JOIN offer o ON o.id = a.offer_id JOIN employer e ON e.id = o.employer_id"             \
    "       JOIN pupil p ON p.account_id = a.pupil_id JOIN account pa ON pa.id = p.account_id"     \
    "       JOIN school s ON s.id = p.school_id LEFT JOIN account r ON r.id = a.referent_id"       \
    "       LEFT JOIN agreement g ON g.application_id = a.id"

struct application_opinions application_opinions_read(struct rows *rows)
{
    struct application_opinions opinions;

    opinions.employer = (enum employer_opinion)row_unsigned(rows);
    opinions.referent = (enum referent_opinion)row_unsigned(rows);
    opinions.pupil = (enum pupil_opinion)row_unsigned(rows);
    opinions.closed = (enum closed_reason)row_unsigned(rows);
    return opinions;
}

static void pupil_read(struct rows *rows, struct application *application)
{
    application->pupil.id = row_u64(rows);
    application->pupil.civility = row_text(rows);
    application->pupil.last_name = row_text(rows);
    application->pupil.first_name = row_text(rows);
    application->pupil.email = row_text(rows);
    application->pupil.phone = row_text(rows);
    application->pupil.mobile = row_text(rows);
    application->pupil.accepts_sms = row_bool(rows);
    application->pupil.class_name = row_text(rows);
    application->pupil.born_on = row_date(rows);
    application->pupil.address = row_text(rows);
    application->pupil.postcode = row_text(rows);
    application->pupil.town = row_text(rows);
    application->school.id = row_u64(rows);
    application->school.name = row_text(rows);
    application->school.town = row_text(rows);
    application->school.priority = row_text(rows);
}

/* Days and hours, as one text where they are a schedule, else as they were written. */
static void hours_read(struct rows *rows, struct application *application)
{
    struct pool *pool = rows_pool(rows);
    struct schedule *schedule = &application->offer.schedule;
    const bool is_read = schedule_read(row_text(rows), schedule);

    application->offer.days = row_text(rows);
    application->offer.hours = row_text(rows);
    if (is_read && !schedule_is_empty(schedule))
        application->offer.hours = schedule_text(pool, schedule);
}

static void offer_read(struct rows *rows, struct application *application)
{
    application->offer.id = row_u64(rows);
    application->offer.title = row_text(rows);
    application->offer.employer = row_text(rows);
    application->offer.address = row_text(rows);
    application->offer.postcode = row_text(rows);
    application->offer.town = row_text(rows);
    application->offer.latitude = row_real(rows, &application->offer.is_located);
    application->offer.longitude = row_real(rows, NULL);
    hours_read(rows, application);
    application->offer.shows_contact = row_bool(rows);
    application->offer.contact_on_application = row_bool(rows);
    application->offer.contact_name = row_text(rows);
    application->offer.contact_civility = row_text(rows);
    application->offer.contact_email = row_text(rows);
    application->offer.contact_phone = row_text(rows);
    application->offer.is_owner_locked = row_bool(rows);
    application->offer.reply_email = row_text(rows);
}

static void application_read(struct rows *rows, struct application *application)
{
    *application = (struct application){.id = row_u64(rows)};
    application->opinions = application_opinions_read(rows);
    application->state = application_state(&application->opinions);
    application->monday = row_date(rows);
    application->first = row_date(rows);
    application->last = row_date(rows);
    application->motivation = row_text(rows);
    application->cancel_reason = row_text(rows);
    application->referent_name = row_text(rows);
    application->referent_email = row_text(rows);
    application->referent_id = row_u64(rows);
    application->has_priority = row_bool(rows);
    application->sent_at = row_instant(rows);
    application->updated_at = row_instant(rows);
    application->read_at = row_instant(rows);
    application->confirm_until = row_date(rows);
    application->seats_left = row_unsigned(rows);
    application->week_opinion = (enum week_opinion)row_unsigned(rows);
    application->asked_at = row_instant(rows);
    application->reminded_at = row_instant(rows);
    pupil_read(rows, application);
    offer_read(rows, application);
    application->agreement = (enum agreement_state)row_unsigned(rows);
}

static bool list_read(struct rows *rows, struct application_list *list)
{
    struct pool *pool = rows_pool(rows);

    *list = (struct application_list){0};
    while (rows != NULL && row_next(rows)) {
        pool_make_room(pool, list->list, list->count, list->room);
        application_read(rows, &list->list[list->count++]);
    }
    return rows != NULL;
}

bool store_application_find(struct db *db, uint64_t id, struct application *application)
{
    static const char sql[] = COLUMNS TABLES " WHERE a.id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(id)));

    *application = (struct application){0};
    if (rows != NULL && row_next(rows))
        application_read(rows, application);
    return rows != NULL;
}

bool store_application_notice(struct db *db, uint64_t id, struct application_notice *notice)
{
    static const char sql[] =
        "SELECT a.id, " OPINION_COLUMNS ", a.pupil_id, IF(pa.email LIKE '%@invalid', '', pa.email),"
        "       IF(p.accepts_sms, pa.mobile, ''), CONCAT(pa.first_name, ' ', pa.last_name), s.email,"
        "       COALESCE(r.email, a.referent_email), r.id, w.first_on, w.last_on, a.confirm_until,"
        "       o.id, o.title, o.description, e.name, o.town,"
        "       " OFFER_REPLY_EMAIL ", " OFFER_REPLY_HAS_ACCOUNT ","
        "       o.contact_email LIKE '%@invalid'"
        "  FROM application a"
        "       JOIN offer_week w ON w.offer_id = a.offer_id AND w.monday = a.monday"
        "       JOIN offer o ON o.id = a.offer_id JOIN employer e ON e.id = o.employer_id"
        "       JOIN pupil p ON p.account_id = a.pupil_id JOIN account pa ON pa.id = p.account_id"
        "       JOIN school s ON s.id = p.school_id LEFT JOIN account r ON r.id = a.referent_id"
        " WHERE a.id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(id)));

    *notice = (struct application_notice){0};
    if (rows == NULL || !row_next(rows))
        return rows != NULL;
    notice->id = row_u64(rows);
    notice->opinions = application_opinions_read(rows);
    notice->pupil_id = row_u64(rows);
    notice->pupil_email = row_text(rows);
    notice->pupil_mobile = row_text(rows);
    notice->pupil_name = row_text(rows);
    notice->school_email = row_text(rows);
    notice->referent_email = row_text(rows);
    notice->referent_id = row_u64(rows);
    notice->first = row_date(rows);
    notice->last = row_date(rows);
    notice->confirm_until = row_date(rows);
    notice->offer_id = row_u64(rows);
    notice->title = row_text(rows);
    notice->description = row_text(rows);
    notice->employer = row_text(rows);
    notice->town = row_text(rows);
    notice->contact_email = row_text(rows);
    notice->contact_has_account = row_bool(rows);
    notice->contact_is_erased = row_bool(rows);
    return true;
}

bool store_applications_of_pupil(struct db *db, uint64_t pupil_id, struct application_list *list)
{
    static const char sql[] = COLUMNS TABLES " WHERE a.pupil_id = ? ORDER BY a.id DESC";

    return list_read(db_select(db, sql, DB_VALUES(db_u64(pupil_id))), list);
}

bool store_refusals_of_pupil(struct db *db, uint64_t pupil_id, struct application_reason **reasons,
                             size_t *count)
{
    static const char sql[] =
        "SELECT v.application_id, v.reason_code, v.reason_label, v.reason"
        "  FROM event v JOIN (SELECT MAX(e.id) AS id FROM application a"
        "                       JOIN event e ON e.application_id = a.id AND e.name = 'refused'"
        "                      WHERE a.pupil_id = ? AND a.employer_opinion = 'refused'"
        "                      GROUP BY a.id) AS last ON last.id = v.id";
    struct pool *pool = db_pool(db);
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(pupil_id)));
    size_t room = 0;

    *reasons = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        struct application_reason reason;

        reason.application_id = row_u64(rows);
        reason.code = row_text(rows);
        reason.label = row_text(rows);
        reason.words = row_text(rows);
        pool_make_room(pool, *reasons, *count, room);
        (*reasons)[(*count)++] = reason;
    }
    return rows != NULL;
}

/* Never NULL, so that what is not awaited is the rest. */
#define IS_PENDING "(a.employer_opinion = 'pending' AND a.is_live IS NOT NULL)"

/* The columns that a state is made of, as a condition; the first value bound is whether there is
 * one. */
#define IN_STATE                                                                                   \
    "(? = 0 OR (COALESCE(a.closed_reason, '') = ? AND (a.closed_reason IS NOT NULL"                \
    "   OR (a.pupil_opinion = ? AND (a.pupil_opinion <> 'pending' OR a.employer_opinion = ?)))))"

static size_t state_values(enum application_state state, struct db_value *values)
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
    "   AND (? IS NULL OR a.monday = ?) AND (NOT ? OR a.has_priority) AND " IN_STATE " AND "

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

static struct rows *employer_select(struct db *db, const char *sql,
                                    const struct employer_query *query, size_t limit)
{
    const struct db_value id = db_u64(query->account_id), number = db_text(query->offer_number);
    const struct db_value offer = db_u64(query->offer_id), monday = db_date(query->monday);
    struct db_value values[16] = {
        id, id, number, number, offer, offer, monday, monday, db_bool(query->is_priority_only)};
    size_t count = 9;

    count += state_values(query->state, values + count);
    values[count++] = db_u64(query->skip);
    values[count++] = db_u64(limit);
    return db_select(db, sql, values, count);
}

bool store_applications_of_employer(struct db *db, const struct employer_query *query, size_t limit,
                                    struct application_list *list)
{
    static const char *const pending[EMPLOYER_ORDERS] = PENDING_IN_ORDERS(COLUMNS TABLES);
    static const char *const answered[EMPLOYER_ORDERS] = ANSWERED_IN_ORDERS(COLUMNS TABLES);

    return list_read(
        employer_select(db, (query->is_pending ? pending : answered)[query->order], query, limit),
        list);
}

bool store_application_ids_of_employer(struct db *db, const struct employer_query *query,
                                       size_t limit, struct id_list *ids)
{
#define IDS "SELECT a.id FROM application a JOIN offer o ON o.id = a.offer_id"
    static const char *const pending[EMPLOYER_ORDERS] = PENDING_IN_ORDERS(IDS);
    static const char *const answered[EMPLOYER_ORDERS] = ANSWERED_IN_ORDERS(IDS);
#undef IDS

    return store_ids_add(
        employer_select(db, (query->is_pending ? pending : answered)[query->order], query, limit),
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
    return list_read(db_select_list(db, COLUMNS TABLES " WHERE a.id IN ", "", values, count), list);
}

bool store_opinions_awaited(struct db *db, uint64_t school_id, size_t limit,
                            struct application_list *list, uint64_t *total)
{
#define AWAITED                                                                                    \
    " WHERE p.school_id = ? AND " IS_PENDING " AND a.referent_opinion IN ('none', 'pending')"
    static const char sql[] = COLUMNS TABLES AWAITED " ORDER BY a.id LIMIT ?";
    static const char all[] =
        "SELECT COUNT(*) FROM application a JOIN pupil p ON p.account_id = a.pupil_id" AWAITED;
#undef AWAITED
    struct rows *rows = db_select(db, all, DB_VALUES(db_u64(school_id)));

    *total = rows != NULL && row_next(rows) ? row_u64(rows) : 0;
    return rows != NULL &&
           list_read(db_select(db, sql, DB_VALUES(db_u64(school_id), db_u64(limit))), list);
}

bool store_weeks_unanswered(struct db *db, uint64_t school_id, struct application_list *list)
{
    static const char sql[] =
        COLUMNS TABLES " WHERE p.school_id = ? AND s.other_weeks = 'agreed'"
                       "   AND a.week_opinion = 'none' AND " APPLICATION_IS_OPEN " ORDER BY a.id";

    return list_read(db_select(db, sql, DB_VALUES(db_u64(school_id))), list);
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

/* The inner list walks the newest first, and stops when the page is full. */
#define QUERIED                                                                                                            \
    "SELECT STRAIGHT_JOIN a.id FROM application a JOIN account pa ON pa.id = a.pupil_id"                                   \
    "       JOIN offer o ON o.id = a.offer_id JOIN employer e ON e.id = o.employer_id"                                     \
    " WHERE (? = '' OR a.id = ? OR a.offer_id = ? OR a.pupil_id = ? OR pa.email = ?"                                       \
    "        OR " NAME_MATCHES("CONCAT(pa.first_name, ' ', pa.last_name, ' ', pa.first_name)") "        OR " NAME_MATCHES( \
        "o.title") " OR " NAME_MATCHES("e.name") ")"                                                                       \
                                                 "   AND (? = 0 OR a.id < ?) AND " IN_STATE                                \
                                                 "   AND (? IS NULL OR a.sent_at >= ?) AND (? IS NULL OR a.sent_at < ?)"   \
                                                 " ORDER BY a.id DESC LIMIT ?"

static struct rows *query_select(struct db *db, const char *sql,
                                 const struct application_query *query, size_t limit)
{
    struct pool *pool = db_pool(db);
    const struct db_value text = db_text(query->text);
    const bool is_number = strspn(query->text, "0123456789") == strlen(query->text);
    const struct db_value number = is_number ? text : db_u64(0);
    const struct db_value before = db_u64(query->before_id);
    const struct db_value name = name_typed(pool, query->text);
    const struct db_value from = db_instant(query->from), to = db_instant(query->to);
    struct db_value values[24] = {text, number, number, number, text,
                                  name, name,   name,   before, before};
    size_t count = 10;

    count += state_values(query->state, values + count);
    values[count++] = from;
    values[count++] = from;
    values[count++] = to;
    values[count++] = to;
    values[count++] = db_u64(limit);
    return db_select(db, sql, values, count);
}

bool store_applications_query(struct db *db, const struct application_query *query, size_t limit,
                              struct application_list *list)
{
    static const char sql[] = COLUMNS TABLES " WHERE a.id IN (SELECT page.id FROM (" QUERIED
                                             ") AS page) ORDER BY a.id DESC";

    return list_read(query_select(db, sql, query, limit), list);
}

bool store_application_ids_query(struct db *db, const struct application_query *query, size_t limit,
                                 struct id_list *ids)
{
    return store_ids_add(query_select(db, QUERIED, query, limit), ids);
}

bool store_application_history(struct db *db, uint64_t id, struct application_event **events,
                               size_t *count)
{
    static const char sql[] =
        "SELECT v.happened_at, v.actor, v.name, v.state_before, v.state_after, v.reason_code,"
        "       v.reason_label, v.reason, a.email"
        "  FROM event v LEFT JOIN account a ON a.id = v.account_id"
        " WHERE v.application_id = ? ORDER BY v.id";
    struct pool *pool = db_pool(db);
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(id)));
    size_t room = 0;

    *events = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        struct application_event event;

        event.happened_at = row_instant(rows);
        event.actor = row_text(rows);
        event.name = row_text(rows);
        event.before = row_text(rows);
        event.after = row_text(rows);
        event.reason_code = row_text(rows);
        event.reason_label = row_text(rows);
        event.reason = row_text(rows);
        event.email = row_text(rows);
        pool_make_room(pool, *events, *count, room);
        (*events)[(*count)++] = event;
    }
    return rows != NULL;
}
