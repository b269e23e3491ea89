/* A search as asked for. site/filter reads it from an address. */
#ifndef STAGE3E_SITE_SEARCH_H
#define STAGE3E_SITE_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "rules/calendar.h"
#include "site/place.h"
#include "store/offer_store.h"
#include "store/reference_kept.h"

struct request;

enum { SEARCH_RADIUS_DEFAULT_KM = 10 };

/* With what could not be used of it, and what it could ask for. */
struct search {
    struct offer_filter filter;
    const char *words;       /* as typed, without a town among them */
    const char *words_typed; /* with it, if there is one */
    const char *town;        /* as typed; the town's own name once found */
    const char *query_town;  /* "" unless the place comes from a town */
    bool town_is_unknown;
    const struct kept_school *school; /* of a pupil; NULL: none */
    bool is_near_school;              /* the place is that of the visitor's school */
    bool school_is_unplaced;          /* it was asked for, and nobody knows where it is */
    struct place_meant places;        /* what the town may mean */
    const char *words_of_place;       /* typed among the words; "": none */
    const struct domain *domains;     /* all there are */
    size_t domain_count;
    struct date mondays[SEARCH_WEEKS_OFFERED]; /* of the next school weeks */
    size_t monday_count;
    struct offer_facet *facets; /* of the domains, the weeks, then the features; once prepared */
    size_t facet_count;
};

/* The same search around a place, within the circle that the request asks for. */
void search_place_set(struct request *request, struct search *search, double latitude,
                      double longitude);

#endif
