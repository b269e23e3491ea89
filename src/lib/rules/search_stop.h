/* Words that every search and every offer may have and that say nothing of what it is about. Pure.
 */
#ifndef STAGE3E_RULES_SEARCH_STOP_H
#define STAGE3E_RULES_SEARCH_STOP_H

#include <stdbool.h>

/* True for a folded word such as "stage", "metier", "chez", "avec", and for the endings of
 * inclusive forms (rules/search_gender.h). */
bool search_word_says_nothing(const char *word);

#endif
