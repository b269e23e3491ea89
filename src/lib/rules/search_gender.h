/* The genders and numbers of French nouns, as a search tells them apart: it does not. Pure.
 *
 * Words are folded (base/text.h): lower case, without accents. */
#ifndef STAGE3E_RULES_SEARCH_GENDER_H
#define STAGE3E_RULES_SEARCH_GENDER_H

#include <stdbool.h>

struct pool;

/* The masculine singular: "boulangeres" gives "boulanger", "animatrice" "animateur", "chevaux"
 * "cheval". A word of another kind may become no word at all ("lumiere" gives "lumier"): it is
 * compared with others that went the same way, never shown. */
const char *gender_neutral(struct pool *pool, const char *word);

/* True for what an inclusive form leaves when its points become spaces: the "ere" of
 * "infirmier·ère", the "euse" of "coiffeur/euse", the "e" and the "s" of "avocat·e·s". */
bool gender_is_ending(const char *word);

#endif
