/* The orders of a list. What comes first is found without sorting the rest: the sets of the index
 * are gone through in the order of the list until the page is full. */
#include "store/search_order.h"

#include <math.h>
#include <stdlib.h>

#include "base/pool.h"

enum {
    SORTED_MAX = 128,  /* so many results are sorted one by one; more are taken in order */
    FIRST_RING_KM = 4, /* the radius first looked at, for a list by distance */
    SCORE_BITS = 6,    /* of what the tiers of all words add up to */
    PROBES_MAX = 2048, /* offers looked up one by one, before two sets are cut as a whole */
    PROBES_AT_ONCE = 256,
};

/* A page being made. */
struct search_page {
    struct pool *pool;
    struct search_view *view;
    const struct offer_filter *filter;
    struct date today;
    const struct search_units *units;
    const roaring_bitmap_t *match;
    uint64_t total;
    uint32_t *ids;
    size_t id_count;
};

/* A page being filled from sets that come in the order of the list. */
struct filling {
    const roaring_bitmap_t *among; /* the results that are looked at */
    uint64_t skip;                 /* of them before the page */
    size_t wanted;
};

/* The first of two sets is mostly all that a page needs: offers of one are looked up in the other,
 * until the page is full or there are no more. False, and nothing is taken, if that would be long.
 */
static bool page_take_first(struct search_page *search, struct filling *filling,
                            const roaring_bitmap_t *some, const roaring_bitmap_t *others)
{
    uint32_t ids[PROBES_AT_ONCE], *const page = search->ids + search->id_count;
    roaring_uint32_iterator_t at;
    size_t skipped = 0, taken = 0, count = PROBES_AT_ONCE;

    roaring_init_iterator(some, &at);
    for (size_t probes = 0; probes < PROBES_MAX && count == PROBES_AT_ONCE; probes += count) {
        count = roaring_read_uint32_iterator(&at, ids, PROBES_AT_ONCE);
        for (size_t i = 0; i < count && taken < filling->wanted; i++) {
            if (!roaring_bitmap_contains(others, ids[i]))
                continue;
            if (skipped < filling->skip)
                skipped++;
            else
                page[taken++] = ids[i];
        }
        if (taken == filling->wanted)
            break;
    }
    if (taken < filling->wanted && count == PROBES_AT_ONCE)
        return false;
    filling->skip -= skipped;
    filling->wanted -= taken;
    search->id_count += taken;
    return true;
}

/* What comes next in the list: the results in a set. */
static void page_take(struct search_page *search, struct filling *filling,
                      const roaring_bitmap_t *set)
{
    const roaring_bitmap_t *const both[] = {set, filling->among};
    const bool is_fewer =
        roaring_bitmap_get_cardinality(set) < roaring_bitmap_get_cardinality(filling->among);
    roaring_bitmap_t *found;
    uint64_t count;
    size_t some;

    if (filling->skip + filling->wanted < PROBES_MAX &&
        page_take_first(search, filling, both[!is_fewer], both[is_fewer]))
        return;
    found = search_view_intersection(search->view, both, 2);
    count = roaring_bitmap_get_cardinality(found);
    if (filling->skip >= count) {
        filling->skip -= count;
        return;
    }
    some =
        count - filling->skip < filling->wanted ? (size_t)(count - filling->skip) : filling->wanted;
    if (!roaring_bitmap_range_uint32_array(found, filling->skip, some,
                                           search->ids + search->id_count))
        abort(); /* no memory */
    search->id_count += some;
    filling->wanted -= some;
    filling->skip = 0;
}

/* The results in the sets of some terms, one after the other: read together, each seen to only when
 * the page comes to it. */
static bool terms_take(struct search_page *search, struct filling *filling,
                       const char *const *terms, size_t count)
{
    search_view_want(search->view, terms, count);
    for (size_t i = 0; i < count && filling->wanted > 0; i++) {
        const roaring_bitmap_t *set;

        if (!search_view_sets(search->view, &terms[i], 1, &set))
            return false;
        page_take(search, filling, set);
    }
    return true;
}

static bool page_by_week(struct search_page *search, struct filling *filling)
{
    const unsigned places = SEARCH_WEEKS_AHEAD + 2;

    for (unsigned place = 0; place < places && filling->wanted > 0; place += SEARCH_WEEKS_AT_ONCE) {
        const char *terms[SEARCH_WEEKS_AT_ONCE];
        size_t count = 0;

        for (; count < SEARCH_WEEKS_AT_ONCE && place + count < places; count++)
            terms[count] = term_first_week(search->pool, search->today, place + (unsigned)count);
        if (!terms_take(search, filling, terms, count))
            return false;
    }
    return true;
}

static bool ring_fill(struct search_page *search, struct filling *filling,
                      const struct grid_squares *squares)
{
    for (size_t done = 0; done < squares->count && filling->wanted > 0; done += DB_LIST_MAX) {
        const char *terms[DB_LIST_MAX];
        size_t count = 0;

        for (; count < DB_LIST_MAX && done + count < squares->count; count++)
            terms[count] = term_square(search->pool, squares->list[done + count]);
        if (!terms_take(search, filling, terms, count))
            return false;
    }
    return true;
}

/* How many results lie in a circle. */
static bool circle_count(struct search_page *search, const struct grid_circle *circle,
                         uint64_t *count)
{
    const struct grid_squares squares = grid_circle_cover(search->pool, circle);
    const char **terms = pool_array(search->pool, squares.count + 1, sizeof *terms);
    const roaring_bitmap_t **sets = pool_array(search->pool, squares.count + 1, sizeof *sets);

    for (size_t i = 0; i < squares.count; i++)
        terms[i] = term_square(search->pool, squares.list[i]);
    if (!search_view_sets(search->view, terms, squares.count, sets))
        return false;
    *count = roaring_bitmap_and_cardinality(search->match,
                                            search_view_union(search->view, sets, squares.count));
    return true;
}

/* A ring around the middle of a search, by the areas of its two circles in square kilometres. */
struct ring {
    double low, high;
    uint64_t low_count, high_count; /* results in each circle */
};

/* The area to count next: a little nearer, then a little farther than where the results to skip
 * would end if they lay evenly; every third time the half, as they may lie anyhow. */
static double ring_probe(const struct ring *ring, uint64_t skip, unsigned probe)
{
    const double width = ring->high - ring->low, margin = DB_LIST_MAX / 3.0;
    const double share =
        (double)(skip - ring->low_count) / (double)(ring->high_count - ring->low_count);
    const double even = ring->low + width * share;

    if (probe % 3 == 2)
        return ring->low + width / 2;
    if (even - margin > ring->low)
        return even - margin;
    return even + margin < ring->high ? even + margin : ring->low + width / 2;
}

/* Narrows down the ring in which a page far away begins: the results within low_km are all to be
 * skipped, and are counted, not read. */
static bool page_ring_find(struct search_page *search, struct filling *filling, double *low_km,
                           double *high_km)
{
    struct grid_circle circle = search->filter->near;
    struct ring ring = {0, M_PI * *high_km * *high_km, 0, search->total};

    for (unsigned probe = 0; ring.high - ring.low > DB_LIST_MAX; probe++) {
        const double area = ring_probe(&ring, filling->skip, probe);
        uint64_t count;

        circle.radius_km = sqrt(area / M_PI);
        if (!circle_count(search, &circle, &count))
            return false;
        if (count <= filling->skip) {
            ring.low = area;
            ring.low_count = count;
        } else {
            ring.high = area;
            ring.high_count = count;
        }
    }
    *low_km = sqrt(ring.low / M_PI);
    *high_km = sqrt(ring.high / M_PI);
    filling->skip -= ring.low_count;
    return true;
}

/* Rings twice as wide each time: what is dense is found near, what is sparse is soon far. */
static bool page_by_distance(struct search_page *search, struct filling *filling)
{
    struct grid_circle circle = search->filter->near;
    const double farthest = circle.radius_km;
    double beyond = 0, radius = filling->skip > 0 ? farthest : FIRST_RING_KM;

    if (filling->skip > 0 && !page_ring_find(search, filling, &beyond, &radius))
        return false;
    if (beyond <= 0)
        beyond = -1; /* the middle of a square can be right here */
    for (;;) {
        struct grid_squares squares;

        circle.radius_km = radius < farthest ? radius : farthest;
        squares = grid_ring(search->pool, &circle, beyond);
        if (!ring_fill(search, filling, &squares))
            return false;
        if (filling->wanted == 0 || circle.radius_km >= farthest)
            return true;
        beyond = circle.radius_km;
        radius = beyond * 2 < beyond + FIRST_RING_KM ? beyond + FIRST_RING_KM : beyond * 2;
    }
}

/* The newest have the highest ids. */
static void page_newest(struct search_page *search, const struct filling *filling)
{
    uint32_t ids[OFFER_PAGE_SIZE];
    uint64_t first, count;

    count = search->total - filling->skip;
    count = count < filling->wanted ? count : filling->wanted;
    first = search->total - filling->skip - count;
    if (!roaring_bitmap_range_uint32_array(search->match, first, count, ids))
        abort(); /* no memory */
    for (size_t i = 0; i < count; i++)
        search->ids[search->id_count++] = ids[count - 1 - i];
}

/* A result with its distance. */
struct sorted {
    uint32_t id;
    double km;
};

static int by_distance(const void *a, const void *b)
{
    const struct sorted *left = a, *right = b;

    if (left->km != right->km)
        return left->km < right->km ? -1 : 1;
    return left->id < right->id ? -1 : left->id > right->id;
}

/* Few results, each by its distance. */
static bool page_sorted(struct search_page *search, struct filling *filling)
{
    const struct grid_circle *near = &search->filter->near;
    const size_t total = (size_t)search->total;
    struct sorted sorted[SORTED_MAX];
    struct search_place places[SORTED_MAX];
    uint32_t ids[SORTED_MAX];

    roaring_bitmap_to_uint32_array(filling->among, ids);
    if (!search_view_places(search->view, ids, total, places))
        return false;
    for (size_t i = 0; i < total; i++)
        sorted[i] = (struct sorted){
            ids[i], grid_distance_km(near->latitude, near->longitude, places[i].square)};
    qsort(sorted, total, sizeof *sorted, by_distance);
    for (uint64_t i = filling->skip; i < total && filling->wanted > 0; i++, filling->wanted--)
        search->ids[search->id_count++] = sorted[i].id;
    return true;
}

/* The scores of all results, a bit each: scores[0] has the offers whose score is odd. */
struct scores {
    roaring_bitmap_t *bits[SCORE_BITS];
    unsigned highest;
};

/* All offers of a word are found: it is all that was searched. */
static bool is_all_found(const struct search_page *search, const struct search_unit *unit)
{
    return !unit->is_left_out && !search->filter->takes_any_word &&
           roaring_bitmap_get_cardinality(unit->all) == search->total;
}

/* The results of a tier. */
static const roaring_bitmap_t *tier_results(struct search_page *search,
                                            const struct search_unit *unit, enum search_tier tier)
{
    const roaring_bitmap_t *const both[] = {search_tier_set(search->view, &unit->tiers[tier]),
                                            search->match};

    return is_all_found(search, unit) ? both[0] : search_view_intersection(search->view, both, 2);
}

/* One more for each offer of a set. */
static void scores_add(struct search_page *search, struct scores *scores,
                       const roaring_bitmap_t *set)
{
    const roaring_bitmap_t *carry = set;

    for (unsigned bit = 0; bit < SCORE_BITS && !roaring_bitmap_is_empty(carry); bit++) {
        const roaring_bitmap_t *const two[] = {scores->bits[bit], carry};
        roaring_bitmap_t *next = search_view_intersection(search->view, two, 2);

        roaring_bitmap_xor_inplace(scores->bits[bit], carry);
        carry = next;
    }
    scores->highest++;
}

/* An offer counts in its tier and in all that are worse: so many make up its score. */
static struct scores scores_make(struct search_page *search)
{
    struct scores scores = {.highest = 0};

    _Static_assert(SEARCH_WORDS_MAX * (TIER_COUNT - 1) < 1 << SCORE_BITS, "every score has room");
    for (unsigned bit = 0; bit < SCORE_BITS; bit++)
        scores.bits[bit] = search_view_union(search->view, NULL, 0);
    for (size_t i = 0; i < search->units->count; i++) {
        const struct search_unit *unit = &search->units->list[i];
        roaring_bitmap_t *so_far = search_view_union(search->view, NULL, 0);

        for (enum search_tier tier = 0; tier < TIER_MENTION; tier++) {
            if (unit->tiers[tier].count > 0)
                roaring_bitmap_or_inplace(so_far, tier_results(search, unit, tier));
            scores_add(search, &scores, so_far);
        }
    }
    return scores;
}

/* The results with one score. */
static roaring_bitmap_t *score_set(struct search_page *search, const struct scores *scores,
                                   unsigned score)
{
    roaring_bitmap_t *set = search_view_union(search->view, &search->match, 1);

    for (unsigned bit = 0; bit < SCORE_BITS; bit++) {
        if (score >> bit & 1)
            roaring_bitmap_and_inplace(set, scores->bits[bit]);
        else
            roaring_bitmap_andnot_inplace(set, scores->bits[bit]);
    }
    return set;
}

/* What is as relevant, by week. */
static bool equals_fill(struct search_page *search, struct filling *filling,
                        const roaring_bitmap_t *equals)
{
    const uint64_t count = roaring_bitmap_get_cardinality(equals);

    filling->among = equals;
    if (filling->skip < count)
        return page_by_week(search, filling);
    filling->skip -= count;
    return true;
}

/* The results of a tier that are of none before. */
static const roaring_bitmap_t *tier_own(struct search_page *search, const struct search_unit *unit,
                                        enum search_tier tier)
{
    const roaring_bitmap_t *results = tier_results(search, unit, tier);
    roaring_bitmap_t *own;

    if (tier == 0 || roaring_bitmap_is_empty(results))
        return results;
    own = search_view_union(search->view, &results, 1);
    for (enum search_tier better = 0; better < tier; better++) {
        for (size_t i = 0; i < unit->tiers[better].count; i++)
            roaring_bitmap_andnot_inplace(own, unit->tiers[better].list[i]);
    }
    return own;
}

/* Of one word: tier after tier, no further than the page. */
static bool page_by_tier(struct search_page *search, struct filling *filling,
                         const struct search_unit *unit)
{
    for (enum search_tier tier = 0; tier < TIER_COUNT && filling->wanted > 0; tier++) {
        if (unit->tiers[tier].count > 0 &&
            !equals_fill(search, filling, tier_own(search, unit, tier)))
            return false;
    }
    return true;
}

/* Of several: the best score first. */
static bool page_by_score(struct search_page *search, struct filling *filling)
{
    const struct scores scores = scores_make(search);

    for (unsigned score = scores.highest + 1; score-- > 0 && filling->wanted > 0;) {
        if (!equals_fill(search, filling, score_set(search, &scores, score)))
            return false;
    }
    return true;
}

static bool page_by_relevance(struct search_page *search, struct filling *filling)
{
    const struct search_unit *only = NULL;
    size_t count = 0;

    for (size_t i = 0; i < search->units->count; i++) {
        if (!search->units->list[i].is_left_out) {
            only = &search->units->list[i];
            count++;
        }
    }
    return count == 1 ? page_by_tier(search, filling, only) : page_by_score(search, filling);
}

static bool page_fill(struct search_page *search)
{
    const struct offer_filter *filter = search->filter;
    struct filling filling = {search->match, (filter->page - 1) * (uint64_t)OFFER_PAGE_SIZE,
                              OFFER_PAGE_SIZE};

    if (filling.skip >= search->total)
        return true;
    if (filter->order == OFFER_NEWEST) {
        page_newest(search, &filling);
        return true;
    }
    if (filter->order == OFFER_BY_RELEVANCE && search->units->count > 0)
        return page_by_relevance(search, &filling);
    if (filter->order != OFFER_BY_DISTANCE)
        return page_by_week(search, &filling);
    return search->total <= SORTED_MAX ? page_sorted(search, &filling)
                                       : page_by_distance(search, &filling);
}

bool search_page_find(struct search_view *view, struct pool *pool,
                      const struct search_matches *matches, uint32_t *ids, size_t *count)
{
    struct search_page search = {.pool = pool,
                                 .view = view,
                                 .filter = matches->filter,
                                 .today = matches->today,
                                 .units = matches->units,
                                 .match = matches->match,
                                 .total = matches->total,
                                 .ids = ids};
    const bool is_done = page_fill(&search);

    *count = search.id_count;
    return is_done;
}
