/* The counts beside the choices of a search. */
#include "base/pool.h"
#include "store/offer_match.h"
#include "store/search_memory.h"

enum { GUESS_MIN = 3 /* offers of the sample that a count can be guessed from */ };

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
static void marks_of_families(struct search_run *search, const roaring_bitmap_t *among,
                              struct marks marks[FAMILY_COUNT])
{
    for (enum search_family family = FAMILY_OTHER; family < FAMILY_COUNT; family++) {
        const roaring_bitmap_t *const both[] = {among, search->match_without[family]};

        marks[family] =
            family != FAMILY_OTHER && search->match_without[family] == search->match
                ? marks[FAMILY_OTHER]
                : marks_make(search->pool, search_view_intersection(search->view, both, 2));
    }
}

/* A whole set for each choice would cost more than the search. */
static bool is_large(const roaring_bitmap_t *all)
{
    return roaring_bitmap_get_cardinality(all) > OFFER_EXACT_MAX;
}

static const char **facet_terms(struct search_run *search, const struct offer_facet *facets,
                                size_t count, bool are_sampled)
{
    const char **terms = pool_array(search->pool, count + 1, sizeof *terms);

    for (size_t i = 0; i < count; i++)
        terms[i] = are_sampled ? term_sampled(search->pool, facets[i].term) : facets[i].term;
    terms[count] = are_sampled ? term_sampled(search->pool, term_all) : term_all;
    return terms;
}

bool search_is_large(void)
{
    const roaring_bitmap_t *all = search_memory_set(term_all);

    return all != NULL && is_large(all);
}

void search_facets_want(struct search_run *search, const struct offer_facet *facets, size_t count)
{
    if (count > 0)
        search_view_want(search->view, facet_terms(search, facets, count, search_is_large()),
                         count + 1);
}

/* What facets are counted by. */
struct counting {
    struct marks marks[FAMILY_COUNT];
    bool is_everything[FAMILY_COUNT]; /* all that is looked at is found */
    uint32_t *ids;
};

static uint64_t count_in(struct counting *counting, enum search_family family,
                         const roaring_bitmap_t *set)
{
    return counting->is_everything[family]
               ? roaring_bitmap_get_cardinality(set)
               : marks_count(&counting->marks[family], set, counting->ids);
}

static struct counting counting_open(struct search_run *search, const roaring_bitmap_t *among,
                                     const roaring_bitmap_t **sets, size_t count)
{
    struct counting counting = {.ids = NULL};
    uint64_t largest = 0;

    for (size_t i = 0; i < count; i++) {
        const uint64_t size = roaring_bitmap_get_cardinality(sets[i]);

        largest = size > largest ? size : largest;
    }
    counting.ids = pool_array(search->pool, largest + 1, sizeof *counting.ids);
    for (enum search_family family = FAMILY_OTHER; family < FAMILY_COUNT; family++)
        counting.is_everything[family] =
            roaring_bitmap_get_cardinality(search->match_without[family]) ==
            roaring_bitmap_get_cardinality(search->all);
    marks_of_families(search, among, counting.marks);
    return counting;
}

/* Beyond OFFER_EXACT_MAX offers those of the sample are counted. */
bool search_facets_count(struct search_run *search, struct offer_facet *facets, size_t count,
                         bool *has_guesses)
{
    const bool is_guessed = is_large(search->all);
    const roaring_bitmap_t **sets = pool_array(search->pool, count + 1, sizeof *sets);
    struct counting counting;

    *has_guesses = is_guessed;
    if (count == 0)
        return true;
    if (!search_view_sets(search->view, facet_terms(search, facets, count, is_guessed), count + 1,
                          sets))
        return false;
    counting = counting_open(search, sets[count], sets, count);
    for (size_t i = 0; i < count; i++) {
        const uint64_t found = count_in(&counting, facets[i].family, sets[i]);

        facets[i].is_counted = !is_guessed || found >= GUESS_MIN;
        facets[i].count = found * (is_guessed ? SEARCH_SAMPLE : 1);
    }
    return true;
}
