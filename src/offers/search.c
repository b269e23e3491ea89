/* GET /offres, /offres/carte, /offres.geojson: one search, seen as a list, a map, data. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "offers/filter.h"
#include "offers/offers.h"
#include "page/xml.h"
#include "site/card.h"
#include "site/page.h"
#include "store/offer_store.h"
#include "store/reference_store.h"
#include "web/response.h"

static void pages_add(struct request *request, const struct search *search, unsigned total,
                      xmlNode *content)
{
    const unsigned counted = total > OFFER_COUNT_MAX ? OFFER_PAGES_MAX * OFFER_PAGE_SIZE : total;
    const unsigned last = (counted + OFFER_PAGE_SIZE - 1) / OFFER_PAGE_SIZE;
    const unsigned page = search->filter.page;
    xmlNode *pages = xml_element(content, "pages");

    xml_attribute_u64(pages, "page", page);
    if (total <= OFFER_COUNT_MAX)
        xml_attribute_u64(pages, "last", last);
    if (page > 1)
        xml_attribute(pages, "previous", search_query(request, search, page - 1));
    if (page < last)
        xml_attribute(pages, "next", search_query(request, search, page + 1));
}

/* GET /offres */
void offer_search(struct request *request)
{
    struct search search;
    struct offer_card *cards;
    size_t count;
    unsigned total;

    if (!search_read(request, &search) ||
        !store_offers_search(request->db, request->pool, &search.filter, request->today, &cards,
                             &count, &total)) {
        page_failure(request);
        return;
    }
    struct page page = page_begin(request, "offer-search");

    xml_attribute_u64(page.content, "total", total > OFFER_COUNT_MAX ? OFFER_COUNT_MAX : total);
    xml_attribute_bool(page.content, "more", total > OFFER_COUNT_MAX);
    if (!search_add(request, &search, page.content)) {
        page_failure(request);
        return;
    }
    for (size_t i = 0; i < count; i++)
        card_add(request, page.content, &cards[i]);
    pages_add(request, &search, total, page.content);
    page_send(&page, 200);
}

/* GET /offres/carte */
void offer_map(struct request *request)
{
    struct search search;
    struct offer_card *cards;
    size_t count;

    if (!search_read(request, &search) ||
        !store_offers_all(request->db, request->pool, &search.filter, request->today, &cards,
                          &count)) {
        page_failure(request);
        return;
    }
    struct page page = page_begin(request, "offer-map");

    xml_attribute_u64(page.content, "total", count);
    if (!search_add(request, &search, page.content)) {
        page_failure(request);
        return;
    }
    for (size_t i = 0; i < count; i++)
        card_add(request, page.content, &cards[i]);
    page_send(&page, 200);
}

static json_t *feature_make(const struct request *request, const struct offer_card *card)
{
    const char *url = pool_printf(request->pool, "/offres/%llu", (unsigned long long)card->id);

    return json_pack("{s:s, s:I, s:{s:s, s:[f,f]}, s:{s:s, s:s, s:s, s:I, s:s}}", "type", "Feature",
                     "id", (json_int_t)card->id, "geometry", "type", "Point", "coordinates",
                     card->longitude, card->latitude, "properties", "title", card->title,
                     "employer", card->employer, "town", card->town, "seats_left",
                     (json_int_t)card->seats_left, "url", url);
}

static void json_send(struct request *request, json_t *value, const char *type)
{
    char *text = json_dumps(value, JSON_COMPACT | JSON_REAL_PRECISION(8));
    const char *body = pool_strdup(request->pool, text != NULL ? text : "null");

    free(text);
    json_decref(value);
    response_body(request, 200, type, body, strlen(body));
}

/* GET /offres.geojson: the located offers of a search (RFC 7946). */
void offer_geojson(struct request *request)
{
    struct search search;
    struct offer_card *cards;
    size_t count;
    json_t *features;

    if (!search_read(request, &search) ||
        !store_offers_all(request->db, request->pool, &search.filter, request->today, &cards,
                          &count)) {
        page_failure(request);
        return;
    }
    features = json_array();
    for (size_t i = 0; i < count; i++) {
        if (cards[i].is_located)
            json_array_append_new(features, feature_make(request, &cards[i]));
    }
    response_header(request, "Cache-Control", "no-cache");
    json_send(request, json_pack("{s:s, s:o}", "type", "FeatureCollection", "features", features),
              "application/geo+json");
}

/* GET /offres/villes.json: the names that the search's town field proposes. */
void commune_names(struct request *request)
{
    struct commune *communes;
    size_t count;
    json_t *names;

    if (!store_communes(request->db, request->pool, &communes, &count)) {
        page_failure(request);
        return;
    }
    names = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(names, json_string(communes[i].name));
    response_header(request, "Cache-Control", "public, max-age=86400");
    json_send(request, names, "application/json");
}
