/* What a name may hold. */
#include "rules/name.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

#include "base/pool.h"
#include "base/text.h"

enum { DIGITS_MAX = 6, TOP_DOMAIN_MIN = 2 };

/* In a folded text, where punctuation is a space. */
static bool holds_word(const char *folded, const char *word)
{
    const size_t length = strlen(word);

    for (const char *at = folded; (at = strstr(at, word)) != NULL; at++) {
        if ((at == folded || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' '))
            return true;
    }
    return false;
}

static unsigned digits(const char *folded)
{
    unsigned count = 0;

    for (; *folded != '\0'; folded++)
        count += isdigit((unsigned char)*folded) != 0;
    return count;
}

/* Domains that mail programs make a link of in capitals too. */
static bool is_top_domain(const char *label, size_t length)
{
    static const char *const known[] = {"com", "net", "org", "info", "biz", "fr",  "eu",
                                        "be",  "ch",  "ru",  "io",   "xyz", "top", "shop"};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strlen(known[i]) == length && strncasecmp(known[i], label, length) == 0)
            return true;
    }
    return false;
}

/* A dot with letters or digits right before it and two letters or more right after, as in
 * "gagne.example" and never in "St. Jean", "S.A." or "M.Martin" (a capital begins a name, unless it
 * is a domain's that everyone knows: "GAGNE.COM"). */
static bool holds_domain(const char *text)
{
    for (const char *dot = strchr(text, '.'); dot != NULL; dot = strchr(dot + 1, '.')) {
        const unsigned char before = dot == text ? ' ' : (unsigned char)dot[-1];
        size_t lower = 0, letters = 0;

        if (!isalnum(before) && before < 0x80)
            continue;
        while (islower((unsigned char)dot[1 + lower]))
            lower++;
        while (isalpha((unsigned char)dot[1 + letters]))
            letters++;
        if (lower >= TOP_DOMAIN_MIN && lower == letters)
            return true;
        if (is_top_domain(dot + 1, letters) && (unsigned char)dot[1 + letters] < 0x80)
            return true;
    }
    return false;
}

/* Other signs for "@" and for the dot of an address (Unicode; RFC 3490, 3.1), which no name has. */
static bool holds_odd_sign(const char *text)
{
    static const char *const signs[] = {"\uff20", "\ufe6b", "\u3002", "\uff0e", "\uff61", "\u2024"};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (strstr(text, signs[i]) != NULL)
            return true;
    }
    return false;
}

bool name_is_plain(struct pool *pool, const char *text, enum name_of of)
{
    const char *folded = text_fold(pool, text);

    return strchr(text, '@') == NULL && strstr(text, "://") == NULL && !holds_odd_sign(text) &&
           !holds_word(folded, "www") && !holds_word(folded, "http") &&
           !holds_word(folded, "https") && (of != NAME_OF_PERSON || !holds_domain(text)) &&
           (of == NAME_OF_OFFER || digits(folded) <= DIGITS_MAX);
}

const char *name_written(struct pool *pool, const char *typed)
{
    static const uint8_t dashes[] = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d";
    static const uint8_t apostrophes[] = "\u2018\u201b\u02bc\u2032\u00b4`\uff07";
    char *text = pool_alloc(pool, 3 * strlen(typed) + 1), *end = text; /* "`" takes three */
    const uint8_t *at = (const uint8_t *)typed, *next;
    ucs4_t c;

    for (; (next = u8_next(&c, at)) != NULL; at = next) {
        if (u8_strchr(dashes, c) != NULL)
            *end++ = '-';
        else if (u8_strchr(apostrophes, c) != NULL)
            end = stpcpy(end, "\u2019");
        else
            end = mempcpy(end, at, (size_t)(next - at));
    }
    *end = '\0';
    return text;
}

/* In capitals, with at least two letters: "DUPONT", "D’HÉROUVILLE", not "A.". */
static bool is_in_capitals(const char *word)
{
    const uint8_t *at = (const uint8_t *)word;
    unsigned letters = 0;
    ucs4_t c;

    while ((at = u8_next(&c, at)) != NULL) {
        if (uc_is_property_lowercase(c))
            return false;
        letters += uc_is_property_alphabetic(c);
    }
    return letters > 1;
}

/* Adds a word to a name. */
static void word_add(struct pool *pool, const char **name, const char *word)
{
    *name = **name == '\0' ? word : pool_printf(pool, "%s %s", *name, word);
}

bool name_part(struct pool *pool, const char *whole, const char **last_name,
               const char **first_name)
{
    const char *comma = strchr(whole, ',');
    char *rest;

    *last_name = *first_name = "";
    if (comma != NULL) {
        *last_name =
            text_trim(pool, pool_strndup(pool, whole, (size_t)(comma - whole)), TEXT_ONE_LINE);
        *first_name = text_trim(pool, comma + 1, TEXT_ONE_LINE);
    }
    for (char *word = strtok_r(pool_strdup(pool, whole), " ", &rest); comma == NULL && word != NULL;
         word = strtok_r(NULL, " ", &rest))
        word_add(pool, is_in_capitals(word) ? last_name : first_name, word);
    if (**last_name != '\0' && **first_name != '\0')
        return true;
    *last_name = *first_name = "";
    return false;
}
