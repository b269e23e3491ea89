/* The search's index: sets of offers by term, read by searches, kept by stage3ectl index.
 * db/migrations/007-search.sql says how it follows the offers. */
#ifndef STAGE3E_STORE_SEARCH_INDEX_H
#define STAGE3E_STORE_SEARCH_INDEX_H

#include <roaring/roaring.h>

#include "rules/search_terms.h"
#include "store/db.h"

struct pool;
struct search_view;

/* The index as one search sees it: what is stored, corrected by the offers that changed since.
 * Of these the newest SEARCH_PENDING_MAX are read, among the newest SEARCH_LINES_MAX changes (an
 * offer that many apply for changes again and again); more wait at most until the index has taken
 * them in, after an import for instance. search_view_close() frees all sets that it gave. NULL
 * on failure. */
enum { SEARCH_PENDING_MAX = 1000, SEARCH_LINES_MAX = 20000 };

/* The offer of a line that is about reference data. */
enum { SEARCH_REFERENCE = 0 };

struct search_view *search_view_open(struct db *db, struct date today)
    __attribute__((warn_unused_result));
void search_view_close(struct search_view *view);

/* The set of each term, in their order; an empty one for a term of no offer. The sets belong to
 * the view, or are kept beyond it. */
bool search_view_sets(struct search_view *view, const char *const *terms, size_t count,
                      const roaring_bitmap_t **sets) __attribute__((warn_unused_result));

/* These terms will be asked for too: the next statement reads their sets with its own. */
void search_view_want(struct search_view *view, const char *const *terms, size_t count);

/* Appends words of offers that begin so, some tens at most: of titles only, or of anything. */
bool search_view_beginnings(struct search_view *view, const char *beginning, bool in_titles,
                            struct terms *words) __attribute__((warn_unused_result));

/* A new set of the view, to be changed by its user: the union or the intersection of some. */
roaring_bitmap_t *search_view_union(struct search_view *view, const roaring_bitmap_t *const *sets,
                                    size_t count);
roaring_bitmap_t *search_view_intersection(struct search_view *view,
                                           const roaring_bitmap_t *const *sets, size_t count);

/* Where offers stand in the order by distance. */
struct search_place {
    uint32_t offer_id;
    bool is_located;
    struct grid_square square;
};
bool search_view_places(struct search_view *view, const uint32_t *offer_ids, size_t count,
                        struct search_place *places) __attribute__((warn_unused_result));

/* The counter of the home page: seats left that a pupil can still apply for. */
bool store_seats_available(struct db *db, struct date today, uint64_t *seats)
    __attribute__((warn_unused_result));

/* The highest number of an offer that the index holds, 0 if none; and those it holds between two
 * numbers, in order. */
bool store_search_last_offer(struct db *db, uint64_t *offer_id) __attribute__((warn_unused_result));
bool store_search_offers(struct db *db, uint64_t first, uint64_t last, uint64_t **offer_ids,
                         size_t *count) __attribute__((warn_unused_result));

/* Takes up to limit changes into the index, in one transaction; taken is their number. On a new
 * day the offers with a week that closed, or an application period that began, count as
 * changed. */
bool store_search_update(struct db *db, struct date today, size_t limit, size_t *taken)
    __attribute__((warn_unused_result));

/* Counts each offer as changed, so that updates read all of them again. */
bool store_search_recheck(struct db *db) __attribute__((warn_unused_result));

/* Counts the seats of the index anew; a counter that was wrong is repaired, and the log says so. */
bool store_search_counter_check(struct db *db) __attribute__((warn_unused_result));

#endif
