/* Messages on their way to the outbox. */
#include "notify/message.h"

#include "base/config.h"
#include "base/pool.h"
#include "notify/mailed_link.h"
#include "page/xml.h"
#include "store/application_store.h"
#include "store/message_store.h"
#include "store/token_store.h"

enum { DAY_S = 86400, LINK_DAYS_AFTER = 1 };

xmlNode *message_begin(const struct config *config, unsigned step)
{
    xmlNode *root = xmlDocGetRootElement(xml_document("message"));

    xml_attribute_u64(root, "step", step);
    xml_site(root, config);
    return root;
}

void message_link(struct pool *pool, xmlNode *message, const struct config *config,
                  const char *path)
{
    xml_attribute(xml_element(message, "link"), "href",
                  pool_printf(pool, "%s%s", config->site.base_url, path));
}

void message_application_add(struct pool *pool, xmlNode *message,
                             const struct application_notice *notice)
{
    const char *week = date_range_text(pool, notice->first, notice->last);
    xmlNode *offer = xml_element(message, "offer");

    xml_attribute_u64(message, "application", notice->id);
    xml_attribute_u64(message, "pupil", notice->pupil_id);
    xml_attribute(message, "week", week);
    xml_attribute_u64(offer, "id", notice->offer_id);
    xml_text_element(offer, "title", notice->title);
    xml_text_element(offer, "employer", notice->employer);
    xml_text_element(offer, "town", notice->town);
    xml_text_element(offer, "period", week);
}

bool message_link_grant(struct db *db, const struct application_notice *notice, const char *purpose,
                        const char *email, const char *path, time_t now, const char **link)
{
    const int days = date_days_between(date_of_instant(now), notice->last);
    const struct token_grant grant = {
        .purpose = purpose,
        .email = email,
        .application_id = notice->id,
        .lifetime_s = (unsigned)(days > 0 ? days + LINK_DAYS_AFTER : LINK_DAYS_AFTER) * DAY_S};

    return link_grant(db, &grant, path, now, NULL, link);
}

static xmlChar *content_take(xmlNode *message, struct mail *mail)
{
    xmlChar *content;
    int length;

    xmlDocDumpMemoryEnc(message->doc, &content, &length, "UTF-8");
    xmlFreeDoc(message->doc);
    mail->content = (const char *)content;
    return content;
}

bool message_queue(struct db *db, xmlNode *message, struct mail *mail, time_t now)
{
    xmlChar *content = content_take(message, mail);
    const bool is_done = store_mail_insert(db, mail, now);

    xmlFree(content);
    return is_done;
}

bool message_requeue(struct db *db, xmlNode *message, struct mail *mail, const char *other_template,
                     time_t now)
{
    xmlChar *content = content_take(message, mail);
    bool is_replaced;
    const bool is_done = store_mail_replace(db, mail, other_template, now, &is_replaced) &&
                         (is_replaced || store_mail_insert(db, mail, now));

    xmlFree(content);
    return is_done;
}
