/* A search as XML: its form with the counts, what is on, what is said of its words. */
#include "base/pool.h"
#include "page/html.h"
#include "page/xml.h"
#include "site/filter_query.h"
#include "site/filter_said.h"
#include "site/filter_school.h"
#include "web/request.h"

static const unsigned radii_km[] = {5, 10, 20, 30, 50};

static void active_add(struct request *request, const struct search *search, xmlNode *node,
                       const char *code, const char *text, enum filter_part without, size_t which)
{
    xmlNode *active = xml_text_element(node, "active", text);

    xml_attribute(active, "filter", code);
    xml_attribute(active, "without", filter_query(request, search, without, which, 1));
}

/* What is on, each with the way to take it off. */
static void actives_add(struct request *request, const struct search *search, xmlNode *node)
{
    const struct offer_filter *filter = &search->filter;

    if (*search->words != '\0')
        active_add(request, search, node, "words", search->words, PART_WORDS, 0);
    if (filter->is_near)
        active_add(request, search, node, "place", filter_place_text(request, search), PART_PLACE,
                   0);
    for (size_t i = 0; i < filter->domain_count; i++)
        active_add(request, search, node, "domain", filter_domain_name(search, filter->domains[i]),
                   PART_DOMAIN, i);
    for (size_t i = 0; i < filter->monday_count; i++) {
        const struct date monday = filter->mondays[i];

        active_add(request, search, node, "week",
                   pool_printf(request->pool, "semaine %s",
                               date_range_text(request->pool, monday, date_add(monday, 4))),
                   PART_WEEK, i);
    }
    if (filter->for_school)
        active_add(request, search, node, "school", "", PART_OF_SCHOOL, 0);
    for (size_t i = 0; i < FEATURE_COUNT; i++) {
        if (filter->has_feature[i])
            active_add(request, search, node, filter_boxes[i].name, filter_boxes[i].value,
                       PART_FEATURE, i);
    }
    if (filter->for_priority)
        active_add(request, search, node, "priority", "", PART_PRIORITY, 0);
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

/* A choice that would find nothing is left out, unless it is made. */
static bool is_shown(const struct offer_facet *facet, bool is_on)
{
    return is_on || !facet->is_counted || facet->count > 0;
}

static bool is_of_school(const struct offer_filter *filter, struct date monday)
{
    for (size_t i = 0; i < filter->school_monday_count; i++) {
        if (date_compare(filter->school_mondays[i], monday) == 0)
            return true;
    }
    return false;
}

static void week_add(struct request *request, const struct search *search, size_t i, bool is_own,
                     xmlNode *node)
{
    const struct date monday = search->mondays[i];
    const struct offer_facet *facet = &search->facets[search->domain_count + i];
    const bool is_on = week_is_on(&search->filter, monday);
    xmlNode *choice;

    if (!is_shown(facet, is_on))
        return;
    choice =
        xml_text_element(node, "week", date_range_text(request->pool, monday, date_add(monday, 4)));
    xml_attribute_date(choice, "monday", monday);
    count_add(choice, facet);
    xml_attribute_bool(choice, "selected", is_on);
    xml_attribute_bool(choice, "school", is_own);
}

/* Those of the visitor's school first, unless nothing is to be told of it. */
static void weeks_add(struct request *request, const struct search *search, bool has_own,
                      xmlNode *node)
{
    for (size_t i = 0; has_own && i < search->monday_count; i++) {
        if (is_of_school(&search->filter, search->mondays[i]))
            week_add(request, search, i, true, node);
    }
    for (size_t i = 0; i < search->monday_count; i++) {
        if (!has_own || !is_of_school(&search->filter, search->mondays[i]))
            week_add(request, search, i, false, node);
    }
}

static void choices_add(struct request *request, const struct search *search, bool has_own,
                        xmlNode *node)
{
    const struct offer_filter *filter = &search->filter;
    const struct offer_facet *boxes = search->facets + search->domain_count + search->monday_count;
    xmlNode *choice;

    for (size_t i = 0; i < search->domain_count; i++) {
        const bool is_on = domain_is_on(filter, search->domains[i].id);

        if (!is_shown(&search->facets[i], is_on))
            continue;
        choice = xml_text_element(node, "domain", search->domains[i].name);
        xml_attribute_u64(choice, "id", search->domains[i].id);
        count_add(choice, &search->facets[i]);
        xml_attribute_bool(choice, "selected", is_on);
    }
    weeks_add(request, search, has_own, node);
    for (size_t i = 0; i < FEATURE_COUNT; i++) {
        choice = xml_element(node, "box");
        xml_attribute(choice, "name", filter_boxes[i].name);
        xml_attribute(choice, "value", filter_boxes[i].value);
        count_add(choice, &boxes[i]);
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

/* What the visitor alone sees, or has to do with the weeks of their school. */
static void own_add(struct request *request, const struct search *search, xmlNode *node)
{
    if (request->visitor.role == PUPIL)
        xml_attribute(node, "around-school",
                      search->is_near_school       ? "yes"
                      : search->school_is_unplaced ? "unplaced"
                                                   : "no");
    xml_attribute(node, "lasting", lasting_query(request, search));
    if (search->filter.school_monday_count > 0)
        xml_attribute(node, "school", search->filter.for_school ? "yes" : "no");
}

static void place_add(struct request *request, const struct search *search, xmlNode *node)
{
    const struct offer_filter *filter = &search->filter;

    xml_attribute(node, "town", search->town);
    xml_attribute_bool(node, "town-is-unknown", search->town_is_unknown);
    if (filter->is_near && *search->query_town == '\0' && !search->is_near_school) {
        xml_attribute(node, "latitude", pool_printf(request->pool, "%.3f", filter->near.latitude));
        xml_attribute(node, "longitude",
                      pool_printf(request->pool, "%.3f", filter->near.longitude));
    }
    xml_attribute_bool(node, "near", filter->is_near);
}

static void radii_add(const struct offer_filter *filter, xmlNode *node)
{
    const unsigned radius =
        filter->is_near ? (unsigned)filter->near.radius_km : (unsigned)SEARCH_RADIUS_DEFAULT_KM;

    for (size_t i = 0; i < sizeof radii_km / sizeof *radii_km; i++) {
        xmlNode *choice = xml_element(node, "radius");

        xml_attribute_u64(choice, "km", radii_km[i]);
        xml_attribute_bool(choice, "selected", radii_km[i] == radius);
    }
}

void search_add(struct request *request, const struct search *search,
                const struct offer_found *found, bool has_own, xmlNode *parent)
{
    const struct offer_filter *filter = &search->filter;
    xmlNode *node = xml_element(parent, "filter");

    xml_attribute(node, "words", search->words);
    place_add(request, search, node);
    xml_attribute_bool(node, "worded", filter->word_count > 0);
    xml_attribute_bool(node, "priority", filter->for_priority);
    xml_attribute_bool(node, "guessed", found->has_guesses);
    xml_attribute(node, "order", filter_order_code(filter->order));
    xml_attribute(node, "query", search_query(request, search, 1));
    if (has_own)
        own_add(request, search, node);
    radii_add(filter, node);
    search_said_add(request, search, found, node);
    actives_add(request, search, node);
    choices_add(request, search, has_own, node);
}

void search_own_add(struct request *request, const struct search *search,
                    const struct html_pieces *pieces, xmlNode *parent)
{
    const struct offer_filter *filter = &search->filter;
    xmlNode *node = xml_element(parent, "filter");

    own_add(request, search, node);
    if (request->visitor.role == PUPIL)
        actives_add(request, search, node);
    for (size_t i = 0; i < filter->school_monday_count; i++) {
        char monday[DATE_ISO_SIZE];

        date_iso(filter->school_mondays[i], monday);
        if (html_has_piece(pieces, pool_printf(request->pool, "w%s", monday)))
            xml_attribute(xml_element(node, "week"), "monday", monday);
    }
}
