/* Messages as documents and as text. */
#include "notify/words.h"

#include <libxml/parser.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "page/stylesheet.h"
#include "page/xml.h"
#include "rules/sms.h"
#include "store/delivery_store.h"

xmlDoc *words_document(const struct message *message)
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

const char *words_sms(const struct stylesheet *sms, struct pool *pool,
                      const struct message *message)
{
    xmlDoc *document = words_document(message);
    xmlDoc *words = document != NULL ? stylesheet_apply(sms, document) : NULL;
    const char *text = words != NULL
                           ? sms_fit(pool, text_trim(pool, words_plain(pool, words), TEXT_ONE_LINE))
                           : NULL;

    xmlFreeDoc(words);
    xmlFreeDoc(document);
    return text;
}
