/* Snowball's French stems, with our endings of trades before them: it knows verbs and nouns, not
 * that a "patissiere" works in a "patisserie". */
#include "rules/search_stem.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "rules/search_gender.h"

enum { STEM_MIN = 4 /* letters of a word that is cut at all */, ROOT_MIN = 3 };

static const char *singles(struct pool *pool, const char *word)
{
    char *copy = pool_strdup(pool, word), *end = copy;

    for (const char *c = word; *c != '\0'; c++) {
        const bool is_letter = *c >= 'a' && *c <= 'z';

        if (c == word || *c != c[-1] || !is_letter)
            *end++ = *c;
    }
    *end = '\0';
    return copy;
}

const char *stem_lemma(struct pool *pool, const char *word)
{
    return singles(pool, strlen(word) < STEM_MIN ? word : gender_neutral(pool, word));
}

/* What only looks as if it were of a family: of "chant", "pompe", "manger". */
static bool is_alone(const char *lemma)
{
    static const char *const words[] = {"chantier", "courier", "dosier", "quartier",
                                        "papier",   "pompier", "manga"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(lemma, words[i]) == 0)
            return true;
    }
    return false;
}

/* From the place, the art or the science to who does it. */
static const char *family(struct pool *pool, const char *word)
{
    static const struct {
        const char *from;
        const char *to;
    } endings[] = {
        {"icien", "ique"},     {"icite", "ique"},     /* mecanicien, electricite */
        {"airie", "aire"},                            /* librairie */
        {"erie", "er"},        {"ier", "er"},         /* boulangerie, menuisier */
        {"ien", "i"},                                 /* pharmacien, pharmacie */
        {"abilite", "able"},                          /* comptabilite, comptable */
        {"ortif", "ort"},                             /* sportif */
        {"tecture", "tecte"},                         /* architecture, architecte */
        {"culture", "cultur"}, {"culteur", "cultur"}, /* agriculteur */
        {"logiste", "log"},    {"logie", "log"},      {"logue", "log"},
        {"graphie", "graph"},  {"graphe", "graph"},
    };
    const size_t length = strlen(word);

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const size_t from = strlen(endings[i].from);

        if (length >= from + ROOT_MIN - 1 && strcmp(word + length - from, endings[i].from) == 0)
            return pool_printf(pool, "%.*s%s", (int)(length - from), word, endings[i].to);
    }
    return word;
}

/* One for the life of the process; a worker does one thing at a time. */
static struct sb_stemmer *stemmer(void)
{
    static struct sb_stemmer *french;

    if (french == NULL)
        french = sb_stemmer_new("french", "UTF_8");
    if (french == NULL)
        abort(); /* no memory */
    return french;
}

static bool has_other_letters(const char *word)
{
    return strspn(word, "abcdefghijklmnopqrstuvwxyz") != strlen(word);
}

const char *stem_root(struct pool *pool, const char *word)
{
    const char *lemma = stem_lemma(pool, word), *root;
    size_t length;

    if (strlen(lemma) < STEM_MIN || has_other_letters(lemma) || is_alone(lemma))
        return lemma;
    root = family(pool, lemma);
    if (root == lemma && strcmp(lemma + strlen(lemma) - 3, "ier") == 0)
        return lemma;
    root = (const char *)sb_stemmer_stem(stemmer(), (const sb_symbol *)root, (int)strlen(root));
    if (root == NULL)
        abort(); /* no memory */
    length = strlen(root);
    if (length > STEM_MIN && strchr("ieu", root[length - 1]) != NULL)
        length--;
    return length >= ROOT_MIN ? pool_strndup(pool, root, length) : lemma;
}
