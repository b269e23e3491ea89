/* Messages as documents and as text. */
#include "mailer/words.h"

#include <libxml/parser.h>
#include <string.h>

#include "base/pool.h"
#include "page/xml.h"
#include "store/message_store.h"

xmlDoc *words_read(const struct message *message)
{
    xmlDoc *document = xmlReadMemory(message->content, (int)strlen(message->content), NULL, "UTF-8",
                                     XML_PARSE_NONET);

    if (document != NULL)
        xml_attribute(xmlDocGetRootElement(document), "template", message->template_name);
    return document;
}

const char *words_plain(struct pool *pool, const xmlDoc *document)
{
    const xmlNode *node = document->children;
    const char *text = "";

    for (; node != NULL; node = node->next) {
        if (node->type == XML_TEXT_NODE)
            text = pool_printf(pool, "%s%s", text, (const char *)node->content);
    }
    return text;
}
