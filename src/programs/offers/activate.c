/* /offres/activer/{token}: the link of the activation mail. GET shows the offer and a button;
 * only the button activates (scanners of mail follow links). */
#include <strings.h>

#include "base/config.h"
#include "offers/manage.h"
#include "offers/offers.h"
#include "page/xml.h"
#include "service/offer_service.h"
#include "site/card.h"
#include "site/page.h"
#include "store/offer_manage.h"
#include "store/offer_store.h"
#include "store/token_store.h"
#include "web/response.h"

static const char purpose[] = "offer_activate";

/* What a link means now. */
enum link { LINK_GOOD, LINK_UNKNOWN, LINK_USED, LINK_EXPIRED };

/* It is of whom it was sent to, while that is the contact; and of nobody while the département
 * keeps the owner out. */
static enum link link_read(const struct request *request, const struct token *token,
                           const struct offer_file *file)
{
    const struct offer *offer = &file->offer;

    if (!token->is_known || offer->id == 0)
        return LINK_UNKNOWN;
    if (token->used_at != 0 || offer->terms.state != OFFER_STATE_TO_ACTIVATE)
        return LINK_USED;
    return token->expires_at <= request->now || file->is_owner_locked ||
                   strcasecmp(token->email, offer->content.contact.email) != 0
               ? LINK_EXPIRED
               : LINK_GOOD;
}

static bool link_find(struct request *request, struct token *token, struct offer_file *file)
{
    *file = (struct offer_file){.version = 0};
    return store_token_find(request->db, route_text(request), purpose, token) &&
           (!token->is_known ||
            store_offer_file(request->db, request->today, token->offer_id, file));
}

static void used_show(struct request *request, const struct offer *offer)
{
    struct page page = page_begin(request, "offer-activated");

    offer_add(request, page.content, offer);
    xml_attribute_bool(page.content, "listed",
                       offer_is_listed(offer_status(&offer->terms, request->today)));
    page_send(&page, 200);
}

/* GET */
bool offer_activation_show(struct request *request)
{
    struct token token;
    struct offer_file file;

    if (!link_find(request, &token, &file))
        return false;
    switch (link_read(request, &token, &file)) {
    case LINK_UNKNOWN: page_error(request, 404, "link-unknown"); return true;
    case LINK_EXPIRED: page_error(request, 410, "link-expired"); return true;
    case LINK_USED: used_show(request, &file.offer); return true;
    case LINK_GOOD: break;
    }
    if (!offer_logo_embed(request, &file.offer))
        return false;
    struct page page = page_begin(request, "offer-activation");

    page_form(&page, "activation", request->path);
    offer_add(request, page.content, &file.offer);
    page_send(&page, 200);
    return true;
}

struct activation {
    struct request *request;
    const struct token *token;
    const struct offer *offer;
};

static bool activation_save(struct db *db, void *argument)
{
    const struct activation *activation = argument;
    struct request *request = activation->request;
    const struct offer *offer = activation->offer;
    const struct application_cause cause = {.actor = ACTOR_LINK, .now = request->now};
    const char *email = activation->token->email;
    bool is_used, is_done, is_contact;

    if (!store_token_use(db, route_text(request), purpose, request->now, &is_used))
        return false;
    if (!is_used)
        return true; /* someone was faster: the page says that it is done */
    return store_offer_contact_set(db, offer->id, email, CONTACT_CONFIRMED, &is_contact) &&
           service_offer_activate(db, request->config, offer, email, false, &cause, &is_done);
}

/* POST */
bool offer_activation_post(struct request *request)
{
    struct token token;
    struct offer_file file;
    struct activation activation = {request, &token, &file.offer};

    if (!link_find(request, &token, &file))
        return false;
    if (link_read(request, &token, &file) == LINK_GOOD &&
        !db_transaction(request->db, activation_save, &activation))
        return false;
    response_see_other(request, "%s", request->path);
    return true;
}
