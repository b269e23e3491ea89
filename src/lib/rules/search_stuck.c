#include "rules/search_stuck.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "rules/search_stem.h"

/* The longest first. */
static const char *const links[] = {"dela", "des", "del", "de", "du", "en", "d", ""};

static size_t shorter(const struct stuck_cut *cut)
{
    const size_t before = strlen(cut->before), after = strlen(cut->after);

    return before < after ? before : after;
}

static int by_likeness(const void *a, const void *b)
{
    const size_t left = shorter(a), right = shorter(b);

    if (left != right)
        return left > right ? -1 : 1;
    return strcmp(((const struct stuck_cut *)a)->before, ((const struct stuck_cut *)b)->before);
}

static size_t cuts_at(struct pool *pool, const char *word, size_t place, struct stuck_cut *cuts,
                      size_t room)
{
    const char *rest = word + place;
    size_t count = 0;

    for (size_t i = 0; i < sizeof links / sizeof *links && count < room; i++) {
        const size_t length = strlen(links[i]);

        if (strncmp(rest, links[i], length) == 0 && strlen(rest + length) >= STUCK_PART_MIN)
            cuts[count++] = (struct stuck_cut){pool_strndup(pool, word, place), rest + length};
    }
    return count;
}

size_t stuck_cuts(struct pool *pool, const char *word, struct stuck_cut cuts[STUCK_CUTS_MAX])
{
    const size_t length = strlen(word);
    size_t count = 0;

    if (length > STUCK_LENGTH_MAX || strspn(word, "abcdefghijklmnopqrstuvwxyz") != length)
        return 0;
    for (size_t place = STUCK_PART_MIN; place + STUCK_PART_MIN <= length; place++)
        count += cuts_at(pool, word, place, cuts + count, STUCK_CUTS_MAX - count);
    qsort(cuts, count, sizeof *cuts, by_likeness);
    return count;
}

bool stuck_is(struct pool *pool, const char *word, const char *expression)
{
    char *joined = pool_strdup(pool, text_fold(pool, expression)), *end = joined;

    if (strchr(joined, ' ') == NULL)
        return false;
    for (const char *c = joined; *c != '\0'; c++) {
        if (*c != ' ')
            *end++ = *c;
    }
    *end = '\0';
    return strcmp(stem_lemma(pool, word), stem_lemma(pool, joined)) == 0;
}

const char *stuck_elision_cut(const char *word)
{
    return *word != '\0' && strchr("dljmnst", word[0]) != NULL && word[1] != '\0' &&
                   strchr("aeiouyh", word[1]) != NULL && strlen(word) > STUCK_PART_MIN
               ? word + 1
               : NULL;
}
