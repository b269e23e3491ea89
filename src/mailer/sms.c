/* SMS by an HTTP gateway. */
#include "mailer/sms.h"

#include <curl/curl.h>
#include <jansson.h>
#include <stdlib.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "mailer/words.h"
#include "page/stylesheet.h"
#include "store/message_store.h"

enum { TIMEOUT_S = 12 };

struct sms_sender {
    const struct config *config;
    struct stylesheet *words;
    CURL *curl;
};

struct sms_sender *sms_open(const struct config *config)
{
    struct sms_sender *sender = calloc(1, sizeof *sender);

    if (sender == NULL)
        abort();
    sender->config = config;
    sender->words = stylesheet_open(config->web.xsl_dir, "mail/sms.xsl");
    sender->curl = curl_easy_init();
    if (sender->words != NULL)
        return sender;
    sms_close(sender);
    return NULL;
}

void sms_close(struct sms_sender *sender)
{
    stylesheet_close(sender->words);
    curl_easy_cleanup(sender->curl);
    free(sender);
}

static const char *text_make(const struct sms_sender *sender, struct pool *pool,
                             const struct message *message)
{
    xmlDoc *document = words_read(message);
    xmlDoc *words = document != NULL ? stylesheet_apply(sender->words, document) : NULL;
    const char *text =
        words != NULL ? text_trim(pool, words_plain(pool, words), TEXT_ONE_LINE) : NULL;

    xmlFreeDoc(words);
    xmlFreeDoc(document);
    return text;
}

/* {"to": "+336…", "from": "Stage3e", "text": "…", "id": "stage3e.12"}: the same id at each try, so
 * that the gateway can tell. */
static char *body_make(const struct sms_sender *sender, struct pool *pool,
                       const struct message *message, const char *text)
{
    json_t *body = json_pack("{s:s, s:s, s:s, s:s}", "to", message->recipient, "from",
                             sender->config->sms.from, "text", text, "id",
                             pool_printf(pool, "stage3e.%llu", (unsigned long long)message->id));
    char *json = json_dumps(body, JSON_COMPACT);

    json_decref(body);
    return json;
}

static struct curl_slist *headers_make(const struct sms_sender *sender, struct pool *pool)
{
    struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");

    if (text_is_empty(sender->config->sms.token))
        return headers;
    return curl_slist_append(
        headers, pool_printf(pool, "Authorization: Bearer %s", sender->config->sms.token));
}

/* What the gateway answers is of no use. */
static size_t answer_forget(char *bytes, size_t size, size_t count, void *user)
{
    (void)bytes;
    (void)user;
    return size * count;
}

struct delivery sms_send(const struct sms_sender *sender, struct pool *pool,
                         const struct message *message)
{
    const char *text = text_make(sender, pool, message);
    struct curl_slist *headers;
    CURLcode outcome;
    long status = 0;
    char *body;

    if (text == NULL)
        return (struct delivery){.state = DELIVERY_LATER,
                                 .reason = "the template cannot be rendered"};
    body = body_make(sender, pool, message, text);
    headers = headers_make(sender, pool);
    curl_easy_reset(sender->curl);
    curl_easy_setopt(sender->curl, CURLOPT_URL, sender->config->sms.url);
    curl_easy_setopt(sender->curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(sender->curl, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(sender->curl, CURLOPT_TIMEOUT, (long)TIMEOUT_S);
    curl_easy_setopt(sender->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(sender->curl, CURLOPT_WRITEFUNCTION, answer_forget);
    outcome = curl_easy_perform(sender->curl);
    curl_easy_getinfo(sender->curl, CURLINFO_RESPONSE_CODE, &status);
    curl_slist_free_all(headers);
    free(body);
    if (outcome != CURLE_OK)
        return (struct delivery){
            .state = DELIVERY_HELD, .ends_run = true, .reason = curl_easy_strerror(outcome)};
    if (status / 100 == 2)
        return (struct delivery){.state = DELIVERY_DONE};
    return (struct delivery){.state = DELIVERY_LATER,
                             .reason = pool_printf(pool, "the gateway answered %ld", status)};
}
