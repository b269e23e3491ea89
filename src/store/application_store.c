/* Applications of an offer. */
#include "store/application_store.h"

#include "base/pool.h"

#define IS_OPEN                                                                                    \
    "a.closed_reason IS NULL AND a.pupil_opinion = 'pending' AND a.employer_opinion <> 'refused'"

bool store_week_usage(struct db *db, struct pool *pool, uint64_t offer_id,
                      struct week_usage **usage, size_t *count)
{
    static const char sql[] = "SELECT a.monday, COUNT(a.is_confirmed), SUM(" IS_OPEN ")"
                              "  FROM application a WHERE a.offer_id = ? GROUP BY a.monday";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(offer_id)));
    size_t room = 0;

    *usage = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        struct week_usage week;

        week.monday = row_date(rows);
        week.confirmed = row_unsigned(rows);
        week.open = row_unsigned(rows);
        pool_make_room(pool, *usage, *count, room);
        (*usage)[(*count)++] = week;
    }
    return rows != NULL;
}

static bool open_select(struct db *db, struct pool *pool, const struct closing *closing,
                        struct told_list *told)
{
    static const char sql[] =
        "SELECT p.email, a.id FROM application a JOIN account p ON p.id = a.pupil_id"
        " WHERE a.offer_id = ? AND a.monday = COALESCE(?, a.monday) AND " IS_OPEN
        " ORDER BY a.id FOR UPDATE";
    struct rows *rows =
        db_select(db, sql, DB_VALUES(db_u64(closing->offer_id), db_date(closing->monday)));

    while (rows != NULL && row_next(rows)) {
        struct told one;

        one.email = row_text(rows, pool);
        one.application_id = row_u64(rows);
        pool_make_room(pool, told->list, told->count, told->room);
        told->list[told->count++] = one;
    }
    return rows != NULL;
}

static bool application_close(struct db *db, const struct closing *closing, uint64_t id, time_t now)
{
    static const char close[] =
        "UPDATE application SET closed_reason = ?, updated_at = ? WHERE id = ?";
    static const char event[] =
        "INSERT INTO event (happened_at, application_id, account_id, actor, name, state_after,"
        "                   reason) VALUES (?, ?, ?, ?, 'closed', ?, ?)";

    return db_run(db, close, DB_VALUES(db_text(closing->reason), db_instant(now), db_u64(id))) &&
           db_run(db, event,
                  DB_VALUES(db_instant(now), db_u64(id), db_id(closing->account_id),
                            db_text(closing->actor), db_text(closing->reason),
                            db_text(closing->why)));
}

bool store_applications_close(struct db *db, struct pool *pool, const struct closing *closing,
                              time_t now, struct told_list *told)
{
    size_t i = told->count;

    if (!open_select(db, pool, closing, told))
        return false;
    for (; i < told->count; i++) {
        if (!application_close(db, closing, told->list[i].application_id, now))
            return false;
    }
    return true;
}
