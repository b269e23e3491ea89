/* Words written as one: "aidesoignante", "designerdinterieur", "dequitation". Pure; all words are
 * folded (base/text.h). */
#ifndef STAGE3E_RULES_SEARCH_STUCK_H
#define STAGE3E_RULES_SEARCH_STUCK_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

enum { STUCK_PART_MIN = 4, STUCK_LENGTH_MAX = 24, STUCK_CUTS_MAX = 64 };

/* A word cut in two; what links its parts ("de", "d") is in neither. */
struct stuck_cut {
    const char *before;
    const char *after;
};

/* All ways to cut a word in two of at least STUCK_PART_MIN letters, those whose parts are most
 * alike in length first; none of a word that is too short, too long or has other letters. */
size_t stuck_cuts(struct pool *pool, const char *word, struct stuck_cut cuts[STUCK_CUTS_MAX]);

/* True if the word is that expression without its spaces, in any gender and number: "jeuxvideo",
 * "salledesport". */
bool stuck_is(struct pool *pool, const char *word, const char *expression);

/* The word without the article or pronoun in front of its vowel: "dequitation" gives "equitation".
 * NULL if there is none. */
const char *stuck_elision_cut(const char *word);

#endif
