/* GET /offres/suggestions.json?mots=…: what completes the words being typed. Trades first, as
 * offers and everyday words name them, then domains, employers, towns; only what finds an offer, or
 * a town. */
#include <jansson.h>
#include <string.h>
#include <strings.h>

#include "base/pool.h"
#include "base/text.h"
#include "offers/offers.h"
#include "rules/search_text.h"
#include "site/data.h"
#include "site/filter.h"
#include "site/place_names.h"
#include "store/reference_kept.h"
#include "store/synonym_store.h"

enum { TRADES_MAX = 5, EVERYDAY_MAX = 3, DOMAINS_MAX = 2, EMPLOYERS_MAX = 2, TOWNS_MAX = 2 };

struct suggesting {
    struct request *request;
    const char *words[SEARCH_WORDS_MAX]; /* as typed, folded */
    size_t word_count;
    struct search search;
    struct offer_found found;
    json_t *list;
};

/* What an offer is about, less the beginning that all titles have. */
static const char *title_subject(struct pool *pool, const char *title)
{
    static const char *const beginnings[] = {"découverte du métier de ",
                                             "découverte du métier d’",
                                             "découverte du métier d'",
                                             "stage découverte des métiers de la ",
                                             "stage découverte des métiers de l’",
                                             "stage découverte des métiers du ",
                                             "stage découverte des métiers de ",
                                             "stage découverte "};
    const char *folded_title = text_fold(pool, title);

    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        const char *folded = text_fold(pool, beginnings[i]);

        if (text_starts_with(folded_title, folded) && strlen(title) > strlen(beginnings[i]) &&
            strncasecmp(title + strlen("D"), beginnings[i] + strlen("d"),
                        strlen(beginnings[i]) - strlen("d")) == 0)
            return title + strlen(beginnings[i]);
    }
    return title;
}

/* True if it is new. */
static bool suggestion_add(json_t *list, const char *text)
{
    size_t i;
    json_t *known;

    json_array_foreach(list, i, known)
    {
        if (strcasecmp(json_string_value(known), text) == 0)
            return false;
    }
    json_array_append_new(list, json_string(text));
    return true;
}

/* True if a word of the text begins as the last word typed. */
static bool is_completed_by(const struct suggesting *suggesting, const char *text)
{
    struct pool *pool = suggesting->request->pool;
    const char *last = suggesting->words[suggesting->word_count - 1];

    return strstr(pool_printf(pool, " %s", text_fold(pool, text)),
                  pool_printf(pool, " %s", last)) != NULL;
}

static void trades_add(struct suggesting *suggesting)
{
    const struct offer_found *found = &suggesting->found;
    size_t added = 0;

    for (size_t i = 0; i < found->count && added < TRADES_MAX; i++)
        added += suggestion_add(suggesting->list,
                                title_subject(suggesting->request->pool, found->cards[i].title));
}

static bool is_domain(const struct suggesting *suggesting, const char *text)
{
    const struct search *search = &suggesting->search;

    for (size_t i = 0; i < search->domain_count; i++) {
        if (strcasecmp(search->domains[i].name, text) == 0)
            return true;
    }
    return false;
}

/* Everyday words that begin so, and find something. One that is a domain is said as that. */
static bool everyday_add(struct suggesting *suggesting)
{
    struct request *request = suggesting->request;
    struct offer_filter filters[EVERYDAY_MAX] = {0};
    const char *expressions[EVERYDAY_MAX];
    bool have_any[EVERYDAY_MAX] = {false};
    size_t count;

    if (!store_synonyms_beginning(request->db, suggesting->words, suggesting->word_count,
                                  expressions, EVERYDAY_MAX, &count))
        return false;
    for (size_t i = 0; i < count; i++)
        filters[i].word_count =
            search_text_words(request->pool, expressions[i], filters[i].words, SEARCH_WORDS_MAX);
    if (!store_words_any(request->db, filters, count, request->today, have_any))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (have_any[i] && !is_domain(suggesting, expressions[i]))
            suggestion_add(suggesting->list, expressions[i]);
    }
    return true;
}

/* Domains with a word that begins so, then those that the words stand for. */
static void domains_add(struct suggesting *suggesting)
{
    const struct search *search = &suggesting->search;
    const struct offer_found *found = &suggesting->found;
    size_t added = 0;

    for (size_t i = 0; i < search->domain_count && added < DOMAINS_MAX; i++) {
        bool is_meant = is_completed_by(suggesting, search->domains[i].name);

        for (size_t k = 0; k < found->domain_count; k++)
            is_meant = is_meant || found->domains[k] == search->domains[i].id;
        if (is_meant)
            added += suggestion_add(suggesting->list, search->domains[i].name);
    }
}

static void employers_add(struct suggesting *suggesting)
{
    const struct offer_found *found = &suggesting->found;
    size_t added = 0;

    for (size_t i = 0; i < found->count && added < EMPLOYERS_MAX; i++) {
        if (is_completed_by(suggesting, found->cards[i].employer))
            added += suggestion_add(suggesting->list, found->cards[i].employer);
    }
}

static bool towns_add(struct suggesting *suggesting)
{
    struct request *request = suggesting->request;
    const char *typed = form_value(&request->query, "mots");
    struct place places[TOWNS_MAX];
    struct place_names names;
    size_t count;

    if (!kept_places(request->db, request->today, &names.list, &names.count))
        return false;
    count = places_beginning(
        &names, text_trim(request->pool, text_fold_town(request->pool, typed), TEXT_ONE_LINE),
        places, TOWNS_MAX);
    for (size_t i = 0; i < count; i++)
        suggestion_add(suggesting->list, places[i].commune.name);
    return true;
}

static bool suggestions_find(struct suggesting *suggesting)
{
    struct request *request = suggesting->request;
    struct search *search = &suggesting->search;

    if (!search_read(request, search))
        return false;
    suggesting->word_count = search_text_words(request->pool, form_value(&request->query, "mots"),
                                               suggesting->words, SEARCH_WORDS_MAX);
    if (suggesting->word_count == 0)
        return true;
    if (search->filter.word_count > 0 &&
        !store_offers_search(request->db, &search->filter, request->today, NULL, 0,
                             &suggesting->found))
        return false;
    trades_add(suggesting);
    if (!everyday_add(suggesting))
        return false;
    domains_add(suggesting);
    employers_add(suggesting);
    return towns_add(suggesting);
}

bool offer_suggestions(struct request *request)
{
    struct suggesting *suggesting = pool_new(request->pool, struct suggesting);

    suggesting->request = request;
    suggesting->list = json_array();
    if (suggestions_find(suggesting)) {
        data_json_send(request, suggesting->list, "application/json");
        return true;
    }
    json_decref(suggesting->list);
    return false;
}
