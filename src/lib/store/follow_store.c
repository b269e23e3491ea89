/* Reading how far a school's pupils are. */
#include "store/follow_store.h"

#include <stdlib.h>

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

static void invitation_read(struct rows *rows, struct followed *row)
{
    row->invitation.id = row_u64(rows);
    row->invitation.email = row_text(rows);
    row->invitation.is_mailed = row_bool(rows);
    row->invitation.has_joined = row_bool(rows);
}

/* The pupils of a school while what is said of them is read. */
struct following {
    struct db *db;
    uint64_t school_id;
    struct followed *list;
    size_t count;
    struct followed **by_id; /* those with an account */
    size_t id_count;
};

static int by_pupil(const void *a, const void *b)
{
    const struct followed *left = *(struct followed *const *)a;
    const struct followed *right = *(struct followed *const *)b;

    return left->pupil_id < right->pupil_id ? -1 : left->pupil_id > right->pupil_id;
}

static struct followed *followed_of(const struct following *following, uint64_t pupil_id)
{
    const struct followed wanted = {.pupil_id = pupil_id}, *const key = &wanted;
    struct followed **found = following->id_count == 0
                                  ? NULL
                                  : bsearch(&key, following->by_id, following->id_count,
                                            sizeof *following->by_id, by_pupil);

    return found != NULL ? *found : NULL;
}

static void ids_sort(struct following *following)
{
    following->by_id =
        pool_array(db_pool(following->db), following->count, sizeof *following->by_id);
    for (size_t i = 0; i < following->count; i++) {
        if (following->list[i].pupil_id != 0)
            following->by_id[following->id_count++] = &following->list[i];
    }
    if (following->id_count > 0)
        qsort(following->by_id, following->id_count, sizeof *following->by_id, by_pupil);
}

/* The active pupils, and those that the school waits for. */
static bool pupils_read(struct following *following)
{
    static const char sql[] =
        "SELECT p.account_id AS id, p.class, c.last_name, c.first_name, 0 AS invitation_id, '',"
        "       FALSE, FALSE"
        "  FROM pupil p JOIN account c ON c.id = p.account_id"
        " WHERE p.school_id = ? AND c.state = 'active'"
        " UNION ALL SELECT 0, i.class, i.last_name, i.first_name, i.id, i.email,"
        "                  i.invited_at IS NOT NULL, i.account_id IS NOT NULL"
        "  FROM pupil_invitation i LEFT JOIN account c ON c.id = i.account_id"
        " WHERE i.school_id = ? AND " INVITATION_IS_AWAITED
        " ORDER BY class, last_name, first_name, id, invitation_id";
    const struct db_value id = db_u64(following->school_id);
    struct rows *rows = db_select(following->db, sql, DB_VALUES(id, id));
    size_t room = 0;

    while (rows != NULL && row_next(rows)) {
        struct followed row = {0};

        pupil_read(rows, &row);
        invitation_read(rows, &row);
        pool_make_room(db_pool(following->db), following->list, following->count, room);
        following->list[following->count++] = row;
    }
    if (rows != NULL)
        ids_sort(following);
    return rows != NULL;
}

/* All columns are of one index, how_far: no application itself is read. */
static bool states_read(struct following *following)
{
    static const char sql[] = "SELECT a.pupil_id, " OPINION_COLUMNS
                              "  FROM pupil p JOIN application a ON a.pupil_id = p.account_id"
                              " WHERE p.school_id = ?";
    struct rows *rows = db_select(following->db, sql, DB_VALUES(db_u64(following->school_id)));
    struct followed *pupil = NULL;

    while (rows != NULL && row_next(rows)) {
        const uint64_t pupil_id = row_u64(rows);
        const struct application_opinions opinions = application_opinions_read(rows);

        if (pupil == NULL || pupil->pupil_id != pupil_id)
            pupil = followed_of(following, pupil_id);
        if (pupil != NULL)
            pupil->applications[application_state(&opinions)]++;
    }
    return rows != NULL;
}

/* The newest, should a pupil have several: they come last. */
static bool placements_read(struct following *following)
{
    static const char sql[] =
        "SELECT a.pupil_id, a.id, w.first_on, w.last_on, e.name"
        "  FROM pupil p JOIN application a ON a.pupil_id = p.account_id"
        "  JOIN offer_week w ON w.offer_id = a.offer_id AND w.monday = a.monday"
        "  JOIN offer o ON o.id = a.offer_id JOIN employer e ON e.id = o.employer_id"
        " WHERE p.school_id = ? AND " APPLICATION_IS_PLACEMENT " ORDER BY a.id";
    struct pool *pool = db_pool(following->db);
    struct rows *rows = db_select(following->db, sql, DB_VALUES(db_u64(following->school_id)));

    while (rows != NULL && row_next(rows)) {
        struct followed *pupil = followed_of(following, row_u64(rows));
        struct pupil_placement *placement = pool_new(pool, struct pupil_placement);

        placement->application_id = row_u64(rows);
        placement->first = row_date(rows);
        placement->last = row_date(rows);
        placement->employer = row_text(rows);
        if (pupil != NULL)
            pupil->placement = placement;
    }
    return rows != NULL;
}

static bool school_read(struct following *following, bool has_placements, struct followed **list,
                        size_t *count)
{
    const bool is_read = pupils_read(following) && states_read(following) &&
                         (!has_placements || placements_read(following));

    *list = following->list;
    *count = following->count;
    return is_read;
}

bool store_school_states(struct db *db, uint64_t school_id, struct followed **list, size_t *count)
{
    return school_read(&(struct following){.db = db, .school_id = school_id}, false, list, count);
}

bool store_school_followed(struct db *db, uint64_t school_id, struct followed **list, size_t *count)
{
    return school_read(&(struct following){.db = db, .school_id = school_id}, true, list, count);
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
    COLUMN(struct waiting_application, id, "page.id"),
    COLUMN(struct waiting_application, monday, "page.monday"),
    COLUMN(struct waiting_application, first, "w.first_on"),
    COLUMN(struct waiting_application, last, "w.last_on"),
    COLUMN(struct waiting_application, first_name, "c.first_name"),
    COLUMN(struct waiting_application, last_name, "c.last_name"),
    COLUMN(struct waiting_application, class_name, "page.class"),
    COLUMN(struct waiting_application, title, "o.title"),
    COLUMN(struct waiting_application, employer, "e.name"),
    COLUMN(struct waiting_application, total, "page.total"),
};
static const struct row_type waiting_row = ROW_TYPE(struct waiting_application, waiting_columns);

/* Which ones first, of two indexes alone (school_id, how_far), then what is shown of them. */
#define WAITING(condition)                                                                         \
    "FROM (SELECT a.id, a.offer_id, a.monday, p.account_id, p.class, COUNT(*) OVER () AS total"    \
    "        FROM school s JOIN pupil p ON p.school_id = s.id"                                     \
    "        JOIN application a ON a.pupil_id = p.account_id"                                      \
    "       WHERE s.id = ? AND " condition " ORDER BY a.id LIMIT ?) AS page"                       \
    "  STRAIGHT_JOIN offer_week w ON w.offer_id = page.offer_id AND w.monday = page.monday"        \
    "  JOIN offer o ON o.id = page.offer_id JOIN employer e ON e.id = o.employer_id"               \
    "  JOIN account c ON c.id = page.account_id ORDER BY page.id"

bool store_opinions_awaited(struct db *db, uint64_t school_id, size_t limit,
                            struct waiting_application **list, size_t *count)
{
    static const char rest[] =
        WAITING(APPLICATION_IS_UNANSWERED " AND a.referent_opinion IN ('none', 'pending')");

    return row_list(db, &waiting_row, rest, DB_VALUES(db_u64(school_id), db_u64(limit)), list,
                    count);
}

bool store_weeks_unanswered(struct db *db, uint64_t school_id, struct waiting_application **list,
                            size_t *count)
{
    static const char rest[] = WAITING(
        "s.other_weeks = 'agreed' AND a.week_opinion = 'none' AND " APPLICATION_IS_OPEN_OF_PUPIL);

    return row_list(db, &waiting_row, rest, DB_VALUES(db_u64(school_id), db_u64(INT32_MAX)), list,
                    count);
}
