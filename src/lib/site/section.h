/* The four sections of the site, whose tabs stand on each page: for pupils, parents, schools,
 * employers. */
#ifndef STAGE3E_SITE_SECTION_H
#define STAGE3E_SITE_SECTION_H

#include <stdbool.h>

struct request;

extern const char section_pupils[], section_parents[], section_schools[], section_employers[];

/* The section that an address belongs to for who reads it: a constant, "" if to none. */
const char *section_of(const struct request *request);

/* Whether it is for pupils who have no account yet. */
bool address_is_for_pupils(const struct request *request);

#endif
