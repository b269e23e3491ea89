/* The calendar of placement dates by school: on its page and to print. */
#ifndef STAGE3E_SITE_PLACEMENT_DATES_H
#define STAGE3E_SITE_PLACEMENT_DATES_H

#include <libxml/tree.h>
#include <stdbool.h>

struct request;

/* What the query asks for: "q", words of a school, or its town as people name it; "semaine", a
 * Monday; "par=college": by school instead of by week. Appends what was asked for as attributes,
 * the weeks to choose from (<week monday="…" selected="yes">TEXT</week>), then <period text="…"> of
 * <school town="…" class="…" priority="…">NAME</school>, or <by-school name="…" town="…"
 * priority="…"> of <date class="…">TEXT</date>. False if the database failed. */
bool placement_dates_add(struct request *request, xmlNode *content)
    __attribute__((warn_unused_result));

#endif
