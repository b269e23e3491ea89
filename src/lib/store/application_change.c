/* Writing changes of applications. */
#include "store/application_change.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "store/agreement_change.h"
#include "store/applicant_store.h"
#include "store/application_lock.h"
#include "store/application_values.h"
#include "store/columns.h"
#include "store/offer_manage.h"

/* What a change depends on, and the capacity of its week. */
struct surroundings {
    struct application_facts facts;
    uint64_t capacity_id;
};

/* A number of an application, and what it will become if it still can. */
struct consequence {
    uint64_t id;
    enum application_state to;
};

struct consequences {
    struct consequence *list;
    size_t count;
    size_t room;
};

bool store_application_lock(struct db *db, uint64_t pupil_id, uint64_t offer_id)
{
    static const char sql[] = "SELECT account_id FROM pupil WHERE account_id = ? FOR UPDATE";
    unsigned version;

    return db_select(db, sql, DB_VALUES(db_u64(pupil_id))) != NULL &&
           store_offer_lock(db, offer_id, &version);
}

/* Bound: the pupil twice, the application, the pupil, today three times, the application, the
 * pupil. */
static const struct column surroundings_columns[] = {
    COLUMN(struct surroundings, facts.offer_is_active, "o.state = 'active'"),
    COLUMN(struct surroundings, facts.week_is_removed, "w.is_removed"),
    COLUMN(struct surroundings, capacity_id, "c.id"),
    COLUMN(struct surroundings, facts.seats_left, "c.seats - c.taken"),
    COLUMN(struct surroundings, facts.pupil_is_placed,
           "EXISTS (SELECT 1 FROM application x WHERE x.pupil_id = ? AND x.monday = w.monday"
           "           AND x.is_confirmed = 1)"),
    COLUMN(struct surroundings, facts.has_another,
           "EXISTS (SELECT 1 FROM application x WHERE x.pupil_id = ? AND x.monday = w.monday"
           "           AND x.offer_id = w.offer_id AND x.is_live = 1 AND x.id <> ?)"),
    COLUMN(struct surroundings, facts.pupil_is_gone,
           "NOT EXISTS (SELECT 1 FROM account p WHERE p.id = ? AND p.state = 'active')"),
    COLUMN(struct surroundings, facts.is_too_late,
           "o.suspended_at IS NOT NULL OR w.apply_until < ? OR COALESCE(o.apply_from, ?) > ?"),
    COLUMN(struct surroundings, facts.was_taken_up,
           "EXISTS (SELECT 1 FROM application x WHERE x.id = ? AND x.taken_up_at IS NOT NULL)"),
    COLUMN(struct surroundings, facts.live,
           "(SELECT COUNT(*) FROM application x WHERE x.pupil_id = ? AND x.is_live = 1)"),
};
static const struct row_type surroundings_row = ROW_TYPE(struct surroundings, surroundings_columns);

static bool surroundings_find(struct db *db, const struct application_place *place,
                              struct date today, struct surroundings *around)
{
    static const char rest[] =
        "FROM offer_week w JOIN offer o ON o.id = w.offer_id"
        "       JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id"
        " WHERE w.offer_id = ? AND w.monday = ?";
    const struct db_value day = db_date(today), pupil = db_u64(place->pupil_id);
    const struct db_value id = db_u64(place->id);
    struct school_weeks weeks;

    if (!store_school_weeks(db, place->pupil_id, today, &weeks) ||
        !row_find(db, &surroundings_row, rest,
                  DB_VALUES(pupil, pupil, id, pupil, day, day, day, id, pupil,
                            db_u64(place->offer_id), db_date(place->monday)),
                  around))
        return false;
    around->facts.today = today;
    around->facts.monday = place->monday;
    if (around->capacity_id != 0)
        around->facts.week = school_week_standing(&weeks, place->monday);
    return true;
}

bool store_application_facts(struct db *db, const struct application_place *place,
                             struct date today, struct application_facts *facts)
{
    struct surroundings around;
    const bool is_done = surroundings_find(db, place, today, &around);

    *facts = around.facts;
    return is_done;
}

/* An end that neither side chose: the columns that the offers program may write. */
static bool closed_write(struct db *db, uint64_t id, enum closed_reason closed, time_t now)
{
    static const char sql[] =
        "UPDATE application SET closed_reason = ?, updated_at = ? WHERE id = ?";

    return db_run(db, sql, DB_VALUES(db_u64(closed), db_instant(now), db_u64(id)));
}

static bool opinions_write(struct db *db, uint64_t id, enum application_state to,
                           const struct application_opinions *after, struct date confirm_until,
                           const struct application_cause *cause)
{
    static const char sql[] =
        "UPDATE application SET employer_opinion = ?, pupil_opinion = ?, closed_reason = ?,"
        "       cancel_reason = IF(?, COALESCE(?, ''), cancel_reason),"
        "       decided_at = IF(?, ?, decided_at), confirm_until = COALESCE(?, confirm_until),"
        "       confirmed_at = IF(?, ?, confirmed_at), taken_up_at = IF(?, ?, taken_up_at),"
        "       read_at = IF(?, NULL, read_at), updated_at = ?"
        " WHERE id = ?";
    const struct db_value now = db_instant(cause->now);
    const bool is_again = to == APPLICATION_PENDING;
    const bool is_decided = to == APPLICATION_ACCEPTED || to == APPLICATION_REFUSED;

    return db_run(db, sql,
                  DB_VALUES(db_u64(after->employer), db_u64(after->pupil), db_id(after->closed),
                            db_bool(to == APPLICATION_CANCELLED), db_text(cause->reason),
                            db_bool(is_decided), now, db_date(confirm_until),
                            db_bool(to == APPLICATION_CONFIRMED), now, db_bool(is_again), now,
                            db_bool(is_again), now, db_u64(id)));
}

static bool change_note(struct db *db, uint64_t id, enum application_state from,
                        enum application_state to, const struct application_cause *cause,
                        struct application_changes *changes)
{
    struct pool *pool = db_pool(db);

    if (!application_event_insert(db, id, application_state_code(to), from, to, cause))
        return false;
    pool_make_room(pool, changes->list, changes->count, changes->room);
    changes->list[changes->count++] = (struct application_change){
        .application_id = id,
        .event_id = db_last_id(db),
        .to = to,
        .is_by_pupil = cause->actor == ACTOR_PUPIL,
        .is_in_stead = cause->actor == ACTOR_ADMIN &&
                       (to == APPLICATION_ACCEPTED || to == APPLICATION_REFUSED),
        .reason_code = cause->reason_code != NULL ? cause->reason_code : "",
        .reason_label = cause->reason_label != NULL ? cause->reason_label : "",
        .reason = cause->reason != NULL ? cause->reason : ""};
    return true;
}

/* The one place where the state of an application is written, and its agreement made or cancelled.
 */
static bool state_write(struct db *db, const struct locked *locked, enum application_state to,
                        struct date confirm_until, const struct application_cause *cause,
                        struct application_changes *changes)
{
    const struct application_opinions after = application_after(&locked->opinions, to);
    const bool is_end = after.closed != CLOSED_NOT && to != APPLICATION_CANCELLED;

    return (is_end ? closed_write(db, locked->id, after.closed, cause->now)
                   : opinions_write(db, locked->id, to, &after, confirm_until, cause)) &&
           change_note(db, locked->id, locked->state, to, cause, changes) &&
           store_agreement_follow(db, locked->id, to, cause);
}

static int compare_ids(const void *a, const void *b)
{
    const struct consequence *left = a, *right = b;

    return left->id < right->id ? -1 : left->id > right->id;
}

static bool ids_add(struct rows *rows, enum application_state to, struct consequences *consequences)
{
    struct pool *pool = rows_pool(rows);

    while (rows != NULL && row_next(rows)) {
        pool_make_room(pool, consequences->list, consequences->count, consequences->room);
        consequences->list[consequences->count++] = (struct consequence){row_u64(rows), to};
    }
    return rows != NULL;
}

/* What a confirmation closes: the pupil's other applications of that week; if it takes the last
 * seat, those of the same capacity. */
static bool consequences_find(struct db *db, const struct application_place *place,
                              const struct surroundings *around, struct consequences *consequences)
{
    static const char others[] =
        "SELECT a.id FROM application a WHERE a.pupil_id = ? AND a.monday = ? AND a.id <> ?"
        "   AND " APPLICATION_IS_OPEN;
    static const char rivals[] =
        "SELECT a.id FROM application a"
        "       JOIN offer_week w ON w.offer_id = a.offer_id AND w.monday = a.monday"
        " WHERE a.offer_id = ? AND w.capacity_id = ? AND a.id <> ?"
        "   AND NOT (a.pupil_id = ? AND a.monday = ?) AND " APPLICATION_IS_OPEN;

    return ids_add(db_select(db, others,
                             DB_VALUES(db_u64(place->pupil_id), db_date(place->monday),
                                       db_u64(place->id))),
                   APPLICATION_CONFIRMED_ELSEWHERE, consequences) &&
           (around->facts.seats_left > 1 ||
            ids_add(db_select(db, rivals,
                              DB_VALUES(db_u64(place->offer_id), db_u64(around->capacity_id),
                                        db_u64(place->id), db_u64(place->pupil_id),
                                        db_date(place->monday))),
                    APPLICATION_SEAT_TAKEN, consequences));
}

/* Ends one as a consequence, if it still can. A pupil's own choice is the pupil's; that a seat went
 * is nobody's doing. */
static bool consequence_write(struct db *db, const struct locked *locked, enum application_state to,
                              const struct application_cause *cause,
                              struct application_changes *changes)
{
    const struct application_cause site = {.actor = ACTOR_SITE, .now = cause->now};
    const struct application_cause pupil = {
        .actor = ACTOR_PUPIL, .account_id = cause->account_id, .now = cause->now};

    if (!application_may_become(locked->state, to))
        return true;
    return state_write(db, locked, to, (struct date){0},
                       to == APPLICATION_CONFIRMED_ELSEWHERE ? &pupil : &site, changes);
}

static bool seat_take(struct db *db, uint64_t capacity_id, int seats)
{
    static const char take[] = "UPDATE capacity SET taken = taken + 1 WHERE id = ?";
    static const char give[] = "UPDATE capacity SET taken = taken - 1 WHERE id = ?";

    return db_run(db, seats > 0 ? take : give, DB_VALUES(db_u64(capacity_id)));
}

/* A confirmation: all applications that it touches are locked by their number, then it is decided
 * and written. */
static bool confirm(struct db *db, const struct application_order *order,
                    struct surroundings *around, struct application_outcome *outcome)
{
    struct pool *pool = db_pool(db);
    struct consequences touched = {0};
    struct locked *locked, *own;

    if (!consequences_find(db, &order->place, around, &touched))
        return false;
    pool_make_room(pool, touched.list, touched.count, touched.room);
    touched.list[touched.count++] = (struct consequence){order->place.id, APPLICATION_CONFIRMED};
    qsort(touched.list, touched.count, sizeof *touched.list, compare_ids);
    own = locked = pool_array(pool, touched.count, sizeof *locked);
    for (size_t i = 0; i < touched.count; i++) {
        if (!application_lock(db, touched.list[i].id, &locked[i]))
            return false;
        if (touched.list[i].to == APPLICATION_CONFIRMED)
            own = &locked[i];
    }
    outcome->state = own->state;
    around->facts.confirm_until = own->confirm_until;
    around->facts.week_opinion = own->week_opinion;
    if (own->state == APPLICATION_CONFIRMED)
        return true;
    outcome->refusal = application_refusal(own->state, APPLICATION_CONFIRMED, &around->facts);
    if (outcome->refusal != REFUSAL_NONE)
        return true;
    if (!seat_take(db, around->capacity_id, 1) ||
        !state_write(db, own, APPLICATION_CONFIRMED, own->confirm_until, &order->cause,
                     &outcome->changes))
        return false;
    outcome->state = APPLICATION_CONFIRMED;
    for (size_t i = 0; i < touched.count; i++) {
        if (&locked[i] != own && !consequence_write(db, &locked[i], touched.list[i].to,
                                                    &order->cause, &outcome->changes))
            return false;
    }
    return true;
}

static bool change_one(struct db *db, const struct application_order *order,
                       struct surroundings *around, struct application_outcome *outcome)
{
    struct locked locked;

    if (!application_lock(db, order->place.id, &locked))
        return false;
    outcome->state = locked.state;
    if (locked.state == order->to)
        return true;
    if (locked.id == 0 || (order->seen != APPLICATION_NONE && order->seen != locked.state))
        outcome->refusal = REFUSAL_STATE;
    else
        outcome->refusal = application_refusal(locked.state, order->to, &around->facts);
    if (outcome->refusal != REFUSAL_NONE)
        return true;
    outcome->state = order->to;
    return (order->to != APPLICATION_CANCELLED || seat_take(db, around->capacity_id, -1)) &&
           state_write(db, &locked, order->to, order->confirm_until, &order->cause,
                       &outcome->changes);
}

bool store_application_change(struct db *db, const struct application_order *order,
                              struct application_outcome *outcome)
{
    struct surroundings around;

    *outcome = (struct application_outcome){.refusal = REFUSAL_NONE};
    if (!store_application_lock(db, order->place.pupil_id, order->place.offer_id) ||
        !surroundings_find(db, &order->place, order->today, &around))
        return false;
    around.facts.live_max = order->live_max;
    return order->to == APPLICATION_CONFIRMED ? confirm(db, order, &around, outcome)
                                              : change_one(db, order, &around, outcome);
}

bool store_application_insert(struct db *db, const struct application_draft *draft,
                              const struct application_cause *cause,
                              struct application_changes *changes, uint64_t *id)
{
    static const char insert[] =
        "INSERT INTO application (offer_id, monday, pupil_id, motivation, referent_id,"
        "       referent_name, referent_email, referent_opinion, has_priority, sent_at, updated_at)"
        " SELECT ?, ?, p.account_id, ?, ?, ?, ?, ?, s.priority <> 'none', ?, ?"
        "   FROM pupil p JOIN school s ON s.id = p.school_id WHERE p.account_id = ?";
    static const char forget[] =
        "DELETE FROM application_draft WHERE account_id = ? AND offer_id = ?";
    const bool has_referent = draft->referent_id != 0 || *draft->referent_email != '\0';

    if (!db_run(db, insert,
                DB_VALUES(db_u64(draft->offer_id), db_date(draft->monday),
                          db_text(draft->motivation), db_id(draft->referent_id),
                          db_text(draft->referent_name), db_text(draft->referent_email),
                          db_u64(has_referent ? REFERENT_PENDING : REFERENT_NONE),
                          db_instant(cause->now), db_instant(cause->now), db_u64(draft->pupil_id))))
        return false;
    *id = db_last_id(db);
    return change_note(db, *id, APPLICATION_NONE, APPLICATION_PENDING, cause, changes) &&
           db_run(db, forget, DB_VALUES(db_u64(draft->pupil_id), db_u64(draft->offer_id)));
}

/* Locks applications by their number, and ends each in its way. */
static bool consequences_write(struct db *db, struct consequences *consequences,
                               const struct application_cause *cause,
                               struct application_changes *changes)
{
    if (consequences->count > 0)
        qsort(consequences->list, consequences->count, sizeof *consequences->list, compare_ids);
    for (size_t i = 0; i < consequences->count; i++) {
        const enum application_state to = consequences->list[i].to;
        struct locked locked;

        if (!application_lock(db, consequences->list[i].id, &locked))
            return false;
        if (application_may_become(locked.state, to) &&
            !state_write(db, &locked, to, (struct date){0}, cause, changes))
            return false;
    }
    return true;
}

bool store_applications_close(struct db *db, const struct closing *closing,
                              const struct application_cause *cause,
                              struct application_changes *changes)
{
    static const char sql[] =
        "SELECT a.id FROM application a"
        "       JOIN offer_week w ON w.offer_id = a.offer_id AND w.monday = a.monday"
        "       JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id"
        " WHERE a.offer_id = ? AND a.monday = COALESCE(?, a.monday)"
        "   AND (NOT ? OR c.taken >= c.seats) AND " APPLICATION_IS_OPEN;
    struct consequences consequences = {0};

    return ids_add(db_select(db, sql,
                             DB_VALUES(db_u64(closing->offer_id), db_date(closing->monday),
                                       db_bool(closing->without_seats_only))),
                   closing->to, &consequences) &&
           consequences_write(db, &consequences, cause, changes);
}

/* Gives back the seats of a pupil's placements that are not over. Counted by capacity: several
 * weeks may share one, and an UPDATE changes a row once, however often it is joined. */
static bool seats_release(struct db *db, uint64_t pupil_id, struct date today)
{
    static const char sql[] =
        "UPDATE capacity c"
        "       JOIN (SELECT w.capacity_id, COUNT(*) AS given"
        "               FROM application a JOIN offer_week w"
        "                    ON w.offer_id = a.offer_id AND w.monday = a.monday"
        "              WHERE a.pupil_id = ? AND " APPLICATION_IS_TO_COME
        "              GROUP BY w.capacity_id) AS mine ON mine.capacity_id = c.id"
        "   SET c.taken = c.taken - mine.given";

    return db_run(db, sql, DB_VALUES(db_u64(pupil_id), db_date(today)));
}

bool store_applications_withdraw(struct db *db, uint64_t pupil_id,
                                 const struct application_cause *cause,
                                 struct application_changes *changes)
{
    static const char lock[] = "SELECT account_id FROM pupil WHERE account_id = ? FOR UPDATE";
    static const char open[] =
        "SELECT a.id FROM application a WHERE a.pupil_id = ? AND " APPLICATION_IS_OPEN;
    const struct db_value id = db_u64(pupil_id);
    struct consequences consequences = {0};

    return db_select(db, lock, &id, 1) != NULL &&
           ids_add(db_select(db, open, &id, 1), APPLICATION_WITHDRAWN, &consequences) &&
           consequences_write(db, &consequences, cause, changes);
}

bool store_applications_release(struct db *db, uint64_t pupil_id,
                                const struct application_cause *cause,
                                struct application_changes *changes)
{
    static const char confirmed[] =
        "SELECT a.id FROM application a WHERE a.pupil_id = ? AND " APPLICATION_IS_TO_COME;
    const struct date today = date_of_instant(cause->now);
    const struct db_value id = db_u64(pupil_id);
    struct consequences consequences = {0};

    return store_applications_withdraw(db, pupil_id, cause, changes) &&
           ids_add(db_select(db, confirmed, DB_VALUES(id, db_date(today))), APPLICATION_CANCELLED,
                   &consequences) &&
           seats_release(db, pupil_id, today) &&
           consequences_write(db, &consequences, cause, changes);
}
