/* Search parameters. Their names, in French as all addresses are:
 * mots, exact, domaine, semaine and acces (each repeated), ville or lat and lon, rayon, libres,
 * repas, prioritaires, college and autour (of pupils: filter_school), tri, page. */
#include "site/filter.h"

#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/search_text.h"
#include "site/filter_said.h"
#include "site/filter_school.h"
#include "web/decode.h"
#include "web/request.h"

enum { RADIUS_DEFAULT_KM = 10, RADIUS_MAX_KM = 200, WORDS_LENGTH_MAX = 100, TOWN_LENGTH_MAX = 80 };

static const unsigned radii_km[] = {5, 10, 20, 30, 50};

/* The boxes: their parameter and its value. */
static const struct {
    const char *name;
    const char *value;
} boxes[FEATURE_COUNT] = {
    [FEATURE_VISUAL] = {"acces", "visuel"}, [FEATURE_MOTOR] = {"acces", "moteur"},
    [FEATURE_MENTAL] = {"acces", "mental"}, [FEATURE_HEARING] = {"acces", "auditif"},
    [FEATURE_MEAL] = {"repas", "1"},        [FEATURE_CAN_APPLY] = {"libres", "1"},
};

static const struct {
    const char *code;
    enum offer_order order;
} orders[] = {{"distance", OFFER_BY_DISTANCE},
              {"date", OFFER_BY_WEEK},
              {"recentes", OFFER_NEWEST},
              {"pertinence", OFFER_BY_RELEVANCE}};

/* Unless another is chosen: with words those that fit best, near a place the nearest. */
static enum offer_order usual_order(bool has_words, bool is_near)
{
    if (has_words)
        return OFFER_BY_RELEVANCE;
    return is_near ? OFFER_BY_DISTANCE : OFFER_BY_WEEK;
}

/* Of the orders some need what they go by. */
static bool order_is_possible(enum offer_order order, bool has_words, bool is_near)
{
    return (order != OFFER_BY_DISTANCE || is_near) && (order != OFFER_BY_RELEVANCE || has_words);
}

static const char *order_code(enum offer_order order)
{
    size_t i = 0;

    while (orders[i].order != order)
        i++;
    return orders[i].code;
}

static void words_set(struct request *request, struct search *search, const char *words)
{
    search->words = words;
    search->filter.word_count =
        search_text_words(request->pool, words, search->filter.words, SEARCH_WORDS_MAX);
}

static void words_read(struct request *request, struct search *search)
{
    const char *typed =
        text_trim(request->pool, form_value(&request->query, "mots"), TEXT_ONE_LINE);

    search->filter.is_literal = strcmp(form_value(&request->query, "exact"), "1") == 0;
    words_set(request, search, text_length(typed) > WORDS_LENGTH_MAX ? "" : typed);
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

void search_place_set(struct request *request, struct search *search, double latitude,
                      double longitude)
{
    struct offer_filter *filter = &search->filter;

    filter->is_near = true;
    filter->near.latitude = latitude;
    filter->near.longitude = longitude;
    filter->near.radius_km =
        text_number(form_value(&request->query, "rayon"), RADIUS_DEFAULT_KM, RADIUS_MAX_KM);
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
    if (!search_school_place_read(request, search))
        return false;
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
            if (strcmp(pair->name, boxes[k].name) == 0 && strcmp(pair->value, boxes[k].value) == 0)
                filter->has_feature[k] = true;
        }
    }
}

static void order_read(struct request *request, struct offer_filter *filter)
{
    const char *code = form_value(&request->query, "tri");

    filter->order = usual_order(filter->word_count > 0, filter->is_near);
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        if (strcmp(code, orders[i].code) == 0 &&
            order_is_possible(orders[i].order, filter->word_count > 0, filter->is_near))
            filter->order = orders[i].order;
    }
}

static bool priority_read(struct request *request, struct offer_filter *filter)
{
    filter->for_priority = strcmp(form_value(&request->query, "prioritaires"), "1") == 0;
    return !filter->for_priority ||
           store_priority_weeks(request->db, request->today, filter->priority_mondays,
                                SEARCH_PRIORITY_WEEKS_MAX, &filter->priority_monday_count);
}

/* The choices of the form: the domains, and the weeks that are not in the holidays. */
static bool choices_find(struct request *request, struct search *search)
{
    struct calendar calendar;
    struct date monday = date_monday(request->today);

    if (!store_domains(request->db, &search->domains, &search->domain_count) ||
        !store_calendar(request->db, request->config->site.zone, request->config->site.territory,
                        request->today, &calendar))
        return false;
    for (size_t i = 0; i < SEARCH_WEEKS_OFFERED; i++) {
        monday = date_add(monday, 7);
        if (calendar_week_holiday(&calendar, monday) == NULL)
            search->mondays[search->monday_count++] = monday;
    }
    return true;
}

static void facets_prepare(struct pool *pool, struct search *search)
{
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
    words_read(request, search);
    choices_read(request, filter);
    filter->page = text_number(form_value(&request->query, "page"), 1, OFFER_PAGES_MAX);
    if (!place_read(request, search) || !priority_read(request, filter) ||
        !choices_find(request, search) || !search_school_read(request, search))
        return false;
    order_read(request, filter);
    facets_prepare(request->pool, search);
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

/* What a query may leave out, to take one filter off; of several values, which of them. */
enum part { NOTHING, WORDS, DOMAIN, PLACE, WEEK, OF_SCHOOL, FEATURE, PRIORITY };

struct query {
    struct pool *pool;
    const char *text;
};

static void query_put(struct query *query, const char *name, const char *value)
{
    query->text =
        pool_printf(query->pool, "%s%c%s=%s", query->text, *query->text == '\0' ? '?' : '&', name,
                    encode_component(query->pool, value));
}

static void place_put(struct query *query, const struct search *search)
{
    const struct offer_filter *filter = &search->filter;

    if (*search->query_town != '\0') {
        query_put(query, "ville", search->query_town);
    } else if (search->is_near_school) {
        query_put(query, "autour", "college");
    } else if (filter->is_near) {
        query_put(query, "lat", pool_printf(query->pool, "%.3f", filter->near.latitude));
        query_put(query, "lon", pool_printf(query->pool, "%.3f", filter->near.longitude));
    }
    if (filter->is_near)
        query_put(query, "rayon", pool_printf(query->pool, "%.0f", filter->near.radius_km));
}

static const char *query_make(struct request *request, const struct search *search,
                              enum part without, size_t which, unsigned page)
{
    const struct offer_filter *filter = &search->filter;
    const bool is_near = filter->is_near && without != PLACE;
    const bool has_words = filter->word_count > 0 && without != WORDS;
    struct query query = {request->pool, ""};
    char monday[DATE_ISO_SIZE];

    if (without != WORDS && *search->words != '\0') {
        query_put(&query, "mots", search->words);
        if (filter->is_literal)
            query_put(&query, "exact", "1");
    }
    if (without != PLACE)
        place_put(&query, search);
    for (size_t i = 0; i < filter->domain_count; i++) {
        if (without != DOMAIN || which != i)
            query_put(&query, "domaine",
                      pool_printf(request->pool, "%llu", (unsigned long long)filter->domains[i]));
    }
    for (size_t i = 0; i < filter->monday_count; i++) {
        date_iso(filter->mondays[i], monday);
        if (without != WEEK || which != i)
            query_put(&query, "semaine", monday);
    }
    if (filter->school_monday_count > 0)
        query_put(&query, "college", filter->for_school && without != OF_SCHOOL ? "1" : "0");
    for (size_t i = 0; i < FEATURE_COUNT; i++) {
        if (filter->has_feature[i] && (without != FEATURE || which != i))
            query_put(&query, boxes[i].name, boxes[i].value);
    }
    if (without != PRIORITY && filter->for_priority)
        query_put(&query, "prioritaires", "1");
    if (filter->order != usual_order(filter->word_count > 0, filter->is_near) &&
        order_is_possible(filter->order, has_words, is_near))
        query_put(&query, "tri", order_code(filter->order));
    if (page > 1)
        query_put(&query, "page", pool_printf(request->pool, "%u", page));
    return query.text;
}

void search_place_drop(struct search *search)
{
    const bool was_usual =
        search->filter.order == usual_order(search->filter.word_count > 0, search->filter.is_near);

    search->town = search->query_town = "";
    search->filter.is_near = search->is_near_school = false;
    if (was_usual || search->filter.order == OFFER_BY_DISTANCE)
        search->filter.order = usual_order(search->filter.word_count > 0, false);
}

const char *search_query(struct request *request, const struct search *search, unsigned page)
{
    return query_make(request, search, NOTHING, 0, page);
}

static void active_add(struct request *request, const struct search *search, xmlNode *node,
                       const char *code, const char *text, enum part without, size_t which)
{
    xmlNode *active = xml_text_element(node, "active", text);

    xml_attribute(active, "filter", code);
    xml_attribute(active, "without", query_make(request, search, without, which, 1));
}

static const char *domain_name(const struct search *search, uint64_t id)
{
    for (size_t i = 0; i < search->domain_count; i++) {
        if (search->domains[i].id == id)
            return search->domains[i].name;
    }
    return "domaine inconnu";
}

static const char *place_text(struct request *request, const struct search *search)
{
    const char *place = *search->query_town != '\0' ? search->query_town
                        : search->is_near_school    ? "Autour de mon collège"
                                                    : "Autour de moi";

    return pool_printf(request->pool, "%s, à moins de %.0f\u00a0km", place,
                       search->filter.near.radius_km);
}

static void label_put(struct request *request, const char **label, const char *text)
{
    *label = **label == '\0' ? text : pool_printf(request->pool, "%s, %s", *label, text);
}

/* Of many choices the first are named, the others counted. One is never "the others". */
enum { NAMED_MAX = 4 };

static size_t few(size_t count)
{
    return count <= NAMED_MAX ? count : NAMED_MAX - 1;
}

static void others_put(struct request *request, const char **label, size_t count, const char *what)
{
    if (count > few(count))
        label_put(request, label,
                  pool_printf(request->pool, "%zu autres %s", count - few(count), what));
}

const char *search_label(struct request *request, const struct search *search)
{
    static const char *const features[FEATURE_COUNT] = {
        [FEATURE_VISUAL] = "handicap visuel", [FEATURE_MOTOR] = "handicap moteur",
        [FEATURE_MENTAL] = "handicap mental", [FEATURE_HEARING] = "handicap auditif",
        [FEATURE_MEAL] = "repas sur place",   [FEATURE_CAN_APPLY] = "où postuler",
    };
    const struct offer_filter *filter = &search->filter;
    const char *label = "";

    if (*search->words != '\0')
        label_put(request, &label, pool_printf(request->pool, "«\u00a0%s\u00a0»", search->words));
    if (filter->is_near)
        label_put(request, &label, place_text(request, search));
    for (size_t i = 0; i < few(filter->domain_count); i++)
        label_put(request, &label, domain_name(search, filter->domains[i]));
    others_put(request, &label, filter->domain_count, "domaines");
    for (size_t i = 0; i < few(filter->monday_count); i++)
        label_put(
            request, &label,
            date_range_short(request->pool, filter->mondays[i], date_add(filter->mondays[i], 4)));
    others_put(request, &label, filter->monday_count, "semaines");
    if (filter->for_school)
        label_put(request, &label, "semaines de mon collège");
    for (size_t i = 0; i < FEATURE_COUNT; i++) {
        if (filter->has_feature[i])
            label_put(request, &label, features[i]);
    }
    if (filter->for_priority)
        label_put(request, &label, "semaines des collèges prioritaires");
    return *label != '\0' ? label : "toutes les offres";
}

/* What is on, each with the way to take it off. */
static void actives_add(struct request *request, const struct search *search, xmlNode *node)
{
    const struct offer_filter *filter = &search->filter;

    if (*search->words != '\0')
        active_add(request, search, node, "words", search->words, WORDS, 0);
    if (filter->is_near)
        active_add(request, search, node, "place", place_text(request, search), PLACE, 0);
    for (size_t i = 0; i < filter->domain_count; i++)
        active_add(request, search, node, "domain", domain_name(search, filter->domains[i]), DOMAIN,
                   i);
    for (size_t i = 0; i < filter->monday_count; i++) {
        const struct date monday = filter->mondays[i];

        active_add(request, search, node, "week",
                   pool_printf(request->pool, "semaine %s",
                               date_range_text(request->pool, monday, date_add(monday, 4))),
                   WEEK, i);
    }
    if (filter->for_school)
        active_add(request, search, node, "school", "", OF_SCHOOL, 0);
    for (size_t i = 0; i < FEATURE_COUNT; i++) {
        if (filter->has_feature[i])
            active_add(request, search, node, boxes[i].name, boxes[i].value, FEATURE, i);
    }
    if (filter->for_priority)
        active_add(request, search, node, "priority", "", PRIORITY, 0);
}

static bool domain_is_on(const struct offer_filter *filter, uint64_t id)
{
    for (size_t i = 0; i < filter->domain_count; i++) {
        if (filter->domains[i] == id)
            return true;
    }
    return false;
}

static bool week_is_on(const struct offer_filter *filter, struct date monday)
{
    for (size_t i = 0; i < filter->monday_count; i++) {
        if (date_compare(filter->mondays[i], monday) == 0)
            return true;
    }
    return false;
}

static void count_add(xmlNode *choice, const struct offer_facet *facet)
{
    if (facet->is_counted)
        xml_attribute_u64(choice, "count", facet->count);
}

static void choices_add(struct request *request, const struct search *search, xmlNode *node)
{
    const struct offer_filter *filter = &search->filter;
    const struct offer_facet *facet = search->facets;
    xmlNode *choice;

    for (size_t i = 0; i < search->domain_count; i++) {
        choice = xml_text_element(node, "domain", search->domains[i].name);
        xml_attribute_u64(choice, "id", search->domains[i].id);
        count_add(choice, facet++);
        xml_attribute_bool(choice, "selected", domain_is_on(filter, search->domains[i].id));
    }
    for (size_t i = 0; i < search->monday_count; i++) {
        const struct date monday = search->mondays[i];

        choice = xml_text_element(node, "week",
                                  date_range_text(request->pool, monday, date_add(monday, 4)));
        xml_attribute_date(choice, "monday", monday);
        count_add(choice, facet++);
        xml_attribute_bool(choice, "selected", week_is_on(filter, monday));
        xml_attribute_bool(choice, "school", i < filter->school_monday_count);
    }
    for (size_t i = 0; i < FEATURE_COUNT; i++) {
        choice = xml_element(node, "box");
        xml_attribute(choice, "name", boxes[i].name);
        xml_attribute(choice, "value", boxes[i].value);
        count_add(choice, facet++);
        xml_attribute_bool(choice, "selected", filter->has_feature[i]);
    }
}

/* The same search for whoever reads it, whenever. */
static const char *lasting_query(struct request *request, const struct search *search)
{
    struct search fixed = *search;

    search_school_fix(&fixed);
    return search_query(request, &fixed, 1);
}

void search_add(struct request *request, const struct search *search,
                const struct offer_found *found, xmlNode *parent)
{
    const struct offer_filter *filter = &search->filter;
    const unsigned radius =
        filter->is_near ? (unsigned)filter->near.radius_km : (unsigned)RADIUS_DEFAULT_KM;
    xmlNode *node = xml_element(parent, "filter");

    xml_attribute(node, "words", search->words);
    xml_attribute(node, "town", search->town);
    xml_attribute_bool(node, "town-is-unknown", search->town_is_unknown);
    if (filter->is_near && *search->query_town == '\0' && !search->is_near_school) {
        xml_attribute(node, "latitude", pool_printf(request->pool, "%.3f", filter->near.latitude));
        xml_attribute(node, "longitude",
                      pool_printf(request->pool, "%.3f", filter->near.longitude));
    }
    xml_attribute_bool(node, "near", filter->is_near);
    if (request->visitor.role == PUPIL)
        xml_attribute(node, "around-school",
                      search->is_near_school       ? "yes"
                      : search->school_is_unplaced ? "unplaced"
                                                   : "no");
    xml_attribute_bool(node, "worded", filter->word_count > 0);
    xml_attribute_bool(node, "priority", filter->for_priority);
    xml_attribute_bool(node, "guessed", found->has_guesses);
    xml_attribute(node, "order", order_code(filter->order));
    xml_attribute(node, "query", search_query(request, search, 1));
    xml_attribute(node, "lasting", lasting_query(request, search));
    if (filter->school_monday_count > 0)
        xml_attribute(node, "school", filter->for_school ? "yes" : "no");
    for (size_t i = 0; i < sizeof radii_km / sizeof *radii_km; i++) {
        xmlNode *node_radius = xml_element(node, "radius");

        xml_attribute_u64(node_radius, "km", radii_km[i]);
        xml_attribute_bool(node_radius, "selected", radii_km[i] == radius);
    }
    search_said_add(request, search, found, node);
    actives_add(request, search, node);
    choices_add(request, search, node);
}
