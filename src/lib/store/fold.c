/* What is typed to find a name. */
#include "store/fold.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"

/* Folded text has letters, digits and spaces only: nothing in it means something to LIKE. */
static char *folded(struct pool *pool, const char *text)
{
    return pool_strdup(pool, text_trim(pool, text_fold_town(pool, text), TEXT_ONE_LINE));
}

struct db_value name_typed(struct pool *pool, const char *text)
{
    char *words = folded(pool, text);

    if (*words == '\0')
        return db_null();
    for (char *c = words; *c != '\0'; c++) {
        if (*c == ' ')
            *c = '%';
    }
    return db_text(pool_printf(pool, "%%%s%%", words));
}

struct db_value name_begun(struct pool *pool, const char *text)
{
    const char *words = folded(pool, text);
    char *pattern = pool_alloc(pool, strlen(words) * 2 + 4), *end = pattern;

    if (*words == '\0')
        return db_null();
    end = stpcpy(end, "% ");
    for (; *words != '\0'; words++) {
        if (*words == ' ')
            *end++ = '%';
        *end++ = *words;
    }
    memcpy(end, "%", sizeof "%");
    return db_text(pattern);
}

size_t name_split(struct pool *pool, const char *text, const char **words, size_t room)
{
    char *rest;
    size_t count = 0;

    for (char *word = strtok_r(folded(pool, text), " ", &rest); word != NULL && count < room;
         word = strtok_r(NULL, " ", &rest))
        words[count++] = word;
    return count;
}

void name_words_typed(struct pool *pool, const char *text, struct db_value *values, size_t count)
{
    char *rest, *word = strtok_r(folded(pool, text), " ", &rest);

    for (size_t i = 0; i < count; i++) {
        if (word != NULL)
            values[i] = db_text(pool_printf(pool, "%%%s%%", word));
        else
            values[i] = i == 0 ? db_null() : db_text("%");
        word = word != NULL ? strtok_r(NULL, " ", &rest) : NULL;
    }
}

/* A SIRET as people type it, without its spaces. */
static const char *siret_digits(struct pool *pool, const char *text)
{
    char *digits = pool_alloc(pool, strlen(text) + 1);
    char *end = digits;

    for (; *text != '\0'; text++) {
        if (*text != ' ')
            *end++ = *text;
    }
    return strspn(digits, "0123456789") == strlen(digits) ? digits : "";
}

struct db_value siret_typed(struct pool *pool, const char *text)
{
    return db_text(siret_digits(pool, text));
}
