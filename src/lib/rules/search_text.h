/* What is typed into a search, and what everyday words are kept by. Pure. */
#ifndef STAGE3E_RULES_SEARCH_TEXT_H
#define STAGE3E_RULES_SEARCH_TEXT_H

#include <stddef.h>

struct pool;

/* The words of a text, folded, without those that say nothing; at most max of them. */
size_t search_text_words(struct pool *pool, const char *text, const char **words, size_t max);

/* The next word of a text as it is written, in small letters; *rest goes on behind it. NULL: none.
 */
const char *search_text_next(struct pool *pool, const char **rest);

/* What some words have in common with the same ones in another gender or number: "maîtresse
 * d'école" and "maîtres d'école" have one key. */
const char *search_text_key(struct pool *pool, const char *const *words, size_t count);

#endif
