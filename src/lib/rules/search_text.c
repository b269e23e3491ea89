#include "rules/search_text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

#include "base/pool.h"
#include "base/text.h"
#include "rules/search_stem.h"
#include "rules/search_stop.h"

size_t search_text_words(struct pool *pool, const char *text, const char **words, size_t max)
{
    char *rest, *folded = pool_strdup(pool, text_fold(pool, text));
    const char *last = "";
    size_t count = 0;

    for (const char *word = strtok_r(folded, " ", &rest); word != NULL && count < max;
         word = strtok_r(NULL, " ", &rest)) {
        const bool is_asking = strcmp(last, "je") == 0 && strcmp(word, "recherche") == 0;

        last = word;
        if (!is_asking &&
            !search_word_says_nothing_after(count > 0 ? words[count - 1] : NULL, word))
            words[count++] = word;
    }
    return count;
}

static bool is_of_word(ucs4_t character)
{
    return uc_is_general_category_withtable(character, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
                                                           UC_CATEGORY_MASK_N);
}

const char *search_text_next(struct pool *pool, const char **rest)
{
    const uint8_t *at = (const uint8_t *)*rest, *start = NULL, *next;
    ucs4_t character;
    uint8_t *small;
    size_t length;
    char *word;

    while ((next = u8_next(&character, at)) != NULL) {
        if (is_of_word(character))
            start = start != NULL ? start : at;
        else if (start != NULL)
            break;
        at = next;
    }
    *rest = (const char *)at;
    if (start == NULL)
        return NULL;
    small = u8_tolower(start, (size_t)(at - start), "fr", UNINORM_NFC, NULL, &length);
    if (small == NULL)
        abort(); /* no memory */
    word = pool_strndup(pool, (const char *)small, length);
    free(small);
    return word;
}

const char *search_text_key(struct pool *pool, const char *const *words, size_t count)
{
    const char *key = "";

    for (size_t i = 0; i < count; i++)
        key = pool_printf(pool, "%s%s%s", key, i > 0 ? " " : "", stem_lemma(pool, words[i]));
    return key;
}
