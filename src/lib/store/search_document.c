/* Reading offers for the search: three statements for up to DB_LIST_MAX of them. */
#include "store/search_document.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "store/offer_values.h"

/* An offer being read. */
struct reading {
    struct search_facts facts;
    uint64_t domains[3];
    struct offer_week *weeks;
    size_t week_room;
    const char *title;
    const char *labels;
    const char *text;
};

struct batch {
    struct db *db;
    struct pool *pool;
    struct date today;
    const uint64_t *ids;
    size_t count;
    struct db_value values[DB_LIST_MAX];
    struct reading *readings;
};

static struct reading *reading_of(struct batch *batch, uint64_t id)
{
    for (size_t i = 0; i < batch->count; i++) {
        if (batch->ids[i] == id)
            return &batch->readings[i];
    }
    return NULL;
}

static bool offers_read(struct batch *batch)
{
    struct rows *rows = db_select_list_on(
        batch->db, batch->today,
        "SELECT o.id, " OFFER_TERMS_COLUMNS ", o.title, e.name, e.activity, n.label, o.town,"
        "       o.description, o.accessible_visual, o.accessible_motor, o.accessible_mental,"
        "       o.accessible_hearing, o.meal_on_site, o.latitude, o.longitude"
        "  FROM " OFFER_TODAY " JOIN offer o JOIN employer e ON e.id = o.employer_id"
        " LEFT JOIN naf n ON n.code = e.naf WHERE o.id IN ",
        "", batch->values, batch->count);

    while (rows != NULL && row_next(rows)) {
        const uint64_t id = row_u64(rows);
        struct reading *reading = reading_of(batch, id);
        struct search_facts *facts = &reading->facts;
        const char *employer, *activity, *town;

        facts->id = id;
        offer_terms_read(rows, &facts->terms);
        reading->title = row_text(rows);
        employer = row_text(rows);
        activity = row_text(rows);
        reading->labels = pool_printf(batch->pool, "%s %s %s", employer, activity, row_text(rows));
        town = row_text(rows);
        reading->text = pool_printf(batch->pool, "%s %s", town, row_text(rows));
        for (unsigned feature = 0; feature < FEATURE_CAN_APPLY; feature++)
            facts->has_feature[feature] = row_bool(rows);
        facts->latitude = row_real(rows, &facts->is_located);
        facts->longitude = row_real(rows, NULL);
    }
    return rows != NULL;
}

static bool domains_read(struct batch *batch)
{
    struct rows *rows = db_select_list(
        batch->db,
        "SELECT od.offer_id, d.id, d.name FROM offer_domain od JOIN domain d ON d.id = od.domain_id"
        " WHERE od.offer_id IN ",
        "", batch->values, batch->count);

    while (rows != NULL && row_next(rows)) {
        struct reading *reading = reading_of(batch, row_u64(rows));
        struct search_facts *facts = &reading->facts;

        if (facts->id == 0 || facts->domain_count == sizeof reading->domains / sizeof(uint64_t))
            continue;
        reading->domains[facts->domain_count++] = row_u64(rows);
        facts->domains = reading->domains;
        reading->labels = pool_printf(batch->pool, "%s %s", reading->labels, row_text(rows));
    }
    return rows != NULL;
}

static bool weeks_read(struct batch *batch)
{
    struct rows *rows = db_select_list(
        batch->db,
        "SELECT w.offer_id, w.monday, w.apply_until, c.seats, c.taken"
        "  FROM offer_week w JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id"
        " WHERE NOT w.is_removed AND w.offer_id IN ",
        " ORDER BY w.offer_id, w.monday", batch->values, batch->count);

    while (rows != NULL && row_next(rows)) {
        struct reading *reading = reading_of(batch, row_u64(rows));
        struct offer_week week = {0};

        week.monday = row_date(rows);
        week.apply_until = row_date(rows);
        week.seats = row_unsigned(rows);
        week.taken = row_unsigned(rows);
        pool_make_room(batch->pool, reading->weeks, reading->facts.week_count, reading->week_room);
        reading->weeks[reading->facts.week_count++] = week;
        reading->facts.weeks = reading->weeks;
    }
    return rows != NULL;
}

static struct search_document document_make(struct pool *pool, struct date today, uint64_t id,
                                            struct reading *reading)
{
    struct search_facts *facts = &reading->facts;
    struct search_document document = {.offer_id = id, .first_week = search_no_week};

    if (facts->id == 0)
        return document;
    facts->title = reading->title;
    facts->labels = reading->labels;
    facts->text = reading->text;
    document.first_week = search_first_week(facts, today);
    document.is_located = facts->is_located;
    document.square = grid_square(facts->latitude, facts->longitude, 0);
    document.seats = facts->terms.seats_left;
    document.terms = search_document_terms(pool, facts, today);
    if (document.terms.count > 0)
        search_document_words(pool, facts, &document.words);
    return document;
}

bool store_search_documents(struct db *db, struct date today, const uint64_t *offer_ids,
                            size_t count, struct search_document *documents)
{
    struct pool *pool = db_pool(db);

    for (size_t done = 0; done < count; done += DB_LIST_MAX) {
        struct batch batch = {.db = db, .pool = pool, .today = today, .ids = offer_ids + done};

        batch.count = count - done < DB_LIST_MAX ? count - done : DB_LIST_MAX;
        batch.readings = pool_array(pool, batch.count, sizeof *batch.readings);
        for (size_t i = 0; i < batch.count; i++)
            batch.values[i] = db_u64(batch.ids[i]);
        if (!offers_read(&batch) || !domains_read(&batch) || !weeks_read(&batch))
            return false;
        for (size_t i = 0; i < batch.count; i++)
            documents[done + i] = document_make(pool, today, batch.ids[i], &batch.readings[i]);
    }
    return true;
}

void postings_add(struct pool *pool, struct postings *postings, const char *term, uint64_t offer_id)
{
    pool_make_room(pool, postings->list, postings->count, postings->room);
    postings->list[postings->count++] = (struct posting){term, (uint32_t)offer_id};
}

static int by_term(const void *a, const void *b)
{
    const struct posting *left = a, *right = b;
    const int order = strcmp(left->term, right->term);

    if (order != 0)
        return order;
    return left->offer_id < right->offer_id ? -1 : left->offer_id > right->offer_id;
}

void postings_sort(struct postings *postings)
{
    if (postings->count > 0)
        qsort(postings->list, postings->count, sizeof *postings->list, by_term);
}
