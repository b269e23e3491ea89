/* The three tabs of an employer's space, with their counts: of two executables. */
#ifndef STAGE3E_SITE_TABS_H
#define STAGE3E_SITE_TABS_H

#include <libxml/tree.h>
#include <stdbool.h>

struct request;

/* Appends <tabs pending="…" answered="…" offers="…"/>. False if the database failed. */
bool employer_tabs_add(struct request *request, xmlNode *parent)
    __attribute__((warn_unused_result));

#endif
