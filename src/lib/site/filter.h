/* The search's parameters: from the address to a filter, and back into addresses. */
#ifndef STAGE3E_SITE_FILTER_H
#define STAGE3E_SITE_FILTER_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "rules/calendar.h"
#include "site/place.h"
#include "store/offer_store.h"
#include "store/reference_kept.h"

struct request;

/* A search as asked for, with what could not be used of it, and what it could ask for. */
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

/* Reads the query. A value that makes no sense is left out, never an error page. False if
 * the database failed. */
bool search_read(struct request *request, struct search *search)
    __attribute__((warn_unused_result));

/* Makes the facets, for a search that counts beside its choices. */
void search_facets_prepare(struct request *request, struct search *search);

/* On the pages of a search: unless weeks were chosen or the box was cleared, a pupil's search
 * begins with the weeks of their school. */
void search_school_begin(const struct request *request, struct search *search);

/* The weeks of the visitor's school as chosen weeks, its place as a place: what outlives the visit
 * (a feed, a saved search) names them. */
void search_school_fix(struct search *search);

/* Reads the query of a saved search as if it were the request's own: what its alert announces, the
 * offers of it that can be asked for. False if the database failed. */
bool search_alert_filter(struct request *request, const char *query, struct offer_filter *filter)
    __attribute__((warn_unused_result));

/* Appends the filter element: each value in use, the choices with their counts, for each filter in
 * use the address of the same search without it, and what was found to be said of the words.
 * Without what is the visitor's own it depends on the search alone. */
void search_add(struct request *request, const struct search *search,
                const struct offer_found *found, bool has_own, xmlNode *parent);

/* Appends a filter element with what is the visitor's own alone, for a page that puts kept pieces
 * in: of the weeks those of the school that there is a piece of. */
struct html_pieces;
void search_own_add(struct request *request, const struct search *search,
                    const struct html_pieces *pieces, xmlNode *parent);

/* The same search around a place, within the circle that the request asks for; the same anywhere.
 */
void search_place_set(struct request *request, struct search *search, double latitude,
                      double longitude);
void search_place_drop(struct search *search);

/* The search in words: "boulanger, Nantes à moins de 10 km". */
const char *search_label(struct request *request, const struct search *search);

/* The query of the same search at another page. */
const char *search_query(struct request *request, const struct search *search, unsigned page);

#endif
