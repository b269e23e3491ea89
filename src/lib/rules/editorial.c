/* The sections of the texts that administrators edit. */
#include "rules/editorial.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"

enum { SLUG_LENGTH_MAX = 56 };

static const struct editorial_section sections[] = {
    {"eleves", true, false},       {"parents", true, false},   {"colleges", true, false},
    {"employeurs", true, false},   {"site", true, true},       {"questions", false, false},
    {"temoignages", false, false}, {"bandeaux", false, false}, {"refus", false, false},
};

const char *const editorial_audiences[] = {"all",     "pupils",    "parents",
                                           "schools", "employers", NULL};

const struct editorial_section *editorial_sections(size_t *count)
{
    *count = sizeof sections / sizeof *sections;
    return sections;
}

const struct editorial_section *editorial_section(const char *code)
{
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        if (strcmp(sections[i].code, code) == 0)
            return &sections[i];
    }
    return NULL;
}

const char *editorial_slug(struct pool *pool, const char *title)
{
    const char *words = text_fold(pool, title);
    char *slug = pool_alloc(pool, strlen(words) + 1);
    size_t length = 0;

    for (const char *at = words; *at != '\0' && length < SLUG_LENGTH_MAX; at++) {
        const bool is_kept = (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9');

        if (is_kept)
            slug[length++] = *at;
        else if (length > 0 && slug[length - 1] != '-')
            slug[length++] = '-';
    }
    while (length > 0 && slug[length - 1] == '-')
        length--;
    slug[length] = '\0';
    return length > 0 ? slug : "page";
}

const char *editorial_path(struct pool *pool, const char *section, const char *slug)
{
    return strcmp(section, "site") == 0 ? pool_printf(pool, "/%s", slug)
                                        : pool_printf(pool, "/%s/%s", section, slug);
}
