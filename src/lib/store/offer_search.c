/* Searching offers: the sets of the index are cut and joined, the offers of one page are then
 * read as they are. */
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "store/offer_group.h"
#include "store/offer_store.h"
#include "store/offer_values.h"
#include "store/search_index.h"
#include "store/search_order.h"
#include "store/search_words.h"

enum {
    GUESS_MIN = 3, /* offers of the sample that a count can be guessed from */
    MAP_SQUARES_MAX = 400,
};

/* A search being done. */
struct search {
    struct db *db;
    struct pool *pool;
    const struct offer_filter *filter;
    struct date today;
    struct search_view *view;
    struct search_units units; /* of its words */
    roaring_bitmap_t *all;
    roaring_bitmap_t *match;
    roaring_bitmap_t *match_without[FAMILY_COUNT]; /* the choices of one family */
    uint64_t total;
    uint32_t ids[OFFER_LIST_MAX]; /* of the page, in order */
    size_t id_count;
};

/* The exact terms of all groups are read together, a search costs few statements. */
static bool groups_read(struct search *search, const struct search_groups *groups,
                        roaring_bitmap_t **group_sets)
{
    struct pool *pool = search->pool;
    const char **terms;
    roaring_bitmap_t **sets;
    size_t count = 1, at = 1;

    for (size_t i = 0; i < groups->count; i++)
        count += groups->list[i].terms.count;
    terms = pool_array(pool, count, sizeof *terms);
    sets = pool_array(pool, count, sizeof *sets);
    terms[0] = term_all;
    for (size_t i = 0; i < groups->count; i++) {
        for (size_t k = 0; k < groups->list[i].terms.count; k++)
            terms[at++] = groups->list[i].terms.list[k];
    }
    if (!search_view_sets(search->view, terms, count, sets))
        return false;
    search->all = sets[0];
    at = 1;
    for (size_t i = 0; i < groups->count; i++) {
        const struct search_group *group = &groups->list[i];

        group_sets[i] = group->terms.count == 1
                            ? sets[at]
                            : search_view_union(search->view, sets + at, group->terms.count);
        at += group->terms.count;
    }
    return true;
}

/* What the words ask for: the offers of each of them, or those of any. */
static size_t words_sets(struct search *search, roaring_bitmap_t **sets)
{
    size_t count = 0;

    for (size_t i = 0; i < search->units.count; i++) {
        if (!search->units.list[i].is_left_out)
            sets[count++] = search->units.list[i].tiers[TIER_MENTION];
    }
    if (!search->filter->takes_any_word || count == 0)
        return count;
    sets[0] = search_view_union(search->view, sets, count);
    return 1;
}

/* The offers of all words and groups but those of one family; FAMILY_OTHER: of all groups. */
static roaring_bitmap_t *groups_intersect(struct search *search, const struct search_groups *groups,
                                          roaring_bitmap_t *const *group_sets,
                                          enum search_family without)
{
    roaring_bitmap_t **sets =
        pool_array(search->pool, search->units.count + groups->count + 1, sizeof *sets);
    size_t count = 0;

    count = words_sets(search, sets);
    for (size_t i = 0; i < groups->count; i++) {
        if (without == FAMILY_OTHER || groups->list[i].family != without)
            sets[count++] = group_sets[i];
    }
    sets[count++] = search->all;
    return search_view_intersection(search->view, sets, count);
}

static bool has_family(const struct search_groups *groups, enum search_family family)
{
    for (size_t i = 0; i < groups->count; i++) {
        if (groups->list[i].family == family)
            return true;
    }
    return false;
}

static bool search_match(struct search *search)
{
    const struct search_groups groups = search_filter_groups(search->pool, search->filter);
    roaring_bitmap_t **group_sets = pool_array(search->pool, groups.count, sizeof *group_sets);

    if (!search_words_read(search->view, search->db, search->filter, &search->units) ||
        !groups_read(search, &groups, group_sets))
        return false;
    search->match = groups_intersect(search, &groups, group_sets, FAMILY_OTHER);
    search->total = roaring_bitmap_get_cardinality(search->match);
    for (enum search_family family = FAMILY_OTHER; family < FAMILY_COUNT; family++)
        search->match_without[family] = family != FAMILY_OTHER && has_family(&groups, family)
                                            ? groups_intersect(search, &groups, group_sets, family)
                                            : search->match;
    return true;
}

/* A set as one bit a number: where many sets of every size are counted against one, looking
 * each number up costs a third of walking two sorted lists. */
struct marks {
    uint64_t *words;
    size_t count;
};

static struct marks marks_make(struct pool *pool, const roaring_bitmap_t *set)
{
    const uint64_t count = roaring_bitmap_get_cardinality(set);
    uint32_t *ids = pool_array(pool, count + 1, sizeof *ids);
    struct marks marks = {.count = count > 0 ? roaring_bitmap_maximum(set) / 64 + 1 : 0};

    marks.words = pool_array(pool, marks.count, sizeof *marks.words);
    roaring_bitmap_to_uint32_array(set, ids);
    for (uint64_t i = 0; i < count; i++)
        marks.words[ids[i] / 64] |= UINT64_C(1) << ids[i] % 64;
    return marks;
}

/* ids has room for every number of the set. */
static uint64_t marks_count(const struct marks *marks, const roaring_bitmap_t *set, uint32_t *ids)
{
    const uint64_t count = marks->count > 0 ? roaring_bitmap_get_cardinality(set) : 0;
    uint64_t found = 0;

    if (count > 0)
        roaring_bitmap_to_uint32_array(set, ids);
    for (uint64_t i = 0; i < count && ids[i] / 64 < marks->count; i++)
        found += marks->words[ids[i] / 64] >> ids[i] % 64 & 1;
    return found;
}

/* What the counts of the facets are counted in: the results without the choices of each family,
 * among the offers that are looked at. */
static void marks_of_families(struct search *search, roaring_bitmap_t *among,
                              struct marks marks[FAMILY_COUNT])
{
    for (enum search_family family = FAMILY_OTHER; family < FAMILY_COUNT; family++) {
        roaring_bitmap_t *const both[] = {among, search->match_without[family]};

        marks[family] =
            family != FAMILY_OTHER && search->match_without[family] == search->match
                ? marks[FAMILY_OTHER]
                : marks_make(search->pool, search_view_intersection(search->view, both, 2));
    }
}

/* Beyond OFFER_EXACT_MAX offers those of the sample are counted: a whole set for each choice
 * would cost more than the search. */
static bool facets_count(struct search *search, struct offer_facet *facets, size_t count,
                         bool *has_guesses)
{
    const bool is_large = roaring_bitmap_get_cardinality(search->all) > OFFER_EXACT_MAX;
    const char **terms = pool_array(search->pool, count + 1, sizeof *terms);
    roaring_bitmap_t **sets = pool_array(search->pool, count + 1, sizeof *sets);
    struct marks marks[FAMILY_COUNT];
    uint64_t largest = 0;
    uint32_t *ids;

    *has_guesses = is_large;
    for (size_t i = 0; i < count; i++)
        terms[i] = is_large ? term_sampled(search->pool, facets[i].term) : facets[i].term;
    terms[count] = term_sampled(search->pool, term_all);
    if (!search_view_sets(search->view, terms, count + 1, sets))
        return false;
    for (size_t i = 0; i < count; i++) {
        const uint64_t size = roaring_bitmap_get_cardinality(sets[i]);

        largest = size > largest ? size : largest;
    }
    ids = pool_array(search->pool, largest + 1, sizeof *ids);
    marks_of_families(search, is_large ? sets[count] : search->all, marks);
    for (size_t i = 0; i < count; i++) {
        const uint64_t found = marks_count(&marks[facets[i].family], sets[i], ids);

        facets[i].is_counted = !is_large || found >= GUESS_MIN;
        facets[i].count = found * (is_large ? SEARCH_SAMPLE : 1);
    }
    return true;
}

static void card_read(struct rows *rows, struct offer_card *card)
{
    card->id = row_u64(rows);
    card->title = row_text(rows);
    card->employer = row_text(rows);
    card->town = row_text(rows);
    card->domain = row_text(rows);
    card->first = row_date(rows);
    offer_terms_read(rows, &card->terms);
    card->latitude = row_real(rows, &card->is_located);
    card->longitude = row_real(rows, NULL);
    card->meal_on_site = row_bool(rows);
    card->is_accessible = row_bool(rows);
    card->activated_at = row_instant(rows);
    card->logo_of = row_u64(rows);
    card->logo = row_text(rows);
    card->distance_km = -1;
}

static struct offer_card *card_of(struct offer_card *cards, size_t count, uint64_t id)
{
    for (size_t i = 0; i < count; i++) {
        if (cards[i].id == id)
            return &cards[i];
    }
    return NULL;
}

/* The open weeks of some cards, in one statement whatever their number. */
static bool cards_weeks_read(struct search *search, const struct db_value *ids,
                             struct offer_card *cards, size_t count)
{
    struct rows *rows = db_select_list(
        search->db,
        "SELECT w.offer_id, w.monday, w.first_on, w.last_on, w.apply_until, c.seats, c.taken"
        "  FROM offer_week w JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id"
        " WHERE c.taken < c.seats AND NOT w.is_removed AND w.offer_id IN ",
        " ORDER BY w.offer_id, w.monday", ids, search->id_count);
    size_t *room = pool_array(search->pool, count, sizeof *room);

    while (rows != NULL && row_next(rows)) {
        struct offer_card *card = card_of(cards, count, row_u64(rows));
        struct offer_week week = {0};

        week.monday = row_date(rows);
        week.first = row_date(rows);
        week.last = row_date(rows);
        week.apply_until = row_date(rows);
        week.seats = row_unsigned(rows);
        week.taken = row_unsigned(rows);
        if (card == NULL || !offer_week_is_open(&card->terms, &week, search->today))
            continue;
        pool_make_room(search->pool, card->weeks, card->week_count, room[card - cards]);
        card->weeks[card->week_count++] = week;
    }
    return rows != NULL;
}

/* Those of the ids that are listed, in the order of the ids: an offer disabled this very moment
 * is left out. */
static bool cards_read(struct search *search, struct offer_card **cards, size_t *count)
{
    const struct offer_filter *filter = search->filter;
    struct db_value values[DB_LIST_MAX];
    struct offer_card *read = pool_array(search->pool, search->id_count + 1, sizeof *read);
    struct rows *rows;

    *cards = pool_array(search->pool, search->id_count + 1, sizeof **cards);
    *count = 0;
    if (search->id_count == 0)
        return true;
    for (size_t i = 0; i < search->id_count; i++)
        values[i] = db_u64(search->ids[i]);
    rows = db_select_list_on(
        search->db, search->today,
        "SELECT o.id, o.title, e.name, o.town,"
        "       (SELECT d.name FROM offer_domain od JOIN domain d ON d.id = od.domain_id"
        "         WHERE od.offer_id = o.id ORDER BY d.id LIMIT 1),"
        "       o.first_on, " OFFER_TERMS_COLUMNS ","
        "       o.latitude, o.longitude, o.meal_on_site,"
        "       o.accessible_visual OR o.accessible_motor OR o.accessible_mental"
        "       OR o.accessible_hearing, o.activated_at,"
        "       (SELECT l.employer_id FROM employer_logo l WHERE l.employer_id = e.id),"
        "       LOWER(HEX(o.logo_sha256))"
        "  FROM " OFFER_TODAY
        " JOIN offer o JOIN employer e ON e.id = o.employer_id WHERE o.id IN ",
        "", values, search->id_count);
    for (size_t i = 0; rows != NULL && i < search->id_count && row_next(rows); i++)
        card_read(rows, &read[i]);
    for (size_t i = 0; i < search->id_count; i++) {
        const struct offer_card *card = card_of(read, search->id_count, search->ids[i]);

        if (card == NULL || !offer_is_listed(offer_status(&card->terms, search->today)))
            continue;
        (*cards)[*count] = *card;
        if (filter->is_near && card->is_located)
            (*cards)[*count].distance_km =
                grid_distance_km(filter->near.latitude, filter->near.longitude,
                                 grid_square(card->latitude, card->longitude, 0));
        ++*count;
    }
    return rows != NULL && cards_weeks_read(search, values, *cards, *count);
}

/* What the page says of the words. */
static void reading_tell(const struct search *search, struct offer_found *found)
{
    const size_t count = search->units.correction_count;
    struct search_correction *corrections =
        pool_array(search->pool, count + 1, sizeof *corrections);

    memcpy(corrections, search->units.corrections, count * sizeof *corrections);
    found->corrections = corrections;
    found->correction_count = count;
    found->missed_count = found->left_out_count = 0;
    for (size_t i = 0; i < search->units.count; i++) {
        const struct search_unit *unit = &search->units.list[i];

        for (size_t k = 0; roaring_bitmap_is_empty(unit->tiers[TIER_MENTION]) && k < unit->count;
             k++)
            found->missed[found->missed_count++] = unit->words[k];
        for (size_t k = 0; unit->is_left_out && k < unit->count; k++)
            found->left_out[found->left_out_count++] = unit->words[k];
    }
    found->domain_count = search->units.domain_count;
    memcpy(found->domains, search->units.domains, sizeof found->domains);
}

static bool search_open(struct search *search)
{
    search->view = search_view_open(search->db, search->today);
    return search->view != NULL && search_match(search);
}

bool store_offers_search(struct db *db, const struct offer_filter *filter, struct date today,
                         struct offer_facet *facets, size_t facet_count, struct offer_found *found)
{
    struct pool *pool = db_pool(db);
    struct search search = {.db = db, .pool = pool, .filter = filter, .today = today};
    const bool is_done = search_open(&search) &&
                         facets_count(&search, facets, facet_count, &found->has_guesses) &&
                         search_page_find(search.view, pool,
                                          &(struct search_matches){filter, today, search.match,
                                                                   search.total, &search.units},
                                          search.ids, &search.id_count) &&
                         cards_read(&search, &found->cards, &found->count);

    found->total = search.total;
    found->next_after = 0;
    reading_tell(&search, found);
    search_view_close(search.view);
    return is_done;
}

bool store_offers_count(struct db *db, const struct offer_filter *const *filters, size_t count,
                        struct date today, uint64_t *totals)
{
    struct pool *pool = db_pool(db);
    struct search search = {.db = db, .pool = pool, .today = today};
    bool is_done = true;

    if (count == 0)
        return true;
    search.view = search_view_open(db, today);
    is_done = search.view != NULL;
    for (size_t i = 0; is_done && i < count; i++) {
        search.filter = filters[i];
        is_done = search_match(&search);
        totals[i] = is_done ? search.total : 0;
    }
    search_view_close(search.view);
    return is_done;
}

bool store_offers_after(struct db *db, const struct offer_filter *filter, struct date today,
                        uint64_t after_id, size_t limit, struct offer_found *found)
{
    struct pool *pool = db_pool(db);
    struct search search = {.db = db, .pool = pool, .filter = filter, .today = today};
    bool is_done = search_open(&search);

    *found = (struct offer_found){.total = search.total};
    if (is_done) {
        const uint64_t before = roaring_bitmap_rank(
            search.match, after_id < UINT32_MAX ? (uint32_t)after_id : UINT32_MAX);
        const uint64_t left = search.total - before;

        search.id_count = left < limit ? (size_t)left : limit;
        if (search.id_count > 0 &&
            !roaring_bitmap_range_uint32_array(search.match, before, search.id_count, search.ids))
            abort(); /* no memory */
        if (search.id_count > 0 && search.id_count < left)
            found->next_after = search.ids[search.id_count - 1];
        is_done = cards_read(&search, &found->cards, &found->count);
    }
    search_view_close(search.view);
    return is_done;
}

static struct offer_set set_keep(struct pool *pool, roaring_bitmap_t *bitmap)
{
    struct offer_set set;
    char *bytes;

    roaring_bitmap_run_optimize(bitmap);
    set.size = roaring_bitmap_portable_size_in_bytes(bitmap);
    set.bytes = bytes = pool_alloc(pool, set.size);
    roaring_bitmap_portable_serialize(bitmap, bytes);
    return set;
}

struct offer_set offer_set_of(struct pool *pool, const uint64_t *offer_ids, size_t count)
{
    roaring_bitmap_t *bitmap = roaring_bitmap_create();
    struct offer_set set;

    for (size_t i = 0; i < count; i++)
        roaring_bitmap_add(bitmap, (uint32_t)offer_ids[i]);
    set = set_keep(pool, bitmap);
    roaring_bitmap_free(bitmap);
    return set;
}

/* A set that cannot be read counts as empty: better told twice than never. */
static roaring_bitmap_t *set_open(const struct offer_set *set)
{
    roaring_bitmap_t *bitmap =
        set->size > 0 ? roaring_bitmap_portable_deserialize_safe(set->bytes, set->size) : NULL;

    return bitmap != NULL ? bitmap : roaring_bitmap_create();
}

bool store_offers_beyond(struct db *db, const struct offer_filter *filter, struct date today,
                         const struct offer_set *known, struct offer_found *found,
                         struct offer_set *all)
{
    struct pool *pool = db_pool(db);
    struct search search = {.db = db, .pool = pool, .filter = filter, .today = today};
    bool is_done = search_open(&search);

    *found = (struct offer_found){.total = 0};
    if (is_done) {
        roaring_bitmap_t *before = set_open(known);
        roaring_bitmap_t *new = roaring_bitmap_andnot(search.match, before);

        found->total = roaring_bitmap_get_cardinality(new);
        search.id_count = found->total < OFFER_LIST_MAX ? (size_t)found->total : OFFER_LIST_MAX;
        if (search.id_count > 0 &&
            !roaring_bitmap_range_uint32_array(new, 0, search.id_count, search.ids))
            abort(); /* no memory */
        roaring_bitmap_or_inplace(before, search.match);
        *all = set_keep(pool, before);
        roaring_bitmap_free(new);
        roaring_bitmap_free(before);
        is_done = cards_read(&search, &found->cards, &found->count);
    }
    search_view_close(search.view);
    return is_done;
}

bool store_offer_cards(struct db *db, struct date today, const uint64_t *offer_ids, size_t count,
                       struct offer_card **cards, size_t *card_count)
{
    struct pool *pool = db_pool(db);
    const struct offer_filter everything = {.page = 1};
    struct search search = {.db = db, .pool = pool, .filter = &everything, .today = today};

    for (; search.id_count < count && search.id_count < OFFER_LIST_MAX; search.id_count++)
        search.ids[search.id_count] = (uint32_t)offer_ids[search.id_count];
    return cards_read(&search, cards, card_count);
}

/* The largest squares that still show where offers are: no more of them than a map can bear. */
static struct grid_squares box_squares(struct pool *pool, const struct grid_box *box)
{
    for (unsigned level = 0; level < GRID_LEVELS; level++) {
        const struct grid_squares squares = grid_box_squares(pool, box, level, MAP_SQUARES_MAX);

        if (squares.count > 0)
            return squares;
    }
    return (struct grid_squares){0};
}

/* The offers of a set, however many: read so many at a time. */
static bool all_cards_read(struct search *search, const roaring_bitmap_t *set,
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
        if (!cards_read(search, &some, &some_count))
            return false;
        memcpy(*cards + *count, some, some_count * sizeof *some);
        *count += some_count;
    }
    return true;
}

/* The offers of each square as a group; one that is alone in it as itself. */
static bool box_group(struct search *search, const struct grid_squares *squares,
                      roaring_bitmap_t *const *sets, roaring_bitmap_t *inside,
                      struct offer_map *map)
{
    roaring_bitmap_t **grouped = pool_array(search->pool, squares->count + 1, sizeof *grouped);
    roaring_bitmap_t *alone = search_view_union(search->view, NULL, 0);

    map->groups = pool_array(search->pool, squares->count + 1, sizeof *map->groups);
    for (size_t i = 0; i < squares->count; i++) {
        roaring_bitmap_t *both[] = {sets[i], inside};
        roaring_bitmap_t *of_square = search_view_intersection(search->view, both, 2);
        struct offer_group *group = &map->groups[map->group_count];

        group->count = roaring_bitmap_get_cardinality(of_square);
        if (group->count == 1)
            roaring_bitmap_or_inplace(alone, of_square);
        if (group->count < 2)
            continue;
        grid_middle(squares->list[i], &group->latitude, &group->longitude);
        grouped[map->group_count++] = of_square;
    }
    return all_cards_read(search, alone, &map->cards, &map->count) &&
           store_groups_place(search->db, grouped, map->groups, map->group_count);
}

static bool box_fill(struct search *search, const struct grid_box *box, struct offer_map *map)
{
    const struct grid_squares squares = box_squares(search->pool, box);
    const char **terms = pool_array(search->pool, squares.count + 1, sizeof *terms);
    roaring_bitmap_t **sets = pool_array(search->pool, squares.count + 1, sizeof *sets);
    roaring_bitmap_t *inside;

    for (size_t i = 0; i < squares.count; i++)
        terms[i] = term_square(search->pool, squares.list[i]);
    if (!search_view_sets(search->view, terms, squares.count, sets))
        return false;
    inside = search_view_union(search->view, sets, squares.count);
    roaring_bitmap_and_inplace(inside, search->match);
    return roaring_bitmap_get_cardinality(inside) <= OFFER_LIST_MAX
               ? all_cards_read(search, inside, &map->cards, &map->count)
               : box_group(search, &squares, sets, inside, map);
}

bool store_offers_in_box(struct db *db, const struct offer_filter *filter, struct date today,
                         const struct grid_box *box, struct offer_map *map)
{
    struct pool *pool = db_pool(db);
    struct search search = {.db = db, .pool = pool, .filter = filter, .today = today};
    bool is_done;

    *map = (struct offer_map){0};
    is_done = search_open(&search) && box_fill(&search, box, map);
    search_view_close(search.view);
    return is_done;
}

bool store_offers_newest(struct db *db, struct date today, size_t limit, struct offer_card **cards,
                         size_t *count)
{
    const struct offer_filter filter = {
        .has_feature[FEATURE_CAN_APPLY] = true, .order = OFFER_NEWEST, .page = 1};
    struct offer_found found;

    if (!store_offers_search(db, &filter, today, NULL, 0, &found))
        return false;
    *cards = found.cards;
    *count = found.count < limit ? found.count : limit;
    return true;
}
