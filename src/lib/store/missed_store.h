/* Words of searches that no offer has, counted (rules/search_missed.h says which may be). */
#ifndef STAGE3E_STORE_MISSED_STORE_H
#define STAGE3E_STORE_MISSED_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"

struct pool;

enum { MISSED_LISTED_MAX = 100 };

struct missed {
    const char *word; /* folded */
    uint64_t times;
    struct date last;
};

/* Counts one more; new words are taken up to some thousands. */
bool store_missed_add(struct db *db, const char *word, struct date today)
    __attribute__((warn_unused_result));

/* Those searched most, at most MISSED_LISTED_MAX; what was only the beginning of another is left
 * out. */
bool store_missed(struct db *db, struct missed **list, size_t *count)
    __attribute__((warn_unused_result));

/* A word that stands for something from now on. */
bool store_missed_drop(struct db *db, const char *word) __attribute__((warn_unused_result));

#endif
