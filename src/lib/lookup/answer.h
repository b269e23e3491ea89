/* The answers of the services of look-ups, as they came. */
#ifndef STAGE3E_LOOKUP_ANSWER_H
#define STAGE3E_LOOKUP_ANSWER_H

#include <jansson.h>

#include "lookup/lookup.h"

/* The addresses of an answer of "geocodage/search": how many. What is none is left out; texts are
 * clean. */
size_t answer_addresses(struct pool *pool, const json_t *answer,
                        struct address addresses[ADDRESSES_MAX]);

/* The company of that SIRET in an answer of "recherche-entreprises"; false if it is not there. */
bool answer_company(struct pool *pool, const json_t *answer, const char *siret,
                    struct company *company);

#endif
