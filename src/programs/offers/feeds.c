/* The search as data: GET /offres.geojson, /offres.atom, and the names of towns. */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "offers/offers.h"
#include "page/xml.h"
#include "site/data.h"
#include "site/filter.h"
#include "site/filter_query.h"
#include "store/reference_kept.h"
#include "web/response.h"

/* An offer may lie a little outside the middles of towns, in degrees. */
static const double town_margin = 0.3;

static json_t *point_make(double longitude, double latitude)
{
    return json_pack("{s:s, s:[f,f]}", "type", "Point", "coordinates", longitude, latitude);
}

static json_t *offer_feature(const struct request *request, const struct offer_card *card)
{
    const char *url = pool_printf(request->pool, "/offres/%llu", (unsigned long long)card->id);

    return json_pack("{s:s, s:I, s:o, s:{s:s, s:s, s:s, s:I, s:s}}", "type", "Feature", "id",
                     (json_int_t)card->id, "geometry", point_make(card->longitude, card->latitude),
                     "properties", "title", card->title, "employer", card->employer, "town",
                     card->town, "seats_left", (json_int_t)card->terms.seats_left, "url", url);
}

static json_t *group_feature(const struct offer_group *group)
{
    return json_pack("{s:s, s:o, s:{s:I}}", "type", "Feature", "geometry",
                     point_make(group->longitude, group->latitude), "properties", "count",
                     (json_int_t)group->count);
}

static void offers_append(const struct request *request, json_t *features,
                          const struct offer_card *cards, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (cards[i].is_located)
            json_array_append_new(features, offer_feature(request, &cards[i]));
    }
}

/* "west,south,east,north", in degrees. */
static bool box_read(const char *text, struct grid_box *box)
{
    char *end;

    if (strlen(text) > 80 || strspn(text, "-.,0123456789") != strlen(text))
        return false;
    box->west = strtod(text, &end);
    box->south = *end == ',' ? strtod(end + 1, &end) : 0;
    box->east = *end == ',' ? strtod(end + 1, &end) : 0;
    box->north = *end == ',' ? strtod(end + 1, &end) : 0;
    return *end == '\0' && box->west < box->east && box->south < box->north;
}

/* Less of a view that is wider than all towns: it would have more squares than a map can bear. */
static bool box_clip(struct request *request, struct grid_box *box)
{
    struct grid_box towns;

    if (!kept_communes_box(request->db, request->today, &towns))
        return false;
    box->west = fmax(box->west, towns.west - town_margin);
    box->south = fmax(box->south, towns.south - town_margin);
    box->east = fmin(box->east, towns.east + town_margin);
    box->north = fmin(box->north, towns.north + town_margin);
    return true;
}

/* What a map shows of a view: the offers in it, or how many there are in each of its squares. */
static bool box_features(struct request *request, const struct search *search, struct grid_box *box,
                         json_t *features)
{
    struct offer_map map;

    if (!box_clip(request, box) ||
        !store_offers_in_box(request->db, &search->filter, request->today, box, &map))
        return false;
    offers_append(request, features, map.cards, map.count);
    for (size_t i = 0; i < map.group_count; i++)
        json_array_append_new(features, group_feature(&map.groups[i]));
    return true;
}

/* All located offers of a search, page by page: the Link header has the next one (RFC 8288). */
static bool page_features(struct request *request, const struct search *search, json_t *features)
{
    struct offer_found found;

    if (!data_page_find(request, search, &found))
        return false;
    offers_append(request, features, found.cards, found.count);
    data_next_header(request, search, &found, "/offres.geojson");
    return true;
}

/* GET /offres.geojson (RFC 7946); with vue=west,south,east,north what a map needs of it. */
bool offer_geojson(struct request *request)
{
    const char *view = form_value(&request->query, "vue");
    json_t *features = json_array();
    struct search search;
    struct grid_box box;
    bool is_done = search_read(request, &search);

    if (is_done)
        is_done = box_read(view, &box) ? box_features(request, &search, &box, features)
                                       : page_features(request, &search, features);
    if (is_done) {
        data_json_send(request,
                       json_pack("{s:s, s:O}", "type", "FeatureCollection", "features", features),
                       "application/geo+json");
    }
    json_decref(features);
    return is_done;
}

static xmlNode *atom_link(xmlNode *parent, const char *relation, const char *type, const char *url)
{
    xmlNode *link = xml_element(parent, "link");

    xml_attribute(link, "rel", relation);
    xml_attribute(link, "type", type);
    xml_attribute(link, "href", url);
    return link;
}

static void atom_entry(struct request *request, xmlNode *feed, const struct offer_card *card)
{
    xmlNode *entry = xml_element(feed, "entry");
    const char *url = pool_printf(request->pool, "%s/offres/%llu", request->config->site.base_url,
                                  (unsigned long long)card->id);

    xml_text_element(entry, "id", url);
    xml_text_element(entry, "title", card->title);
    xml_text_element(entry, "updated", data_instant(request->pool, card->activated_at));
    xml_text_element(xml_element(entry, "author"), "name", card->employer);
    atom_link(entry, "alternate", "text/html", url);
    xml_attribute(xml_element(entry, "category"), "term", card->domain);
    xml_text_element(entry, "summary",
                     pool_printf(request->pool, "%s, %s", card->town,
                                 date_range_text(request->pool, card->first, card->terms.last)));
}

/* GET /offres.atom: the newest offers of a search (RFC 4287). */
bool offer_atom(struct request *request)
{
    struct search search;
    struct offer_found found;
    const char *base = request->config->site.base_url;
    time_t updated = date_start(request->today); /* of one without offers */
    const char *query;
    xmlDoc *document;
    xmlNode *feed;

    if (!search_read(request, &search))
        return false;
    query = search_query(request, &search, 1);
    search.filter.order = OFFER_NEWEST;
    if (!store_offers_search(request->db, &search.filter, request->today, NULL, 0, &found))
        return false;
    for (size_t i = 0; i < found.count; i++)
        updated =
            i == 0 || found.cards[i].activated_at > updated ? found.cards[i].activated_at : updated;
    document = xml_document("feed");
    feed = xmlDocGetRootElement(document);
    xml_attribute(feed, "xmlns", "http://www.w3.org/2005/Atom");
    xml_attribute(feed, "xml:lang", "fr");
    xml_text_element(feed, "id", pool_printf(request->pool, "%s/offres.atom%s", base, query));
    xml_text_element(feed, "title",
                     pool_printf(request->pool, "%s\u00a0: %s", request->config->site.name,
                                 search_label(request, &search)));
    xml_text_element(feed, "updated", data_instant(request->pool, updated));
    xml_text_element(xml_element(feed, "author"), "name", request->config->site.operator_name);
    atom_link(feed, "self", "application/atom+xml",
              pool_printf(request->pool, "%s/offres.atom%s", base, query));
    atom_link(feed, "alternate", "text/html",
              pool_printf(request->pool, "%s/offres%s", base, query));
    for (size_t i = 0; i < found.count; i++)
        atom_entry(request, feed, &found.cards[i]);
    data_xml_send(request, document, "application/atom+xml; charset=utf-8");
    return true;
}

/* GET /offres/villes.json: the names that the search's town field proposes. */
bool commune_names(struct request *request)
{
    struct commune *communes;
    size_t count;
    json_t *names;

    if (!store_communes(request->db, &communes, &count))
        return false;
    names = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(names, json_string(communes[i].name));
    data_json_send(request, names, "application/json");
    response_header(request, "Cache-Control", "public, max-age=86400");
    return true;
}
