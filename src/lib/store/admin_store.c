/* Reading what awaits the département. */
#include "store/admin_store.h"

#include "store/application_values.h"

bool store_admin_overview(struct db *db, struct date today, struct admin_overview *overview)
{
    static const char sql[] =
        "SELECT (SELECT COUNT(*) FROM offer WHERE state = 'to_activate'),"
        "       (SELECT COUNT(*) FROM application a WHERE a.employer_opinion = 'pending'"
        "           AND a.is_live = 1 AND a.sent_at < ? - INTERVAL 14 DAY),"
        "       (SELECT COUNT(*) FROM account WHERE awaits_approval AND state = 'inactive'"
        "           AND email_confirmed_at IS NOT NULL),"
        "       (SELECT COUNT(*) FROM message WHERE state = 'failed'),"
        "       (SELECT COUNT(*) FROM offer WHERE state = 'active' AND last_on >= ?),"
        "       (SELECT COUNT(*) FROM account WHERE role = 'pupil' AND state = 'active'),"
        "       (SELECT COUNT(*) FROM application a WHERE " APPLICATION_IS_OPEN "),"
        "       (SELECT COUNT(*) FROM application a WHERE " APPLICATION_IS_TO_COME "),"
        "       (SELECT COUNT(DISTINCT school_id) FROM school_placement WHERE last_on >= ?),"
        "       (SELECT COUNT(*) FROM school WHERE is_open)";
    const struct db_value day = db_date(today);
    struct rows *rows = db_select(db, sql, DB_VALUES(day, day, day, day));

    *overview = (struct admin_overview){0};
    if (rows == NULL || !row_next(rows))
        return rows != NULL;
    overview->offers_to_activate = row_unsigned(rows);
    overview->unanswered = row_unsigned(rows);
    overview->to_approve = row_unsigned(rows);
    overview->messages_failed = row_unsigned(rows);
    overview->offers_online = row_unsigned(rows);
    overview->pupils = row_unsigned(rows);
    overview->waiting = row_unsigned(rows);
    overview->placed = row_unsigned(rows);
    overview->schools_with_dates = row_unsigned(rows);
    overview->schools = row_unsigned(rows);
    return true;
}
