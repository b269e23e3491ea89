/* The lists of applications of an employer as they were asked for, on the page and in the file:
 * which ones, in which order. */
#ifndef STAGE3E_SITE_APPLICATION_LISTING_H
#define STAGE3E_SITE_APPLICATION_LISTING_H

#include <libxml/tree.h>

#include "base/form.h"
#include "store/application_store.h"

struct pool;
struct request;

/* Reads numero (the first digits of an offer's), offre (one offer), semaine, etat, prioritaires,
 * tri into the query of an account; what is not known asks for nothing: then it gives its name,
 * else NULL. */
const char *application_listing_read(struct pool *pool, const struct form *form,
                                     struct employer_query *query);

/* What was asked for, as the attributes number, offer, week, state, priority, order; the weeks that
 * there are, as <week monday="…">; the link to the file. False if the database failed. */
bool application_listing_add(struct request *request, xmlNode *content,
                             const struct employer_query *query)
    __attribute__((warn_unused_result));

/* The address of another page of it. */
const char *application_listing_page(struct request *request, const struct employer_query *query,
                                     unsigned page);

#endif
