/* The list of an employer's offers as its owner asked for it, on the page and in the file: which
 * ones, in which order. */
#ifndef STAGE3E_SITE_OFFER_LISTING_H
#define STAGE3E_SITE_OFFER_LISTING_H

#include <libxml/tree.h>

#include "base/form.h"
#include "store/offer_manage.h"

struct pool;
struct request;

/* The columns that it can be sorted by. */
enum offer_column { BY_ID, BY_TITLE, BY_PERIOD, BY_STATUS, BY_ONLINE };

struct offer_listing {
    const char *number; /* the first digits of an offer's number; "": all */
    enum offer_column column;
    bool is_rising;
};

/* Reads numero, tri, sens. What is not there, or not known, is the newest first: then it gives the
 * name of the value that is not known, else NULL. */
const char *offer_listing_read(struct pool *pool, const struct form *query,
                               struct offer_listing *order);

/* What was asked for, as the attributes number, column, direction; and the link to its file. */
void offer_listing_add(struct request *request, xmlNode *content,
                       const struct offer_listing *order);

/* Those it takes, in its order. */
const struct managed_offer **offers_in_order(struct pool *pool, const struct managed_offer *offers,
                                             size_t count, const struct offer_listing *order,
                                             struct date today, size_t *taken);

#endif
