/* Seats left, day after day: on each of the days to come, without anything being written, every
 * figure of the store must say what the rows of offers, weeks and pools say, read one by one here
 * in the words of domain.md ("Offers").
 *
 *     seats DAYS
 *
 * Says "ok" or the first difference (t/race/seats-left.t). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/log.h"
#include "base/pool.h"
#include "store/offer_manage.h"
#include "store/offer_store.h"
#include "store/search_document.h"
#include "store/search_index.h"

enum { OFFERS_MAX = 20000, WEEKS_MAX = 40 };

struct week {
    struct date monday, apply_until;
    uint64_t pool_id;
    unsigned free;
};

struct truth {
    uint64_t id;
    bool is_active, is_to_activate;
    bool is_suspended;
    struct date last, apply_from, apply_to;
    struct week weeks[WEEKS_MAX];
    size_t week_count;
};

static struct truth truths[OFFERS_MAX];
static size_t truth_count;

static void differ(struct date today, uint64_t id, const char *where, const char *what,
                   const char *expected)
{
    char day[DATE_ISO_SIZE];

    date_iso(today, day);
    printf("not ok: on %s, offer %llu, %s: %s, not %s\n", day, (unsigned long long)id, where, what,
           expected);
    exit(EXIT_FAILURE);
}

static struct truth *truth_of(uint64_t id)
{
    for (size_t i = 0; i < truth_count; i++) {
        if (truths[i].id == id)
            return &truths[i];
    }
    return NULL;
}

static void truths_read(struct db *db)
{
    struct rows *rows =
        db_select(db,
                  "SELECT id, state = 'active', state = 'to_activate', last_on, apply_from,"
                  "       apply_to, suspended_at IS NOT NULL FROM offer ORDER BY id",
                  DB_NO_VALUES);

    while (rows != NULL && truth_count < OFFERS_MAX && row_next(rows)) {
        struct truth *truth = &truths[truth_count++];

        truth->id = row_u64(rows);
        truth->is_active = row_bool(rows);
        truth->is_to_activate = row_bool(rows);
        truth->last = row_date(rows);
        truth->apply_from = row_date(rows);
        truth->apply_to = row_date(rows);
        truth->is_suspended = row_bool(rows);
    }
    rows = db_select(db,
                     "SELECT w.offer_id, w.monday, w.apply_until, c.id, c.seats - c.taken"
                     "  FROM offer_week w JOIN capacity c ON c.id = w.capacity_id"
                     " WHERE w.is_removed = 0 ORDER BY w.offer_id, w.monday",
                     DB_NO_VALUES);
    while (rows != NULL && row_next(rows)) {
        struct truth *truth = truth_of(row_u64(rows));
        struct week *week;

        if (truth == NULL || truth->week_count == WEEKS_MAX)
            continue;
        week = &truth->weeks[truth->week_count++];
        week->monday = row_date(rows);
        week->apply_until = row_date(rows);
        week->pool_id = row_u64(rows);
        week->free = row_unsigned(rows);
    }
}

/* One day on which it could be asked for, from this one on. */
static bool can_be_asked_for(const struct truth *truth, const struct week *week, struct date today)
{
    if (date_is_set(truth->apply_from) && date_compare(today, truth->apply_from) < 0)
        today = truth->apply_from;
    return !truth->is_suspended && week->free > 0 && date_compare(today, week->apply_until) <= 0 &&
           (!date_is_set(truth->apply_to) || date_compare(today, truth->apply_to) <= 0);
}

static unsigned seats_left(const struct truth *truth, struct date today)
{
    uint64_t counted[WEEKS_MAX];
    size_t count = 0;
    unsigned seats = 0;

    for (size_t i = 0; truth->is_active && i < truth->week_count; i++) {
        const struct week *week = &truth->weeks[i];
        bool is_counted = false;

        for (size_t k = 0; k < count; k++)
            is_counted = is_counted || counted[k] == week->pool_id;
        if (is_counted || !can_be_asked_for(truth, week, today))
            continue;
        counted[count++] = week->pool_id;
        seats += week->free;
    }
    return seats;
}

/* The table of domain.md. */
static const char *status(const struct truth *truth, struct date today)
{
    size_t coming = 0, coming_free = 0, free = 0;

    if (!truth->is_active)
        return truth->is_to_activate ? "to-activate" : "disabled";
    if (date_compare(today, truth->last) > 0)
        return "ended";
    if (seats_left(truth, today) > 0)
        return date_is_set(truth->apply_from) && date_compare(today, truth->apply_from) < 0
                   ? "upcoming"
                   : "open";
    for (size_t i = 0; i < truth->week_count; i++) {
        const bool is_coming = date_compare(truth->weeks[i].monday, today) > 0;

        free += truth->weeks[i].free > 0;
        coming += is_coming;
        coming_free += is_coming && truth->weeks[i].free > 0;
    }
    if (truth->week_count > 0 && (coming > 0 ? coming_free : free) == 0)
        return "filled";
    return truth->is_suspended ||
                   (date_is_set(truth->apply_to) && date_compare(today, truth->apply_to) > 0)
               ? "suspended"
               : "closed";
}

static void terms_compare(struct pool *pool, const struct truth *truth, struct date today,
                          const char *where, const struct offer_terms *terms)
{
    const char *code = offer_status_code(offer_status(terms, today));

    if (terms->seats_left != seats_left(truth, today))
        differ(today, truth->id, where, pool_printf(pool, "%u seats left", terms->seats_left),
               pool_printf(pool, "%u", seats_left(truth, today)));
    if (strcmp(code, status(truth, today)) != 0)
        differ(today, truth->id, where, code, status(truth, today));
}

/* Every list: the search with its cards, the counter, the list of who manages, the offer alone. */
static bool day_compare(struct db *db, struct date today)
{
    struct pool *pool = db_pool(db);
    const struct offer_filter everything = {.page = 1};
    const struct offer_query query = {.text = "", .state = ""};
    struct offer_found found = {.next_after = 0};
    struct managed_offer *managed;
    uint64_t counter, listed = 0, sum = 0, cards = 0;
    size_t count;

    for (size_t i = 0; i < truth_count; i++) {
        const char *code = status(&truths[i], today);

        listed += strcmp(code, "to-activate") != 0 && strcmp(code, "disabled") != 0 &&
                  strcmp(code, "ended") != 0;
        sum += strcmp(code, "ended") != 0 ? seats_left(&truths[i], today) : 0;
    }
    do {
        if (!store_offers_after(db, &everything, today, found.next_after, OFFER_LIST_MAX, &found))
            return false;
        for (size_t i = 0; i < found.count; i++)
            terms_compare(pool, truth_of(found.cards[i].id), today, "card", &found.cards[i].terms);
        cards += found.count;
    } while (found.next_after != 0);
    if (cards != listed)
        differ(today, 0, "the search", pool_printf(pool, "%llu offers", (unsigned long long)cards),
               pool_printf(pool, "%llu", (unsigned long long)listed));
    if (!store_seats_available(db, today, &counter))
        return false;
    if (counter != sum)
        differ(today, 0, "the counter", pool_printf(pool, "%llu", (unsigned long long)counter),
               pool_printf(pool, "%llu", (unsigned long long)sum));
    if (!store_offers_query(db, today, &query, OFFERS_MAX, &managed, &count))
        return false;
    for (size_t i = 0; i < count; i++)
        terms_compare(pool, truth_of(managed[i].id), today, "managed", &managed[i].terms);
    return true;
}

static bool offers_compare(struct db *db, struct date today)
{
    struct pool *pool = db_pool(db);

    for (size_t i = 0; i < truth_count; i++) {
        struct offer offer;

        if (!store_offer_find(db, today, truths[i].id, &offer))
            return false;
        terms_compare(pool, &truths[i], today, "page", &offer.terms);
        offer.terms.seats_left =
            offer_seats_left(&offer.terms, offer.weeks, offer.week_count, today);
        terms_compare(pool, &truths[i], today, "weeks", &offer.terms);
    }
    return true;
}

/* The index stays on the day it is of, and a search reads so many that the days since have changed:
 * a model that goes on beyond compares what no site does, whose index hears of each day. */
static bool is_near(struct db *db, struct date from, struct date to)
{
    struct rows *rows =
        db_select(db, "SELECT COUNT(*) FROM " SEARCH_DAY_TURNED, SEARCH_DAY_VALUES(from, to));

    return rows != NULL && row_next(rows) && row_unsigned(rows) <= SEARCH_PENDING_MAX;
}

int main(int count, char **arguments)
{
    const int wanted = count > 1 ? atoi(arguments[1]) : 0;
    int days = 0;
    const struct config *config;
    struct db *db;

    log_open("model");
    config = config_open("stage3ectl");
    if (config == NULL)
        return EXIT_FAILURE;
    db = db_open(config);
    truths_read(db);
    for (; days < wanted && is_near(db, date_today(), date_add(date_today(), days)); days++) {
        const struct date today = date_add(date_today(), days);
        struct pool *pool = pool_open();

        db_pool_use(db, pool);
        if (!day_compare(db, today) || (days % 16 == 0 && !offers_compare(db, today)))
            return EXIT_FAILURE;
        db_pool_use(db, NULL);
        pool_close(pool);
    }
    printf("ok: %zu offers on %d days\n", truth_count, days);
    db_close(db);
    config_close();
    return EXIT_SUCCESS;
}
