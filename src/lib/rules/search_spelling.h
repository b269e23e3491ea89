/* Near spellings: which of the words that exist was meant. Pure.
 *
 * Words that are near each other have a key in common: a word's keys are its letters and its sound,
 * and each of them less one letter. So candidates are looked up, and only they are compared. */
#ifndef STAGE3E_RULES_SEARCH_SPELLING_H
#define STAGE3E_RULES_SEARCH_SPELLING_H

#include <stdbool.h>

#include "rules/search_terms.h"

struct pool;

enum { SPELLING_LENGTH_MIN = 4, SPELLING_LENGTH_MAX = 20, SPELLING_KEYS_MAX = 64 };

/* True for a folded word that a near one is looked for: letters only, of a length that says enough.
 */
bool spelling_can_be_wrong(const char *word);

/* The keys of such a word; is_brief: its sound alone. At most SPELLING_KEYS_MAX. */
void spelling_keys(struct pool *pool, const char *word, bool is_brief, struct terms *keys);

/* How far a word is from what was typed, the less the nearer; a word of a title is preferred to one
 * of a text (place, as in search_terms.h). Less than 0: too far to have been meant. */
int spelling_cost(struct pool *pool, const char *typed, const char *word, unsigned place);

/* A word as it is usually written that was written by ear: "arkitect" gives "architect",
 * "jardiniaire" "jardinier". NULL if nothing in it is so. */
const char *spelling_by_ear(struct pool *pool, const char *word);

/* Letters to change, add, leave out or swap with the next to come from one text to the other; more
 * than limit gives limit + 1. */
unsigned spelling_distance(const char *left, const char *right, unsigned limit);

#endif
