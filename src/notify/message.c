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

bool message_queue(struct db *db, xmlNode *message, struct mail *mail, time_t now)
{
    xmlChar *content;
    int length;
    bool is_done;

    xmlDocDumpMemoryEnc(message->doc, &content, &length, "UTF-8");
    mail->content = (const char *)content;
    is_done = store_mail_insert(db, mail, now);
    xmlFree(content);
    xmlFreeDoc(message->doc);
    return is_done;
}
