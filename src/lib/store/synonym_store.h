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

/* All that are in use, by key. */
bool store_synonyms_all(struct db *db, struct synonym **synonyms, size_t *count)
    __attribute__((warn_unused_result));

/* Everyday words that begin as what is typed, the last word of it perhaps not to its end; at most
 * room. */
bool store_synonyms_beginning(struct db *db, const char *const *typed, size_t count,
                              const char **expressions, size_t room, size_t *found)
    __attribute__((warn_unused_result));

/* As administrators see them: domains by name, one a line. */
struct synonym_listed {
    uint64_t id; /* 0: not there */
    const char *words;
    const char *trades;
    const char *domains;
};

enum { SYNONYMS_LISTED_MAX = 100 };

/* Those with a text in their words or trades, by words; total is how many there are. */
bool store_synonyms(struct db *db, const char *text, struct synonym_listed **list, size_t *count,
                    size_t *total) __attribute__((warn_unused_result));
bool store_synonym_find(struct db *db, uint64_t id, struct synonym_listed *synonym)
    __attribute__((warn_unused_result));

/* True in is_taken if another one than id has the key. */
bool store_synonym_is_taken(struct db *db, const char *key, uint64_t id, bool *is_taken)
    __attribute__((warn_unused_result));

/* Writes it: over the one with its id, else over the one with its key, else as a new one; *id
 * becomes its number. For use in a transaction. */
bool store_synonym_set(struct db *db, const struct synonym *synonym, time_t now, uint64_t *id)
    __attribute__((warn_unused_result));

/* Takes it out of use. For use in a transaction. */
bool store_synonym_remove(struct db *db, uint64_t id) __attribute__((warn_unused_result));

enum synonym_loaded { SYNONYM_KEPT, SYNONYM_ADDED, SYNONYM_RENEWED };

/* Adds one of the content that is not there yet, or renews it; what an administrator wrote, changed
 * or removed stays as it is, and so does what was written at the same instant. For use in a
 * transaction. */
bool store_synonym_load(struct db *db, const struct synonym *synonym, time_t now,
                        enum synonym_loaded *loaded) __attribute__((warn_unused_result));

#endif
