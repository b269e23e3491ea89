/* What is said of applications without changing their state: opinions, reminders, that one was
 * read. */
#include "store/application_change.h"
#include "store/application_lock.h"

const char *referent_opinion_code(enum referent_opinion opinion)
{
    static const char *const codes[] = {"", "none", "pending", "favourable", "unfavourable"};

    return codes[opinion];
}

bool store_application_opinion(struct db *db, uint64_t id, enum referent_opinion opinion,
                               const struct application_cause *cause, bool *is_done)
{
    static const char sql[] =
        "UPDATE application SET referent_opinion = ?, updated_at = ? WHERE id = ?";
    struct locked locked;

    *is_done = false;
    if (!application_lock(db, id, &locked))
        return false;
    if (locked.id == 0 || !application_is_live(locked.state))
        return true;
    *is_done = true;
    if (locked.opinions.referent == opinion)
        return true;
    return db_run(db, sql, DB_VALUES(db_u64(opinion), db_instant(cause->now), db_u64(id))) &&
           application_event_insert(db, id, referent_opinion_code(opinion), locked.state,
                                    locked.state, cause);
}

bool store_application_week_opinion(struct db *db, uint64_t id, enum week_opinion opinion,
                                    const struct application_cause *cause, uint64_t *event_id)
{
    static const char sql[] =
        "UPDATE application SET week_opinion = ?, updated_at = ? WHERE id = ?";
    const char *name = opinion == WEEK_OPINION_AGREED ? "week-agreed" : "week-refused";
    struct locked locked;

    *event_id = 0;
    if (!application_lock(db, id, &locked))
        return false;
    if (locked.week_opinion == opinion ||
        !application_may_become(locked.state, APPLICATION_EXPIRED))
        return true;
    if (!db_run(db, sql, DB_VALUES(db_u64(opinion), db_instant(cause->now), db_u64(id))) ||
        !application_event_insert(db, id, name, locked.state, locked.state, cause))
        return false;
    *event_id = db_last_id(db);
    return true;
}

bool store_application_remind(struct db *db, uint64_t id, struct date today,
                              const struct application_cause *cause, uint64_t *event_id)
{
    static const char asked[] = "SELECT COALESCE(taken_up_at, sent_at), reminded_at IS NOT NULL"
                                "  FROM application WHERE id = ?";
    static const char sql[] = "UPDATE application SET reminded_at = ? WHERE id = ?";
    struct locked locked;
    struct rows *rows;

    *event_id = 0;
    if (!application_lock(db, id, &locked))
        return false;
    rows = db_select(db, asked, DB_VALUES(db_u64(id)));
    if (rows == NULL || !row_next(rows))
        return rows != NULL;
    const struct date asked_on = date_of_instant(row_instant(rows));
    const bool was_reminded = row_bool(rows);

    if (!application_may_remind_employer(locked.state, asked_on, was_reminded, today))
        return true;
    if (!db_run(db, sql, DB_VALUES(db_instant(cause->now), db_u64(id))) ||
        !application_event_insert(db, id, "reminded", locked.state, locked.state, cause))
        return false;
    *event_id = db_last_id(db);
    return true;
}

bool store_application_mark_read(struct db *db, uint64_t id, time_t now)
{
    static const char sql[] = "UPDATE application SET read_at = ? WHERE id = ? AND read_at IS NULL";

    return db_run(db, sql, DB_VALUES(db_instant(now), db_u64(id)));
}
