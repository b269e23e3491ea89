/* A search being done: what the files of the search share. */
#ifndef STAGE3E_STORE_OFFER_MATCH_H
#define STAGE3E_STORE_OFFER_MATCH_H

#include "store/offer_store.h"
#include "store/search_words.h"

struct search_run {
    struct db *db;
    struct pool *pool;
    const struct offer_filter *filter;
    struct date today;
    struct search_view *view;
    struct search_units units; /* of its words */
    const roaring_bitmap_t *all;
    const roaring_bitmap_t *match;
    const roaring_bitmap_t *match_without[FAMILY_COUNT]; /* the choices of one family */
    uint64_t total;
    uint32_t ids[OFFER_LIST_MAX]; /* of the page, in order */
    size_t id_count;
};

/* Opens the view of a search, and finds what matches; the view is to be closed in any case. */
bool search_open(struct search_run *search) __attribute__((warn_unused_result));

/* Whether there are more offers than are counted one by one, which is known if the set of all is
 * kept: then sets are large, too. */
bool search_is_large(void);

/* The counts beside choices; their sets are read with the first that are, if that is said before.
 */
void search_facets_want(struct search_run *search, const struct offer_facet *facets, size_t count);
bool search_facets_count(struct search_run *search, struct offer_facet *facets, size_t count,
                         bool *has_guesses) __attribute__((warn_unused_result));

/* The cards of the page: those of its ids that are listed, in their order. */
bool search_cards_read(struct search_run *search, struct offer_card **cards, size_t *count)
    __attribute__((warn_unused_result));

/* The cards of a set, however many: read so many at a time. */
bool search_cards_of_set(struct search_run *search, const roaring_bitmap_t *set,
                         struct offer_card **cards, size_t *count)
    __attribute__((warn_unused_result));

#endif
