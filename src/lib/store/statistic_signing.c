/* Counting how agreements are signed. */
#include "store/statistic_signing.h"

/* Bound by none: what it counts of each agreement that runs. */
#define YEAR_OF   "YEAR(f.monday) - (MONTH(f.monday) < 9)"
#define IS_SIGNED "g.state = 'signed'"
#define IS_BEFORE "COALESCE(g.state = 'signed' AND DATE(g.signed_at) < w.first_on, FALSE)"
#define DAYS                                                                                       \
    "IF(g.state = 'signed',"                                                                       \
    "   LEAST(99, GREATEST(0, TIMESTAMPDIFF(DAY, g.created_at, g.signed_at))), 0)"
#define OF_AGREEMENTS                                                                              \
    "  FROM application f JOIN agreement g ON g.application_id = f.id"                             \
    "       JOIN offer_week w ON w.offer_id = f.offer_id AND w.monday = f.monday"                  \
    " WHERE f.is_confirmed = 1 AND g.state <> 'cancelled'"

static struct rows *now_select(struct db *db, uint64_t school_id, int school_year)
{
    static const char sql[] =
        "SELECT " IS_SIGNED ", " IS_BEFORE ", " DAYS ", COUNT(*)" OF_AGREEMENTS
        "   AND f.monday BETWEEN ? AND ? AND (? = 0 OR f.school_id = ?)"
        " GROUP BY 1, 2, 3";
    const struct date first = {(int16_t)school_year, 9, 1};
    const struct date last = {(int16_t)(school_year + 1), 8, 31};
    const struct db_value school = db_u64(school_id);

    return db_select(db, sql, DB_VALUES(db_date(first), db_date(last), school, school));
}

static struct rows *published_select(struct db *db, int school_year)
{
    static const char sql[] = "SELECT is_signed, is_before, days, number"
                              "  FROM statistic_signing_published WHERE school_year = ?";

    return db_select(db, sql, DB_VALUES(db_u64((uint64_t)school_year)));
}

bool store_statistic_signing(struct db *db, enum statistic_instant instant, uint64_t school_id,
                             int school_year, struct statistic_signing *signing)
{
    struct rows *rows = instant == STATISTIC_NOW ? now_select(db, school_id, school_year)
                                                 : published_select(db, school_year);

    *signing = (struct statistic_signing){.agreements = 0};
    while (rows != NULL && row_next(rows)) {
        const bool is_signed = row_bool(rows), is_before = row_bool(rows);
        const unsigned days = row_unsigned(rows);
        const uint64_t number = row_u64(rows);

        signing->agreements += number;
        signing->signed_by_all += is_signed ? number : 0;
        signing->signed_before += is_before ? number : 0;
        if (is_signed && days < STATISTIC_DAYS)
            signing->days[days] += number;
    }
    return rows != NULL;
}

bool store_statistic_signing_publish(struct db *db)
{
    static const char forget[] = "DELETE FROM statistic_signing_published";
    static const char publish[] =
        "INSERT INTO statistic_signing_published (school_year, is_signed, is_before, days, number)"
        " SELECT " YEAR_OF ", " IS_SIGNED ", " IS_BEFORE ", " DAYS ", COUNT(*)" OF_AGREEMENTS
        " GROUP BY 1, 2, 3, 4";

    return db_run(db, forget, DB_NO_VALUES) && db_run(db, publish, DB_NO_VALUES);
}
