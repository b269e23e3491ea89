/* The contents of messages, as XML: <message step="1"><offer id="…"/><link href="…"/></message>.
 *
 * step is the last of the five steps that is reached (domain.md, "Notifications"). */
#include "notify/notify.h"

#include <libxml/tree.h>

#include "base/config.h"
#include "base/pool.h"
#include "page/xml.h"
#include "store/message_store.h"
#include "store/offer_store.h"

static xmlDoc *message_document(const struct config *config, unsigned step)
{
    xmlDoc *document = xml_document("message");
    xmlNode *root = xmlDocGetRootElement(document);

    xml_attribute_u64(root, "step", step);
    xml_site(root, config);
    return document;
}

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

static void link_add(struct pool *pool, xmlNode *message, const struct config *config,
                     const char *path)
{
    xml_attribute(xml_element(message, "link"), "href",
                  pool_printf(pool, "%s%s", config->site.base_url, path));
}

/* Writes the document to the outbox, and frees it. */
static bool mail_queue(struct db *db, const char *recipient, const char *template_name,
                       xmlDoc *document, uint64_t offer_id, time_t now)
{
    xmlChar *content;
    int length;
    bool is_done;

    xmlDocDumpMemoryEnc(document, &content, &length, "UTF-8");
    is_done = store_mail_insert(db, recipient, template_name, (const char *)content, offer_id, now);
    xmlFree(content);
    xmlFreeDoc(document);
    return is_done;
}

bool notify_offer_deposited(struct db *db, struct pool *pool, const struct config *config,
                            const struct deposit *deposit, uint64_t offer_id, const char *token,
                            time_t now)
{
    xmlDoc *document;
    xmlNode *message;
    bool has_account;

    if (!store_employer_account_exists(db, deposit->contact.email, &has_account))
        return false;
    document = message_document(config, has_account ? 0 : 1);
    message = xmlDocGetRootElement(document);
    offer_add(pool, message, offer_id, deposit);
    link_add(pool, message, config,
             has_account ? "/connexion" : pool_printf(pool, "/offres/activer/%s", token));
    return mail_queue(db, deposit->contact.email,
                      has_account ? "offer-sign-in" : "offer-activation", document, offer_id, now);
}

bool notify_offer_activated(struct db *db, struct pool *pool, const struct config *config,
                            const struct offer *offer, const char *recipient, time_t now)
{
    xmlDoc *document = message_document(config, 1);
    xmlNode *message = xmlDocGetRootElement(document);

    offer_add(pool, message, offer->id, &offer->content);
    link_add(pool, message, config,
             pool_printf(pool, "/offres/%llu", (unsigned long long)offer->id));
    return mail_queue(db, recipient, "offer-online", document, offer->id, now);
}
