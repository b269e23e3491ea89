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

#endif
