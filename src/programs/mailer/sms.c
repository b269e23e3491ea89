/* SMS by HTTP. */
#include "mailer/sms.h"

#include <curl/curl.h>
#include <jansson.h>
#include <stdlib.h>

#include "base/bytes.h"
#include "base/config.h"
#include "base/log.h"
#include "base/pool.h"
#include "mailer/gateway.h"
#include "notify/words.h"
#include "page/stylesheet.h"
#include "rules/phone.h"
#include "rules/sms.h"
#include "store/delivery_store.h"

enum { CONNECT_S = 10, TIMEOUT_S = 60, ANSWER_MAX = 64 * 1024 };

struct sms_sender {
    const struct config *config;
    const struct gateway *gateway;
    struct stylesheet *words;
    CURL *curl;
};

struct sms_sender *sms_open(const struct config *config)
{
    struct sms_sender *sender = calloc(1, sizeof *sender);

    if (sender == NULL)
        abort();
    sender->config = config;
    sender->gateway = gateway_find(config->sms.driver);
    sender->words = stylesheet_open(config->web.xsl_dir, "mail/sms.xsl");
    sender->curl = curl_easy_init();
    if (sender->gateway == NULL)
        log_event(LOG_LEVEL_ERROR, "configuration", "unknown-driver", config->sms.driver, NULL);
    if (sender->words != NULL && sender->gateway != NULL)
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

/* What the gateway answers, as far as it makes sense. */
static size_t answer_add(char *bytes, size_t size, size_t count, void *user)
{
    struct bytes *answer = user;

    if (answer->length + size * count <= ANSWER_MAX)
        bytes_add(answer, bytes, size * count);
    return size * count;
}

static void options_set(CURL *curl, const struct gateway_request *request, struct bytes *answer)
{
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, request->url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, request->headers);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request->body);
    if (request->user != NULL) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, request->user);
        curl_easy_setopt(curl, CURLOPT_PASSWORD, request->password);
    }
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_S);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)TIMEOUT_S);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, answer_add);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, answer);
}

/* A gateway that was reached and did not answer may have sent it: that is a try. */
static struct delivery unanswered(CURLcode outcome)
{
    const bool was_reached = outcome == CURLE_OPERATION_TIMEDOUT || outcome == CURLE_RECV_ERROR ||
                             outcome == CURLE_GOT_NOTHING;

    return (struct delivery){.state = was_reached ? DELIVERY_LATER : DELIVERY_HELD,
                             .ends_run = true,
                             .reason = curl_easy_strerror(outcome)};
}

static struct delivery gateway_ask(const struct sms_sender *sender, struct pool *pool,
                                   const struct gateway_sms *sms, const char **gateway_id)
{
    struct gateway_request request = {0};
    struct gateway_answer answer = {0};
    struct bytes body = {.pool = pool};
    struct delivery delivery;
    json_t *json = NULL;
    CURLcode outcome;

    sender->gateway->ask(sender->config, pool, sms, &request);
    options_set(sender->curl, &request, &body);
    outcome = curl_easy_perform(sender->curl);
    curl_easy_getinfo(sender->curl, CURLINFO_RESPONSE_CODE, &answer.status);
    curl_slist_free_all(request.headers);
    if (outcome != CURLE_OK)
        return unanswered(outcome);
    if (body.length > 0)
        json = json_loadb(body.at, body.length, 0, NULL);
    answer.json = json;
    delivery = sender->gateway->read(pool, &answer, gateway_id);
    json_decref(json);
    /* What it says lies in the pool. */
    /* cppcheck-suppress returnDanglingLifetime */
    return delivery;
}

struct delivery sms_send(const struct sms_sender *sender, struct pool *pool,
                         const struct message *message, const char **gateway_id)
{
    const struct gateway_sms sms = {
        .to = message->recipient,
        .text = words_sms(sender->words, pool, message),
        .id = pool_printf(pool, "stage3e.%llu", (unsigned long long)message->id)};

    *gateway_id = "";
    if (sms.text == NULL)
        return (struct delivery){.state = DELIVERY_LATER,
                                 .reason = "the template cannot be rendered"};
    if (!phone_can_be_mobile(sms.to))
        return (struct delivery){.state = DELIVERY_REFUSED, .reason = "not a mobile number"};
    return gateway_ask(sender, pool, &sms, gateway_id);
}
