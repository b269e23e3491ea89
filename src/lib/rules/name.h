/* Names of people, trades and organisations, as strangers type them and mails quote them. Pure. */
#ifndef STAGE3E_RULES_NAME_H
#define STAGE3E_RULES_NAME_H

#include <stdbool.h>

struct pool;

enum name_of { NAME_OF_PERSON, NAME_OF_ORGANISATION, NAME_OF_OFFER };

/* False for what is rather an address or a number to call: "@", "www.", "http", "://", more than
 * six digits; of a person, a domain too ("gagne.example/x"), which an organisation may be called
 * after. An offer's title may have numbers. "3M", "Garage du 14 juillet 1789" and "St. Jean" are
 * plain. */
bool name_is_plain(struct pool *pool, const char *text, enum name_of of)
    __attribute__((warn_unused_result));

/* A person's name with one hyphen and two apostrophes at most, the typewriter's and the printer's,
 * whatever dashes, primes and accents stood for them. */
const char *name_written(struct pool *pool, const char *typed);

/* A person's whole name, as lists print it: "DUPONT Marie", "LE GOFF Anne-Lise", "Marie DUPONT"
 * (the last name is what is in capitals), "Dupont, Marie". False, and both empty, where nothing
 * says which part is which. */
bool name_part(struct pool *pool, const char *whole, const char **last_name,
               const char **first_name);

#endif
