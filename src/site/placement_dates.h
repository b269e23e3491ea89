/* The calendar of placement dates by school: on its page and to print. */
#ifndef STAGE3E_SITE_PLACEMENT_DATES_H
#define STAGE3E_SITE_PLACEMENT_DATES_H

#include <libxml/tree.h>
#include <stdbool.h>

struct request;

/* Appends <period text="…"> of <school town="…" class="…" priority="…">NAME</school>. False if the
 * database failed. */
bool placement_dates_add(struct request *request, xmlNode *content)
    __attribute__((warn_unused_result));

#endif
