/* From a message to its letter. */
#include "notify/letter.h"

#include <stdlib.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "notify/words.h"
#include "page/html.h"
#include "page/stylesheet.h"
#include "page/xml.h"
#include "store/delivery_store.h"

struct letter_press {
    struct stylesheet *words;
    struct stylesheet *text;
    struct stylesheet *html;
    struct stylesheet *sms;
};

struct letter_press *letter_press_open(const struct config *config)
{
    struct letter_press *press = calloc(1, sizeof *press);

    if (press == NULL)
        abort();
    press->words = stylesheet_open(config->web.xsl_dir, "mail/words.xsl");
    press->text = stylesheet_open(config->web.xsl_dir, "mail/text.xsl");
    press->html = stylesheet_open(config->web.xsl_dir, "mail/html.xsl");
    press->sms = stylesheet_open(config->web.xsl_dir, "mail/sms.xsl");
    if (press->words != NULL && press->text != NULL && press->html != NULL && press->sms != NULL)
        return press;
    letter_press_close(press);
    return NULL;
}

void letter_press_close(struct letter_press *press)
{
    stylesheet_close(press->words);
    stylesheet_close(press->text);
    stylesheet_close(press->html);
    stylesheet_close(press->sms);
    free(press);
}

static const char *html_text(struct pool *pool, const xmlDoc *document)
{
    struct html_buffer buffer = {0};
    const char *text;

    html_write(document, NULL, &buffer, NULL);
    text = pool_strndup(pool, buffer.text, buffer.length);
    html_buffer_close(&buffer);
    return text;
}

/* An attribute of the root; NULL if it is not there or empty. */
static const char *root_attribute(struct pool *pool, const xmlDoc *words, const char *name)
{
    xmlChar *value = xmlGetProp(xmlDocGetRootElement(words), xml_chars(name));
    const char *text = NULL;

    if (value != NULL && *value != '\0')
        text = text_trim(pool, (const char *)value, TEXT_ONE_LINE);
    xmlFree(value);
    return text;
}

static bool letter_draw(const struct letter_press *press, struct pool *pool, xmlDoc *words,
                        struct letter *letter)
{
    xmlDoc *text = stylesheet_apply(press->text, words);
    xmlDoc *html = stylesheet_apply(press->html, words);
    const bool is_done = text != NULL && html != NULL;

    if (is_done) {
        letter->subject = root_attribute(pool, words, "subject");
        letter->stop = root_attribute(pool, words, "stop");
        letter->text = words_plain(pool, text);
        letter->html = html_text(pool, html);
    }
    if (letter->subject == NULL)
        letter->subject = "";
    xmlFreeDoc(text);
    xmlFreeDoc(html);
    return is_done;
}

bool letter_render(const struct letter_press *press, struct pool *pool,
                   const struct message *message, struct letter *letter)
{
    xmlDoc *document = words_document(message);
    xmlDoc *words = document != NULL ? stylesheet_apply(press->words, document) : NULL;
    bool is_done = false;

    *letter = (struct letter){0};
    if (words != NULL && xmlDocGetRootElement(words) != NULL)
        is_done = letter_draw(press, pool, words, letter);
    xmlFreeDoc(words);
    xmlFreeDoc(document);
    return is_done;
}

const char *letter_sms(const struct letter_press *press, struct pool *pool,
                       const struct message *message)
{
    return words_sms(press->sms, pool, message);
}
