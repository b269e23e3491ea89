/* The contact of an offer whose address somebody else typed: /offres/contact/{token}, the link by
 * which who reads it confirms it. GET shows the offer and a button. Until then, what is said about
 * pupils goes to who deposited the offer. /offres/gerer/{token}/plus-a-moi: a contact who wants to
 * be left alone. */
#include <string.h>

#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "notify/notify.h"
#include "offers/manage.h"
#include "offers/offers.h"
#include "page/xml.h"
#include "site/card.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/awaited_store.h"
#include "store/offer_event_store.h"
#include "store/token_store.h"
#include "web/response.h"

enum { CONFIRMATION_S = 30 * 24 * 3600 };

static const char purpose[] = "contact_confirm";

bool contact_ask(struct db *db, struct request *request, const struct offer *offer)
{
    uint8_t hash[DIGEST_SIZE];
    const char *token = crypto_token(request->pool, hash);
    const struct token_grant grant = {.purpose = purpose,
                                      .email = offer->content.contact.email,
                                      .offer_id = offer->id,
                                      .lifetime_s = CONFIRMATION_S};

    return store_token_insert(db, hash, &grant, request->now) &&
           notify_contact_confirmation(db, request->config, offer, token, request->now);
}

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

/* What went to nobody until now: the link that manages an offer without account, and the
 * applications that wait. */
static bool contact_welcome(struct db *db, struct request *request, uint64_t offer_id)
{
    struct offer_file file;
    uint64_t *ids;
    size_t count;

    if (!store_offer_file(db, request->today, offer_id, &file))
        return false;
    if (file.offer.terms.state != OFFER_STATE_ACTIVE)
        return true;
    return (file.has_owner || online_tell(db, request, &file)) &&
           store_applications_unanswered(db, offer_id, &ids, &count) &&
           (count == 0 || notify_answer_reminder(db, request->config, ids, count, request->now));
}

static bool confirmation_save(struct db *db, void *argument)
{
    const struct confirming *confirming = argument;
    struct request *request = confirming->request;
    const struct offer_event event = {
        .offer_id = confirming->file.offer.id, .actor = ACTOR_LINK, .name = "contact-confirmed"};
    bool is_used, is_done;

    if (!store_token_use(db, route_text(request), purpose, request->now, &is_used))
        return false;
    return !is_used || (store_offer_contact_set(db, event.offer_id, confirming->token.email,
                                                CONTACT_CONFIRMED, &is_done) &&
                        (!is_done || (store_offer_event(db, &event, request->now) &&
                                      contact_welcome(db, request, event.offer_id))));
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

/* All that went to the address about the offer ends, nothing more goes there; the département
 * finds out whom to ask. */
static bool contact_end(struct db *db, void *argument)
{
    const struct managing *managing = argument;
    struct request *request = managing->request;
    const uint64_t id = managing->file.offer.id;
    const char *email = managing->file.offer.content.contact.email;
    bool is_done;

    return store_links_end_of_contact(db, id, email, request->now) &&
           store_offer_contact_set(db, id, email, CONTACT_ENDED, &is_done) &&
           trail_add(request, "links-ended", "offer", id, NULL) &&
           notify_links_ended(db, request->config, id, 0, false, request->now);
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
