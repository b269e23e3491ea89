/* The visitor's school, in a search: its weeks, if it has published dates, and its place. */
#ifndef STAGE3E_SITE_FILTER_SCHOOL_H
#define STAGE3E_SITE_FILTER_SCHOOL_H

#include "site/search.h"

/* Sees how things stand (search_memory.h), and what the school of a pupil is. First of all; false
 * if the database failed. */
bool search_school_see(struct request *request, struct search *search)
    __attribute__((warn_unused_result));

/* Which of the weeks that the search offers are the school's: they go first, and the box "college"
 * of the query is read. */
void search_school_read(struct request *request, struct search *search);

/* Takes the box "autour" from the query: sets the place of the search to the school's. */
void search_school_place_read(struct request *request, struct search *search);

/* On the pages of a search: unless weeks were chosen or the box was cleared, a pupil's search
 * begins with the weeks of their school. */
void search_school_begin(const struct request *request, struct search *search);

/* The weeks of the visitor's school as chosen weeks, its place as a place: what outlives the visit
 * (a feed, a saved search) names them. */
void search_school_fix(struct search *search);

#endif
