/* Everyday words for trades and domains: db/content/recherche/synonymes.csv to begin with, then as
 * the administrators change them. */
#ifndef STAGE3E_STORE_SYNONYM_STORE_H
#define STAGE3E_STORE_SYNONYM_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "store/db.h"

struct pool;

enum { SYNONYM_DOMAINS_MAX = 4, SYNONYM_WORDS_MAX = 4 /* significant ones */ };

struct synonym {
    uint64_t id;
    const char *words;  /* as people type them */
    const char *key;    /* rules/search_text.h */
    const char *trades; /* one a line */
    uint64_t domains[SYNONYM_DOMAINS_MAX];
    size_t domain_count;
};

/* Those of the keys that stand for something; count is 1 to DB_LIST_MAX. */
bool store_synonyms_find(struct db *db, struct pool *pool, const char *const *keys, size_t count,
                         struct synonym **synonyms, size_t *found)
    __attribute__((warn_unused_result));

/* Everyday words that begin as what is typed, the last word of it perhaps not to its end; at most
 * room. */
bool store_synonyms_beginning(struct db *db, struct pool *pool, const char *const *typed,
                              size_t count, const char **expressions, size_t room, size_t *found)
    __attribute__((warn_unused_result));

/* Adds what is not there yet; what was changed or removed meanwhile stays as it is. For use in a
 * transaction. */
bool store_synonym_add(struct db *db, struct pool *pool, const struct synonym *synonym, time_t now,
                       bool *is_added) __attribute__((warn_unused_result));

#endif
