/* Keeping figures: folding in what is pending, counting anew, checking.
 *
 * One at a time, by the lock on statistic_state; changes of applications wait for none of it, as it
 * touches lines that are committed and nobody else's. */
#include <string.h>

#include "base/pool.h"
#include "store/columns.h"
#include "store/follow_values.h"
#include "store/offer_values.h"
#include "store/statistic_signing.h"
#include "store/statistic_store.h"
#include "store/statistic_values.h"

#define INSERT_COUNTS                                                                              \
    "INSERT INTO statistic (school_year, kind, item, has_priority, is_erased, received,"           \
    "                       favourable, refused, confirmed) "
#define INSERT_SPREAD                                                                              \
    "INSERT INTO statistic_spread (school_year, kind, measure, item, has_priority, bucket,"        \
    "                              is_erased, number) "
#define ADD_COUNTS                                                                                 \
    " ON DUPLICATE KEY UPDATE received = statistic.received + VALUES(received),"                   \
    "   favourable = statistic.favourable + VALUES(favourable),"                                   \
    "   refused = statistic.refused + VALUES(refused),"                                            \
    "   confirmed = statistic.confirmed + VALUES(confirmed)"
#define ADD_SPREAD " ON DUPLICATE KEY UPDATE number = statistic_spread.number + VALUES(number)"

static bool state_lock(struct db *db)
{
    return db_select(db, "SELECT id FROM statistic_state WHERE id = 1 FOR UPDATE", DB_NO_VALUES) !=
           NULL;
}

/* A list of lines as the values of a statement. */
static size_t chunk_fill(struct db_value *values, const uint64_t *ids, size_t count)
{
    const size_t some = count < DB_LIST_MAX ? count : DB_LIST_MAX;

    for (size_t i = 0; i < some; i++)
        values[i] = db_u64(ids[i]);
    return some;
}

static bool pending_read(struct db *db, size_t limit, uint64_t **ids, size_t *count)
{
    static const char sql[] = "SELECT id FROM statistic_pending ORDER BY id LIMIT ?";

    return row_ids(db_select(db, sql, DB_VALUES(db_u64(limit))), ids, count);
}

#define THESE           "(SELECT * FROM statistic_pending WHERE id IN "
#define ERASED_OF_THESE "(SELECT * FROM statistic_pending WHERE is_erased AND id IN "

/* Each of these statements has the numbers of the lines in its middle. */
struct list_statement {
    const char *before;
    const char *after;
};

static const struct list_statement fold_statements[] = {
    {INSERT_COUNTS STATISTIC_COUNTS("f.number", "f.is_erased") THESE,
     ") AS f" STATISTIC_COUNTS_END ADD_COUNTS},
    {INSERT_SPREAD STATISTIC_SPREAD("f.number", "f.is_erased") THESE,
     ") AS f" STATISTIC_SPREAD_END ADD_SPREAD},
    {"DELETE FROM statistic_pending WHERE id IN ", ""},
};

/* When all that is there is counted anew, only what is erased is added. */
static const struct list_statement rebuild_statements[] = {
    {INSERT_COUNTS STATISTIC_COUNTS("f.number", "f.is_erased") ERASED_OF_THESE,
     ") AS f" STATISTIC_COUNTS_END ADD_COUNTS},
    {INSERT_SPREAD STATISTIC_SPREAD("f.number", "f.is_erased") ERASED_OF_THESE,
     ") AS f" STATISTIC_SPREAD_END ADD_SPREAD},
    {"DELETE FROM statistic_pending WHERE id IN ", ""},
};

static bool lines_take(struct db *db, const struct list_statement statements[3],
                       const uint64_t *ids, size_t count)
{
    for (size_t done = 0; done < count; done += DB_LIST_MAX) {
        struct db_value values[DB_LIST_MAX];
        const size_t some = chunk_fill(values, ids + done, count - done);

        for (size_t i = 0; i < 3; i++) {
            if (db_select_list(db, statements[i].before, statements[i].after, values, some) == NULL)
                return false;
        }
    }
    return true;
}

struct folding {
    size_t limit;
    size_t taken;
};

static bool fold_run(struct db *db, void *argument)
{
    struct folding *folding = argument;
    struct pool *pool = pool_open(), *before = db_pool_use(db, pool);
    uint64_t *ids;
    const bool is_done = state_lock(db) &&
                         pending_read(db, folding->limit, &ids, &folding->taken) &&
                         lines_take(db, fold_statements, ids, folding->taken);

    db_pool_use(db, before);
    pool_close(pool);
    return is_done;
}

bool store_statistics_fold(struct db *db, size_t limit, size_t *taken)
{
    struct folding folding = {.limit = limit};
    const bool is_done = db_transaction(db, fold_run, &folding);

    *taken = folding.taken;
    return is_done;
}

/* Reads of one instant first (the transaction's view), which wait for nobody; then the rows. */
static bool counts_rebuild(struct db *db)
{
    static const char insert[] = INSERT_COUNTS "VALUES (?, ?, ?, ?, FALSE, ?, ?, ?, ?)";
    struct rows *rows = db_select(db, STATISTIC_ALL_COUNTS, DB_NO_VALUES);

    if (!db_run(db, "DELETE FROM statistic WHERE NOT is_erased", DB_NO_VALUES))
        return false;
    while (rows != NULL && row_next(rows)) {
        const struct db_value year = db_u64(row_u64(rows));
        const struct db_value kind = db_text(row_text(rows));
        const struct db_value item = db_text(row_text(rows));
        const struct db_value has_priority = db_bool(row_bool(rows));
        uint64_t numbers[4];

        (void)row_bool(rows);
        for (size_t i = 0; i < 4; i++)
            numbers[i] = row_u64(rows);
        if (!db_run(db, insert,
                    DB_VALUES(year, kind, item, has_priority, db_u64(numbers[0]),
                              db_u64(numbers[1]), db_u64(numbers[2]), db_u64(numbers[3]))))
            return false;
    }
    return rows != NULL;
}

static bool spread_rebuild(struct db *db)
{
    static const char insert[] = INSERT_SPREAD "VALUES (?, ?, ?, ?, ?, ?, FALSE, ?)";
    struct rows *rows = db_select(db, STATISTIC_ALL_SPREAD, DB_NO_VALUES);

    if (!db_run(db, "DELETE FROM statistic_spread WHERE NOT is_erased", DB_NO_VALUES))
        return false;
    while (rows != NULL && row_next(rows)) {
        const struct db_value year = db_u64(row_u64(rows));
        const struct db_value kind = db_text(row_text(rows));
        const struct db_value measure = db_text(row_text(rows));
        const struct db_value item = db_text(row_text(rows));
        const struct db_value has_priority = db_bool(row_bool(rows));
        const struct db_value bucket = db_u64(row_u64(rows));

        (void)row_bool(rows);
        if (!db_run(
                db, insert,
                DB_VALUES(year, kind, measure, item, has_priority, bucket, db_u64(row_u64(rows)))))
            return false;
    }
    return rows != NULL;
}

static bool rebuild_run(struct db *db, void *argument)
{
    uint64_t *ids;
    size_t count;

    pool_reset(argument);
    return state_lock(db) && pending_read(db, UINT32_MAX, &ids, &count) && counts_rebuild(db) &&
           spread_rebuild(db) && lines_take(db, rebuild_statements, ids, count);
}

bool store_statistics_rebuild(struct db *db)
{
    struct pool *pool = pool_open(), *before = db_pool_use(db, pool);
    const bool is_done = db_transaction(db, rebuild_run, pool);

    db_pool_use(db, before);
    pool_close(pool);
    return is_done;
}

/* Offers that were ever online, with their capacities; those of the years that are not over. */
#define POOLS                                                                                       \
    "WITH capacities AS (SELECT w.offer_id, YEAR(w.monday) - (MONTH(w.monday) < 9) AS school_year," \
    "                     c.id, c.seats"                                                            \
    "                FROM offer_week w JOIN offer o ON o.id = w.offer_id"                           \
    "                     JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id"      \
    "               WHERE o.activated_at IS NOT NULL AND NOT w.is_removed AND w.monday >= ?"        \
    "               GROUP BY w.offer_id, 2, c.id)"

static bool offers_count(struct db *db, struct date first)
{
    static const char *const statements[] = {
        "INSERT INTO statistic_stock (school_year, kind, item, offers, seats) " POOLS
        " SELECT school_year, 'all', '', COUNT(DISTINCT offer_id), SUM(seats) FROM capacities GROUP BY 1",
        "INSERT INTO statistic_stock (school_year, kind, item, offers, seats) " POOLS
        " SELECT p.school_year, 'town', COALESCE(o.insee, ''), COUNT(DISTINCT p.offer_id),"
        "        SUM(p.seats) FROM capacities p JOIN offer o ON o.id = p.offer_id GROUP BY 1, 3",
        "INSERT INTO statistic_stock (school_year, kind, item, offers, seats) " POOLS
        " SELECT p.school_year, 'domain', COALESCE(d.id, ''), COUNT(DISTINCT p.offer_id),"
        "        SUM(p.seats)"
        "   FROM capacities p LEFT JOIN (SELECT offer_id, MIN(domain_id) AS id FROM offer_domain"
        "                           GROUP BY offer_id) AS d ON d.offer_id = p.offer_id GROUP BY 1, 3",
        "INSERT INTO statistic_stock (school_year, kind, item, offers, seats)"
        " SELECT YEAR(w.monday) - (MONTH(w.monday) < 9), 'week', w.monday, COUNT(*), SUM(c.seats)"
        "   FROM offer_week w JOIN offer o ON o.id = w.offer_id"
        "        JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id"
        "  WHERE o.activated_at IS NOT NULL AND NOT w.is_removed AND w.monday >= ? GROUP BY w.monday",
    };

    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
        if (!db_run(db, statements[i], DB_VALUES(db_date(first))))
            return false;
    }
    return true;
}

/* Seats left, by their one definition; those of a week are the seats of its capacity, if it can
 * still be asked for. */
#define SEATS_LEFT                                                                                 \
    "INSERT INTO statistic_stock (school_year, kind, item, seats_left)"                            \
    " SELECT today.school_year,"
#define OF_TODAY                                                                                   \
    "  FROM (SELECT CAST(? AS DATE) AS day, CAST(? AS UNSIGNED) AS school_year) AS today"
#define OFFERS_ONLINE             "JOIN offer o ON o.state = 'active' AND o.last_on >= today.day"
#define OF_OFFERS_THAT_ARE_ONLINE OF_TODAY " " OFFERS_ONLINE
/* A new site has none: the sum of nothing is a row, too. */
#define OF_OFFERS_IF_ANY OF_TODAY " LEFT " OFFERS_ONLINE

static bool seats_left_count(struct db *db, int school_year, struct date today)
{
    static const char *const statements[] = {
        SEATS_LEFT " 'all', '', COALESCE(SUM(" OFFER_SEATS_LEFT "), 0)" OF_OFFERS_IF_ANY
                   " ON DUPLICATE KEY UPDATE seats_left = VALUES(seats_left)",
        SEATS_LEFT " 'town', COALESCE(o.insee, ''), SUM(" OFFER_SEATS_LEFT
                   ")" OF_OFFERS_THAT_ARE_ONLINE " GROUP BY o.insee"
                   " ON DUPLICATE KEY UPDATE seats_left = VALUES(seats_left)",
        SEATS_LEFT " 'domain', COALESCE(m.id, ''), SUM(" OFFER_SEATS_LEFT
                   ")" OF_OFFERS_THAT_ARE_ONLINE
                   "       LEFT JOIN (SELECT offer_id, MIN(domain_id) AS id FROM offer_domain"
                   "                   GROUP BY offer_id) AS m ON m.offer_id = o.id GROUP BY m.id"
                   " ON DUPLICATE KEY UPDATE seats_left = VALUES(seats_left)",
        SEATS_LEFT
        " 'week', w.monday, SUM(c.seats - c.taken)" OF_OFFERS_THAT_ARE_ONLINE
        "       JOIN offer_week w ON w.offer_id = o.id AND NOT w.is_removed"
        "            AND w.apply_until >= GREATEST(today.day, COALESCE(o.apply_from, today.day))"
        "       JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id"
        " WHERE o.suspended_at IS NULL AND COALESCE(o.apply_to, today.day) >= today.day"
        "   AND YEAR(w.monday) - (MONTH(w.monday) < 9) = today.school_year GROUP BY w.monday"
        " ON DUPLICATE KEY UPDATE seats_left = VALUES(seats_left)",
    };

    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
        if (!db_run(db, statements[i], DB_VALUES(db_date(today), db_u64((uint64_t)school_year))))
            return false;
    }
    return true;
}

static bool pupils_count(struct db *db, int school_year)
{
    static const char schools[] =
        "INSERT INTO statistic_stock (school_year, kind, item, pupils, placed)"
        " SELECT ?, 'school', n.school_id, SUM(n.pupils), SUM(n.placed)"
        "   FROM (SELECT p.school_id, COUNT(*) AS pupils,"
        "                SUM(EXISTS (SELECT 1 FROM application a WHERE a.pupil_id = p.account_id"
        "                               AND a.is_confirmed = 1)) AS placed"
        "           FROM pupil p JOIN account c ON c.id = p.account_id"
        "          WHERE c.state = 'active' GROUP BY p.school_id"
        "         UNION ALL SELECT i.school_id, COUNT(*), 0"
        "           FROM pupil_invitation i LEFT JOIN account c ON c.id = i.account_id"
        "          WHERE " INVITATION_IS_AWAITED " GROUP BY i.school_id) AS n GROUP BY n.school_id";
    static const char all[] =
        "INSERT INTO statistic_stock (school_year, kind, item, pupils, placed)"
        " SELECT ?, 'all', '', COALESCE(SUM(pupils), 0), COALESCE(SUM(placed), 0)"
        "   FROM statistic_stock WHERE school_year = ? AND kind = 'school'"
        " ON DUPLICATE KEY UPDATE pupils = VALUES(pupils), placed = VALUES(placed)";
    const struct db_value year = db_u64((uint64_t)school_year);

    return db_run(db, schools, DB_VALUES(year)) && db_run(db, all, DB_VALUES(year, year));
}

struct stocktaking {
    int school_year;
    struct date today;
    time_t now;
};

static bool stock_run(struct db *db, void *argument)
{
    static const char forget[] = "DELETE FROM statistic_stock WHERE school_year >= ?";
    static const char done[] = "UPDATE statistic_state SET counted_at = ? WHERE id = 1";
    const struct stocktaking *stock = argument;
    const struct date first = {(int16_t)stock->school_year, 9, 1};

    return state_lock(db) && db_run(db, forget, DB_VALUES(db_u64((uint64_t)stock->school_year))) &&
           offers_count(db, first) && seats_left_count(db, stock->school_year, stock->today) &&
           pupils_count(db, stock->school_year) &&
           db_run(db, done, DB_VALUES(db_instant(stock->now)));
}

bool store_statistics_stock(struct db *db, int school_year, struct date today, time_t now)
{
    struct stocktaking stock = {school_year, today, now};

    return db_transaction(db, stock_run, &stock);
}

static bool publish_run(struct db *db, void *argument)
{
    static const char *const statements[] = {
        "DELETE FROM statistic_published",
        "DELETE FROM statistic_spread_published",
        "DELETE FROM statistic_stock_published",
        "INSERT INTO statistic_published (school_year, kind, item, has_priority, received,"
        "                                 favourable, refused, confirmed)"
        " SELECT school_year, kind, item, has_priority, SUM(received), SUM(favourable),"
        "        SUM(refused), SUM(confirmed) FROM statistic WHERE kind <> 'school'"
        "  GROUP BY school_year, kind, item, has_priority HAVING SUM(received) > 0",
        "INSERT INTO statistic_spread_published (school_year, kind, measure, item, has_priority,"
        "                                        bucket, number)"
        " SELECT school_year, kind, measure, item, has_priority, bucket, SUM(number)"
        "   FROM statistic_spread WHERE kind <> 'school'"
        "  GROUP BY school_year, kind, measure, item, has_priority, bucket HAVING SUM(number) > 0",
        "INSERT INTO statistic_stock_published SELECT * FROM statistic_stock WHERE kind <> 'school'",
    };
    static const char done[] = "UPDATE statistic_state SET published_at = ? WHERE id = 1";
    const time_t *now = argument;

    if (!state_lock(db))
        return false;
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
        if (!db_run(db, statements[i], DB_NO_VALUES))
            return false;
    }
    return store_statistic_signing_publish(db) && db_run(db, done, DB_VALUES(db_instant(*now)));
}

bool store_statistics_publish(struct db *db, time_t now)
{
    return db_transaction(db, publish_run, &now);
}

static bool difference_count(struct db *db, const char *sql, uint64_t *differences)
{
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);

    if (rows == NULL || !row_next(rows))
        return false;
    *differences += row_u64(rows);
    return true;
}

bool store_statistics_check(struct db *db, uint64_t *differences)
{
    static const char counts[] =
        "SELECT COUNT(*) FROM (SELECT 1 FROM ("
        "    SELECT school_year, kind, item, has_priority, received, favourable, refused, confirmed"
        "      FROM statistic WHERE NOT is_erased"
        "    UNION ALL SELECT school_year, kind, CONVERT(item USING ascii), has_priority, received,"
        "           favourable, refused, confirmed"
        "      FROM (" STATISTIC_PENDING_COUNTS ") AS p WHERE NOT is_erased"
        "    UNION ALL SELECT school_year, kind, CONVERT(item USING ascii), has_priority, -received,"
        "           -favourable, -refused, -confirmed FROM (" STATISTIC_ALL_COUNTS ") AS a) AS n"
        " GROUP BY school_year, kind, item, has_priority"
        " HAVING SUM(received) <> 0 OR SUM(favourable) <> 0 OR SUM(refused) <> 0"
        "     OR SUM(confirmed) <> 0) AS differing";
    static const char spread[] =
        "SELECT COUNT(*) FROM (SELECT 1 FROM ("
        "    SELECT school_year, kind, CAST(measure AS CHAR) AS measure, item, has_priority, bucket,"
        "           number FROM statistic_spread WHERE NOT is_erased"
        "    UNION ALL SELECT school_year, kind, measure, CONVERT(item USING ascii), has_priority,"
        "           bucket, number FROM (" STATISTIC_PENDING_SPREAD ") AS p WHERE NOT is_erased"
        "    UNION ALL SELECT school_year, kind, measure, CONVERT(item USING ascii), has_priority,"
        "           bucket, -number FROM (" STATISTIC_ALL_SPREAD ") AS a) AS n"
        " GROUP BY school_year, kind, measure, item, has_priority, bucket"
        " HAVING SUM(number) <> 0) AS differing";

    *differences = 0;
    return difference_count(db, counts, differences) && difference_count(db, spread, differences);
}
