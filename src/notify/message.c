/* Messages on their way to the outbox. */
#include "notify/message.h"

#include "base/config.h"
#include "base/pool.h"
#include "page/xml.h"
#include "store/message_store.h"

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
