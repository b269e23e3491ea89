/* Endings, the longest first: the first that fits is replaced. */
#include "rules/search_gender.h"

#include <stddef.h>
#include <string.h>

#include "base/pool.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { BEFORE_MIN = 2 }; /* letters that an ending leaves */

struct ending {
    const char *from;
    const char *to;
};

/* Words whose other form follows no ending. */
static const struct ending whole_words[] = {
    {"maitresse", "maitre"},
    {"hotesse", "hote"},
    {"doctoresse", "docteur"},
    {"princesse", "prince"},
    {"poetesse", "poete"},
    {"mairesse", "maire"},
    {"cheffe", "chef"},
    {"chefesse", "chef"},
    {"cheftaine", "chef"},
    {"copine", "copain"},
    {"heroine", "heros"},
    {"travaux", "travail"},
    {"vitraux", "vitrail"},
    {"yeux", "oeil"},
    {"cieux", "ciel"},
    {"eaux", "eau"},
    {"bus", "bus"},
    {"jus", "jus"},
    {"gaz", "gaz"},
    {"bras", "bras"},
    {"os", "os"},
    {"agente", "agent"},
    {"mairie", "mairie"},
    {"lait", "lait"},
    {"service", "service"},
    {"peintresse", "peintre"},
    {"gendarmette", "gendarme"},
    {"pilotesse", "pilote"},
};

static const struct ending plurals[] = {
    {"eaux", "eau"}, {"aux", "al"}, {"oux", "ou"}, {"eux", "eux"},
    {"x", ""},       {"ss", "ss"},  {"s", ""},
};

static const struct ending genders[] = {
    {"eresse", "eur"}, /* enchanteresse */
    {"teuse", "teur"}, /* acheteuse */
    {"trice", "teur"}, /* animatrice */
    {"drice", "deur"}, /* ambassadrice */
    {"euse", "eur"},   /* coiffeuse */
    {"iere", "ier"},   /* infirmiere */
    {"ere", "er"},     /* boulangere */
    {"enne", "en"},    /* mecanicienne */
    {"onne", "on"},    /* patronne */
    {"anne", "an"},    /* paysanne */
    {"eure", "eur"},   /* ingenieure */
    {"elle", "el"},    /* professionnelle */
    {"ive", "if"},     /* sportive */
    {"ante", "ant"},   /* assistante */
    {"gente", "gent"}, /* agente */
    {"dente", "dent"}, /* presidente */
    {"cate", "cat"},   /* avocate */
    {"date", "dat"},   /* candidate */
    {"trate", "trat"}, /* magistrate */
    {"ale", "al"},     /* sociale */
    {"ee", "e"},       /* salariee, and "comptabilitee" */
};

/* The first ending of a table that fits, replaced. */
static const char *ending_replace(struct pool *pool, const char *word, const struct ending *endings,
                                  size_t count)
{
    const size_t length = strlen(word);

    for (size_t i = 0; i < count; i++) {
        const size_t from = strlen(endings[i].from);

        if (length >= from + BEFORE_MIN && strcmp(word + length - from, endings[i].from) == 0)
            return pool_printf(pool, "%.*s%s", (int)(length - from), word, endings[i].to);
    }
    return word;
}

static const char *whole_word(const char *word)
{
    for (size_t i = 0; i < COUNT(whole_words); i++) {
        if (strcmp(word, whole_words[i].from) == 0)
            return whole_words[i].to;
    }
    return NULL;
}

const char *gender_neutral(struct pool *pool, const char *word)
{
    const char *other = whole_word(word);

    if (other != NULL)
        return other;
    word = ending_replace(pool, word, plurals, COUNT(plurals));
    other = whole_word(word);
    return other != NULL ? other : ending_replace(pool, word, genders, COUNT(genders));
}

bool gender_is_ending(const char *word)
{
    static const char *const endings[] = {
        "e",     "s",      "es",      "ere", "eres", "iere",  "ieres",  "euse", "euses", "rice",
        "rices", "trice",  "trices",  "ne",  "nes",  "ienne", "iennes", "enne", "ennes", "esse",
        "esses", "eresse", "eresses", "fe",  "fes",  "ve",    "ves",    "le",   "les",
    };

    for (size_t i = 0; i < COUNT(endings); i++) {
        if (strcmp(word, endings[i]) == 0)
            return true;
    }
    return false;
}
