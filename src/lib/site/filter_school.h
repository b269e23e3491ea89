/* The visitor's school, in a search: its weeks, if it has published dates, and its place. */
#ifndef STAGE3E_SITE_FILTER_SCHOOL_H
#define STAGE3E_SITE_FILTER_SCHOOL_H

#include "site/filter.h"

/* Reads which of the weeks that the search offers are the school's, puts them first, and takes the
 * box "college" from the query. False if the database failed. */
bool search_school_read(struct request *request, struct search *search)
    __attribute__((warn_unused_result));

/* Takes the box "autour" from the query: sets the place of the search to the school's. False if the
 * database failed. */
bool search_school_place_read(struct request *request, struct search *search)
    __attribute__((warn_unused_result));

#endif
