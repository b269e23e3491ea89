/* What was meant by a word of a search that no offer has and that stands for nothing. */
#ifndef STAGE3E_STORE_SEARCH_MEANT_H
#define STAGE3E_STORE_SEARCH_MEANT_H

#include <stdbool.h>
#include <stddef.h>

#include "store/synonym_store.h"

enum { MEANT_WORDS_MAX = SYNONYM_WORDS_MAX };

struct meant {
    const char *words[MEANT_WORDS_MAX]; /* folded */
    size_t count;                       /* 0: nothing that is near enough */
    const char *written;                /* as it is written, with its accents */
};

/* The nearest word, by its letters or its sound; or the words that it is made of, of the offers or
 * of an everyday expression. The everyday words are sorted by key. */
bool meant_find(struct db *db, const struct synonym *synonyms, size_t synonym_count,
                const char *typed, struct meant *meant) __attribute__((warn_unused_result));

#endif
