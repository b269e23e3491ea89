/* Which words of a search may be kept when nothing has them. Pure. */
#ifndef STAGE3E_RULES_SEARCH_MISSED_H
#define STAGE3E_RULES_SEARCH_MISSED_H

#include <stdbool.h>

struct pool;

enum { MISSED_LENGTH_MIN = 4, MISSED_LENGTH_MAX = 24 };

/* False if anything of what was typed looks like a person or how to reach one: a first name or a
 * usual last name, "Mme", two words with a capital, an address, a run of digits. A name beside a
 * word is as good as a name, so the whole of it is looked at. */
bool missed_may_be_kept(struct pool *pool, const char *typed, const char *word);

#endif
