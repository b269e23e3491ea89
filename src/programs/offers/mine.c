/* Lists of offers for those who manage them: /offres/mes-offres, /admin/offres. */
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "offers/offers.h"
#include "page/xml.h"
#include "site/card.h"
#include "site/export_link.h"
#include "site/offer_listing.h"
#include "site/page.h"
#include "site/tabs.h"
#include "store/offer_manage.h"
#include "web/decode.h"
#include "web/response.h"

enum { ADMIN_PAGE_SIZE = 50, OWN_PAGE_SIZE = 50, PAGE_MAX = 10000 };

static void acts_say(struct request *request, xmlNode *node, const struct managed_offer *offer)
{
    static const char *const flags[OFFER_ACTS] = {
        [OFFER_ACTIVATE] = "can-activate", [OFFER_CORRECT] = "can-correct",
        [OFFER_SUSPEND] = "can-suspend",   [OFFER_RESUME] = "can-resume",
        [OFFER_DISABLE] = "can-disable",   [OFFER_RESTORE] = "can-restore",
    };

    for (enum offer_act act = 0; act < OFFER_ACTS; act++)
        xml_attribute_bool(node, flags[act],
                           offer_may(&offer->terms, request->today, act) &&
                               (act != OFFER_RESTORE || offer->activated_at != 0));
    xml_attribute_bool(node, "listed",
                       offer_is_listed(offer_status(&offer->terms, request->today)));
}

void managed_offer_add(struct request *request, xmlNode *parent, const struct managed_offer *offer)
{
    xmlNode *node = xml_text_element(parent, "managed-offer", offer->title);

    xml_attribute_u64(node, "id", offer->id);
    xml_attribute(node, "employer", offer->employer);
    xml_attribute(node, "town", offer->town);
    xml_attribute(node, "email", offer->contact_email);
    xml_attribute(node, "period", date_range_text(request->pool, offer->first, offer->terms.last));
    xml_attribute(node, "status", offer_status_code(offer_status(&offer->terms, request->today)));
    xml_attribute(node, "deposited",
                  date_text(request->pool, date_of_instant(offer->created_at), DATE_SHORT));
    if (offer->activated_at != 0)
        xml_attribute(node, "online",
                      date_text(request->pool, date_of_instant(offer->activated_at), DATE_SHORT));
    xml_attribute(
        node, "application-period",
        application_period_text(request->pool, offer->terms.apply_from, offer->terms.apply_to));
    acts_say(request, node, offer);
    offer_figures_add(node, &offer->figures);
}

/* The page before or after this one, in the same order. */
static void pager_add(struct request *request, xmlNode *content, const char *name, unsigned page)
{
    xml_attribute(
        content, name,
        pool_printf(request->pool, "/offres/mes-offres?tri=%s&sens=%s&numero=%s&page=%u",
                    encode_component(request->pool, form_value(&request->query, "tri")),
                    encode_component(request->pool, form_value(&request->query, "sens")),
                    encode_component(request->pool, form_value(&request->query, "numero")), page));
}

/* One page of the offers that are shown. */
static void own_page_add(struct request *request, xmlNode *content,
                         const struct managed_offer *const *shown, size_t count)
{
    const unsigned page = text_number(form_value(&request->query, "page"), 1, PAGE_MAX);
    const size_t first = (page - 1) * (size_t)OWN_PAGE_SIZE;

    for (size_t i = first; i < count && i < first + OWN_PAGE_SIZE; i++)
        managed_offer_add(request, content, shown[i]);
    xml_attribute_u64(content, "found", count);
    if (page > 1)
        pager_add(request, content, "previous", page - 1);
    if (count > first + OWN_PAGE_SIZE)
        pager_add(request, content, "next", page + 1);
}

/* GET /offres/mes-offres; numero filters while one types, tri and sens sort, page turns; info: what
 * was just done */
bool own_offers(struct request *request)
{
    struct offer_listing order;
    struct managed_offer *offers;
    const struct managed_offer **shown;
    size_t count, shown_count, waiting = 0;

    offer_listing_read(request->pool, &request->query, &order);
    if (!store_offers_managed(request->db, request->today, request->visitor.account_id, &offers,
                              &count))
        return false;
    struct page page = page_begin(request, "own-offers");

    page_form(&page, "own-offers", "/offres/mes-offres");
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    offer_listing_add(request, page.content, &order);
    xml_attribute_u64(page.content, "count", count);
    for (size_t i = 0; i < count; i++)
        waiting += offers[i].terms.state == OFFER_STATE_TO_ACTIVATE;
    xml_attribute_u64(page.content, "waiting", waiting);
    shown = offers_in_order(request->pool, offers, count, &order, request->today, &shown_count);
    own_page_add(request, page.content, shown, shown_count);
    if (!employer_tabs_add(request, page.content))
        return false;
    page_send(&page, 200);
    return true;
}

static const char *state_read(const struct request *request)
{
    const char *known = offer_state_known(form_value(&request->query, "etat"));

    return known != NULL ? known : "";
}

/* GET /admin/offres; q: words, a number or an e-mail; etat: a state; avant: those before a number
 */
bool admin_offers(struct request *request)
{
    const char *text = text_trim(request->pool, form_value(&request->query, "q"), TEXT_ONE_LINE);
    const struct offer_query query = {.text = text,
                                      .state = state_read(request),
                                      .before_id =
                                          strtoull(form_value(&request->query, "avant"), NULL, 10)};
    struct managed_offer *offers;
    size_t count;

    if (!store_offers_query(request->db, request->today, &query, ADMIN_PAGE_SIZE, &offers, &count))
        return false;
    struct page page = page_begin(request, "admin-offers");

    xml_attribute(page.content, "text", text);
    xml_attribute(page.content, "state", query.state);
    export_link_add(request, page.content,
                    (const char *const[][2]){
                        {"fichier", "offres"}, {"q", text}, {"etat", query.state}, {NULL}});
    if (count == ADMIN_PAGE_SIZE)
        xml_attribute(page.content, "next",
                      pool_printf(request->pool, "/admin/offres?q=%s&etat=%s&avant=%llu",
                                  encode_component(request->pool, text), query.state,
                                  (unsigned long long)offers[count - 1].id));
    for (size_t i = 0; i < count; i++)
        managed_offer_add(request, page.content, &offers[i]);
    page_send(&page, 200);
    return true;
}
