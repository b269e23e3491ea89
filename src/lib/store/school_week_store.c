/* Reading what a school decides its weeks by. */
#include "store/school_week_store.h"

#include "store/columns.h"
#include "store/offer_values.h"

bool store_other_weeks(struct db *db, uint64_t school_id, enum other_weeks *others)
{
    static const char sql[] = "SELECT other_weeks + 0 FROM school WHERE id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(school_id)));

    *others =
        rows != NULL && row_next(rows) ? (enum other_weeks)row_unsigned(rows) : OTHER_WEEKS_AGREED;
    return rows != NULL;
}

bool store_other_weeks_set(struct db *db, uint64_t school_id, enum other_weeks others)
{
    static const char sql[] = "UPDATE school SET other_weeks = ? WHERE id = ?";

    return db_run(db, sql, DB_VALUES(db_u64(others), db_u64(school_id)));
}

bool store_school_place(struct db *db, uint64_t school_id, struct grid_circle *place,
                        bool *is_located)
{
    static const char sql[] = "SELECT latitude, longitude FROM school WHERE id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(school_id)));

    *is_located = false;
    if (rows == NULL || !row_next(rows))
        return rows != NULL;
    place->latitude = row_real(rows, is_located);
    place->longitude = row_real(rows, NULL);
    return true;
}

static const struct column week_seats_columns[] = {
    COLUMN(struct week_seats, monday, "w.monday"),
    COLUMN(struct week_seats, seats, "SUM(c.seats - c.taken)"),
    COLUMN(struct week_seats, offers, "COUNT(*)"),
};
static const struct row_type week_seats_row = ROW_TYPE(struct week_seats, week_seats_columns);

/* Offers that nobody can ask for are left out by their seats left. */
bool store_seats_near(struct db *db, const struct grid_circle *circle, struct date today,
                      struct week_seats **weeks, size_t *count)
{
    static const char sql[] =
        "FROM " OFFER_TODAY "       JOIN offer o ON o.state = 'active' AND o.last_on >= today.day"
        "       JOIN offer_week w ON w.offer_id = o.id AND NOT w.is_removed"
        "            AND w.apply_until >= GREATEST(today.day, COALESCE(o.apply_from, today.day))"
        "       JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id"
        " WHERE o.latitude BETWEEN ? AND ? AND o.longitude BETWEEN ? AND ?"
        "   AND POW((o.latitude - ?) * 111.2, 2)"
        "       + POW((o.longitude - ?) * 111.2 * COS(RADIANS(?)), 2) <= POW(?, 2)"
        "   AND c.taken < c.seats AND " OFFER_SEATS_LEFT " > 0"
        " GROUP BY w.monday ORDER BY w.monday";
    const struct grid_box box = grid_circle_box(circle);

    return row_list(db, &week_seats_row, sql,
                    DB_VALUES(db_date(today), db_real(box.south), db_real(box.north),
                              db_real(box.west), db_real(box.east), db_real(circle->latitude),
                              db_real(circle->longitude), db_real(circle->latitude),
                              db_real(circle->radius_km)),
                    weeks, count);
}
