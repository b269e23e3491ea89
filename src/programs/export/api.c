/* The open data interface, version 1: www/api/openapi.json describes it. Nothing in it says who
 * the people behind an offer are. */
#include <jansson.h>

#include "base/config.h"
#include "base/pool.h"
#include "export/export.h"
#include "site/data.h"
#include "site/filter.h"
#include "site/page.h"
#include "store/offer_store.h"

static json_t *date_json(struct date date)
{
    char iso[DATE_ISO_SIZE];

    date_iso(date, iso);
    return date_is_set(date) ? json_string(iso) : json_null();
}

static json_t *week_json(const struct offer_week *week)
{
    return json_pack("{s:o, s:o, s:o, s:i}", "lundi", date_json(week->monday), "debut",
                     date_json(week->first), "candidatures_jusqu_au", date_json(week->apply_until),
                     "places_restantes", (int)(week->seats - week->taken));
}

static const char *offer_url(const struct request *request, uint64_t id)
{
    return pool_printf(request->pool, "%s/offres/%llu", request->config->site.base_url,
                       (unsigned long long)id);
}

static json_t *card_json(const struct request *request, const struct offer_card *card)
{
    json_t *weeks = json_array();

    for (size_t i = 0; i < card->week_count; i++)
        json_array_append_new(weeks, week_json(&card->weeks[i]));
    return json_pack("{s:I, s:s, s:s, s:s, s:s, s:o, s:o, s:i, s:s, s:o, s:o, s:o, s:s}", "id",
                     (json_int_t)card->id, "titre", card->title, "employeur", card->employer,
                     "ville", card->town, "domaine", card->domain, "debut", date_json(card->first),
                     "fin", date_json(card->terms.last), "places_restantes",
                     (int)card->terms.seats_left, "etat",
                     offer_status_code(offer_status(&card->terms, request->today)), "latitude",
                     card->is_located ? json_real(card->latitude) : json_null(), "longitude",
                     card->is_located ? json_real(card->longitude) : json_null(), "semaines", weeks,
                     "lien", offer_url(request, card->id));
}

/* GET /api/v1/offres */
bool api_offers(struct request *request)
{
    struct search search;
    struct offer_found found;
    json_t *offers;
    const char *next;

    if (!search_read(request, &search) || !data_page_find(request, &search, &found))
        return false;
    offers = json_array();
    for (size_t i = 0; i < found.count; i++)
        json_array_append_new(offers, card_json(request, &found.cards[i]));
    next = data_next_path(request, &search, &found, "/api/v1/offres");
    data_next_header(request, &search, &found, "/api/v1/offres");
    data_json_send(request,
                   json_pack("{s:I, s:o, s:s?}", "total", (json_int_t)found.total, "offres", offers,
                             "suivant", next),
                   "application/json");
    return true;
}

static json_t *answer_json(enum answer answer)
{
    return answer == ANSWER_NONE ? json_null() : json_boolean(answer == ANSWER_YES);
}

static json_t *offer_json(const struct request *request, const struct offer *offer)
{
    const struct deposit *content = &offer->content;
    json_t *weeks = json_array(), *domains = json_array();

    for (size_t i = 0; i < offer->week_count; i++) {
        if (offer_week_is_open(&offer->terms, &offer->weeks[i], request->today))
            json_array_append_new(weeks, week_json(&offer->weeks[i]));
    }
    for (size_t i = 0; i < content->domain_count; i++)
        json_array_append_new(domains, json_string(offer->domain_names[i]));
    return json_pack(
        "{s:I, s:s, s:s, s:{s:s, s:s, s:s}, s:{s:s, s:s, s:s}, s:o, s:o, s:o, s:i,"
        " s:s, s:o, s:o, s:{s:o, s:o, s:o, s:o}, s:s}",
        "id", (json_int_t)offer->id, "titre", content->title, "description", content->description,
        "employeur", "nom", content->employer.name, "siret", content->employer.siret, "naf",
        content->employer.naf, "lieu", "adresse", content->place.address, "code_postal",
        content->place.postcode, "ville", content->place.town, "domaines", domains, "debut",
        date_json(content->from), "fin", date_json(content->to), "places_restantes",
        (int)offer->terms.seats_left, "etat",
        offer_status_code(offer_status(&offer->terms, request->today)), "semaines", weeks,
        "repas_sur_place", answer_json(content->conditions.meal_on_site), "accessibilite", "visuel",
        answer_json(content->conditions.accessible_visual), "moteur",
        answer_json(content->conditions.accessible_motor), "mental",
        answer_json(content->conditions.accessible_mental), "auditif",
        answer_json(content->conditions.accessible_hearing), "lien", offer_url(request, offer->id));
}

/* GET /api/v1/offres/{id} */
bool api_offer(struct request *request)
{
    struct offer offer;

    if (!store_offer_find(request->db, request->today, route_id(request), &offer))
        return false;
    if (offer.id == 0 || !offer_is_listed(offer_status(&offer.terms, request->today)))
        page_error(request, 404, "offer-unknown");
    else
        data_json_send(request, offer_json(request, &offer), "application/json");
    return true;
}
