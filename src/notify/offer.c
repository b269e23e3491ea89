/* What is said about an offer. */
#include <libxml/tree.h>

#include "base/config.h"
#include "base/pool.h"
#include "notify/message.h"
#include "notify/notify.h"
#include "page/xml.h"
#include "store/message_store.h"
#include "store/offer_store.h"
#include "store/saved_store.h"

static void offer_add(struct pool *pool, xmlNode *message, uint64_t id,
                      const struct deposit *content)
{
    xmlNode *offer = xml_element(message, "offer");

    xml_attribute_u64(offer, "id", id);
    xml_text_element(offer, "title", content->title);
    xml_text_element(offer, "employer", content->employer.name);
    xml_text_element(offer, "town", content->place.town);
    xml_text_element(offer, "period", date_range_text(pool, content->from, content->to));
}

bool notify_offer_deposited(struct db *db, struct pool *pool, const struct config *config,
                            const struct deposit *deposit, uint64_t offer_id, const char *token,
                            time_t now)
{
    xmlNode *message;
    bool has_account;

    if (!store_employer_account_exists(db, deposit->contact.email, &has_account))
        return false;
    message = message_begin(config, has_account ? 0 : 1);
    offer_add(pool, message, offer_id, deposit);
    message_link(pool, message, config,
                 has_account ? "/offres/mes-offres"
                             : pool_printf(pool, "/offres/activer/%s", token));
    struct mail mail = {.recipient = deposit->contact.email,
                        .template_name = has_account ? "offer-sign-in" : "offer-activation",
                        .offer_id = offer_id};

    return message_queue(db, message, &mail, now);
}

bool notify_offer_activated(struct db *db, struct pool *pool, const struct config *config,
                            const struct offer *offer, const char *token, const char *recipient,
                            time_t now)
{
    xmlNode *message = message_begin(config, 1);
    struct mail mail = {
        .recipient = recipient, .template_name = "offer-online", .offer_id = offer->id};

    offer_add(pool, message, offer->id, &offer->content);
    xml_attribute_bool(message, "manage", token != NULL);
    message_link(pool, message, config,
                 token != NULL
                     ? pool_printf(pool, "/offres/gerer/%s", token)
                     : pool_printf(pool, "/offres/%llu/gerer", (unsigned long long)offer->id));
    return message_queue(db, message, &mail, now);
}

bool notify_offer_disabled(struct db *db, struct pool *pool, const struct config *config,
                           const struct offer *offer, const char *reason, time_t now)
{
    xmlNode *message = message_begin(config, 0);
    struct mail mail = {.recipient = offer->content.contact.email,
                        .template_name = "offer-disabled",
                        .offer_id = offer->id};

    offer_add(pool, message, offer->id, &offer->content);
    xml_paragraphs(pool, message, "reason", reason);
    return message_queue(db, message, &mail, now);
}

enum { ALERT_OFFERS = 10 }; /* named in a mail; the others are a link away */

bool notify_search_alert(struct db *db, struct pool *pool, const struct config *config,
                         const struct saved_search *search, const struct offer_found *found,
                         const char *token, time_t now)
{
    xmlNode *message = message_begin(config, 0);
    struct mail mail = {.recipient = search->email, .template_name = "search-alert"};

    xml_attribute(xml_element(message, "person"), "role", "pupil");
    xml_attribute(message, "label", search->label);
    xml_attribute_u64(message, "total", found->total);
    xml_attribute(message, "stop",
                  pool_printf(pool, "%s/offres/alerte/%s", config->site.base_url, token));
    for (size_t i = 0; i < found->count && i < ALERT_OFFERS; i++) {
        const struct offer_card *card = &found->cards[i];
        xmlNode *offer = xml_element(message, "offer");

        xml_attribute(offer, "href",
                      pool_printf(pool, "%s/offres/%llu", config->site.base_url,
                                  (unsigned long long)card->id));
        xml_text_element(offer, "title", card->title);
        xml_text_element(offer, "employer", card->employer);
        xml_text_element(offer, "town", card->town);
    }
    message_link(pool, message, config,
                 pool_printf(pool, "/offres%s%ctri=recentes", search->query,
                             *search->query == '\0' ? '?' : '&'));
    return message_queue(db, message, &mail, now);
}
