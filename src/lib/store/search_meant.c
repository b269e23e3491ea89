/* An everyday expression without its spaces; then near spellings, of the word itself and of what is
 * often meant by its letters; at last two words that are known. */
#include "store/search_meant.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "rules/search_gender.h"
#include "rules/search_spelling.h"
#include "rules/search_stem.h"
#include "rules/search_stuck.h"
#include "rules/search_text.h"
#include "store/search_spelling.h"

struct meaning {
    struct db *db;
    struct pool *pool;
    const struct synonym *synonyms;
    size_t synonym_count;
};

/* Only what begins alike is looked at. */
static bool expression_find(const struct meaning *meaning, const char *typed, struct meant *meant)
{
    for (size_t i = 0; i < meaning->synonym_count; i++) {
        const struct synonym *synonym = &meaning->synonyms[i];

        if (synonym->key[0] != typed[0] || strchr(synonym->words, ' ') == NULL ||
            !stuck_is(meaning->pool, typed, synonym->words))
            continue;
        meant->count =
            search_text_words(meaning->pool, synonym->words, meant->words, MEANT_WORDS_MAX);
        meant->written = synonym->words;
        return true;
    }
    return false;
}

/* The nearest word of the first spelling that has one. */
static bool spelling_take(const struct meaning *meaning, const char *typed, struct meant *meant)
{
    const char *by_ear = spelling_by_ear(meaning->pool, typed);
    const char *const spellings[] = {typed, gender_neutral(meaning->pool, typed),
                                     by_ear == NULL ? NULL : gender_neutral(meaning->pool, by_ear),
                                     stuck_elision_cut(typed)};

    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        const char *word;

        if (i > 0 && (spellings[i] == NULL || strcmp(spellings[i], typed) == 0))
            continue;
        if (!spelling_find(meaning->db, spellings[i], &word))
            return false;
        if (word != NULL && strcmp(word, typed) == 0)
            return true;
        if (word != NULL) {
            meant->words[0] = word;
            meant->count = 1;
            return spelling_written(meaning->db, word, &meant->written);
        }
    }
    return true;
}

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct synonym *)a)->key, ((const struct synonym *)b)->key);
}

/* The words of the offers of the families that some parts belong to. */
static bool families_read(const struct meaning *meaning, const struct stuck_cut *cuts, size_t count,
                          struct terms *words)
{
    struct db_value roots[2 * STUCK_CUTS_MAX];
    struct rows *rows;

    _Static_assert(2 * (int)STUCK_CUTS_MAX <= (int)DB_LIST_MAX, "one statement");
    for (size_t i = 0; i < count; i++) {
        roots[2 * i] = db_text(stem_root(meaning->pool, cuts[i].before));
        roots[2 * i + 1] = db_text(stem_root(meaning->pool, cuts[i].after));
    }
    rows = db_select_list(meaning->db, "SELECT word FROM search_word WHERE root IN ", " LIMIT 400",
                          roots, 2 * count);
    while (rows != NULL && row_next(rows)) {
        pool_make_room(meaning->pool, words->list, words->count, words->room);
        words->list[words->count++] = stem_lemma(meaning->pool, row_text(rows));
    }
    return rows != NULL;
}

static bool is_known(const struct meaning *meaning, const struct terms *words, const char *part)
{
    const struct synonym wanted = {.key = stem_lemma(meaning->pool, part)};

    for (size_t i = 0; i < words->count; i++) {
        if (strcmp(words->list[i], wanted.key) == 0)
            return true;
    }
    return meaning->synonym_count > 0 && bsearch(&wanted, meaning->synonyms, meaning->synonym_count,
                                                 sizeof wanted, by_key) != NULL;
}

static bool parts_find(const struct meaning *meaning, const char *typed, struct meant *meant)
{
    struct stuck_cut cuts[STUCK_CUTS_MAX];
    const size_t count = stuck_cuts(meaning->pool, typed, cuts);
    struct terms words = {0};

    if (count > 0 && !families_read(meaning, cuts, count, &words))
        return false;
    for (size_t i = 0; i < count && meant->count == 0; i++) {
        if (!is_known(meaning, &words, cuts[i].before) || !is_known(meaning, &words, cuts[i].after))
            continue;
        meant->words[meant->count++] = cuts[i].before;
        meant->words[meant->count++] = cuts[i].after;
        meant->written = pool_printf(meaning->pool, "%s %s", cuts[i].before, cuts[i].after);
    }
    return true;
}

bool meant_find(struct db *db, const struct synonym *synonyms, size_t synonym_count,
                const char *typed, struct meant *meant)
{
    const struct meaning meaning = {db, db_pool(db), synonyms, synonym_count};

    *meant = (struct meant){.count = 0};
    if (expression_find(&meaning, typed, meant))
        return true;
    return spelling_take(&meaning, typed, meant) &&
           (meant->count > 0 || parts_find(&meaning, typed, meant));
}
