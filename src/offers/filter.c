/* Search parameters. Their names, in French as all addresses are:
 * mots, domaine, ville, rayon, semaine, acces (repeated), libres, tri, page. */
#include "offers/filter.h"

#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "store/reference_store.h"
#include "web/decode.h"
#include "web/request.h"

enum { RADIUS_DEFAULT_KM = 10, WEEKS_OFFERED = 30, WORDS_LENGTH_MAX = 100 };

static const unsigned radii_km[] = {5, 10, 20, 30, 50};

/* The boxes of accessibility, each with its place in the filter. */
static const struct {
    const char *code;
    size_t offset;
} accessibilities[] = {
    {"visuel", offsetof(struct offer_filter, accessible_visual)},
    {"moteur", offsetof(struct offer_filter, accessible_motor)},
    {"mental", offsetof(struct offer_filter, accessible_mental)},
    {"auditif", offsetof(struct offer_filter, accessible_hearing)},
};

static bool accessibility_is_on(const struct offer_filter *filter, size_t i)
{
    return *(const bool *)((const char *)filter + accessibilities[i].offset);
}

static unsigned number_read(const char *text, unsigned otherwise, unsigned largest)
{
    unsigned long number;

    if (*text == '\0' || strlen(text) > 9 || strspn(text, "0123456789") != strlen(text))
        return otherwise;
    number = strtoul(text, NULL, 10);
    return number >= 1 && number <= largest ? (unsigned)number : otherwise;
}

static void words_read(struct request *request, struct search *search)
{
    const char *typed =
        text_trim(request->pool, form_value(&request->query, "mots"), TEXT_ONE_LINE);
    char *folded, *rest, *word;

    search->words = typed;
    if (text_length(typed) > WORDS_LENGTH_MAX)
        search->words = typed = "";
    folded = pool_strdup(request->pool, text_fold(request->pool, typed));
    for (word = strtok_r(folded, " ", &rest);
         word != NULL && search->filter.word_count < OFFER_WORDS_MAX;
         word = strtok_r(NULL, " ", &rest))
        search->filter.words[search->filter.word_count++] = word;
}

static bool town_read(struct request *request, struct search *search)
{
    struct offer_filter *filter = &search->filter;
    struct commune commune;
    bool found;

    search->town = text_trim(request->pool, form_value(&request->query, "ville"), TEXT_ONE_LINE);
    if (text_is_empty(search->town))
        return true;
    if (!store_commune_named(request->db, request->pool, search->town, &commune, &found))
        return false;
    search->town_is_unknown = !found;
    if (!found)
        return true;
    search->town = commune.name;
    filter->is_near = true;
    filter->latitude = commune.latitude;
    filter->longitude = commune.longitude;
    filter->radius_km = number_read(form_value(&request->query, "rayon"), RADIUS_DEFAULT_KM, 200);
    filter->order =
        strcmp(form_value(&request->query, "tri"), "date") == 0 ? OFFER_BY_DATE : OFFER_BY_DISTANCE;
    return true;
}

static void accessibility_read(struct request *request, struct offer_filter *filter)
{
    for (size_t i = 0; i < request->query.count; i++) {
        const struct form_pair *pair = &request->query.pairs[i];

        for (size_t k = 0; k < sizeof accessibilities / sizeof *accessibilities; k++) {
            if (strcmp(pair->name, "acces") == 0 &&
                strcmp(pair->value, accessibilities[k].code) == 0)
                *(bool *)((char *)filter + accessibilities[k].offset) = true;
        }
    }
}

bool search_read(struct request *request, struct search *search)
{
    struct offer_filter *filter = &search->filter;
    struct date day;

    *search = (struct search){0};
    words_read(request, search);
    accessibility_read(request, filter);
    filter->domain_id = number_read(form_value(&request->query, "domaine"), 0, 1000000);
    if (date_parse(form_value(&request->query, "semaine"), &day))
        filter->monday = date_monday(day);
    filter->can_apply = strcmp(form_value(&request->query, "libres"), "1") == 0;
    filter->page = number_read(form_value(&request->query, "page"), 1, OFFER_PAGES_MAX);
    return town_read(request, search);
}

/* What a query may leave out, to take one filter off. */
enum part { NOTHING, WORDS, DOMAIN, TOWN, WEEK, ACCESS, FREE };

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

/* The query of a search without one part; which_access chooses among the boxes. */
static const char *query_make(struct request *request, const struct search *search,
                              enum part without, size_t which_access, unsigned page)
{
    const struct offer_filter *filter = &search->filter;
    struct query query = {request->pool, ""};
    char monday[DATE_ISO_SIZE];

    if (without != WORDS && *search->words != '\0')
        query_put(&query, "mots", search->words);
    if (without != DOMAIN && filter->domain_id != 0)
        query_put(&query, "domaine",
                  pool_printf(request->pool, "%llu", (unsigned long long)filter->domain_id));
    if (without != TOWN && *search->town != '\0') {
        query_put(&query, "ville", search->town);
        if (filter->is_near)
            query_put(&query, "rayon", pool_printf(request->pool, "%u", filter->radius_km));
        if (filter->is_near && filter->order == OFFER_BY_DATE)
            query_put(&query, "tri", "date");
    }
    if (without != WEEK && date_is_set(filter->monday)) {
        date_iso(filter->monday, monday);
        query_put(&query, "semaine", monday);
    }
    for (size_t i = 0; i < sizeof accessibilities / sizeof *accessibilities; i++) {
        if (accessibility_is_on(filter, i) && (without != ACCESS || which_access != i))
            query_put(&query, "acces", accessibilities[i].code);
    }
    if (without != FREE && filter->can_apply)
        query_put(&query, "libres", "1");
    if (page > 1)
        query_put(&query, "page", pool_printf(request->pool, "%u", page));
    return query.text;
}

const char *search_query(struct request *request, const struct search *search, unsigned page)
{
    return query_make(request, search, NOTHING, 0, page);
}

static bool domains_add(struct request *request, const struct search *search, xmlNode *node)
{
    struct domain *domains;
    size_t count;

    if (!store_domains(request->db, request->pool, &domains, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        xmlNode *domain = xml_text_element(node, "domain", domains[i].name);

        xml_attribute_u64(domain, "id", domains[i].id);
        xml_attribute_bool(domain, "selected", domains[i].id == search->filter.domain_id);
    }
    return true;
}

static bool weeks_add(struct request *request, const struct search *search, xmlNode *node)
{
    struct calendar calendar;
    struct date monday = date_monday(request->today);

    if (!store_calendar(request->db, request->pool, request->config->site.zone, request->today,
                        &calendar))
        return false;
    for (int i = 0; i < WEEKS_OFFERED; i++) {
        monday = date_add(monday, 7);
        if (calendar_week_holiday(&calendar, monday) != NULL)
            continue;
        xmlNode *week = xml_text_element(
            node, "week", date_range_text(request->pool, monday, date_add(monday, 4)));

        xml_attribute_date(week, "monday", monday);
        xml_attribute_bool(week, "selected", date_compare(monday, search->filter.monday) == 0);
    }
    return true;
}

static void active_add(struct request *request, const struct search *search, xmlNode *node,
                       const char *code, const char *text, enum part without, size_t which)
{
    xmlNode *active = xml_text_element(node, "active", text);

    xml_attribute(active, "filter", code);
    xml_attribute(active, "without", query_make(request, search, without, which, 1));
}

/* What is on, each with the way to take it off. */
static void actives_add(struct request *request, const struct search *search, xmlNode *node)
{
    const struct offer_filter *filter = &search->filter;

    if (*search->words != '\0')
        active_add(request, search, node, "words", search->words, WORDS, 0);
    if (filter->domain_id != 0)
        active_add(request, search, node, "domain", "", DOMAIN, 0);
    if (filter->is_near)
        active_add(request, search, node, "town",
                   pool_printf(request->pool, "%s, à moins de %u\u00a0km", search->town,
                               filter->radius_km),
                   TOWN, 0);
    if (date_is_set(filter->monday))
        active_add(request, search, node, "week",
                   pool_printf(
                       request->pool, "semaine %s",
                       date_range_text(request->pool, filter->monday, date_add(filter->monday, 4))),
                   WEEK, 0);
    for (size_t i = 0; i < sizeof accessibilities / sizeof *accessibilities; i++) {
        if (accessibility_is_on(filter, i))
            active_add(request, search, node, "access", accessibilities[i].code, ACCESS, i);
    }
    if (filter->can_apply)
        active_add(request, search, node, "free", "", FREE, 0);
}

bool search_add(struct request *request, const struct search *search, xmlNode *parent)
{
    xmlNode *node = xml_element(parent, "filter");

    xml_attribute(node, "words", search->words);
    xml_attribute(node, "town", search->town);
    xml_attribute_bool(node, "town-is-unknown", search->town_is_unknown);
    xml_attribute_bool(node, "can-apply", search->filter.can_apply);
    xml_attribute(node, "query", search_query(request, search, 1));
    if (search->filter.is_near)
        xml_attribute(node, "order", search->filter.order == OFFER_BY_DATE ? "date" : "distance");
    for (size_t i = 0; i < sizeof radii_km / sizeof *radii_km; i++) {
        xmlNode *radius = xml_element(node, "radius");

        xml_attribute_u64(radius, "km", radii_km[i]);
        xml_attribute_bool(
            radius, "selected",
            radii_km[i] == (search->filter.is_near ? search->filter.radius_km : RADIUS_DEFAULT_KM));
    }
    for (size_t i = 0; i < sizeof accessibilities / sizeof *accessibilities; i++) {
        xmlNode *access = xml_element(node, "access");

        xml_attribute(access, "code", accessibilities[i].code);
        xml_attribute_bool(access, "selected", accessibility_is_on(&search->filter, i));
    }
    actives_add(request, search, node);
    return domains_add(request, search, node) && weeks_add(request, search, node);
}
