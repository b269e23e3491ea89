/* From the XML of a message to its words. */
#ifndef STAGE3E_NOTIFY_WORDS_H
#define STAGE3E_NOTIFY_WORDS_H

#include <libxml/tree.h>

struct message;
struct pool;

/* The document of a message, with its template's name; NULL if it is malformed. The caller's to
 * free. */
xmlDoc *words_document(const struct message *message);

/* The text that a stylesheet with method "text" gave. */
const char *words_plain(struct pool *pool, const xmlDoc *document);

/* The text of an SMS, one segment, by mail/sms.xsl; NULL if it cannot be rendered. */
struct stylesheet;
const char *words_sms(const struct stylesheet *sms, struct pool *pool,
                      const struct message *message);

#endif
