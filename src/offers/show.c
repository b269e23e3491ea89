/* GET /offres/{id}: everything a pupil needs to know of an offer. */
#include "offers/offers.h"
#include "page/xml.h"
#include "site/card.h"
#include "site/page.h"
#include "store/offer_store.h"

/* 410: it was there and is no more; 404: it is not there, or not yet. */
static void absent_show(struct request *request, const struct offer *offer)
{
    switch (offer_status(&offer->terms, request->today)) {
    case OFFER_DISABLED: page_error(request, 410, "offer-disabled"); break;
    case OFFER_ENDED: page_error(request, 410, "offer-ended"); break;
    default: page_error(request, 404, "offer-unknown"); break;
    }
}

void offer_show(struct request *request)
{
    struct offer offer;

    if (!store_offer_find(request->db, request->pool, route_id(request), &offer)) {
        page_failure(request);
        return;
    }
    if (offer.id == 0) {
        page_error(request, 404, "offer-unknown");
        return;
    }
    if (!offer_is_listed(offer_status(&offer.terms, request->today))) {
        absent_show(request, &offer);
        return;
    }
    struct page page = page_begin(request, "offer-show");

    offer_add(request, page.content, &offer);
    page_send(&page, 200);
}
