/* What is said about an offer. */
#include <libxml/tree.h>

#include "base/config.h"
#include "base/pool.h"
#include "notify/mailed_link.h"
#include "notify/message.h"
#include "notify/notify.h"
#include "page/xml.h"
#include "store/account_store.h"
#include "store/message_store.h"
#include "store/offer_store.h"
#include "store/token_store.h"

static void offer_describe(struct pool *pool, xmlNode *message, uint64_t id,
                           const struct deposit *content)
{
    xmlNode *offer = xml_element(message, "offer");

    xml_attribute_u64(offer, "id", id);
    xml_text_element(offer, "title", content->title);
    xml_text_element(offer, "employer", content->employer.name);
    xml_text_element(offer, "town", content->place.town);
    xml_text_element(offer, "period", date_range_text(pool, content->from, content->to));
}

enum {
    DAY_S = 24 * 3600,
    ACTIVATION_S = 7 * DAY_S,
    CONFIRMATION_S = 30 * DAY_S,
    MANAGE_DAYS_AFTER = 7
};

/* One of those that wait, with its own link where there is no account to sign in to. */
static bool waiting_add(struct db *db, const struct config *config,
                        const struct waiting_notice *notice, const struct offer_waiting *offer,
                        xmlNode *message, bool has_link)
{
    struct pool *pool = db_pool(db);
    const struct token_grant grant = {.purpose = "offer_activate",
                                      .email = notice->email,
                                      .offer_id = offer->id,
                                      .lifetime_s = ACTIVATION_S};
    const struct deposit content = {.title = offer->title,
                                    .employer.name = offer->employer,
                                    .place.town = offer->town,
                                    .from = offer->from,
                                    .to = offer->to};
    const char *link;

    offer_describe(pool, message, offer->id, &content);
    if (!has_link)
        return true;
    if (!link_grant(db, &grant, "/offres/activer", notice->now, NULL, &link))
        return false;
    message_link(pool, xmlGetLastChild(message), config, link);
    return true;
}

bool notify_offers_waiting(struct db *db, const struct config *config,
                           const struct waiting_notice *notice)
{
    static const char with_links[] = "offer-activation", with_account[] = "offer-sign-in";
    struct pool *pool = db_pool(db);
    struct offers_waiting waiting;
    xmlNode *message;
    bool has_account = true;

    if (!store_offers_waiting(db, notice->email, notice->offer_id, notice->now - ACTIVATION_S,
                              &waiting))
        return false;
    if (waiting.count == 0)
        return true;
    for (size_t i = 0; i < waiting.count; i++)
        has_account = has_account && waiting.list[i].is_managed;
    message = message_begin(config, has_account ? 0 : 1);
    xml_attribute_u64(message, "count", waiting.count);
    for (size_t i = 0; i < waiting.count; i++) {
        if (!waiting_add(db, config, notice, &waiting.list[i], message, !has_account)) {
            xmlFreeDoc(message->doc);
            return false;
        }
    }
    if (has_account)
        message_link(pool, message, config, "/offres/mes-offres");
    struct mail mail = {.recipient = notice->email,
                        .template_name = has_account ? with_account : with_links,
                        .offer_id = waiting.list[0].id,
                        .not_before = notice->not_before};

    return message_requeue(db, message, &mail, has_account ? with_links : with_account,
                           notice->now);
}

/* The way to manage it: its page, or a link for who has no account; is_link says which. */
static bool manage_path(struct db *db, const struct offer *offer, const char *recipient,
                        bool has_account, time_t now, const char **path, bool *is_link)
{
    const int days = date_days_between(date_of_instant(now), offer->content.to) + MANAGE_DAYS_AFTER;
    const struct token_grant grant = {.purpose = MANAGE_LINK,
                                      .email = recipient,
                                      .offer_id = offer->id,
                                      .lifetime_s = (unsigned)days * DAY_S};

    *path = pool_printf(db_pool(db), "/offres/%llu/gerer", (unsigned long long)offer->id);
    *is_link = false;
    if (!has_account && !store_employer_account_exists(db, recipient, &has_account))
        return false;
    if (has_account)
        return true;
    *is_link = true;
    return link_grant(db, &grant, "/offres/gerer", now, NULL, path);
}

bool notify_offer_activated(struct db *db, const struct config *config, const struct offer *offer,
                            const char *recipient, bool has_account, time_t now)
{
    struct pool *pool = db_pool(db);
    struct mail mail = {
        .recipient = recipient, .template_name = "offer-online", .offer_id = offer->id};
    xmlNode *message;
    const char *path;
    bool is_link;

    if (!manage_path(db, offer, recipient, has_account, now, &path, &is_link))
        return false;
    message = message_begin(config, 1);
    offer_describe(pool, message, offer->id, &offer->content);
    xml_attribute_bool(message, "manage", is_link);
    message_link(pool, message, config, path);
    return message_queue(db, message, &mail, now);
}

bool notify_contact_confirmation(struct db *db, const struct config *config,
                                 const struct offer *offer, time_t now)
{
    struct pool *pool = db_pool(db);
    const struct token_grant grant = {.purpose = "contact_confirm",
                                      .email = offer->content.contact.email,
                                      .offer_id = offer->id,
                                      .lifetime_s = CONFIRMATION_S};
    struct mail mail = {.recipient = offer->content.contact.email,
                        .template_name = "contact-confirmation",
                        .offer_id = offer->id};
    xmlNode *message;
    const char *link;

    if (!link_grant(db, &grant, "/offres/contact", now, NULL, &link))
        return false;
    message = message_begin(config, 0);
    offer_describe(pool, message, offer->id, &offer->content);
    message_link(pool, message, config, link);
    return message_queue(db, message, &mail, now);
}

bool notify_offer_disabled(struct db *db, const struct config *config, const struct offer *offer,
                           const char *recipient, const char *reason, time_t now)
{
    struct pool *pool = db_pool(db);

    xmlNode *message = message_begin(config, 0);
    struct mail mail = {
        .recipient = recipient, .template_name = "offer-disabled", .offer_id = offer->id};

    offer_describe(pool, message, offer->id, &offer->content);
    xml_paragraphs(pool, message, "reason", reason);
    return message_queue(db, message, &mail, now);
}
