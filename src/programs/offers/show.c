/* GET /offres/{id}: everything a pupil needs to know of an offer. */
#include "base/pool.h"
#include "offers/offers.h"
#include "page/xml.h"
#include "rules/grid.h"
#include "site/card.h"
#include "site/page.h"
#include "store/applicant_store.h"
#include "store/offer_store.h"
#include "store/saved_store.h"

/* 410: it was there and is no more; 404: it is not there, or not yet. */
static void absent_show(struct request *request, const struct offer *offer)
{
    switch (offer_status(&offer->terms, request->today)) {
    case OFFER_DISABLED: page_error(request, 410, "offer-disabled"); break;
    case OFFER_ENDED: page_error(request, 410, "offer-ended"); break;
    default: page_error(request, 404, "offer-unknown"); break;
    }
}

/* Where the pupil's school is, and how far from the offer. False if the database failed. */
static bool school_add(struct request *request, const struct offer *offer, xmlNode *content)
{
    const struct deposit *deposit = &offer->content;
    struct school_position school;
    xmlNode *node;

    if (!store_school_position(request->db, request->visitor.account_id, &school))
        return false;
    if (!school.is_located || !deposit->place.is_located)
        return true;
    node = xml_element(content, "school");
    xml_position(node, school.latitude, school.longitude);
    xml_attribute(node, "distance",
                  card_distance_text(request->pool,
                                     grid_distance_km(school.latitude, school.longitude,
                                                      grid_square(deposit->place.latitude,
                                                                  deposit->place.longitude, 0))));
    return true;
}

bool offer_show(struct request *request)
{
    struct offer offer;
    uint64_t application_id = 0;
    bool is_kept = false;

    if (!store_offer_find(request->db, request->today, route_id(request), &offer))
        return false;
    if (offer.id == 0) {
        page_error(request, 404, "offer-unknown");
        return true;
    }
    if (!offer_is_listed(offer_status(&offer.terms, request->today))) {
        absent_show(request, &offer);
        return true;
    }
    if (request->visitor.role == PUPIL &&
        (!store_favourite_is_kept(request->db, request->visitor.account_id, offer.id, &is_kept) ||
         !store_application_of(request->db, request->visitor.account_id, offer.id,
                               &application_id)))
        return false;
    struct page page = page_begin(request, "offer-show");

    if (request->visitor.role == PUPIL) {
        page_form(&page, "keep",
                  is_kept ? pool_printf(request->pool, "%s/oublier", request->path)
                          : pool_printf(request->pool, "%s/garder", request->path));
        xml_attribute_bool(page.content, "kept", is_kept);
        if (application_id != 0)
            xml_attribute_u64(page.content, "application", application_id);
    }
    offer_add(request, page.content, &offer);
    if (request->visitor.role == PUPIL && !school_add(request, &offer, page.content))
        return false;
    page_send(&page, 200);
    return true;
}
