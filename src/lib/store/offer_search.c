/* Searching offers: the sets of the index are cut and joined; then come the cards of one page. */
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "store/offer_match.h"
#include "store/search_memory.h"
#include "store/search_order.h"

/* The exact terms of all groups are read together, a search costs few statements. */
static bool groups_read(struct search_run *search, const struct search_groups *groups,
                        const roaring_bitmap_t **group_sets)
{
    struct pool *pool = search->pool;
    const char **terms;
    const roaring_bitmap_t **sets;
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
static size_t words_sets(struct search_run *search, const roaring_bitmap_t **sets)
{
    size_t count = 0;

    for (size_t i = 0; i < search->units.count; i++) {
        if (!search->units.list[i].is_left_out)
            sets[count++] = search_unit_all(search->view, &search->units.list[i]);
    }
    if (!search->filter->takes_any_word || count == 0)
        return count;
    sets[0] = search_view_union(search->view, sets, count);
    return 1;
}

/* The offers of all words and groups but those of one family; FAMILY_OTHER: of all groups. */
static roaring_bitmap_t *groups_intersect(struct search_run *search,
                                          const struct search_groups *groups,
                                          const roaring_bitmap_t *const *group_sets,
                                          enum search_family without)
{
    const roaring_bitmap_t **sets =
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

/* With the sets of the words those of all else are read. */
static void groups_want(struct search_run *search, const struct search_groups *groups)
{
    const char *const all = term_all;

    search_view_want(search->view, &all, 1);
    for (size_t i = 0; i < groups->count; i++)
        search_view_want(search->view, groups->list[i].terms.list, groups->list[i].terms.count);
}

/* Finds what matches, with the view open. */
static bool search_match(struct search_run *search)
{
    const struct search_groups groups = search_filter_groups(search->pool, search->filter);
    const roaring_bitmap_t **group_sets =
        pool_array(search->pool, groups.count, sizeof *group_sets);

    groups_want(search, &groups);
    if (!search_words_read(search->view, search->db, search->today, search->filter,
                           &search->units) ||
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

/* What the page says of the words. */
static void reading_tell(const struct search_run *search, struct offer_found *found)
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

        for (size_t k = 0; search_unit_is_empty(unit) && k < unit->count; k++)
            found->missed[found->missed_count++] = unit->words[k];
        for (size_t k = 0; unit->is_left_out && k < unit->count; k++)
            found->left_out[found->left_out_count++] = unit->words[k];
    }
    found->domain_count = search->units.domain_count;
    memcpy(found->domains, search->units.domains, sizeof found->domains);
}

bool search_open(struct search_run *search)
{
    search->view = search_view_open(search->db, search->today);
    return search->view != NULL && search_match(search);
}

/* A list by week goes through the sets of its weeks; of many offers the first ones fill a page. */
static void weeks_want(struct search_run *search)
{
    const unsigned places = search_is_large() ? SEARCH_WEEKS_AT_ONCE : SEARCH_WEEKS_AHEAD + 2;

    for (unsigned place = 0; place < places; place++) {
        const char *term = term_first_week(search->pool, search->today, place);

        search_view_want(search->view, &term, 1);
    }
}

bool store_offers_search(struct db *db, const struct offer_filter *filter, struct date today,
                         struct offer_facet *facets, size_t facet_count, struct offer_found *found)
{
    struct pool *pool = db_pool(db);
    struct search_run search = {.db = db, .pool = pool, .filter = filter, .today = today};
    bool is_done;

    search.view = search_view_open(db, today);
    if (search.view == NULL)
        return false;
    search_facets_want(&search, facets, facet_count);
    if (filter->order == OFFER_BY_WEEK || filter->order == OFFER_BY_RELEVANCE)
        weeks_want(&search);
    is_done = search_match(&search) &&
              search_facets_count(&search, facets, facet_count, &found->has_guesses) &&
              search_page_find(search.view, pool,
                               &(struct search_matches){filter, today, search.match, search.total,
                                                        &search.units},
                               search.ids, &search.id_count) &&
              search_cards_read(&search, &found->cards, &found->count);
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
    struct search_run search = {.db = db, .pool = pool, .today = today};
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

/* Of a word, or an expression, nothing has to be joined to know. */
static bool words_any(struct search_run *search, bool *has_any)
{
    const struct search_unit *first = search->units.list;

    if (!search_words_read(search->view, search->db, search->today, search->filter, &search->units))
        return false;
    if (search->units.count == 1) {
        *has_any = !search_unit_is_empty(first);
        return true;
    }
    if (!search_match(search))
        return false;
    *has_any = search->total > 0;
    return true;
}

bool store_words_any(struct db *db, const struct offer_filter *filters, size_t count,
                     struct date today, bool *have_any)
{
    struct search_run search = {.db = db, .pool = db_pool(db), .today = today};
    bool is_done = true;

    if (count == 0)
        return true;
    search.view = search_view_open(db, today);
    is_done = search.view != NULL;
    for (size_t i = 0; is_done && i < count; i++) {
        search.filter = &filters[i];
        is_done = words_any(&search, &have_any[i]);
    }
    search_view_close(search.view);
    return is_done;
}

bool store_offers_after(struct db *db, const struct offer_filter *filter, struct date today,
                        uint64_t after_id, size_t limit, struct offer_found *found)
{
    struct pool *pool = db_pool(db);
    struct search_run search = {.db = db, .pool = pool, .filter = filter, .today = today};
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
        is_done = search_cards_read(&search, &found->cards, &found->count);
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
    struct search_run search = {.db = db, .pool = pool, .filter = filter, .today = today};
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
        is_done = search_cards_read(&search, &found->cards, &found->count);
    }
    search_view_close(search.view);
    return is_done;
}

bool store_offer_cards(struct db *db, struct date today, const uint64_t *offer_ids, size_t count,
                       struct offer_card **cards, size_t *card_count)
{
    struct pool *pool = db_pool(db);
    const struct offer_filter everything = {.page = 1};
    struct search_run search = {.db = db, .pool = pool, .filter = &everything, .today = today};

    for (; search.id_count < count && search.id_count < OFFER_LIST_MAX; search.id_count++)
        search.ids[search.id_count] = (uint32_t)offer_ids[search.id_count];
    return search_memory_see(db, today) && search_cards_read(&search, cards, card_count);
}

bool store_offers_newest(struct db *db, struct date today, size_t limit, struct offer_card **cards,
                         size_t *count)
{
    struct pool *pool = db_pool(db);
    const struct offer_filter filter = {.has_feature[FEATURE_CAN_APPLY] = true, .page = 1};
    struct search_run search = {.db = db, .pool = pool, .filter = &filter, .today = today};
    bool is_done = search_open(&search);

    if (is_done) {
        const uint64_t first = search.total > limit ? search.total - limit : 0;

        search.id_count = (size_t)(search.total - first);
        if (!roaring_bitmap_range_uint32_array(search.match, first, search.id_count, search.ids))
            abort(); /* no memory */
        for (size_t i = 0; i < search.id_count / 2; i++) {
            const uint32_t id = search.ids[i];

            search.ids[i] = search.ids[search.id_count - 1 - i];
            search.ids[search.id_count - 1 - i] = id;
        }
        is_done = search_cards_read(&search, cards, count);
    }
    search_view_close(search.view);
    return is_done;
}
