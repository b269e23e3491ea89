/* Applications that wait, and reminders. */
#include "store/awaited_store.h"

#include "store/alert_source.h"
#include "store/application_values.h"
#include "store/columns.h"
#include "store/offer_values.h"

/* By the key that begins with both: an IN, or the key of said_at, would read all there is. */
#define LAST_SAID(alert)                                                                           \
    "(SELECT MAX(n.said_at) FROM alert_sent n FORCE INDEX (PRIMARY)"                               \
    "  WHERE n.alert = '" alert "' AND n.object_id = a.id)"
#define IS_ACCEPTED   "a.employer_opinion = 'accepted'"
#define WANTS_OPINION "a.referent_opinion = 'pending'"

/* clang-format off */
static const struct column awaited_columns[] = {
    COLUMN(struct awaited_application, place.id, "a.id"),
    COLUMN(struct awaited_application, place.pupil_id, "a.pupil_id"),
    COLUMN(struct awaited_application, place.offer_id, "a.offer_id"),
    COLUMN(struct awaited_application, place.monday, "a.monday"),
    COLUMN(struct awaited_application, is_accepted, IS_ACCEPTED),
    COLUMN(struct awaited_application, wants_opinion, WANTS_OPINION),
    COLUMN(struct awaited_application, sent_at, APPLICATION_ASKED_AT),
    COLUMN(struct awaited_application, decided_at, "a.decided_at"),
    COLUMN(struct awaited_application, confirm_until, "a.confirm_until"),
    COLUMN(struct awaited_application, pupil_email, "pa.email"),
    COLUMN(struct awaited_application, referent_email, "COALESCE(r.email, a.referent_email)"),
    COLUMN(struct awaited_application, contact_email, OFFER_REPLY_EMAIL " AS reply_email"),
    COLUMN(struct awaited_application, reminded_confirm,
           "IF(" IS_ACCEPTED ", " ALERT_STEP_SENT("confirm", "a.id", "a.decided_at") ", 0)"),
    COLUMN(struct awaited_application, reminded_answer,
           "IF(a.employer_opinion = 'pending', " ALERT_STEP_SENT("answer", "a.id", APPLICATION_ASKED_AT) ", 0)"),
    COLUMN(struct awaited_application, reminded_opinion,
           "IF(" WANTS_OPINION ", " ALERT_STEP_SENT("opinion", "a.id", APPLICATION_ASKED_AT) ", 0)"),
    COLUMN(struct awaited_application, reminded_at,
           "IF(" IS_ACCEPTED ", " LAST_SAID("confirm") ", " LAST_SAID("answer") ")"),
};
/* clang-format on */
static const struct row_type awaited_row = ROW_TYPE(struct awaited_application, awaited_columns);

bool store_applications_awaited(struct db *db, struct awaited_application **awaited, size_t *count)
{
    static const char rest[] =
        "FROM application a JOIN offer o ON o.id = a.offer_id"
        "       JOIN account pa ON pa.id = a.pupil_id LEFT JOIN account r ON r.id = a.referent_id"
        " WHERE " APPLICATION_IS_OPEN " ORDER BY reply_email, a.id";

    return row_list(db, &awaited_row, rest, DB_NO_VALUES, awaited, count);
}

bool store_applications_unanswered(struct db *db, uint64_t offer_id, uint64_t **ids, size_t *count)
{
    static const char sql[] =
        "SELECT a.id FROM application a WHERE a.offer_id = ? AND a.employer_opinion = 'pending'"
        "   AND " APPLICATION_IS_OPEN " ORDER BY a.id";

    return row_ids(db_select(db, sql, DB_VALUES(db_u64(offer_id))), ids, count);
}

bool store_confirm_extend(struct db *db, uint64_t application_id, struct date until)
{
    static const char sql[] = "UPDATE application SET confirm_until = ? WHERE id = ?";

    return db_run(db, sql, DB_VALUES(db_date(until), db_u64(application_id)));
}
