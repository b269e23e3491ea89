/* The search's parameters: from the address to a filter, and back into addresses. */
#ifndef STAGE3E_OFFERS_FILTER_H
#define STAGE3E_OFFERS_FILTER_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "store/offer_store.h"

struct request;

/* A search as asked for, with what could not be used of it. */
struct search {
    struct offer_filter filter;
    const char *words; /* as typed */
    const char *town;  /* as typed; the town's own name once found */
    bool town_is_unknown;
};

/* Reads the query. A value that makes no sense is left out, never an error page. False if
 * the database failed. */
bool search_read(struct request *request, struct search *search)
    __attribute__((warn_unused_result));

/* Appends the filter element: each value in use, the choices (domains, weeks), and for each
 * filter in use the address of the same search without it. */
bool search_add(struct request *request, const struct search *search, xmlNode *parent)
    __attribute__((warn_unused_result));

/* The query of the same search at another page. */
const char *search_query(struct request *request, const struct search *search, unsigned page);

#endif
