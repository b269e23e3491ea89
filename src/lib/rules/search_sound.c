/* Written letters from the left, the longest group first. A group can ask for what follows it. */
#include "rules/search_sound.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/pool.h"

enum { END_CUT_MIN = 4 /* letters that a word keeps when its mute end goes */ };

enum next {
    ANY,
    VOWEL,     /* a, e, i, o, u, y */
    SOFT,      /* e, i, y: makes c an s, g a j */
    CONSONANT, /* or the end: what makes "on" a nasal, if it is not n or m */
    LIQUID,    /* l, m, n, r: makes ch a k */
};

static const struct group {
    const char *letters;
    enum next next;
    const char *sound;
} groups[] = {
    {"psych", ANY, "PSIK"},  {"arche", ANY, "ARKE"},  {"tech", ANY, "TEK"},
    {"chor", ANY, "KOR"},    {"orch", ANY, "ORK"},    {"tion", ANY, "SI3"},
    {"compt", ANY, "K3T"},   {"eau", ANY, "O"},       {"oeu", ANY, "4"},
    {"ain", CONSONANT, "2"}, {"ein", CONSONANT, "2"}, {"ien", CONSONANT, "I2"},
    {"sch", ANY, "C"},       {"an", CONSONANT, "1"},  {"am", CONSONANT, "1"},
    {"en", CONSONANT, "1"},  {"em", CONSONANT, "1"},  {"in", CONSONANT, "2"},
    {"im", CONSONANT, "2"},  {"yn", CONSONANT, "2"},  {"ym", CONSONANT, "2"},
    {"un", CONSONANT, "2"},  {"um", CONSONANT, "2"},  {"on", CONSONANT, "3"},
    {"om", CONSONANT, "3"},  {"au", ANY, "O"},        {"ou", ANY, "W"},
    {"oi", ANY, "WA"},       {"oy", ANY, "WA"},       {"ai", ANY, "E"},
    {"ay", ANY, "E"},        {"ei", ANY, "E"},        {"ey", ANY, "E"},
    {"eu", ANY, "4"},        {"oe", ANY, "4"},        {"ch", LIQUID, "K"},
    {"ch", ANY, "C"},        {"sh", ANY, "C"},        {"ph", ANY, "F"},
    {"th", ANY, "T"},        {"gn", ANY, "N"},        {"ge", VOWEL, "J"},
    {"gu", SOFT, "G"},       {"qu", ANY, "K"},        {"sc", SOFT, "S"},
    {"ck", ANY, "K"},        {"cc", SOFT, "KS"},      {"c", SOFT, "S"},
    {"c", ANY, "K"},         {"q", ANY, "K"},         {"k", ANY, "K"},
    {"g", SOFT, "J"},        {"g", ANY, "G"},         {"j", ANY, "J"},
    {"x", ANY, "KS"},        {"z", ANY, "S"},         {"s", ANY, "S"},
    {"y", ANY, "I"},         {"i", ANY, "I"},         {"w", ANY, "V"},
    {"v", ANY, "V"},         {"h", ANY, ""},          {"a", ANY, "A"},
    {"b", ANY, "B"},         {"d", ANY, "D"},         {"e", ANY, "E"},
    {"f", ANY, "F"},         {"l", ANY, "L"},         {"m", ANY, "M"},
    {"n", ANY, "N"},         {"o", ANY, "O"},         {"p", ANY, "P"},
    {"r", ANY, "R"},         {"t", ANY, "T"},         {"u", ANY, "U"},
};

static bool follows(enum next next, char letter)
{
    switch (next) {
    case ANY: return true;
    case VOWEL: return letter != '\0' && strchr("aeiouy", letter) != NULL;
    case SOFT: return letter != '\0' && strchr("eiy", letter) != NULL;
    case CONSONANT: return strchr("aeiouynmh", letter) == NULL || letter == '\0';
    case LIQUID: return letter != '\0' && strchr("lmnr", letter) != NULL;
    }
    return false;
}

static const struct group *group_at(const char *letters)
{
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        const size_t length = strlen(groups[i].letters);

        if (strncmp(letters, groups[i].letters, length) == 0 &&
            follows(groups[i].next, letters[length]))
            return &groups[i];
    }
    return NULL;
}

/* A mute e is heard in the c or g before it. */
static const char *word_end_soft(char *word, char next)
{
    char *last = word + strlen(word) - 1;

    if (next == 'e' && *last == 'c')
        *last = 's';
    else if (next == 'e' && *last == 'g')
        *last = 'j';
    return word;
}

/* Without what is not heard at the end: "chocolat", "electriciter", "boulangere" and "boulangé". */
static const char *mute_end_cut(struct pool *pool, const char *word)
{
    static const char *const ends[] = {"ees", "es", "ee", "er", "ez", "et", "e",
                                       "s",   "t",  "d",  "x",  "p",  "z"};
    size_t length = strlen(word);

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t cut = strlen(ends[i]);

        if (length >= cut + END_CUT_MIN && strcmp(word + length - cut, ends[i]) == 0) {
            length -= cut;
            break;
        }
    }
    return word_end_soft(pool_strndup(pool, word, length), word[length]);
}

const char *sound_of(struct pool *pool, const char *word)
{
    const char *letters = mute_end_cut(pool, word);
    char *sound = pool_alloc(pool, 2 * strlen(letters) + 8), *end = sound;

    while (*letters != '\0') {
        const struct group *group = group_at(letters);

        for (const char *c = group != NULL ? group->sound : ""; *c != '\0'; c++) {
            if (end == sound || end[-1] != *c)
                *end++ = *c;
        }
        letters += group != NULL ? strlen(group->letters) : 1;
    }
    return sound;
}
