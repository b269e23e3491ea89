/* Applications that wait, and reminders. */
#include "store/awaited_store.h"

#include "base/pool.h"
#include "store/alert_source.h"
#include "store/application_values.h"
#include "store/offer_values.h"

bool store_applications_awaited(struct db *db, struct awaited_application **awaited, size_t *count)
{
    struct pool *pool = db_pool(db);

    /* clang-format off */
/* By the key that begins with both: an IN, or the key of said_at, would read all there is. */
#define LAST_SAID(alert)                                                                           \
    "(SELECT MAX(n.said_at) FROM alert_sent n FORCE INDEX (PRIMARY)"                               \
    "  WHERE n.alert = '" alert "' AND n.object_id = a.id)"
    static const char sql[] =
        "SELECT a.id, a.pupil_id, a.offer_id, a.monday, a.employer_opinion = 'accepted',"
        "       a.referent_opinion = 'pending', " APPLICATION_ASKED_AT ", a.decided_at, a.confirm_until,"
        "       pa.email, COALESCE(r.email, a.referent_email), " OFFER_REPLY_EMAIL " AS reply_email,"
        "       IF(a.employer_opinion = 'accepted', " ALERT_STEP_SENT("confirm", "a.id", "a.decided_at") ", 0),"
        "       IF(a.employer_opinion = 'pending', " ALERT_STEP_SENT("answer", "a.id", APPLICATION_ASKED_AT) ", 0),"
        "       IF(a.referent_opinion = 'pending', " ALERT_STEP_SENT("opinion", "a.id", APPLICATION_ASKED_AT) ", 0),"
        "       IF(a.employer_opinion = 'accepted', " LAST_SAID("confirm") ", " LAST_SAID("answer") ")"
        "  FROM application a JOIN offer o ON o.id = a.offer_id"
        "       JOIN account pa ON pa.id = a.pupil_id LEFT JOIN account r ON r.id = a.referent_id"
        " WHERE " APPLICATION_IS_OPEN " ORDER BY reply_email, a.id";
#undef LAST_SAID
    /* clang-format on */
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);
    size_t room = 0;

    *awaited = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        struct awaited_application one;

        one.place.id = row_u64(rows);
        one.place.pupil_id = row_u64(rows);
        one.place.offer_id = row_u64(rows);
        one.place.monday = row_date(rows);
        one.is_accepted = row_bool(rows);
        one.wants_opinion = row_bool(rows);
        one.sent_at = row_instant(rows);
        one.decided_at = row_instant(rows);
        one.confirm_until = row_date(rows);
        one.pupil_email = row_text(rows);
        one.referent_email = row_text(rows);
        one.contact_email = row_text(rows);
        one.reminded_confirm = row_unsigned(rows);
        one.reminded_answer = row_unsigned(rows);
        one.reminded_opinion = row_unsigned(rows);
        one.reminded_at = row_instant(rows);
        pool_make_room(pool, *awaited, *count, room);
        (*awaited)[(*count)++] = one;
    }
    return rows != NULL;
}

bool store_applications_unanswered(struct db *db, uint64_t offer_id, uint64_t **ids, size_t *count)
{
    static const char sql[] =
        "SELECT a.id FROM application a WHERE a.offer_id = ? AND a.employer_opinion = 'pending'"
        "   AND " APPLICATION_IS_OPEN " ORDER BY a.id";
    struct pool *pool = db_pool(db);
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(offer_id)));
    size_t room = 0;

    *ids = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        pool_make_room(pool, *ids, *count, room);
        (*ids)[(*count)++] = row_u64(rows);
    }
    return rows != NULL;
}

bool store_confirm_extend(struct db *db, uint64_t application_id, struct date until)
{
    static const char sql[] = "UPDATE application SET confirm_until = ? WHERE id = ?";

    return db_run(db, sql, DB_VALUES(db_date(until), db_u64(application_id)));
}
