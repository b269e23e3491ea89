/* The cards of offers that were found: those that the index keeps, and as they are for offers that
 * changed since. */
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "store/offer_match.h"
#include "store/search_memory.h"

/* Cards being read, one for each id of the page; id is 0 until it is there. */
struct reading {
    struct search_run *search;
    struct offer_card cards[OFFER_LIST_MAX];
};

static void card_put(struct reading *reading, uint64_t offer_id, const void *bytes, size_t size)
{
    struct search_run *search = reading->search;
    struct offer_card card;

    if (!search_card_unpack(search->pool, bytes, size, offer_id, &card))
        return;
    search_card_settle(&card, search->today);
    for (size_t i = 0; i < search->id_count; i++) {
        if (search->ids[i] == offer_id)
            reading->cards[i] = card;
    }
}

/* The numbers of the cards that are not there. */
static size_t missing(const struct reading *reading, uint64_t *ids)
{
    const struct search_run *search = reading->search;
    size_t count = 0;

    for (size_t i = 0; i < search->id_count; i++) {
        if (reading->cards[i].id == 0)
            ids[count++] = search->ids[i];
    }
    return count;
}

static void changed_put(struct reading *reading)
{
    const struct search_run *search = reading->search;

    for (size_t i = 0; i < search->id_count; i++) {
        const struct search_change *change = search_memory_change(search->ids[i]);

        if (change != NULL)
            card_put(reading, change->offer_id, change->document.card.at,
                     change->document.card.size);
    }
}

static bool indexed_read(struct reading *reading)
{
    struct search_run *search = reading->search;
    struct db_value values[OFFER_LIST_MAX];
    uint64_t ids[OFFER_LIST_MAX];
    const size_t count = missing(reading, ids);
    struct rows *rows;

    if (count == 0)
        return true;
    for (size_t i = 0; i < count; i++)
        values[i] = db_u64(ids[i]);
    rows = db_select_list(search->db,
                          "SELECT s.generation, d.offer_id, d.card FROM search_state s"
                          "  LEFT JOIN search_document d ON d.offer_id IN ",
                          " WHERE s.id = 1", values, count);
    while (rows != NULL && row_next(rows)) {
        const void *bytes;
        uint64_t id;
        size_t size;

        search_memory_met(row_u64(rows));
        id = row_u64(rows);
        bytes = row_blob(rows, &size);
        if (id != 0)
            card_put(reading, id, bytes, size);
    }
    return rows != NULL;
}

/* As the offers are: where more have changed than one keeps, or the index has no card yet. */
static bool offers_read(struct reading *reading)
{
    struct search_run *search = reading->search;
    struct offer_card *cards = pool_array(search->pool, OFFER_LIST_MAX, sizeof *cards);
    uint64_t ids[OFFER_LIST_MAX];
    const size_t count = missing(reading, ids);
    size_t at = 0;

    if (count == 0)
        return true;
    if (!store_search_cards(search->db, search->today, ids, count, cards))
        return false;
    for (size_t i = 0; i < search->id_count; i++) {
        if (reading->cards[i].id == 0)
            reading->cards[i] = cards[at++];
    }
    return true;
}

/* Those that are listed: an offer that was disabled this very moment is left out. */
bool search_cards_read(struct search_run *search, struct offer_card **cards, size_t *count)
{
    const struct offer_filter *filter = search->filter;
    struct reading *reading = pool_new(search->pool, struct reading);
    const bool is_whole = search_memory_stand()->is_whole;

    reading->search = search;
    *cards = reading->cards;
    *count = 0;
    if (is_whole) {
        changed_put(reading);
        if (!indexed_read(reading))
            return false;
    }
    if (!offers_read(reading))
        return false;
    for (size_t i = 0; i < search->id_count; i++) {
        struct offer_card card = reading->cards[i];

        if (card.id == 0 || !offer_is_listed(offer_status(&card.terms, search->today)))
            continue;
        if (filter->is_near && card.is_located)
            card.distance_km = grid_distance_km(filter->near.latitude, filter->near.longitude,
                                                grid_square(card.latitude, card.longitude, 0));
        (*cards)[(*count)++] = card;
    }
    return true;
}

bool search_cards_of_set(struct search_run *search, const roaring_bitmap_t *set,
                         struct offer_card **cards, size_t *count)
{
    const uint64_t total = roaring_bitmap_get_cardinality(set);

    *cards = pool_array(search->pool, total + 1, sizeof **cards);
    *count = 0;
    for (uint64_t done = 0; done < total; done += OFFER_LIST_MAX) {
        struct offer_card *some;
        size_t some_count;

        search->id_count = total - done < OFFER_LIST_MAX ? (size_t)(total - done) : OFFER_LIST_MAX;
        if (!roaring_bitmap_range_uint32_array(set, done, search->id_count, search->ids))
            abort(); /* no memory */
        if (!search_cards_read(search, &some, &some_count))
            return false;
        memcpy(*cards + *count, some, some_count * sizeof *some);
        *count += some_count;
    }
    return true;
}
