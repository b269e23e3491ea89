/* The link from a page to the file of what it shows. */
#ifndef STAGE3E_SITE_EXPORT_LINK_H
#define STAGE3E_SITE_EXPORT_LINK_H

#include <libxml/tree.h>

struct request;

/* The attribute export: the query of the file that has the rows of this page, in their order. Pairs
 * of names and values end with a name that is NULL; empty values are left out. */
void export_link_add(struct request *request, xmlNode *content, const char *const (*pairs)[2]);

#endif
