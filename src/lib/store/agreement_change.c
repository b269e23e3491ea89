/* Writing the states of agreements. */
#include "store/agreement_change.h"

#include <assert.h>

#include "store/application_lock.h"
#include "store/columns.h"

static const struct column agreement_locked_columns[] = {
    COLUMN(struct agreement_locked, id, "g.application_id"),
    COLUMN(struct agreement_locked, state, "g.state + 0"),
    COLUMN(struct agreement_locked, version, "g.version"),
};
static const struct row_type agreement_locked_row =
    ROW_TYPE(struct agreement_locked, agreement_locked_columns);

static bool agreement_lock(struct db *db, uint64_t id, struct agreement_locked *locked)
{
    static const char sql[] = "FROM agreement g"
                              " WHERE g.application_id = ? FOR UPDATE";

    return row_find(db, &agreement_locked_row, sql, DB_VALUES(db_u64(id)), locked);
}

bool store_agreement_lock(struct db *db, uint64_t id, struct agreement_locked *locked)
{
    enum application_state state;

    return store_application_state_lock(db, id, &state) && agreement_lock(db, id, locked);
}

static bool event_insert(struct db *db, const struct agreement_locked *locked, const char *name,
                         enum agreement_state to, const struct application_cause *cause)
{
    static const char sql[] =
        "INSERT INTO agreement_event (application_id, version, happened_at, account_id, actor,"
        "                             name, state_before, state_after, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, COALESCE(?, ''))";

    return db_run(db, sql,
                  DB_VALUES(db_u64(locked->id), db_u64(locked->version), db_instant(cause->now),
                            db_id(cause->account_id), db_text(actor_code(cause->actor)),
                            db_text(name), db_text(agreement_state_code(locked->state)),
                            db_text(agreement_state_code(to)), db_text(cause->reason)));
}

bool store_agreement_note(struct db *db, const struct agreement_locked *locked, const char *name,
                          const struct application_cause *cause)
{
    return event_insert(db, locked, name, locked->state, cause);
}

bool store_agreement_become(struct db *db, struct agreement_locked *locked, enum agreement_state to,
                            const char *name, const struct application_cause *cause)
{
    static const char sql[] =
        "UPDATE agreement SET state = ?, version = ?, updated_at = ?, signed_at = IF(?, ?, NULL),"
        "       cancelled_at = IF(?, ?, NULL) WHERE application_id = ?";
    const struct db_value now = db_instant(cause->now);
    struct agreement_locked after = *locked;

    assert(agreement_may_become(locked->state, to));
    after.version += agreement_is_corrected(locked->state, to) ? 1 : 0;
    if (!db_run(db, sql,
                DB_VALUES(db_u64(to), db_u64(after.version), now, db_bool(to == AGREEMENT_SIGNED),
                          now, db_bool(to == AGREEMENT_CANCELLED), now, db_u64(locked->id))) ||
        !event_insert(db, &after, name, to, cause))
        return false;
    after.state = to;
    *locked = after;
    return true;
}

static bool agreement_make(struct db *db, uint64_t id, const struct application_cause *cause)
{
    static const char sql[] =
        "INSERT INTO agreement (application_id, created_at, updated_at, template_id)"
        " SELECT a.id, ?, ?,"
        "        COALESCE((SELECT IF(t.body = '', NULL, t.id) FROM agreement_template t"
        "                   WHERE t.school_id = p.school_id ORDER BY t.id DESC LIMIT 1),"
        "                 (SELECT MAX(t.id) FROM agreement_template t WHERE t.school_id IS NULL))"
        "   FROM application a JOIN pupil p ON p.account_id = a.pupil_id WHERE a.id = ?";
    const struct db_value now = db_instant(cause->now);
    const struct agreement_locked none = {.id = id, .state = AGREEMENT_NONE, .version = 1};

    return db_run(db, sql, DB_VALUES(now, now, db_u64(id))) &&
           event_insert(db, &none, "made", AGREEMENT_TO_COMPLETE_EMPLOYER, cause);
}

bool store_agreement_follow(struct db *db, uint64_t id, enum application_state to,
                            const struct application_cause *cause)
{
    struct agreement_locked locked;

    if (to == APPLICATION_CONFIRMED)
        return agreement_make(db, id, cause);
    if (to != APPLICATION_CANCELLED)
        return true;
    return agreement_lock(db, id, &locked) &&
           (!agreement_may_become(locked.state, AGREEMENT_CANCELLED) ||
            store_agreement_become(db, &locked, AGREEMENT_CANCELLED, "cancelled", cause));
}
