/* What is near a search that found little or nothing: never mixed into its results. */
#ifndef STAGE3E_SITE_NEAR_H
#define STAGE3E_SITE_NEAR_H

#include "site/filter.h"

/* Appends what other searches find, each with its total and its address: outside the weeks of
 * the visitor's school, where it takes others (the number is of these alone), a word less, a wider
 * circle, everywhere, another week, a domain; where nothing was found, also offers that answer a
 * part of the words. Nothing if enough was found. False if the database failed. */
bool near_add(struct request *request, const struct search *search, const struct offer_found *found,
              xmlNode *parent) __attribute__((warn_unused_result));

#endif
