/* The search's parameters: from the address to a filter, and back into addresses. */
#ifndef STAGE3E_SITE_FILTER_H
#define STAGE3E_SITE_FILTER_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "site/search.h"

struct request;

/* Reads the query. A value that makes no sense is left out, never an error page. False if
 * the database failed. */
bool search_read(struct request *request, struct search *search)
    __attribute__((warn_unused_result));

/* Makes the facets, for a search that counts beside its choices. */
void search_facets_prepare(struct request *request, struct search *search);

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

#endif
