/* The words of the offers that the index knows: table search_word, kept with the index. */
#ifndef STAGE3E_STORE_SEARCH_VOCABULARY_H
#define STAGE3E_STORE_SEARCH_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>

#include "rules/search_terms.h"
#include "store/db.h"

struct pool;

/* Adds those that are new. For use in a transaction. */
bool vocabulary_add(struct db *db, struct search_vocabulary *words)
    __attribute__((warn_unused_result));

/* Takes away the words of a family that no offer has any more. For use in a transaction. */
bool vocabulary_drop(struct db *db, const char *root) __attribute__((warn_unused_result));

/* Appends some of the words that begin so: of titles, or of all else. */
enum { VOCABULARY_BEGINNINGS_MAX = 40 };
bool vocabulary_beginnings(struct db *db, const char *beginning, bool in_titles,
                           struct terms *words) __attribute__((warn_unused_result));

#endif
