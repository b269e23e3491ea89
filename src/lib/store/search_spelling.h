/* Near spellings: table search_spelling, of the words of offers and of the everyday words. */
#ifndef STAGE3E_STORE_SEARCH_SPELLING_H
#define STAGE3E_STORE_SEARCH_SPELLING_H

#include <stdbool.h>

#include "rules/search_terms.h"
#include "store/db.h"

struct pool;

/* Makes words findable by near spellings: of offers, or those of an everyday expression. For use in
 * a transaction. */
bool spelling_add(struct db *db, const struct search_word *words, size_t count, uint64_t synonym_id)
    __attribute__((warn_unused_result));

/* Takes away the words of offers of one family, before vocabulary_drop() does; those of an everyday
 * expression. For use in a transaction. */
bool spelling_drop_family(struct db *db, const char *root) __attribute__((warn_unused_result));
bool spelling_drop_synonym(struct db *db, uint64_t synonym_id) __attribute__((warn_unused_result));

/* The word that was meant by one that no offer has, itself if it is one of an everyday expression,
 * written right; word is NULL if there is none near enough. */
bool spelling_find(struct db *db, const char *typed, const char **word)
    __attribute__((warn_unused_result));

/* A folded word as it is written, with its accents. */
bool spelling_written(struct db *db, const char *word, const char **written)
    __attribute__((warn_unused_result));

#endif
