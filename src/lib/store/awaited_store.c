/* Applications that wait, and reminders. */
#include "store/awaited_store.h"

#include "base/pool.h"
#include "store/application_values.h"
#include "store/offer_values.h"

bool store_applications_awaited(struct db *db, struct awaited_application **awaited, size_t *count)
{
    struct pool *pool = db_pool(db);

#define LAST_REMINDER(kind, since)                                                                 \
    "(SELECT MAX(m.number) FROM reminder m WHERE m.application_id = a.id AND m.kind = '" kind      \
    "'   AND m.waits_since = " since ")"
    static const char sql[] =
        "SELECT a.id, a.pupil_id, a.offer_id, a.monday, a.employer_opinion = 'accepted',"
        "       a.referent_opinion = 'pending', COALESCE(a.taken_up_at, a.sent_at), a.decided_at, a.confirm_until,"
        "       " OFFER_REPLY_EMAIL " AS reply_email,"
        "       " LAST_REMINDER(
            "confirm",
            "a.decided_at") ","
                            "       " LAST_REMINDER(
                                "answer",
                                "COALESCE(a.taken_up_at, a.sent_at)") ","
                                                                      "       " LAST_REMINDER(
                                                                          "opinion",
                                                                          "COALESCE(a.taken_up_at, a.sent_at)") ","
                                                                                                                "       (SELECT MAX(m.said_at) FROM reminder m WHERE m.application_id = a.id)"
                                                                                                                "  FROM application a JOIN offer o ON o.id = a.offer_id WHERE " APPLICATION_IS_OPEN
                                                                                                                " ORDER BY reply_email, a.id";
#undef LAST_REMINDER
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
        one.contact_email = row_text(rows);
        one.reminded[0] = 0;
        for (unsigned kind = REMINDER_CONFIRM; kind <= REMINDER_OPINION; kind++)
            one.reminded[kind] = row_unsigned(rows);
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

bool store_reminder_note(struct db *db, uint64_t application_id, enum reminder_kind kind,
                         unsigned number, time_t waits_since, time_t now, bool *is_new)
{
    static const char sql[] = "INSERT IGNORE INTO reminder (application_id, kind, number,"
                              "                             waits_since, said_at)"
                              " VALUES (?, ?, ?, ?, ?)";

    if (!db_run(db, sql,
                DB_VALUES(db_u64(application_id), db_u64(kind), db_u64(number),
                          db_instant(waits_since), db_instant(now))))
        return false;
    *is_new = db_changed_rows(db) > 0;
    return true;
}
