/* Placement dates, to show all of them. Entering those of a school is in school_pupil_store.c. */
#include "store/placement_date_store.h"

#include "base/pool.h"
#include "store/columns.h"

static const struct column placement_columns[] = {
    COLUMN(struct placement, school, "s.name"),
    COLUMN(struct placement, town, "s.town"),
    COLUMN(struct placement, priority, "s.priority"),
    COLUMN(struct placement, class_name, "p.class"),
    COLUMN(struct placement, first, "p.first_on"),
    COLUMN(struct placement, last, "p.last_on"),
};
static const struct row_type placement_row = ROW_TYPE(struct placement, placement_columns);

bool store_placements(struct db *db, struct date today, struct placement **placements,
                      size_t *count)
{
    static const char sql[] =
        "FROM school_placement p JOIN school s ON s.id = p.school_id"
        " WHERE p.last_on >= ? AND s.is_open"
        " ORDER BY p.first_on, p.last_on, s.priority DESC, s.town, s.name, p.class";

    return row_list(db, &placement_row, sql, DB_VALUES(db_date(today)), placements, count);
}

bool store_schools_count(struct db *db, unsigned *schools, unsigned *priority)
{
    static const char sql[] =
        "SELECT COUNT(*), COALESCE(SUM(priority <> 'none'), 0) FROM school WHERE is_open";
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);

    if (rows == NULL || !row_next(rows))
        return false;
    *schools = row_unsigned(rows);
    *priority = row_unsigned(rows);
    return true;
}

static struct placement_week *placement_week_of(struct pool *pool, struct date monday,
                                                struct placement_week **weeks, size_t *count,
                                                size_t *room)
{
    for (size_t i = 0; i < *count; i++) {
        if (date_compare((*weeks)[i].monday, monday) == 0)
            return &(*weeks)[i];
    }
    pool_make_room(pool, *weeks, *count, *room);
    (*weeks)[*count] = (struct placement_week){.monday = monday};
    return &(*weeks)[(*count)++];
}

bool store_placement_weeks(struct db *db, struct date today, struct placement_week **weeks,
                           size_t *count)
{
    struct pool *pool = db_pool(db);

    /* A school whose classes go in the same weeks counts once. */
    static const char sql[] =
        "SELECT DISTINCT p.school_id, s.priority <> 'none', p.first_on, p.last_on"
        "  FROM school_placement p JOIN school s ON s.id = p.school_id"
        " WHERE p.last_on >= ? AND s.is_open";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_date(today)));
    size_t room = 0;

    *weeks = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        bool is_priority;
        struct date first, last;

        row_u64(rows);
        is_priority = row_bool(rows);
        first = row_date(rows);
        last = row_date(rows);
        for (struct date monday = date_monday(first); date_compare(monday, last) <= 0;
             monday = date_add(monday, 7)) {
            struct placement_week *week = placement_week_of(pool, monday, weeks, count, &room);

            week->schools++;
            week->priority_schools += is_priority;
        }
    }
    return rows != NULL;
}
