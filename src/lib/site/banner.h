/* The banners of the day, on the pages of those whom they are for. */
#ifndef STAGE3E_SITE_BANNER_H
#define STAGE3E_SITE_BANNER_H

#include <libxml/tree.h>

struct request;

/* Appends <banner for="…"> with title and text for each banner of today. A worker reads them at
 * most once a second, so that a change is seen as soon as on pages that the web server keeps.
 * Without an answer of the database there are none: a page does not fail for that. */
void banners_add(struct request *request, xmlNode *root);

#endif
