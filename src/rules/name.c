/* What a name may hold. */
#include "rules/name.h"

#include <ctype.h>
#include <string.h>

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

/* A dot with letters or digits right before it and two letters or more right after, as in
 * "gagne.example" and never in "St. Jean", "S.A." or "M.Martin" (a capital begins a name). */
static bool holds_domain(const char *text)
{
    for (const char *dot = strchr(text, '.'); dot != NULL; dot = strchr(dot + 1, '.')) {
        size_t after = 0;

        if (dot == text || !isalnum((unsigned char)dot[-1]))
            continue;
        while (islower((unsigned char)dot[1 + after]))
            after++;
        if (after >= TOP_DOMAIN_MIN &&
            (dot[1 + after] == '\0' || !isalpha((unsigned char)dot[1 + after])))
            return true;
    }
    return false;
}

bool name_is_plain(struct pool *pool, const char *text, enum name_of of)
{
    const char *folded = text_fold(pool, text);

    return strchr(text, '@') == NULL && strstr(text, "://") == NULL &&
           strstr(text, "\uff20") == NULL && !holds_word(folded, "www") &&
           !holds_word(folded, "http") && !holds_word(folded, "https") &&
           (of != NAME_OF_PERSON || !holds_domain(text)) &&
           (of == NAME_OF_OFFER || digits(folded) <= DIGITS_MAX);
}
