#include "rules/search_text.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "rules/search_stem.h"
#include "rules/search_stop.h"

size_t search_text_words(struct pool *pool, const char *text, const char **words, size_t max)
{
    char *rest, *folded = pool_strdup(pool, text_fold(pool, text));
    size_t count = 0;

    for (const char *word = strtok_r(folded, " ", &rest); word != NULL && count < max;
         word = strtok_r(NULL, " ", &rest)) {
        if (!search_word_says_nothing(word))
            words[count++] = word;
    }
    return count;
}

const char *search_text_key(struct pool *pool, const char *const *words, size_t count)
{
    const char *key = "";

    for (size_t i = 0; i < count; i++)
        key = pool_printf(pool, "%s%s%s", key, i > 0 ? " " : "", stem_lemma(pool, words[i]));
    return key;
}
