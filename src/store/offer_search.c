/* Searching offers. The text of a search's statement is put together from constants, one for
 * each filter in use; its values are bound. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/pool.h"
#include "store/offer_store.h"

enum { CLAUSE_VALUES_MAX = 40 };

/* A WHERE clause being made. */
struct clause {
    struct pool *pool;
    const char *sql;
    struct db_value values[CLAUSE_VALUES_MAX];
    size_t count;
};

static void clause_add(struct clause *clause, const char *sql)
{
    clause->sql = pool_printf(clause->pool, "%s%s", clause->sql, sql);
}

static void clause_value(struct clause *clause, struct db_value value)
{
    clause->values[clause->count++] = value;
}

/* Great-circle distance in km of offer o from a place bound twice: latitude, longitude,
 * latitude. LEAST guards against a rounding above 1. */
#define DISTANCE_KM                                                                                \
    "6371 * ACOS(LEAST(1, SIN(RADIANS(?)) * SIN(RADIANS(o.latitude))"                              \
    " + COS(RADIANS(?)) * COS(RADIANS(o.latitude)) * COS(RADIANS(o.longitude - ?))))"

static void distance_values(struct clause *clause, const struct offer_filter *filter)
{
    clause_value(clause, db_real(filter->latitude));
    clause_value(clause, db_real(filter->latitude));
    clause_value(clause, db_real(filter->longitude));
}

static void near_add(struct clause *clause, const struct offer_filter *filter)
{
    const double degrees = filter->radius_km / 111.0;
    const double longitude_degrees = degrees / cos(filter->latitude * M_PI / 180);

    /* The square first, cheap; then the circle in it. */
    clause_add(clause, " AND o.latitude BETWEEN ? AND ? AND o.longitude BETWEEN ? AND ?"
                       " AND " DISTANCE_KM " <= ?");
    clause_value(clause, db_real(filter->latitude - degrees));
    clause_value(clause, db_real(filter->latitude + degrees));
    clause_value(clause, db_real(filter->longitude - longitude_degrees));
    clause_value(clause, db_real(filter->longitude + longitude_degrees));
    distance_values(clause, filter);
    clause_value(clause, db_u64(filter->radius_km));
}

/* A week in which a seat is left and that is not closed yet. */
#define OPEN_WEEK                                                                                  \
    " AND EXISTS (SELECT 1 FROM offer_week w"                                                      \
    "              JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id"            \
    "             WHERE w.offer_id = o.id AND w.apply_until >= ? AND c.taken < c.seats"

static void filter_add(struct clause *clause, const struct offer_filter *filter, struct date today)
{
    clause_add(clause, " WHERE o.state = 'active' AND o.last_on >= ?");
    clause_value(clause, db_date(today));
    for (size_t i = 0; i < filter->word_count; i++) {
        clause_add(clause, " AND LOCATE(?, o.search_text)");
        clause_value(clause, db_text(filter->words[i]));
    }
    if (filter->domain_id != 0) {
        clause_add(clause, " AND EXISTS (SELECT 1 FROM offer_domain d"
                           "              WHERE d.offer_id = o.id AND d.domain_id = ?)");
        clause_value(clause, db_u64(filter->domain_id));
    }
    if (date_is_set(filter->monday)) {
        clause_add(clause, OPEN_WEEK " AND w.monday = ?)");
        clause_value(clause, db_date(today));
        clause_value(clause, db_date(filter->monday));
    }
    if (filter->can_apply) {
        clause_add(clause, OPEN_WEEK ") AND (o.apply_from IS NULL OR o.apply_from <= ?)");
        clause_value(clause, db_date(today));
        clause_value(clause, db_date(today));
    }
    if (filter->accessible_visual)
        clause_add(clause, " AND o.accessible_visual");
    if (filter->accessible_motor)
        clause_add(clause, " AND o.accessible_motor");
    if (filter->accessible_mental)
        clause_add(clause, " AND o.accessible_mental");
    if (filter->accessible_hearing)
        clause_add(clause, " AND o.accessible_hearing");
    if (filter->is_near)
        near_add(clause, filter);
}

#define CARD_COLUMNS                                                                               \
    "SELECT o.id, o.title, e.name, o.town,"                                                        \
    "       (SELECT d.name FROM offer_domain od JOIN domain d ON d.id = od.domain_id"              \
    "         WHERE od.offer_id = o.id ORDER BY d.id LIMIT 1),"                                    \
    "       o.first_on, o.last_on, o.apply_from, o.apply_to,"                                      \
    "       (SELECT SUM(c.seats - c.taken) FROM capacity c WHERE c.offer_id = o.id),"              \
    "       o.latitude, o.longitude, o.meal_on_site,"                                              \
    "       o.accessible_visual OR o.accessible_motor OR o.accessible_mental"                      \
    "       OR o.accessible_hearing"

#define CARD_TABLES "  FROM offer o JOIN employer e ON e.id = o.employer_id"

static void card_read(struct rows *rows, struct pool *pool, struct offer_card *card)
{
    card->id = row_u64(rows);
    card->title = row_text(rows, pool);
    card->employer = row_text(rows, pool);
    card->town = row_text(rows, pool);
    card->domain = row_text(rows, pool);
    card->first = row_date(rows);
    card->terms.state = OFFER_STATE_ACTIVE;
    card->terms.last = row_date(rows);
    card->terms.apply_from = row_date(rows);
    card->terms.apply_to = row_date(rows);
    card->seats_left = card->terms.seats_left = row_unsigned(rows);
    card->latitude = row_real(rows, &card->is_located);
    card->longitude = row_real(rows, NULL);
    card->meal_on_site = row_bool(rows);
    card->is_accessible = row_bool(rows);
    card->distance_km = -1;
}

static bool cards_select(struct db *db, struct pool *pool, const struct clause *clause,
                         bool has_distance, size_t limit, struct offer_card **cards, size_t *count)
{
    struct rows *rows = db_select(db, clause->sql, clause->values, clause->count);

    *cards = pool_array(pool, limit, sizeof **cards);
    *count = 0;
    while (rows != NULL && *count < limit && row_next(rows)) {
        struct offer_card *card = &(*cards)[(*count)++];

        card_read(rows, pool, card);
        if (has_distance)
            card->distance_km = row_real(rows, NULL);
    }
    return rows != NULL;
}

static struct offer_card *card_of(struct offer_card *cards, size_t count, uint64_t id)
{
    for (size_t i = 0; i < count; i++) {
        if (cards[i].id == id)
            return &cards[i];
    }
    return NULL;
}

/* The open weeks of one page of cards, in one statement whatever their number. */
static bool cards_weeks_read(struct db *db, struct pool *pool, struct date today,
                             struct offer_card *cards, size_t count)
{
    static const char sql[] =
        "SELECT w.offer_id, w.monday, w.first_on, w.last_on, w.apply_until, c.seats, c.taken"
        "  FROM offer_week w JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id"
        " WHERE w.offer_id IN (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
        "   AND w.apply_until >= ? AND c.taken < c.seats"
        " ORDER BY w.offer_id, w.monday";
    struct db_value values[OFFER_PAGE_SIZE + 1];
    size_t room[OFFER_PAGE_SIZE] = {0};
    struct rows *rows;

    for (size_t i = 0; i < OFFER_PAGE_SIZE; i++)
        values[i] = db_u64(i < count ? cards[i].id : 0);
    values[OFFER_PAGE_SIZE] = db_date(today);
    rows = db_select(db, sql, values, OFFER_PAGE_SIZE + 1);
    while (rows != NULL && row_next(rows)) {
        struct offer_card *card = card_of(cards, count, row_u64(rows));
        struct offer_week week = {0};

        if (card == NULL)
            continue;
        week.monday = row_date(rows);
        week.first = row_date(rows);
        week.last = row_date(rows);
        week.apply_until = row_date(rows);
        week.seats = row_unsigned(rows);
        week.taken = row_unsigned(rows);
        pool_make_room(pool, card->weeks, card->week_count, room[card - cards]);
        card->weeks[card->week_count++] = week;
    }
    return rows != NULL;
}

static bool offers_count(struct db *db, struct pool *pool, const struct offer_filter *filter,
                         struct date today, unsigned *total)
{
    struct clause clause = {.pool = pool, .sql = "SELECT COUNT(*) FROM (SELECT 1 FROM offer o"};
    struct rows *rows;

    filter_add(&clause, filter, today);
    clause_add(&clause, " LIMIT ?) AS found");
    clause_value(&clause, db_u64(OFFER_COUNT_MAX + 1));
    rows = db_select(db, clause.sql, clause.values, clause.count);
    if (rows == NULL || !row_next(rows))
        return false;
    *total = row_unsigned(rows);
    return true;
}

/* The statement of a list, up to its LIMIT. */
static struct clause list_clause(struct pool *pool, const struct offer_filter *filter,
                                 struct date today)
{
    struct clause clause = {.pool = pool, .sql = CARD_COLUMNS};

    if (filter->is_near) {
        clause_add(&clause, ", " DISTANCE_KM " AS distance_km");
        distance_values(&clause, filter);
    }
    clause_add(&clause, CARD_TABLES);
    filter_add(&clause, filter, today);
    if (filter->is_near && filter->order == OFFER_BY_DISTANCE)
        clause_add(&clause, " ORDER BY distance_km, o.sort_on, o.id");
    else
        clause_add(&clause, " ORDER BY o.sort_on, o.id");
    return clause;
}

bool store_offers_search(struct db *db, struct pool *pool, const struct offer_filter *filter,
                         struct date today, struct offer_card **cards, size_t *count,
                         unsigned *total)
{
    struct clause clause = list_clause(pool, filter, today);

    clause_add(&clause, " LIMIT ? OFFSET ?");
    clause_value(&clause, db_u64(OFFER_PAGE_SIZE));
    clause_value(&clause, db_u64((filter->page - 1) * (uint64_t)OFFER_PAGE_SIZE));
    return cards_select(db, pool, &clause, filter->is_near, OFFER_PAGE_SIZE, cards, count) &&
           cards_weeks_read(db, pool, today, *cards, *count) &&
           offers_count(db, pool, filter, today, total);
}

bool store_offers_all(struct db *db, struct pool *pool, const struct offer_filter *filter,
                      struct date today, struct offer_card **cards, size_t *count)
{
    struct clause clause = {.pool = pool, .sql = CARD_COLUMNS CARD_TABLES};

    filter_add(&clause, filter, today);
    clause_add(&clause, " ORDER BY o.sort_on, o.id LIMIT ?");
    clause_value(&clause, db_u64(OFFER_ALL_MAX));
    return cards_select(db, pool, &clause, false, OFFER_ALL_MAX, cards, count);
}

bool store_offers_newest(struct db *db, struct pool *pool, struct date today, unsigned limit,
                         struct offer_card **cards, size_t *count)
{
    struct clause clause = {.pool = pool, .sql = CARD_COLUMNS CARD_TABLES};

    /* sort_on tells, as of last night, whether a week is open: cheap, along the index newest. */
    clause_add(&clause, " WHERE o.state = 'active' AND o.last_on >= ? AND o.sort_on < '9999-12-31'"
                        " ORDER BY o.activated_at DESC LIMIT ?");
    clause_value(&clause, db_date(today));
    clause_value(&clause, db_u64(limit));
    return cards_select(db, pool, &clause, false, limit, cards, count) &&
           cards_weeks_read(db, pool, today, *cards, *count);
}

bool store_seats_available(struct db *db, struct date today, uint64_t *seats)
{
    /* apply_until holds the end of the application period too (offer_apply_until). */
    static const char sql[] =
        "SELECT COALESCE(SUM(c.seats - c.taken), 0)"
        "  FROM capacity c JOIN offer o ON o.id = c.offer_id"
        " WHERE o.state = 'active'"
        "   AND EXISTS (SELECT 1 FROM offer_week w"
        "                WHERE w.offer_id = c.offer_id AND w.capacity_id = c.id"
        "                  AND w.apply_until >= ?)";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_date(today)));

    if (rows == NULL || !row_next(rows))
        return false;
    *seats = row_u64(rows);
    return true;
}
