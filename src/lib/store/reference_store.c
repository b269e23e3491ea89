/* Looking up reference data. */
#include "store/reference_store.h"

#include "store/columns.h"

static const struct column holiday_columns[] = {
    COLUMN(struct holiday, label, "label"),
    COLUMN(struct holiday, first, "first_on"),
    COLUMN(struct holiday, last, "last_on"),
};
static const struct row_type holiday_row = ROW_TYPE(struct holiday, holiday_columns);

bool store_calendar(struct db *db, const char *zone, enum territory territory, struct date day,
                    struct calendar *calendar)
{
    *calendar = (struct calendar){.territory = territory};
    return row_list(db, &holiday_row,
                    "FROM holiday WHERE zone = ? AND last_on >= ? ORDER BY first_on",
                    DB_VALUES(db_text(zone), db_date(day)), &calendar->holidays, &calendar->count);
}

static const struct column domain_columns[] = {
    COLUMN(struct domain, id, "id"),
    COLUMN(struct domain, name, "name"),
};
static const struct row_type domain_row = ROW_TYPE(struct domain, domain_columns);

bool store_domains(struct db *db, struct domain **domains, size_t *count)
{
    static const char sql[] = "FROM domain WHERE is_active ORDER BY name";

    return row_list(db, &domain_row, sql, DB_NO_VALUES, domains, count);
}

static const struct column commune_columns[] = {
    COLUMN(struct commune, insee, "insee"),
    COLUMN(struct commune, name, "name"),
    COLUMN(struct commune, latitude, "latitude"),
    COLUMN(struct commune, longitude, "longitude"),
};
static const struct row_type commune_row = ROW_TYPE(struct commune, commune_columns);

bool store_communes(struct db *db, struct commune **communes, size_t *count)
{
    return row_list(db, &commune_row, "FROM commune ORDER BY name", DB_NO_VALUES, communes, count);
}

static const struct column box_columns[] = {
    COLUMN(struct grid_box, west, "COALESCE(MIN(longitude), -180)"),
    COLUMN(struct grid_box, south, "COALESCE(MIN(latitude), -85)"),
    COLUMN(struct grid_box, east, "COALESCE(MAX(longitude), 180)"),
    COLUMN(struct grid_box, north, "COALESCE(MAX(latitude), 85)"),
};
static const struct row_type box_row = ROW_TYPE(struct grid_box, box_columns);

bool store_communes_box(struct db *db, struct grid_box *box)
{
    return row_find(db, &box_row, "FROM commune", DB_NO_VALUES, box);
}

bool store_communes_of_postcode(struct db *db, const char *postcode, struct commune **communes,
                                size_t *count)
{
    return row_list(db, &commune_row,
                    "FROM commune_postcode JOIN commune USING (insee) WHERE postcode = ?"
                    " ORDER BY population DESC",
                    DB_VALUES(db_text(postcode)), communes, count);
}

bool store_naf_is_known(struct db *db, const char *code, bool *is_known)
{
    static const char sql[] = "SELECT EXISTS (SELECT 1 FROM naf WHERE code = ?)"
                              "       OR NOT EXISTS (SELECT 1 FROM naf)";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_text(code)));

    *is_known = rows != NULL && row_next(rows) && row_bool(rows);
    return rows != NULL;
}

bool store_priority_weeks(struct db *db, struct date today, struct date *mondays, size_t limit,
                          size_t *count)
{
    static const char sql[] = "SELECT DISTINCT p.first_on, p.last_on"
                              "  FROM school_placement p JOIN school s ON s.id = p.school_id"
                              " WHERE p.last_on >= ? AND s.is_open AND s.priority <> 'none'"
                              " ORDER BY p.first_on, p.last_on";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_date(date_monday(today))));
    struct date next = date_monday(today);

    *count = 0;
    while (rows != NULL && row_next(rows)) {
        const struct date first = date_monday(row_date(rows));
        const struct date last = row_date(rows);

        for (struct date monday = date_max(first, next);
             *count < limit && date_compare(monday, last) <= 0; monday = date_add(monday, 7)) {
            mondays[(*count)++] = monday;
            next = date_add(monday, 7);
        }
    }
    return rows != NULL;
}
