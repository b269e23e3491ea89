/* What a word of an offer and a word of a search are compared by. Pure. */
#ifndef STAGE3E_RULES_SEARCH_STEM_H
#define STAGE3E_RULES_SEARCH_STEM_H

struct pool;

/* Both take a folded word (base/text.h). Doubled letters count once in both. */

/* The same word in any gender and number: "boulangeres" and "boulanger", not "boulangerie". */
const char *stem_lemma(struct pool *pool, const char *word);

/* The same family of words: "boulanger", "boulangerie"; "informatique", "informaticienne". */
const char *stem_root(struct pool *pool, const char *word);

#endif
