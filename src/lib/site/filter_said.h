/* What a page says of how a search was read. */
#ifndef STAGE3E_SITE_FILTER_SAID_H
#define STAGE3E_SITE_FILTER_SAID_H

#include "site/filter.h"

/* Appends it to the filter element. */
void search_said_add(struct request *request, const struct search *search,
                     const struct offer_found *found, xmlNode *node);

#endif
