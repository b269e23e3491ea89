/* Reading how far a school's pupils are. */
#include "store/follow_store.h"

#include "base/pool.h"
#include "store/application_values.h"
#include "store/follow_values.h"

static void pupil_read(struct rows *rows, struct followed *row)
{
    row->pupil_id = row_u64(rows);
    row->class_name = row_text(rows);
    row->last_name = row_text(rows);
    row->first_name = row_text(rows);
}

/* A pupil, and one of their applications. */
static void state_read(struct rows *rows, struct followed *row)
{
    struct application_opinions opinions;

    pupil_read(rows, row);
    row->application_id = row_u64(rows);
    opinions = application_opinions_read(rows);
    if (row->application_id != 0)
        row->state = application_state(&opinions);
}

static void invitation_read(struct rows *rows, struct followed *row)
{
    row->invitation.id = row_u64(rows);
    row->invitation.email = row_text(rows);
    row->invitation.is_mailed = row_bool(rows);
    row->invitation.has_joined = row_bool(rows);
}

/* The active pupils of a school, and those it waits for; its number is bound twice. */
#define FOLLOWED                                                                                   \
    "WITH followed (id, invitation_id, class, last_name, first_name) AS ("                         \
    "    SELECT p.account_id, 0, p.class, c.last_name, c.first_name"                               \
    "      FROM pupil p JOIN account c ON c.id = p.account_id"                                     \
    "     WHERE p.school_id = ? AND c.state = 'active'"                                            \
    "    UNION ALL SELECT 0, i.id, i.class, i.last_name, i.first_name"                             \
    "      FROM pupil_invitation i LEFT JOIN account c ON c.id = i.account_id"                     \
    "     WHERE i.school_id = ? AND " INVITATION_IS_AWAITED ")"

bool store_school_states(struct db *db, uint64_t school_id, struct followed **rows_read,
                         size_t *count)
{
    static const char sql[] = FOLLOWED
        " SELECT DISTINCT f.id, f.class, f.last_name, f.first_name, a.id IS NOT NULL, " OPINION_COLUMNS
        ", f.invitation_id FROM followed f LEFT JOIN application a ON a.pupil_id = f.id"
        "  ORDER BY f.class, f.id, f.invitation_id";
    struct pool *pool = db_pool(db);
    const struct db_value id = db_u64(school_id);
    struct rows *rows = db_select(db, sql, DB_VALUES(id, id));
    size_t room = 0;

    *rows_read = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        struct followed row = {0};

        state_read(rows, &row);
        pool_make_room(pool, *rows_read, *count, room);
        (*rows_read)[(*count)++] = row;
    }
    return rows != NULL;
}

/* Pupils are sorted before they are joined, and only placements are looked up further: nothing is
 * sorted, and nothing read of an offer, for each application. */
bool store_school_followed(struct db *db, uint64_t school_id, struct followed **rows_read,
                           size_t *count)
{
    static const char sql[] = FOLLOWED
        " SELECT f.id, f.class, f.last_name, f.first_name, a.id, " OPINION_COLUMNS ","
        "        w.first_on, w.last_on, e.name,"
        "        f.invitation_id, i.email, i.invited_at IS NOT NULL, i.account_id IS NOT NULL"
        "   FROM followed f LEFT JOIN application a ON a.pupil_id = f.id"
        "        LEFT JOIN pupil_invitation i ON i.id = NULLIF(f.invitation_id, 0)"
        "        LEFT JOIN offer o ON o.id = IF(a.is_confirmed = 1, a.offer_id, NULL)"
        "        LEFT JOIN offer_week w ON w.offer_id = o.id AND w.monday = a.monday"
        "        LEFT JOIN employer e ON e.id = o.employer_id"
        "  ORDER BY f.class, f.last_name, f.first_name, f.id, f.invitation_id";
    struct pool *pool = db_pool(db);
    const struct db_value id = db_u64(school_id);
    struct rows *rows = db_select(db, sql, DB_VALUES(id, id));
    size_t room = 0;

    *rows_read = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        struct followed row = {0};

        state_read(rows, &row);
        row.first = row_date(rows);
        row.last = row_date(rows);
        row.employer = row_text(rows);
        invitation_read(rows, &row);
        pool_make_room(pool, *rows_read, *count, room);
        (*rows_read)[(*count)++] = row;
    }
    return rows != NULL;
}

bool store_school_pupil(struct db *db, uint64_t school_id, uint64_t pupil_id,
                        struct followed *pupil)
{
    static const char sql[] = "SELECT p.account_id, p.class, c.last_name, c.first_name"
                              "  FROM pupil p JOIN account c ON c.id = p.account_id"
                              " WHERE p.account_id = ? AND p.school_id = ? AND c.state = 'active'";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(pupil_id), db_u64(school_id)));

    *pupil = (struct followed){0};
    if (rows != NULL && row_next(rows))
        pupil_read(rows, pupil);
    return rows != NULL;
}

static const struct column waiting_columns[] = {
    COLUMN(struct waiting_application, id, "a.id"),
    COLUMN(struct waiting_application, monday, "a.monday"),
    COLUMN(struct waiting_application, first, "w.first_on"),
    COLUMN(struct waiting_application, last, "w.last_on"),
    COLUMN(struct waiting_application, first_name, "c.first_name"),
    COLUMN(struct waiting_application, last_name, "c.last_name"),
    COLUMN(struct waiting_application, class_name, "p.class"),
    COLUMN(struct waiting_application, title, "o.title"),
    COLUMN(struct waiting_application, employer, "e.name"),
    COLUMN(struct waiting_application, total, "page.total"),
};
static const struct row_type waiting_row = ROW_TYPE(struct waiting_application, waiting_columns);

/* The numbers first, then what is shown of them. */
#define WAITING(condition)                                                                         \
    "FROM (SELECT a.id, COUNT(*) OVER () AS total FROM school s"                                   \
    "        JOIN pupil p ON p.school_id = s.id JOIN application a ON a.pupil_id = p.account_id"   \
    "       WHERE s.id = ? AND " condition " ORDER BY a.id LIMIT ?) AS page"                       \
    "  STRAIGHT_JOIN application a ON a.id = page.id"                                              \
    "  JOIN offer_week w ON w.offer_id = a.offer_id AND w.monday = a.monday"                       \
    "  JOIN offer o ON o.id = a.offer_id JOIN employer e ON e.id = o.employer_id"                  \
    "  JOIN pupil p ON p.account_id = a.pupil_id JOIN account c ON c.id = p.account_id"            \
    " ORDER BY page.id"

bool store_opinions_awaited(struct db *db, uint64_t school_id, size_t limit,
                            struct waiting_application **list, size_t *count)
{
    static const char rest[] = WAITING(
        "a.employer_opinion = 'pending' AND a.is_live = 1 AND a.referent_opinion IN ('none', 'pending')");

    return row_list(db, &waiting_row, rest, DB_VALUES(db_u64(school_id), db_u64(limit)), list,
                    count);
}

bool store_weeks_unanswered(struct db *db, uint64_t school_id, struct waiting_application **list,
                            size_t *count)
{
    static const char rest[] =
        WAITING("s.other_weeks = 'agreed' AND a.week_opinion = 'none' AND " APPLICATION_IS_OPEN);

    return row_list(db, &waiting_row, rest, DB_VALUES(db_u64(school_id), db_u64(INT32_MAX)), list,
                    count);
}
