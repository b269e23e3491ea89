/* Search parameters. Their names, in French as all addresses are:
 * mots, exact, domaine, semaine and acces (each repeated), ville or lat and lon, rayon, libres,
 * repas, prioritaires, college and autour (of pupils: filter_school), tri, page. */
#include "site/filter.h"

#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/date_parse.h"
#include "base/pool.h"
#include "base/text.h"
#include "rules/search_text.h"
#include "site/filter_query.h"
#include "site/filter_school.h"
#include "web/decode.h"
#include "web/request.h"

enum { WORDS_LENGTH_MAX = 200 /* a sentence */, TOWN_LENGTH_MAX = 80 };

static void words_set(struct request *request, struct search *search, const char *words)
{
    search->words = words;
    search->filter.word_count =
        search_text_words(request->pool, words, search->filter.words, SEARCH_WORDS_MAX);
}

/* The words of a text that fit; a single one that does not says nothing. */
static const char *words_cut(struct pool *pool, const char *typed)
{
    const char *space = NULL;
    size_t length = 0;

    for (const char *c = typed; *c != '\0'; c++) {
        if (((unsigned char)*c & 0xc0) != 0x80 && ++length > WORDS_LENGTH_MAX)
            return space == NULL ? "" : pool_strndup(pool, typed, (size_t)(space - typed));
        space = *c == ' ' ? c : space;
    }
    return typed;
}

static void words_read(struct request *request, struct search *search)
{
    const char *typed =
        text_trim(request->pool, form_value(&request->query, "mots"), TEXT_ONE_LINE);

    search->filter.is_literal = strcmp(form_value(&request->query, "exact"), "1") == 0;
    words_set(request, search, words_cut(request->pool, typed));
}

/* Degrees as "47.22". */
static bool degrees_read(const char *text, double limit, double *degrees)
{
    char *end;

    if (*text == '\0' || strlen(text) > 12 || strspn(text, "-.0123456789") != strlen(text))
        return false;
    *degrees = strtod(text, &end);
    return *end == '\0' && *degrees >= -limit && *degrees <= limit;
}

/* The first of the towns that were meant; if they only look like what was typed, none. */
static void town_take(struct request *request, struct search *search)
{
    const struct place *place = &search->places.list[0];

    search->town_is_unknown = search->places.count == 0 || !search->places.is_known;
    if (!search->town_is_unknown) {
        search->town = place_value(request, &search->places, 0);
        search_place_set(request, search, place->commune.latitude, place->commune.longitude);
    }
    search->query_town = search->town;
}

/* A town among the words: they go on without it. */
static bool town_in_words(struct request *request, struct search *search)
{
    const char *others, *name;

    if (search->filter.is_literal || *search->words == '\0')
        return true;
    if (!place_in_words(request, search->words, &search->places, &others, &name))
        return false;
    if (search->places.count == 0)
        return true;
    search->words_of_place = name;
    search->words_typed = search->words;
    words_set(request, search, others);
    town_take(request, search);
    return true;
}

/* The box goes before a town, a town before a position: it was typed. */
static bool place_read(struct request *request, struct search *search)
{
    double latitude, longitude;

    search->town = text_trim(request->pool, form_value(&request->query, "ville"), TEXT_ONE_LINE);
    search->query_town = search->words_of_place = "";
    search_school_place_read(request, search);
    if (search->is_near_school) {
        search->town = "";
        return true;
    }
    if (text_length(search->town) > TOWN_LENGTH_MAX)
        search->town = "";
    if (!text_is_empty(search->town)) {
        if (!place_find(request, search->town, &search->places))
            return false;
        town_take(request, search);
        return true;
    }
    if (degrees_read(form_value(&request->query, "lat"), 85, &latitude) &&
        degrees_read(form_value(&request->query, "lon"), 180, &longitude)) {
        search_place_set(request, search, latitude, longitude);
        return true;
    }
    return town_in_words(request, search);
}

static void domain_read(struct offer_filter *filter, const char *value)
{
    const unsigned id = text_number(value, 0, 1000000);

    for (size_t i = 0; i < filter->domain_count; i++) {
        if (filter->domains[i] == id)
            return;
    }
    if (id != 0 && filter->domain_count < SEARCH_DOMAINS_MAX)
        filter->domains[filter->domain_count++] = id;
}

static void week_read(struct offer_filter *filter, const char *value)
{
    struct date day;

    if (!date_parse(value, &day))
        return;
    day = date_monday(day);
    for (size_t i = 0; i < filter->monday_count; i++) {
        if (date_compare(filter->mondays[i], day) == 0)
            return;
    }
    if (filter->monday_count < SEARCH_WEEKS_MAX)
        filter->mondays[filter->monday_count++] = day;
}

/* What may be repeated. */
static void choices_read(struct request *request, struct offer_filter *filter)
{
    for (size_t i = 0; i < request->query.count; i++) {
        const struct form_pair *pair = &request->query.pairs[i];

        if (strcmp(pair->name, "domaine") == 0)
            domain_read(filter, pair->value);
        else if (strcmp(pair->name, "semaine") == 0)
            week_read(filter, pair->value);
        for (size_t k = 0; k < FEATURE_COUNT; k++) {
            if (strcmp(pair->name, filter_boxes[k].name) == 0 &&
                strcmp(pair->value, filter_boxes[k].value) == 0)
                filter->has_feature[k] = true;
        }
    }
}

static void order_read(struct request *request, struct offer_filter *filter)
{
    const char *code = form_value(&request->query, "tri");
    enum offer_order order;

    filter->order = filter_usual_order(filter->word_count > 0, filter->is_near);
    if (filter_order_read(code, &order) &&
        filter_order_is_possible(order, filter->word_count > 0, filter->is_near))
        filter->order = order;
}

static bool priority_read(struct request *request, struct offer_filter *filter)
{
    const struct date *mondays;

    filter->for_priority = strcmp(form_value(&request->query, "prioritaires"), "1") == 0;
    if (!filter->for_priority)
        return true;
    if (!kept_priority_weeks(request->db, request->today, &mondays, &filter->priority_monday_count))
        return false;
    memcpy(filter->priority_mondays, mondays, filter->priority_monday_count * sizeof *mondays);
    return true;
}

/* The choices of the form: the domains, and the weeks that are not in the holidays. */
static bool choices_find(struct request *request, struct search *search)
{
    const struct date *mondays;

    if (!kept_domains(request->db, request->today, &search->domains, &search->domain_count) ||
        !kept_school_weeks(request->db, request->today, request->config->site.zone,
                           request->config->site.territory, &mondays, &search->monday_count))
        return false;
    memcpy(search->mondays, mondays, search->monday_count * sizeof *mondays);
    return true;
}

void search_facets_prepare(struct request *request, struct search *search)
{
    struct pool *pool = request->pool;
    const size_t count = search->domain_count + search->monday_count + FEATURE_COUNT;
    struct offer_facet *facet = pool_array(pool, count, sizeof *facet);

    search->facets = facet;
    search->facet_count = count;
    for (size_t i = 0; i < search->domain_count; i++)
        *facet++ = (struct offer_facet){.family = FAMILY_DOMAIN,
                                        .term = term_domain(pool, search->domains[i].id)};
    for (size_t i = 0; i < search->monday_count; i++)
        *facet++ = (struct offer_facet){.family = FAMILY_WEEK,
                                        .term = term_week(pool, search->mondays[i])};
    for (unsigned i = 0; i < FEATURE_COUNT; i++)
        *facet++ = (struct offer_facet){.term = term_feature(i)};
}

bool search_read(struct request *request, struct search *search)
{
    struct offer_filter *filter = &search->filter;

    *search = (struct search){0};
    if (!search_school_see(request, search))
        return false;
    words_read(request, search);
    choices_read(request, filter);
    filter->page = text_number(form_value(&request->query, "page"), 1, OFFER_PAGES_MAX);
    if (!place_read(request, search) || !priority_read(request, filter) ||
        !choices_find(request, search))
        return false;
    search_school_read(request, search);
    order_read(request, filter);
    return true;
}

bool search_alert_filter(struct request *request, const char *query, struct offer_filter *filter)
{
    struct search search;

    if (*query == '?')
        query++;
    request->query = (struct form){0};
    if (!decode_urlencoded(request->pool, query, strlen(query), &request->query))
        request->query = (struct form){0};
    if (!search_read(request, &search))
        return false;
    *filter = search.filter;
    filter->has_feature[FEATURE_CAN_APPLY] = true;
    return true;
}
