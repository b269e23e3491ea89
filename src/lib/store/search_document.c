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
    const char *labels;
    const char *text;
    uint64_t first_domain;
    struct offer_card card;
};

struct batch {
    struct db *db;
    struct pool *pool;
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

/* What is shown, and found by, of one offer: its domains and weeks come later. */
static void offer_read(struct rows *rows, struct pool *pool, struct reading *reading)
{
    struct search_facts *facts = &reading->facts;
    struct offer_card *card = &reading->card;
    const char *activity;

    card->terms.state = (enum offer_state)row_unsigned(rows);
    card->terms.last = row_date(rows);
    card->terms.apply_from = row_date(rows);
    card->terms.apply_to = row_date(rows);
    card->terms.is_suspended = row_bool(rows);
    card->title = row_text(rows);
    card->employer = row_text(rows);
    activity = row_text(rows);
    reading->labels = pool_printf(pool, "%s %s %s", card->employer, activity, row_text(rows));
    card->town = row_text(rows);
    reading->text = pool_printf(pool, "%s %s", card->town, row_text(rows));
    for (unsigned feature = 0; feature < FEATURE_CAN_APPLY; feature++)
        facts->has_feature[feature] = row_bool(rows);
    card->latitude = row_real(rows, &card->is_located);
    card->longitude = row_real(rows, NULL);
    card->first = row_date(rows);
    card->activated_at = row_instant(rows);
    card->logo_of = row_u64(rows);
    card->logo = row_text(rows);
    card->domain = "";
    card->distance_km = -1;
}

static bool offers_read(struct batch *batch)
{
    struct rows *rows = db_select_list(
        batch->db,
        "SELECT o.id, o.state - 1, o.last_on, o.apply_from, o.apply_to,"
        "       o.suspended_at IS NOT NULL, o.title, e.name, e.activity, n.label, o.town,"
        "       o.description, o.accessible_visual, o.accessible_motor, o.accessible_mental,"
        "       o.accessible_hearing, o.meal_on_site, o.latitude, o.longitude, o.first_on,"
        "       o.activated_at,"
        "       (SELECT l.employer_id FROM employer_logo l WHERE l.employer_id = e.id),"
        "       LOWER(HEX(o.logo_sha256))"
        "  FROM offer o JOIN employer e ON e.id = o.employer_id"
        " LEFT JOIN naf n ON n.code = e.naf WHERE o.id IN ",
        "", batch->values, batch->count);

    while (rows != NULL && row_next(rows)) {
        const uint64_t id = row_u64(rows);
        struct reading *reading = reading_of(batch, id);

        reading->facts.id = reading->card.id = id;
        offer_read(rows, batch->pool, reading);
    }
    return rows != NULL;
}

/* The first one is on the card. */
static bool domains_read(struct batch *batch)
{
    struct rows *rows = db_select_list(
        batch->db,
        "SELECT od.offer_id, d.id, d.name FROM offer_domain od JOIN domain d ON d.id = od.domain_id"
        " WHERE od.offer_id IN ",
        " ORDER BY od.offer_id, d.id", batch->values, batch->count);

    while (rows != NULL && row_next(rows)) {
        struct reading *reading = reading_of(batch, row_u64(rows));
        struct search_facts *facts = &reading->facts;
        const char *name;

        if (facts->id == 0 || facts->domain_count == sizeof reading->domains / sizeof(uint64_t))
            continue;
        reading->domains[facts->domain_count++] = row_u64(rows);
        facts->domains = reading->domains;
        name = row_text(rows);
        reading->labels = pool_printf(batch->pool, "%s %s", reading->labels, name);
        if (facts->domain_count == 1)
            reading->card.domain = name;
    }
    return rows != NULL;
}

static bool weeks_read(struct batch *batch)
{
    struct rows *rows = db_select_list(
        batch->db,
        "SELECT w.offer_id, w.monday, w.first_on, w.last_on, w.apply_until, c.seats, c.taken, c.id"
        "  FROM offer_week w JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id"
        " WHERE NOT w.is_removed AND w.offer_id IN ",
        " ORDER BY w.offer_id, w.monday", batch->values, batch->count);

    while (rows != NULL && row_next(rows)) {
        struct reading *reading = reading_of(batch, row_u64(rows));
        struct offer_card *card = &reading->card;
        struct offer_week week;

        week.monday = row_date(rows);
        week.first = row_date(rows);
        week.last = row_date(rows);
        week.apply_until = row_date(rows);
        week.seats = row_unsigned(rows);
        week.taken = row_unsigned(rows);
        week.capacity_id = row_u64(rows);
        pool_make_room(batch->pool, card->weeks, card->week_count, reading->week_room);
        card->weeks[card->week_count++] = week;
    }
    return rows != NULL;
}

/* Of up to DB_LIST_MAX offers. */
static bool batch_read(struct batch *batch)
{
    batch->readings = pool_array(batch->pool, batch->count, sizeof *batch->readings);
    for (size_t i = 0; i < batch->count; i++)
        batch->values[i] = db_u64(batch->ids[i]);
    return offers_read(batch) && domains_read(batch) && weeks_read(batch);
}

/* What the index wants to know comes from the card, as a list shows it today. */
static void facts_fill(struct reading *reading, struct date today)
{
    struct search_facts *facts = &reading->facts;
    struct offer_card *card = &reading->card;

    card->meal_on_site = facts->has_feature[FEATURE_MEAL];
    for (unsigned feature = 0; feature < FEATURE_MEAL; feature++)
        card->is_accessible = card->is_accessible || facts->has_feature[feature];
    card->terms.seats_left = offer_seats_left(&card->terms, card->weeks, card->week_count, today);
    card->terms.is_full = offer_is_full(card->weeks, card->week_count, today);
    facts->terms = card->terms;
    facts->weeks = card->weeks;
    facts->week_count = card->week_count;
    facts->title = card->title;
    facts->labels = reading->labels;
    facts->text = reading->text;
    facts->is_located = card->is_located;
    facts->latitude = card->latitude;
    facts->longitude = card->longitude;
}

static struct search_document document_make(struct pool *pool, struct date today, uint64_t id,
                                            struct reading *reading)
{
    struct search_facts *facts = &reading->facts;
    struct search_document document = {.offer_id = id};

    if (facts->id == 0)
        return document;
    facts_fill(reading, today);
    document.card = search_card_pack(pool, &reading->card);
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
        struct batch batch = {.db = db, .pool = pool, .ids = offer_ids + done};

        batch.count = count - done < DB_LIST_MAX ? count - done : DB_LIST_MAX;
        if (!batch_read(&batch))
            return false;
        for (size_t i = 0; i < batch.count; i++)
            documents[done + i] = document_make(pool, today, batch.ids[i], &batch.readings[i]);
    }
    return true;
}

bool store_search_cards(struct db *db, struct date today, const uint64_t *offer_ids, size_t count,
                        struct offer_card *cards)
{
    struct pool *pool = db_pool(db);
    for (size_t done = 0; done < count; done += DB_LIST_MAX) {
        struct batch batch = {.db = db, .pool = pool, .ids = offer_ids + done};

        batch.count = count - done < DB_LIST_MAX ? count - done : DB_LIST_MAX;
        if (!batch_read(&batch))
            return false;
        for (size_t i = 0; i < batch.count; i++) {
            facts_fill(&batch.readings[i], today);
            cards[done + i] = batch.readings[i].card;
            search_card_settle(&cards[done + i], today);
        }
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
