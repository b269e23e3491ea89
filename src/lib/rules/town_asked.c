#include "rules/town_asked.h"

#include <stdbool.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"

static bool is_postcode_in_two(const char *text)
{
    return strlen(text) == 6 && text[2] == ' ' && strspn(text, "0123456789") == 2 &&
           strspn(text + 3, "0123456789") == 3;
}

static const char *begin_skip(const char *text)
{
    static const char *const words[] = {
        "a ",         "au ",        "aux ",  "pres de ",  "pres d ",     "pres des ",  "pres du ",
        "proche de ", "autour de ", "vers ", "ville de ", "commune de ", "centre de ", "dans "};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (text_starts_with(text, words[i]))
            return begin_skip(text + strlen(words[i]));
    }
    return text;
}

/* Without those words at its end, if there is something before them. */
static const char *end_cut(struct pool *pool, const char *text, const char *words)
{
    const size_t length = strlen(text), end = strlen(words);

    if (end == 0 || length <= end + 1 || text[length - end - 1] != ' ' ||
        strcmp(text + length - end, words) != 0)
        return text;
    return pool_strndup(pool, text, length - end - 1);
}

const char *town_asked(struct pool *pool, const char *folded, const char *departement,
                       const char *code)
{
    const char *const ends[] = {"france",       departement,   code,
                                "et alentours", "et environs", "et ses environs"};
    const char *text = begin_skip(folded);

    if (is_postcode_in_two(folded))
        return pool_printf(pool, "%.2s%s", folded, folded + 3);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        text = end_cut(pool, text, ends[i]);
    return *text != '\0' ? text : folded;
}

void town_with_articles(struct pool *pool, const char *folded, const char *names[TOWN_ARTICLES])
{
    static const char *const articles[TOWN_ARTICLES] = {"le", "la", "les", "l"};

    for (size_t i = 0; i < TOWN_ARTICLES; i++)
        names[i] = pool_printf(pool, "%s %s", articles[i], folded);
}
