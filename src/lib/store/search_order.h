/* One page of a search's results, in the order asked for. */
#ifndef STAGE3E_STORE_SEARCH_ORDER_H
#define STAGE3E_STORE_SEARCH_ORDER_H

#include "store/search_words.h"

enum { SEARCH_WEEKS_AT_ONCE = 16 /* sets of weeks read at a time, for a list by week */ };

/* What a search found. */
struct search_matches {
    const struct offer_filter *filter;
    struct date today;
    const roaring_bitmap_t *match;
    uint64_t total;
    const struct search_units *units; /* of its words */
};

/* The offers of the page that the filter asks for; ids has room for OFFER_PAGE_SIZE. */
bool search_page_find(struct search_view *view, struct pool *pool,
                      const struct search_matches *matches, uint32_t *ids, size_t *count)
    __attribute__((warn_unused_result));

#endif
