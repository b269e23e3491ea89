/* Reading what a pupil applies with; drafts. */
#include "store/applicant_store.h"

#include "base/pool.h"
#include "rules/statistics.h"
#include "store/columns.h"

static const struct column applicant_columns[] = {
    COLUMN(struct applicant, school_id, "s.id"),
    COLUMN(struct applicant, school, "CONCAT(s.name, ', ', s.town)"),
    COLUMN(struct applicant, class_name, "p.class"),
    COLUMN(struct applicant, priority, "s.priority"),
    COLUMN(struct applicant, first_name, "a.first_name"),
    COLUMN(struct applicant, last_name, "a.last_name"),
    COLUMN(struct applicant, phone, "IF(a.mobile <> '', a.mobile, a.landline)"),
    COLUMN(struct applicant, referent_id, "p.referent_account_id"),
    COLUMN(struct applicant, referent_name, "p.referent_name"),
    COLUMN(struct applicant, referent_email, "p.referent_email"),
    COLUMN(
        struct applicant, live,
        "(SELECT COUNT(*) FROM application x WHERE x.pupil_id = p.account_id AND x.is_live = 1)"),
};
static const struct row_type applicant_row = ROW_TYPE(struct applicant, applicant_columns);

bool store_applicant(struct db *db, uint64_t pupil_id, struct applicant *applicant)
{
    static const char sql[] =
        "FROM pupil p JOIN account a ON a.id = p.account_id JOIN school s ON s.id = p.school_id"
        " WHERE p.account_id = ? AND a.state = 'active'";

    return row_find(db, &applicant_row, sql, DB_VALUES(db_u64(pupil_id)), applicant);
}

/* Each of the four wants the offer's number. */
static const struct column applied_columns[] = {
    COLUMN(struct applied_week, monday, "monday"),
    COLUMN(struct applied_week, is_placed, "COUNT(is_confirmed)"),
    COLUMN(struct applied_week, has_live, "SUM(offer_id = ? AND is_live = 1)"),
    COLUMN(struct applied_week, was_refused,
           "SUM(offer_id = ? AND employer_opinion = 'refused' AND closed_reason IS NULL)"),
    COLUMN(struct applied_week, ended_id,
           "MAX(IF(offer_id = ? AND is_live IS NULL AND (closed_reason = 'expired'"
           "       OR (closed_reason IS NULL AND pupil_opinion = 'withdrawn')), id, 0))"),
    COLUMN(struct applied_week, application_id, "MAX(IF(offer_id = ? AND is_live = 1, id, 0))"),
};
static const struct row_type applied_row = ROW_TYPE(struct applied_week, applied_columns);

bool store_applied_weeks(struct db *db, uint64_t pupil_id, uint64_t offer_id,
                         struct applied_weeks *weeks)
{
    const struct db_value offer = db_u64(offer_id);

    return row_list(db, &applied_row, "FROM application WHERE pupil_id = ? GROUP BY monday",
                    DB_VALUES(offer, offer, offer, offer, db_u64(pupil_id)), &weeks->list,
                    &weeks->count);
}

static bool weeks_read(struct db *db, struct rows *rows, struct school_weeks *weeks)
{
    *weeks = (struct school_weeks){0};
    while (rows != NULL && row_next(rows)) {
        struct school_period period;

        weeks->others = (enum other_weeks)row_unsigned(rows);
        period.first = row_date(rows);
        period.last = row_date(rows);
        if (!date_is_set(period.first))
            continue;
        pool_make_room(db_pool(db), weeks->list, weeks->count, weeks->room);
        weeks->list[weeks->count++] = period;
    }
    return rows != NULL;
}

/* The first day of the school year: dates of past ones bind nothing. */
static struct db_value year_begins(struct date today)
{
    return db_date((struct date){(int16_t)school_year_of(today), 9, 1});
}

bool store_school_weeks(struct db *db, uint64_t pupil_id, struct date today,
                        struct school_weeks *weeks)
{
    static const char sql[] =
        "SELECT s.other_weeks + 0, d.first_on, d.last_on"
        "  FROM pupil p JOIN school s ON s.id = p.school_id"
        "       LEFT JOIN school_placement d ON d.school_id = s.id AND d.class IN ('', p.class)"
        "            AND d.last_on >= ?"
        " WHERE p.account_id = ? ORDER BY d.first_on";

    return weeks_read(db, db_select(db, sql, DB_VALUES(year_begins(today), db_u64(pupil_id))),
                      weeks);
}

bool store_class_weeks(struct db *db, uint64_t school_id, const char *class_name, struct date today,
                       struct school_weeks *weeks)
{
    static const char sql[] = "SELECT s.other_weeks + 0, d.first_on, d.last_on"
                              "  FROM school s LEFT JOIN school_placement d ON d.school_id = s.id"
                              "       AND d.class IN ('', ?) AND d.last_on >= ?"
                              " WHERE s.id = ? ORDER BY d.first_on";

    return weeks_read(
        db,
        db_select(db, sql, DB_VALUES(db_text(class_name), year_begins(today), db_u64(school_id))),
        weeks);
}

bool store_school_located(struct db *db, uint64_t school_id, bool *is_located, double *latitude,
                          double *longitude)
{
    struct rows *rows = db_select(db, "SELECT latitude, longitude FROM school WHERE id = ?",
                                  DB_VALUES(db_u64(school_id)));

    *is_located = false;
    *latitude = *longitude = 0;
    if (rows != NULL && row_next(rows)) {
        *latitude = row_real(rows, is_located);
        *longitude = row_real(rows, NULL);
    }
    return rows != NULL;
}

static const struct column position_columns[] = {
    COLUMN(struct school_position, name, "s.name"),
    COLUMN_WHERE_SET(struct school_position, latitude, is_located, "s.latitude"),
    COLUMN(struct school_position, longitude, "s.longitude"),
};
static const struct row_type position_row = ROW_TYPE(struct school_position, position_columns);

bool store_school_position(struct db *db, uint64_t pupil_id, struct school_position *place)
{
    static const char rest[] =
        "FROM pupil p JOIN school s ON s.id = p.school_id WHERE p.account_id = ?";

    return row_find(db, &position_row, rest, DB_VALUES(db_u64(pupil_id)), place);
}

bool store_application_of(struct db *db, uint64_t pupil_id, uint64_t offer_id, uint64_t *id)
{
    static const char sql[] = "SELECT COALESCE(MAX(id), 0) FROM application"
                              " WHERE pupil_id = ? AND offer_id = ? AND is_live = 1";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(pupil_id), db_u64(offer_id)));

    *id = rows != NULL && row_next(rows) ? row_u64(rows) : 0;
    return rows != NULL;
}

bool store_application_draft_find(struct db *db, uint64_t pupil_id, uint64_t offer_id,
                                  const char **content)
{
    static const char sql[] =
        "SELECT content FROM application_draft WHERE account_id = ? AND offer_id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(pupil_id), db_u64(offer_id)));

    *content = rows != NULL && row_next(rows) ? row_text(rows) : NULL;
    return rows != NULL;
}

bool store_application_draft_save(struct db *db, uint64_t pupil_id, uint64_t offer_id,
                                  const char *content, time_t now)
{
    static const char sql[] =
        "INSERT INTO application_draft (account_id, offer_id, content, saved_at)"
        " VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
        "   content = VALUES(content), saved_at = VALUES(saved_at)";

    return db_run(db, sql,
                  DB_VALUES(db_u64(pupil_id), db_u64(offer_id), db_text(content), db_instant(now)));
}
