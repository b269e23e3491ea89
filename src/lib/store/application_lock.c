#include "store/application_lock.h"

#include "rules/actor.h"
#include "store/application_values.h"
#include "store/columns.h"

static const struct column locked_columns[] = {
    COLUMN(struct locked, id, "a.id"),
    OPINIONS_OF(struct locked, opinions),
    COLUMN(struct locked, confirm_until, "a.confirm_until"),
    COLUMN(struct locked, week_opinion, "a.week_opinion + 0"),
};
static const struct row_type locked_row = ROW_TYPE(struct locked, locked_columns);

bool application_lock(struct db *db, uint64_t id, struct locked *locked)
{
    if (!row_find(db, &locked_row, "FROM application a WHERE a.id = ? FOR UPDATE",
                  DB_VALUES(db_u64(id)), locked))
        return false;
    if (locked->id != 0)
        locked->state = application_state(&locked->opinions);
    return true;
}

bool store_application_state_lock(struct db *db, uint64_t id, enum application_state *state)
{
    struct locked locked;
    const bool is_done = application_lock(db, id, &locked);

    *state = locked.state;
    return is_done;
}

bool application_event_insert(struct db *db, uint64_t id, const char *name,
                              enum application_state from, enum application_state to,
                              const struct application_cause *cause)
{
    static const char sql[] =
        "INSERT INTO event (happened_at, application_id, account_id, actor, name, state_before,"
        "                   state_after, reason_code, reason_label, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, COALESCE(?, ''), COALESCE(?, ''), COALESCE(?, ''))";

    return db_run(db, sql,
                  DB_VALUES(db_instant(cause->now), db_u64(id), db_id(cause->account_id),
                            db_text(actor_code(cause->actor)), db_text(name),
                            db_text(application_state_code(from)),
                            db_text(application_state_code(to)), db_text(cause->reason_code),
                            db_text(cause->reason_label), db_text(cause->reason)));
}
