/* What a map shows of a search. */
#include <stdlib.h>

#include "base/pool.h"
#include "store/offer_group.h"
#include "store/offer_match.h"

enum { MAP_SQUARES_MAX = 400 };

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

/* The offers of each square as a group; one that is alone in it as itself. */
static bool box_group(struct search_run *search, const struct grid_squares *squares,
                      roaring_bitmap_t *const *found, struct offer_map *map)
{
    roaring_bitmap_t **grouped = pool_array(search->pool, squares->count + 1, sizeof *grouped);
    roaring_bitmap_t *alone = search_view_union(search->view, NULL, 0);

    map->groups = pool_array(search->pool, squares->count + 1, sizeof *map->groups);
    for (size_t i = 0; i < squares->count; i++) {
        struct offer_group *group = &map->groups[map->group_count];

        group->count = roaring_bitmap_get_cardinality(found[i]);
        if (group->count == 1)
            roaring_bitmap_or_inplace(alone, found[i]);
        if (group->count < 2)
            continue;
        grid_middle(squares->list[i], &group->latitude, &group->longitude);
        grouped[map->group_count++] = found[i];
    }
    return search_cards_of_set(search, alone, &map->cards, &map->count) &&
           store_groups_place(search->db, grouped, map->groups, map->group_count);
}

static bool box_list(struct search_run *search, size_t count, roaring_bitmap_t *const *found,
                     struct offer_map *map)
{
    roaring_bitmap_t *all = search_view_union(search->view, NULL, 0);

    for (size_t i = 0; i < count; i++)
        roaring_bitmap_or_inplace(all, found[i]);
    return search_cards_of_set(search, all, &map->cards, &map->count);
}

/* No offer is in two squares: their counts add up. */
static bool box_fill(struct search_run *search, const struct grid_box *box, struct offer_map *map)
{
    const struct grid_squares squares = box_squares(search->pool, box);
    const char **terms = pool_array(search->pool, squares.count + 1, sizeof *terms);
    const roaring_bitmap_t **sets = pool_array(search->pool, squares.count + 1, sizeof *sets);
    roaring_bitmap_t **found = pool_array(search->pool, squares.count + 1, sizeof *found);
    uint64_t total = 0;

    for (size_t i = 0; i < squares.count; i++)
        terms[i] = term_square(search->pool, squares.list[i]);
    if (!search_view_sets(search->view, terms, squares.count, sets))
        return false;
    for (size_t i = 0; i < squares.count; i++) {
        const roaring_bitmap_t *const both[] = {sets[i], search->match};

        found[i] = search_view_intersection(search->view, both, 2);
        total += roaring_bitmap_get_cardinality(found[i]);
    }
    return total <= OFFER_LIST_MAX ? box_list(search, squares.count, found, map)
                                   : box_group(search, &squares, found, map);
}

bool store_offers_in_box(struct db *db, const struct offer_filter *filter, struct date today,
                         const struct grid_box *box, struct offer_map *map)
{
    struct pool *pool = db_pool(db);
    struct search_run search = {.db = db, .pool = pool, .filter = filter, .today = today};
    bool is_done;

    *map = (struct offer_map){0};
    is_done = search_open(&search) && box_fill(&search, box, map);
    search_view_close(search.view);
    return is_done;
}
