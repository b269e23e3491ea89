#include "imports/synonyms.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "rules/search_text.h"

/* Calls for each part of a text that is not empty; false as soon as one says so. */
typedef bool (*part_use)(struct pool *pool, void *argument, const char *part);

static bool parts_use(struct pool *pool, const char *text, part_use use, void *argument)
{
    char *rest, *copy = pool_strdup(pool, text);

    for (char *part = strtok_r(copy, "|\r\n", &rest); part != NULL;
         part = strtok_r(NULL, "|\r\n", &rest)) {
        const char *trimmed = text_trim(pool, part, TEXT_ONE_LINE);

        if (*trimmed != '\0' && !use(pool, argument, trimmed))
            return false;
    }
    return true;
}

static bool trade_put(struct pool *pool, void *argument, const char *trade)
{
    const char **trades = argument;

    *trades = pool_printf(pool, "%s%s%s", *trades, **trades == '\0' ? "" : "\n", trade);
    return true;
}

struct naming {
    const struct domain *domains;
    size_t count;
    struct synonym *synonym;
};

static bool domain_put(struct pool *pool, void *argument, const char *name)
{
    const struct naming *naming = argument;
    struct synonym *synonym = naming->synonym;
    const char *folded = text_fold(pool, name);

    for (size_t i = 0; i < naming->count; i++) {
        if (strcmp(text_fold(pool, naming->domains[i].name), folded) != 0)
            continue;
        for (size_t k = 0; k < synonym->domain_count; k++) {
            if (synonym->domains[k] == naming->domains[i].id)
                return true;
        }
        if (synonym->domain_count == SYNONYM_DOMAINS_MAX)
            return false;
        synonym->domains[synonym->domain_count++] = naming->domains[i].id;
        return true;
    }
    return false;
}

const char *synonym_parse(struct pool *pool, const struct synonym_text *text,
                          const struct domain *domains, size_t domain_count,
                          struct synonym *synonym)
{
    const char *words[SYNONYM_WORDS_MAX + 1], *trades = "";
    struct naming naming;
    size_t count;

    *synonym = (struct synonym){.words = text_trim(pool, text->words, TEXT_ONE_LINE)};
    count = search_text_words(pool, synonym->words, words, SYNONYM_WORDS_MAX + 1);
    if (count == 0 || count > SYNONYM_WORDS_MAX || text_length(synonym->words) > SYNONYM_LENGTH_MAX)
        return "words";
    synonym->key = search_text_key(pool, words, count);
    if (!parts_use(pool, text->trades, trade_put, &trades) ||
        text_length(trades) > SYNONYM_TRADES_LENGTH_MAX)
        return "trades";
    synonym->trades = trades;
    naming = (struct naming){domains, domain_count, synonym};
    if (!parts_use(pool, text->domains, domain_put, &naming))
        return "domain";
    return *trades == '\0' && synonym->domain_count == 0 ? "empty" : NULL;
}
