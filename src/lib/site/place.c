#include "site/place.h"

#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "rules/search_stop.h"
#include "rules/search_text.h"
#include "rules/town_asked.h"
#include "site/place_names.h"
#include "store/reference_kept.h"
#include "web/request.h"

enum { BEGINNING_MIN = 3, TOKENS_MAX = 16, NAME_TOKENS_MAX = 5, FOUND_MAX = 40 };

static bool is_postcode(const char *word)
{
    return strlen(word) == 5 && strspn(word, "0123456789") == 5;
}

/* "nozay 44170" apart: the postcode, NULL if there is none, and the rest. */
static const char *postcode_part(struct pool *pool, const char *folded, const char **rest)
{
    char *next, *copy = pool_strdup(pool, folded);
    const char *postcode = NULL;

    *rest = "";
    for (char *word = strtok_r(copy, " ", &next); word != NULL; word = strtok_r(NULL, " ", &next)) {
        if (is_postcode(word))
            postcode = word;
        else
            *rest = pool_printf(pool, "%s%s%s", *rest, **rest == '\0' ? "" : " ", word);
    }
    return postcode;
}

/* Of the towns with a postcode those whose name begins as the rest says. */
static void rest_keep(struct request *request, struct place_meant *meant, const char *rest)
{
    size_t kept = 0;

    for (size_t i = 0; i < meant->count; i++) {
        if (text_starts_with(text_fold_town(request->pool, meant->list[i].commune.name), rest))
            meant->list[kept++] = meant->list[i];
    }
    meant->count = kept;
}

static bool names_read(struct request *request, struct place_names *names)
{
    return kept_places(request->db, request->today, &names->list, &names->count);
}

bool place_find(struct request *request, const char *typed, struct place_meant *meant)
{
    struct pool *pool = request->pool;
    const char *rest;
    const char *folded = text_trim(pool, text_fold_town(pool, typed), TEXT_ONE_LINE);
    const char *asked = town_asked(pool, folded, text_fold(pool, request->config->site.departement),
                                   request->config->site.departement_code);
    const char *postcode = postcode_part(pool, asked, &rest);
    const char *lost[TOWN_ARTICLES];
    struct place_names names;

    *meant = (struct place_meant){.is_known = true};
    if (!names_read(request, &names))
        return false;
    if (postcode != NULL) {
        meant->count = places_of_postcode(&names, postcode, meant->list, PLACES_MAX);
        rest_keep(request, meant, rest);
        meant->is_named_with_postcode = *rest != '\0' && meant->count > 0;
    }
    if (meant->count > 0 || *rest == '\0')
        return true;
    meant->count = places_named(&names, &rest, 1, meant->list, PLACES_MAX);
    if (meant->count == 0) {
        town_with_articles(pool, rest, lost);
        meant->count = places_named(&names, lost, TOWN_ARTICLES, meant->list, PLACES_MAX);
    }
    if (meant->count == 0 && strlen(rest) >= BEGINNING_MIN)
        meant->count = places_beginning(&names, rest, meant->list, PLACES_MAX);
    meant->is_known = meant->count > 0;
    if (!meant->is_known)
        meant->count = places_near(&names, pool, rest, meant->list, PLACES_MAX);
    return true;
}

/* Names of towns that are words too: among other words they are a town only after "à". */
static bool is_a_word_too(const char *name)
{
    static const char *const words[] = {
        "abbaye",    "batz",    "bois",  "cellier",     "chapelle", "fay",
        "grand",     "indre",   "isse",  "joue",        "la marne", "la montagne",
        "la plaine", "le pin",  "lege",  "les touches", "ligne",    "marne",
        "montagne",  "mouais",  "petit", "pin",         "plaine",   "planche",
        "pont",      "port",    "rouge", "saint",       "sion",     "soudan",
        "temple",    "touches", "trans", "vair",        "vay",      "vue",
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(name, words[i]) == 0)
            return true;
    }
    return false;
}

struct tokens {
    const char *written[TOKENS_MAX];
    const char *folded[TOKENS_MAX];
    size_t count;
};

struct span {
    size_t first;
    size_t count;
    const char *name; /* folded */
};

static void tokens_read(struct pool *pool, const char *words, struct tokens *tokens)
{
    const char *rest = words, *written;

    tokens->count = 0;
    while (tokens->count < TOKENS_MAX && (written = search_text_next(pool, &rest)) != NULL) {
        tokens->written[tokens->count] = written;
        tokens->folded[tokens->count++] =
            text_trim(pool, text_fold_town(pool, written), TEXT_ONE_LINE);
    }
}

/* All runs of words that could be a name, the longest first. */
static size_t spans_make(struct pool *pool, const struct tokens *tokens, struct span *spans,
                         size_t room)
{
    size_t made = 0;

    for (size_t length = NAME_TOKENS_MAX; length > 0; length--) {
        for (size_t first = 0; first + length <= tokens->count && made < room; first++) {
            const char *name = tokens->folded[first];
            const bool is_after_at = first > 0 && strcmp(tokens->folded[first - 1], "a") == 0;

            for (size_t i = 1; i < length; i++)
                name = pool_printf(pool, "%s %s", name, tokens->folded[first + i]);
            if ((length == 1 && search_word_says_nothing(name)) ||
                (is_a_word_too(name) && !is_after_at))
                continue;
            spans[made++] = (struct span){first, length, name};
        }
    }
    return made;
}

/* The words outside of a span; nothing if they say nothing. */
static const char *words_outside(struct pool *pool, const struct tokens *tokens,
                                 const struct span *span)
{
    const char *words = "", *said[1];

    for (size_t i = 0; i < tokens->count; i++) {
        if (i < span->first || i >= span->first + span->count)
            words =
                pool_printf(pool, "%s%s%s", words, *words == '\0' ? "" : " ", tokens->written[i]);
    }
    return search_text_words(pool, words, said, 1) > 0 ? words : "";
}

static const char *words_inside(struct pool *pool, const struct tokens *tokens,
                                const struct span *span)
{
    const char *words = "";

    for (size_t i = span->first; i < span->first + span->count; i++)
        words = pool_printf(pool, "%s%s%s", words, *words == '\0' ? "" : " ", tokens->written[i]);
    return words;
}

/* The towns found by the name of a span. */
static void span_meant(const struct span *span, const struct place *found, size_t count,
                       struct place_meant *meant)
{
    for (size_t i = 0; i < count && meant->count < PLACES_MAX; i++) {
        if (strcmp(found[i].folded, span->name) == 0)
            meant->list[meant->count++] = found[i];
    }
}

bool place_in_words(struct request *request, const char *words, struct place_meant *meant,
                    const char **others, const char **name)
{
    struct pool *pool = request->pool;
    struct span spans[TOKENS_MAX * NAME_TOKENS_MAX];
    const char *names[TOKENS_MAX * NAME_TOKENS_MAX] = {NULL};
    struct place *found = pool_array(pool, FOUND_MAX, sizeof *found);
    struct tokens tokens;
    struct place_names all;
    size_t span_count, found_count;

    *meant = (struct place_meant){.is_known = true};
    tokens_read(pool, words, &tokens);
    span_count = spans_make(pool, &tokens, spans, sizeof spans / sizeof *spans);
    for (size_t i = 0; i < span_count; i++)
        names[i] = spans[i].name;
    if (span_count == 0)
        return true;
    if (!names_read(request, &all))
        return false;
    found_count = places_named(&all, names, span_count, found, FOUND_MAX);
    for (size_t i = 0; i < span_count && meant->count == 0; i++) {
        span_meant(&spans[i], found, found_count, meant);
        if (meant->count == 0 && is_postcode(spans[i].name))
            meant->count = places_of_postcode(&all, spans[i].name, meant->list, PLACES_MAX);
        *others = words_outside(pool, &tokens, &spans[i]);
        *name = words_inside(pool, &tokens, &spans[i]);
    }
    return true;
}

const char *place_value(struct request *request, const struct place_meant *meant, size_t which)
{
    const struct place *place = &meant->list[which];

    for (size_t i = 0; i < meant->count; i++) {
        if ((i != which && strcmp(meant->list[i].commune.name, place->commune.name) == 0) ||
            meant->is_named_with_postcode)
            return pool_printf(request->pool, "%s (%s)", place->commune.name, place->postcode);
    }
    return place->commune.name;
}
