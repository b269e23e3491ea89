/* The contact of an offer whose address somebody else typed: /offres/contact/{token}, the link by
 * which who reads it confirms it. GET shows the offer and a button. Until then, what is said about
 * pupils goes to who deposited the offer. /offres/gerer/{token}/plus-a-moi: a contact who wants to
 * be left alone. */
#include <string.h>

#include "base/config.h"
#include "offers/manage.h"
#include "offers/offers.h"
#include "page/xml.h"
#include "service/offer_service.h"
#include "site/card.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/token_store.h"
#include "web/response.h"

static const char purpose[] = "contact_confirm";

bool contact_is_proved(struct request *request, const char *email, bool *is_proved)
{
    *is_proved = false;
    return request->visitor.role != EMPLOYER ||
           store_email_is_colleague(request->db, email, request->visitor.account_id, is_proved);
}

struct confirming {
    struct request *request;
    struct token token;
    struct offer_file file;
};

/* False: answered already, or the database failed. */
static bool link_open(struct request *request, struct confirming *confirming)
{
    struct token *token = &confirming->token;
    struct offer_file *file = &confirming->file;

    *confirming = (struct confirming){.request = request};
    if (!store_token_find(request->db, route_text(request), purpose, token) ||
        (token->is_known && !store_offer_file(request->db, request->today, token->offer_id, file)))
        return false;
    if (file->offer.id == 0)
        page_error(request, 404, "link-unknown");
    else if (strcasecmp(token->email, file->offer.content.contact.email) != 0 ||
             file->offer.terms.state == OFFER_STATE_DISABLED || file->is_owner_locked)
        page_error(request, 410, "contact-other");
    else if ((token->used_at == 0 && token->expires_at <= request->now) || file->contact_is_ended)
        page_error(request, 410, "contact-link-expired");
    else
        return true;
    return false;
}

/* GET */
bool contact_confirm_show(struct request *request)
{
    struct confirming confirming;

    if (!link_open(request, &confirming))
        return false;
    struct page page = page_begin(request, "contact-confirm");

    page_form(&page, "confirm", request->path);
    xml_attribute_bool(page.content, "done", confirming.token.used_at != 0);
    offer_add(request, page.content, &confirming.file.offer);
    page_send(&page, 200);
    return true;
}

static bool confirmation_save(struct db *db, void *argument)
{
    const struct confirming *confirming = argument;
    struct request *request = confirming->request;
    bool is_used;

    if (!store_token_use(db, route_text(request), purpose, request->now, &is_used))
        return false;
    return !is_used ||
           service_contact_confirm(db, request->config, confirming->file.offer.id,
                                   confirming->token.email, request->today, request->now);
}

/* POST */
bool contact_confirm_post(struct request *request)
{
    struct confirming confirming;

    if (!link_open(request, &confirming))
        return false;
    if (!db_transaction(request->db, confirmation_save, &confirming))
        return false;
    response_see_other(request, "%s", request->path);
    return true;
}

/* GET /offres/gerer/{token}/plus-a-moi */
bool contact_end_form(struct request *request)
{
    struct managing managing;

    if (!managing_open(request, &managing))
        return false;
    struct page page = page_begin(request, "link-end");

    xml_attribute(page.content, "as", "employer");
    xml_attribute(page.content, "of", "offer");
    xml_attribute(page.content, "base", managing.base);
    page_form(&page, "end", request->path);
    page_send(&page, 200);
    return true;
}

static bool contact_end(struct db *db, void *argument)
{
    const struct managing *managing = argument;
    struct request *request = managing->request;
    const struct offer *offer = &managing->file.offer;

    return service_contact_end(db, request->config, offer->id, 0, offer->content.contact.email,
                               request->now) &&
           trail_add(request, "links-ended", "offer", offer->id, NULL);
}

/* POST */
bool contact_end_post(struct request *request)
{
    struct managing managing;

    if (!managing_open(request, &managing))
        return false;
    if (!db_transaction(request->db, contact_end, &managing))
        return false;
    response_see_other(request, "/candidatures/repondre/termine?info=liens-rendus");
    return true;
}
