/* Reading figures: what is kept and what is pending, added up. */
#include "store/statistic_store.h"

#include <string.h>

#include "base/pool.h"
#include "store/statistic_values.h"

/* Where an item stands in the list, or would. */
static size_t place_of(const struct statistic_list *list, const char *item)
{
    size_t at = 0, end = list->count;

    while (at < end) {
        const size_t middle = at + (end - at) / 2;

        if (strcmp(list->list[middle].item, item) < 0)
            at = middle + 1;
        else
            end = middle;
    }
    return at;
}

static struct statistic_item *item_find(const struct statistic_list *list, const char *item)
{
    const size_t at = place_of(list, item);

    return at < list->count && strcmp(list->list[at].item, item) == 0 ? &list->list[at] : NULL;
}

static struct statistic_item *item_of(struct pool *pool, struct statistic_list *list,
                                      const char *item)
{
    struct statistic_item *found = item_find(list, item);
    const size_t at = place_of(list, item);

    if (found != NULL)
        return found;
    pool_make_room(pool, list->list, list->count, list->room);
    memmove(&list->list[at + 1], &list->list[at], (list->count++ - at) * sizeof *list->list);
    list->list[at] = (struct statistic_item){.item = item};
    return &list->list[at];
}

static struct statistic_part *part_read(struct rows *rows, struct statistic_list *list)
{
    struct pool *pool = rows_pool(rows);
    struct statistic_item *item = item_of(pool, list, row_text(rows));

    return row_bool(rows) ? &item->priority : &item->others;
}

/* What is kept and what is pending, added up: numbers sums up the columns kept of a table, and
 * pending has them of PENDING. */
#define SUMMED(numbers, kept, table, pending, PENDING)                                             \
    "SELECT item, has_priority, " numbers "  FROM (SELECT item, has_priority, " kept               \
    " FROM " table "         WHERE school_year = ? AND kind = ?"                                   \
    "        UNION ALL SELECT CONVERT(n.item USING ascii), n.has_priority, " pending               \
    "          FROM (" PENDING ") AS n"                                                            \
    "         WHERE n.school_year = ? AND n.kind = ELT(?, 'all', 'month', 'week',"                 \
    "               'domain', 'town', 'school')) AS both_of_them GROUP BY item, has_priority"

/* What is published has the columns of what is kept. */
static struct rows *figures_select(struct db *db, enum statistic_instant instant, int school_year,
                                   enum statistic_kind kind, const char *now, const char *published)
{
    const struct db_value year = db_u64((uint64_t)school_year), of = db_u64(kind);

    return instant == STATISTIC_NOW ? db_select(db, now, DB_VALUES(year, of, year, of))
                                    : db_select(db, published, DB_VALUES(year, of));
}

static bool counts_read(struct db *db, enum statistic_instant instant, int school_year,
                        enum statistic_kind kind, struct statistic_list *list)
{
    static const char now[] =
        SUMMED("SUM(received), SUM(favourable), SUM(refused), SUM(confirmed)",
               "received, favourable, refused, confirmed", "statistic",
               "n.received, n.favourable, n.refused, n.confirmed",
               STATISTIC_PENDING_COUNTS) " HAVING SUM(received) > 0 ORDER BY item";
    static const char published[] =
        "SELECT item, has_priority, received, favourable, refused, confirmed"
        "  FROM statistic_published WHERE school_year = ? AND kind = ? ORDER BY item";
    struct rows *rows = figures_select(db, instant, school_year, kind, now, published);

    while (rows != NULL && row_next(rows)) {
        struct statistic_part *part = part_read(rows, list);

        part->received = row_u64(rows);
        part->favourable = row_u64(rows);
        part->refused = row_u64(rows);
        part->confirmed = row_u64(rows);
    }
    return rows != NULL;
}

static bool spread_read(struct db *db, enum statistic_instant instant, int school_year,
                        enum statistic_kind kind, struct statistic_list *list)
{
    static const char now[] =
        SUMMED("measure = 'answer', bucket, SUM(number)",
               "CAST(measure AS CHAR) AS measure, bucket, number", "statistic_spread",
               "n.measure, n.bucket, n.number",
               STATISTIC_PENDING_SPREAD) ", measure, bucket HAVING SUM(number) > 0 ORDER BY item";
    static const char published[] =
        "SELECT item, has_priority, measure = 'answer', bucket, number"
        "  FROM statistic_spread_published WHERE school_year = ? AND kind = ? ORDER BY item";
    struct rows *rows = figures_select(db, instant, school_year, kind, now, published);

    while (rows != NULL && row_next(rows)) {
        struct statistic_part *part = part_read(rows, list);
        const bool is_answer = row_bool(rows);
        const unsigned bucket = row_unsigned(rows);
        const uint64_t number = row_u64(rows);

        if (is_answer && bucket < STATISTIC_DAYS)
            part->answers[bucket] = number;
        else if (!is_answer && bucket < STATISTIC_KM)
            part->distances[bucket] = number;
    }
    return rows != NULL;
}

#define STOCK_OF(table)                                                                            \
    "SELECT item, offers, seats, seats_left, pupils, placed FROM " table                           \
    " WHERE school_year = ? AND kind = ? ORDER BY item"

static bool stock_read(struct db *db, enum statistic_instant instant, int school_year,
                       enum statistic_kind kind, struct statistic_list *list)
{
    static const char *const statements[] = {
        [STATISTIC_NOW] = STOCK_OF("statistic_stock"),
        [STATISTIC_PUBLISHED] = STOCK_OF("statistic_stock_published"),
    };
    struct pool *pool = db_pool(db);
    struct rows *rows =
        db_select(db, statements[instant], DB_VALUES(db_u64((uint64_t)school_year), db_u64(kind)));

    while (rows != NULL && row_next(rows)) {
        struct statistic_item *item = item_of(pool, list, row_text(rows));

        item->offers = row_u64(rows);
        item->seats = row_u64(rows);
        item->seats_left = row_u64(rows);
        item->pupils = row_u64(rows);
        item->placed = row_u64(rows);
    }
    return rows != NULL;
}

/* Names are those of now. */
static bool names_read(struct db *db, enum statistic_kind kind, struct statistic_list *list)
{
    static const char *const statements[] = {
        [STATISTIC_DOMAIN] = "SELECT CAST(id AS CHAR), name, '', '' FROM domain",
        [STATISTIC_TOWN] = "SELECT insee, name, '', '' FROM commune",
        [STATISTIC_SCHOOL] = "SELECT CAST(id AS CHAR), name, town, priority FROM school",
    };
    struct rows *rows;

    if (kind < STATISTIC_DOMAIN)
        return true;
    rows = db_select(db, statements[kind], DB_NO_VALUES);
    while (rows != NULL && row_next(rows)) {
        struct statistic_item *item = item_find(list, row_text(rows));

        if (item == NULL)
            continue;
        item->name = row_text(rows);
        item->town = row_text(rows);
        item->priority_of_school = row_text(rows);
    }
    return rows != NULL;
}

bool store_statistics(struct db *db, enum statistic_instant instant, int school_year,
                      enum statistic_kind kind, struct statistic_list *list)
{
    const bool has_spread = kind != STATISTIC_WEEK && kind != STATISTIC_TOWN;

    *list = (struct statistic_list){0};
    return counts_read(db, instant, school_year, kind, list) &&
           (!has_spread || spread_read(db, instant, school_year, kind, list)) &&
           stock_read(db, instant, school_year, kind, list) && names_read(db, kind, list);
}

#define YEARS_OF(counts, stock)                                                                    \
    "SELECT DISTINCT school_year FROM " counts " WHERE kind = 'all'"                               \
    " UNION SELECT DISTINCT school_year FROM " stock                                               \
    "  WHERE kind = 'all' ORDER BY school_year DESC LIMIT ?"

bool store_statistic_years(struct db *db, enum statistic_instant instant, int *years, size_t limit,
                           size_t *count)
{
    static const char *const statements[] = {
        [STATISTIC_NOW] = YEARS_OF("statistic", "statistic_stock"),
        [STATISTIC_PUBLISHED] = YEARS_OF("statistic_published", "statistic_stock_published"),
    };
    struct rows *rows = db_select(db, statements[instant], DB_VALUES(db_u64(limit)));

    *count = 0;
    while (rows != NULL && row_next(rows))
        years[(*count)++] = (int)row_unsigned(rows);
    return rows != NULL;
}

bool store_statistics_counted_at(struct db *db, enum statistic_instant instant, time_t *counted_at)
{
    static const char *const statements[] = {
        [STATISTIC_NOW] = "SELECT counted_at FROM statistic_state WHERE id = 1",
        [STATISTIC_PUBLISHED] = "SELECT published_at FROM statistic_state WHERE id = 1",
    };
    struct rows *rows = db_select(db, statements[instant], DB_NO_VALUES);

    *counted_at = rows != NULL && row_next(rows) ? row_instant(rows) : 0;
    return rows != NULL;
}

struct statistic_part statistic_both(const struct statistic_item *item)
{
    struct statistic_part both = item->others;

    both.received += item->priority.received;
    both.favourable += item->priority.favourable;
    both.refused += item->priority.refused;
    both.confirmed += item->priority.confirmed;
    for (size_t i = 0; i < STATISTIC_DAYS; i++)
        both.answers[i] += item->priority.answers[i];
    for (size_t i = 0; i < STATISTIC_KM; i++)
        both.distances[i] += item->priority.distances[i];
    return both;
}
