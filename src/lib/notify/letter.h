/* A message of the outbox as the words of a mail. Two steps: words.xsl makes a plain structure of
 * the message (subject, paragraphs, a button), which text.xsl and html.xsl draw. */
#ifndef STAGE3E_NOTIFY_LETTER_H
#define STAGE3E_NOTIFY_LETTER_H

#include <stdbool.h>

struct config;
struct letter_press;
struct message;
struct pool;

struct letter {
    const char *subject;
    const char *text;
    const char *html;
    const char *stop; /* the URL that stops such mails, NULL: none does */
};

/* Loads the stylesheets. NULL if one cannot be loaded; the reason is logged. */
struct letter_press *letter_press_open(const struct config *config);
void letter_press_close(struct letter_press *press);

/* False if the message's template cannot be rendered. */
bool letter_render(const struct letter_press *press, struct pool *pool,
                   const struct message *message, struct letter *letter)
    __attribute__((warn_unused_result));

/* The text of an SMS; NULL if it cannot be rendered. */
const char *letter_sms(const struct letter_press *press, struct pool *pool,
                       const struct message *message);

#endif
