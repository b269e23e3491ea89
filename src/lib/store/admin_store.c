/* Reading what awaits the département. */
#include "store/admin_store.h"

#include "store/application_values.h"
#include "store/columns.h"

#define COUNT_OF(from) "(SELECT COUNT(*) FROM " from ")"

static const struct column overview_columns[] = {
    COLUMN(struct admin_overview, offers_to_activate,
           COUNT_OF("offer WHERE state = 'to_activate'")),
    COLUMN(struct admin_overview, unanswered,
           COUNT_OF("application a WHERE a.employer_opinion = 'pending'"
                    "    AND a.is_live = 1 AND a.sent_at < ? - INTERVAL 14 DAY")),
    COLUMN(struct admin_overview, to_approve,
           COUNT_OF("account WHERE awaits_approval AND state = 'inactive'"
                    "    AND email_confirmed_at IS NOT NULL")),
    COLUMN(struct admin_overview, messages_failed, COUNT_OF("message WHERE state = 'failed'")),
    COLUMN(struct admin_overview, offers_online,
           COUNT_OF("offer WHERE state = 'active' AND last_on >= ?")),
    COLUMN(struct admin_overview, pupils,
           COUNT_OF("account WHERE role = 'pupil' AND state = 'active'")),
    COLUMN(struct admin_overview, waiting, COUNT_OF("application a WHERE " APPLICATION_IS_OPEN)),
    COLUMN(struct admin_overview, placed, COUNT_OF("application a WHERE " APPLICATION_IS_TO_COME)),
    COLUMN(struct admin_overview, schools_with_dates,
           "(SELECT COUNT(DISTINCT school_id) FROM school_placement WHERE last_on >= ?)"),
    COLUMN(struct admin_overview, schools, COUNT_OF("school WHERE is_open")),
};
static const struct row_type overview_row = ROW_TYPE(struct admin_overview, overview_columns);

bool store_admin_overview(struct db *db, struct date today, struct admin_overview *overview)
{
    const struct db_value day = db_date(today);

    return row_find(db, &overview_row, "", DB_VALUES(day, day, day, day), overview);
}
