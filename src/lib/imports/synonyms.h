/* Everyday words from text: a row of CSV, or a form. */
#ifndef STAGE3E_IMPORTS_SYNONYMS_H
#define STAGE3E_IMPORTS_SYNONYMS_H

#include "store/reference_store.h"
#include "store/synonym_store.h"

struct pool;

enum { SYNONYM_LENGTH_MAX = 80, SYNONYM_TRADES_LENGTH_MAX = 600 };

/* As typed: trades and names of domains each parted by "|" or ends of lines. */
struct synonym_text {
    const char *words;
    const char *trades;
    const char *domains;
};

/* NULL and the synonym, or why it is none: "words" (nothing to look for, too many or too long),
 * "trades" (too long), "domain" (one that does not exist, or too many), "empty" (stands for
 * nothing). */
const char *synonym_parse(struct pool *pool, const struct synonym_text *text,
                          const struct domain *domains, size_t domain_count,
                          struct synonym *synonym);

#endif
