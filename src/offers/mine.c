/* /offres/mes-offres: the offers of the signed-in employer. One that was deposited with the
 * account's e-mail but without signing in is activated, or put aside, here. */
#include "offers/offers.h"

#include "base/config.h"
#include "base/pool.h"
#include "notify/notify.h"
#include "page/xml.h"
#include "site/page.h"
#include "store/message_store.h"
#include "store/offer_store.h"
#include "web/response.h"

static void own_offer_add(struct request *request, xmlNode *parent, const struct own_offer *offer)
{
    xmlNode *node = xml_text_element(parent, "own-offer", offer->title);

    xml_attribute_u64(node, "id", offer->id);
    xml_attribute(node, "town", offer->town);
    xml_attribute(node, "period", date_range_text(request->pool, offer->first, offer->terms.last));
    xml_attribute(node, "status", offer_status_code(offer_status(&offer->terms, request->today)));
    xml_attribute_u64(node, "seats-left", offer->terms.seats_left);
    if (offer->activated_at != 0)
        xml_attribute(node, "online",
                      date_text(request->pool, date_of_instant(offer->activated_at), DATE_SHORT));
}

/* GET /offres/mes-offres */
void own_offers(struct request *request)
{
    struct page page = page_begin(request, "own-offers");
    struct own_offer *offers;
    size_t count;

    page_form(&page, "own-offers", "/offres/mes-offres");
    if (!store_offers_owned(request->db, request->pool, request->visitor.account_id, &offers,
                            &count)) {
        page_failure(request);
        return;
    }
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    for (size_t i = 0; i < count; i++)
        own_offer_add(request, page.content, &offers[i]);
    page_send(&page, 200);
}

/* An owner's act on an offer that is to be activated. */
struct owning {
    struct request *request;
    struct offer offer;
    bool is_done;
};

/* Finds an own offer by the id of the path. False: answered already. */
static bool owning_open(struct request *request, struct owning *owning)
{
    bool is_own;

    *owning = (struct owning){.request = request};
    if (!store_offer_is_owned(request->db, route_id(request), request->visitor.account_id,
                              &is_own) ||
        !store_offer_find(request->db, request->pool, route_id(request), &owning->offer)) {
        page_failure(request);
        return false;
    }
    if (is_own && owning->offer.id != 0)
        return true;
    page_error(request, 404, "offer-unknown");
    return false;
}

static bool activation_save(struct db *db, void *argument)
{
    struct owning *owning = argument;
    struct request *request = owning->request;

    if (!store_offer_activate(db, owning->offer.id, request->now, &owning->is_done))
        return false;
    return !owning->is_done ||
           (store_offer_event(db, owning->offer.id, "employer", "activated", "to_activate",
                              "active", request->now) &&
            notify_offer_activated(db, request->pool, request->config, &owning->offer,
                                   request->visitor.email, request->now));
}

/* POST /offres/{id}/activer. A second click finds it done. */
void own_offer_activate_post(struct request *request)
{
    struct owning owning;

    if (!owning_open(request, &owning))
        return;
    if (db_transaction(request->db, activation_save, &owning))
        response_see_other(request, "/offres/mes-offres?info=active");
    else
        page_failure(request);
}

static bool withdrawal_save(struct db *db, void *argument)
{
    struct owning *owning = argument;
    struct request *request = owning->request;

    if (!store_offer_withdraw(db, owning->offer.id, request->now, &owning->is_done))
        return false;
    return !owning->is_done || store_offer_event(db, owning->offer.id, "employer", "withdrawn",
                                                 "to_activate", "disabled", request->now);
}

/* POST /offres/{id}/retirer: one that was never online, so nobody is to be told. */
void own_offer_withdraw_post(struct request *request)
{
    struct owning owning;

    if (!owning_open(request, &owning))
        return;
    if (db_transaction(request->db, withdrawal_save, &owning))
        response_see_other(request, "/offres/mes-offres?info=retiree");
    else
        page_failure(request);
}
