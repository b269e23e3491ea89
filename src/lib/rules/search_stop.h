/* Words that every search and every offer may have and that say nothing of what it is about. Pure.
 */
#ifndef STAGE3E_RULES_SEARCH_STOP_H
#define STAGE3E_RULES_SEARCH_STOP_H

#include <stdbool.h>

/* True for a folded word such as "stage", "metier", "chez", "avec", for a number of one or two
 * digits, and for the endings of inclusive forms (rules/search_gender.h). */
bool search_word_says_nothing(const char *word);

/* The same behind another word that says something, NULL if there is none: "entreprise" says
 * something behind "chef", "son" behind "ingénieur". */
bool search_word_says_nothing_after(const char *before, const char *word);

/* True for a word that says less than any beside it: the "cabinet" of an architect, the "créatrice"
 * of jewels. */
bool search_word_says_little(const char *word);

#endif
