#include "site/near.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "page/xml.h"
#include "rules/search_text.h"
#include "site/card.h"
#include "site/filter_query.h"
#include "web/request.h"

enum {
    LITTLE = 2,       /* offers: fewer than three are little */
    CHOICES_MAX = 12, /* that are looked at */
    WORDS_LESS_MAX = 4,
    WIDER_MAX = 2,
    DOMAINS_MAX = 2,
    CARDS_MAX = 10,
};

/* A search that is near the one asked for. */
struct choice {
    const char *kind; /* "dates", "words", "radius", "place", "week", "domain" */
    const char *text; /* what it is about */
    struct search search;
};

struct nearby {
    struct request *request;
    const struct search *search;
    const struct offer_found *found;
    struct choice choices[CHOICES_MAX];
    size_t count;
};

static struct search *choice_add(struct nearby *nearby, const char *kind, const char *text)
{
    struct choice *choice = &nearby->choices[nearby->count++];

    *choice = (struct choice){kind, text, *nearby->search};
    choice->search.filter.page = 1;
    return &choice->search;
}

/* Outside the weeks of the visitor's school, unless it takes none but these. */
static void other_dates(struct nearby *nearby)
{
    const struct search *search = nearby->search;

    if (search->filter.for_school && search->filter.monday_count == 0 &&
        search->school->weeks.others != OTHER_WEEKS_NEVER)
        choice_add(nearby, "dates", "")->filter.for_school = false;
}

/* The words as typed, less one of those that say something. */
static const char *words_without(struct pool *pool, const char *typed, const char *word)
{
    const char *rest = typed, *written, *others = "";
    const char *said[1];

    while ((written = search_text_next(pool, &rest)) != NULL) {
        if (search_text_words(pool, written, said, 1) == 1 && strcmp(said[0], word) != 0)
            others = pool_printf(pool, "%s%s%s", others, *others == '\0' ? "" : " ", written);
    }
    return others;
}

static void words_less(struct nearby *nearby)
{
    struct pool *pool = nearby->request->pool;
    const struct offer_filter *filter = &nearby->search->filter;

    for (size_t i = 0; filter->word_count > 1 && i < filter->word_count && i < WORDS_LESS_MAX;
         i++) {
        const char *words = words_without(pool, nearby->search->words, filter->words[i]);
        struct search *search = choice_add(nearby, "words", words);

        search->words = words;
        search->filter.word_count =
            search_text_words(pool, words, search->filter.words, SEARCH_WORDS_MAX);
    }
}

static void wider_circles(struct nearby *nearby)
{
    static const unsigned radii[] = {10, 20, 30, 50};
    const struct offer_filter *filter = &nearby->search->filter;
    size_t added = 0;

    if (!filter->is_near)
        return;
    for (size_t i = 0; i < sizeof radii / sizeof *radii && added < WIDER_MAX; i++) {
        if (radii[i] <= filter->near.radius_km)
            continue;
        choice_add(nearby, "radius", pool_printf(nearby->request->pool, "%u", radii[i]))
            ->filter.near.radius_km = radii[i];
        added++;
    }
    search_place_drop(choice_add(nearby, "place", ""));
}

/* The school week nearest to the first one chosen that has offers: its count is known already. */
static void another_week(struct nearby *nearby)
{
    const struct search *search = nearby->search;
    const struct offer_facet *facets = search->facets + search->domain_count;
    const struct date *best = NULL;
    int best_days = 0;
    struct search *other;

    for (size_t i = 0; search->filter.monday_count > 0 && i < search->monday_count; i++) {
        const int days = abs(date_days_between(search->filter.mondays[0], search->mondays[i]));

        if (facets[i].count == 0 || !facets[i].is_counted || (best != NULL && days >= best_days))
            continue;
        best = &search->mondays[i];
        best_days = days;
    }
    if (best == NULL)
        return;
    other = choice_add(nearby, "week",
                       date_range_text(nearby->request->pool, *best, date_add(*best, 4)));
    other->filter.mondays[0] = *best;
    other->filter.monday_count = 1;
}

/* The domains that the words stand for, in the place of the words. */
static void domains_instead(struct nearby *nearby)
{
    const struct search *search = nearby->search;

    for (size_t i = 0; i < nearby->found->domain_count && i < DOMAINS_MAX; i++) {
        for (size_t k = 0; k < search->domain_count; k++) {
            struct search *other;

            if (search->domains[k].id != nearby->found->domains[i])
                continue;
            other = choice_add(nearby, "domain", search->domains[k].name);
            other->words = "";
            other->filter.word_count = 0;
            other->filter.domains[0] = search->domains[k].id;
            other->filter.domain_count = 1;
        }
    }
}

static bool choices_count(const struct nearby *nearby, uint64_t *totals)
{
    struct request *request = nearby->request;
    const struct offer_filter *filters[CHOICES_MAX];

    for (size_t i = 0; i < nearby->count; i++)
        filters[i] = &nearby->choices[i].search.filter;
    return store_offers_count(request->db, filters, nearby->count, request->today, totals);
}

/* Offers that answer a part of the words, the best first. */
static bool parts_add(const struct nearby *nearby, xmlNode *parent)
{
    struct request *request = nearby->request;
    struct offer_filter filter = nearby->search->filter;
    struct offer_found found;
    xmlNode *node;

    if (nearby->found->total > 0 || filter.word_count < 2)
        return true;
    filter.takes_any_word = true;
    filter.order = OFFER_BY_RELEVANCE;
    if (!store_offers_search(request->db, &filter, request->today, NULL, 0, &found))
        return false;
    node = found.count > 0 ? xml_element(parent, "partly") : NULL;
    for (size_t i = 0; i < found.count && i < CARDS_MAX; i++)
        card_add(request, node, &found.cards[i]);
    return true;
}

bool near_add(struct request *request, const struct search *search, const struct offer_found *found,
              xmlNode *parent)
{
    struct nearby *nearby = pool_new(request->pool, struct nearby);
    uint64_t totals[CHOICES_MAX] = {0};

    _Static_assert(1 + WORDS_LESS_MAX + WIDER_MAX + 1 + 1 + DOMAINS_MAX <= CHOICES_MAX,
                   "room for all");
    if (found->total > LITTLE || search->filter.page > 1)
        return true;
    *nearby = (struct nearby){.request = request, .search = search, .found = found};
    other_dates(nearby);
    words_less(nearby);
    wider_circles(nearby);
    another_week(nearby);
    domains_instead(nearby);
    if (!choices_count(nearby, totals))
        return false;
    for (size_t i = 0; i < nearby->count; i++) {
        const bool is_at_others = strcmp(nearby->choices[i].kind, "dates") == 0;
        xmlNode *node;

        if (totals[i] <= found->total)
            continue;
        node = xml_text_element(parent, "near", nearby->choices[i].text);
        xml_attribute(node, "kind", nearby->choices[i].kind);
        xml_attribute_u64(node, "count", is_at_others ? totals[i] - found->total : totals[i]);
        xml_attribute(node, "query", search_query(request, &nearby->choices[i].search, 1));
    }
    return parts_add(nearby, parent);
}
