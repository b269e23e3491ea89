/* Looking up reference data. */
#include "store/reference_store.h"

#include "base/pool.h"
#include "base/text.h"

bool store_calendar(struct db *db, struct pool *pool, const char *zone, struct date day,
                    struct calendar *calendar)
{
    static const char sql[] = "SELECT label, first_on, last_on"
                              "  FROM holiday"
                              " WHERE zone = ? AND last_on >= ?"
                              " ORDER BY first_on";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_text(zone), db_date(day)));
    struct holiday *holidays = NULL;
    size_t room = 0;

    calendar->count = 0;
    while (rows != NULL && row_next(rows)) {
        struct holiday holiday;

        holiday.label = row_text(rows, pool);
        holiday.first = row_date(rows);
        holiday.last = row_date(rows);
        pool_make_room(pool, holidays, calendar->count, room);
        holidays[calendar->count++] = holiday;
    }
    calendar->holidays = holidays;
    return rows != NULL;
}

bool store_domains(struct db *db, struct pool *pool, struct domain **domains, size_t *count)
{
    static const char sql[] = "SELECT id, name FROM domain WHERE is_active ORDER BY name";
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);
    size_t room = 0;

    *domains = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        struct domain domain;

        domain.id = row_u64(rows);
        domain.name = row_text(rows, pool);
        pool_make_room(pool, *domains, *count, room);
        (*domains)[(*count)++] = domain;
    }
    return rows != NULL;
}

static void commune_read(struct rows *rows, struct pool *pool, struct commune *commune)
{
    commune->insee = row_text(rows, pool);
    commune->name = row_text(rows, pool);
    commune->latitude = row_real(rows, NULL);
    commune->longitude = row_real(rows, NULL);
}

static bool communes_read(struct rows *rows, struct pool *pool, struct commune **communes,
                          size_t *count)
{
    size_t room = 0;

    *communes = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        pool_make_room(pool, *communes, *count, room);
        commune_read(rows, pool, &(*communes)[(*count)++]);
    }
    return rows != NULL;
}

bool store_communes(struct db *db, struct pool *pool, struct commune **communes, size_t *count)
{
    static const char sql[] = "SELECT insee, name, latitude, longitude FROM commune ORDER BY name";

    return communes_read(db_select(db, sql, DB_NO_VALUES), pool, communes, count);
}

bool store_commune_named(struct db *db, struct pool *pool, const char *name,
                         struct commune *commune, bool *found)
{
    static const char sql[] = "SELECT insee, name, latitude, longitude"
                              "  FROM commune"
                              " WHERE folded_name = ?"
                              " ORDER BY population DESC LIMIT 1";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_text(text_fold_town(pool, name))));

    *found = rows != NULL && row_next(rows);
    if (*found)
        commune_read(rows, pool, commune);
    return rows != NULL;
}

bool store_communes_of_postcode(struct db *db, struct pool *pool, const char *postcode,
                                struct commune **communes, size_t *count)
{
    static const char sql[] = "SELECT insee, name, latitude, longitude"
                              "  FROM commune_postcode JOIN commune USING (insee)"
                              " WHERE postcode = ?"
                              " ORDER BY population DESC";

    return communes_read(db_select(db, sql, DB_VALUES(db_text(postcode))), pool, communes, count);
}

bool store_naf_is_known(struct db *db, const char *code, bool *is_known)
{
    static const char sql[] = "SELECT EXISTS (SELECT 1 FROM naf WHERE code = ?)"
                              "       OR NOT EXISTS (SELECT 1 FROM naf)";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_text(code)));

    *is_known = rows != NULL && row_next(rows) && row_bool(rows);
    return rows != NULL;
}
