/* Gateways: generic JSON, OVHcloud, Twilio, Brevo. Their interfaces as they document them:
 * https://api.ovh.com/console/ (sms), https://www.twilio.com/docs/messaging/api/message-resource,
 * https://developers.brevo.com/reference/send-transactional-sms. */
#include "mailer/gateway.h"

#include <string.h>
#include <time.h>

#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "base/text.h"

static const char *text_at(const json_t *json, const char *key)
{
    const char *text = json_string_value(json_object_get(json, key));

    return text != NULL ? text : "";
}

enum { SAID_MAX = 200 };

/* The first of what a gateway says, in whole characters: others cannot be noted. */
static const char *said(struct pool *pool, const char *words)
{
    size_t length = strnlen(words, SAID_MAX);

    while (length > 0 && ((unsigned char)words[length] & 0xc0) == 0x80)
        length--;
    return pool_strndup(pool, words, length);
}

/* An id as text, be it a number or a string. */
static const char *id_text(struct pool *pool, const json_t *id)
{
    if (json_is_integer(id))
        return pool_printf(pool, "%" JSON_INTEGER_FORMAT, json_integer_value(id));
    return json_is_string(id) ? pool_strdup(pool, json_string_value(id)) : "";
}

/* What a status means with any of them: who may not send, has no credit or sends too much has to
 * wait with all; a gateway in trouble ends the run, and that SMS has had its try. */
static struct delivery delivery_of_status(struct pool *pool, long status, const char *words)
{
    struct delivery delivery = {.state = DELIVERY_REFUSED};

    if (status / 100 == 2)
        return (struct delivery){.state = DELIVERY_DONE};
    delivery.reason = pool_printf(pool, "%ld %s", status, said(pool, words));
    if (status == 401 || status == 402 || status == 403 || status == 429) {
        delivery.state = DELIVERY_HELD;
        delivery.ends_run = true;
    } else if (status / 100 != 4) {
        delivery.state = DELIVERY_LATER;
        delivery.ends_run = true;
    }
    return delivery;
}

static struct delivery number_refused(const char *reason)
{
    return (struct delivery){.state = DELIVERY_REFUSED, .blames_recipient = true, .reason = reason};
}

static struct delivery credit_gone(const char *reason)
{
    return (struct delivery){.state = DELIVERY_HELD, .ends_run = true, .reason = reason};
}

static const char *json_text(struct pool *pool, json_t *json)
{
    char *dumped = json_dumps(json, JSON_COMPACT);
    const char *text = pool_strdup(pool, dumped != NULL ? dumped : "");

    free(dumped);
    json_decref(json);
    return text;
}

static void header_add(struct gateway_request *request, struct pool *pool, const char *name,
                       const char *value)
{
    request->headers =
        curl_slist_append(request->headers, pool_printf(pool, "%s: %s", name, value));
}

/* Ours: {"to", "from", "text", "id"}, answered by 2xx; the id tells it a second try. */

static void generic_ask(const struct config *config, struct pool *pool,
                        const struct gateway_sms *sms, struct gateway_request *request)
{
    request->url = config->sms.url;
    request->body = json_text(pool, json_pack("{s:s, s:s, s:s, s:s}", "to", sms->to, "from",
                                              config->sms.from, "text", sms->text, "id", sms->id));
    header_add(request, pool, "Content-Type", "application/json");
    if (!text_is_empty(config->sms.token))
        header_add(request, pool, "Authorization",
                   pool_printf(pool, "Bearer %s", config->sms.token));
}

static struct delivery generic_read(struct pool *pool, const struct gateway_answer *answer,
                                    const char **id)
{
    *id = id_text(pool, json_object_get(answer->json, "id"));
    if (answer->status == 422)
        return number_refused(
            pool_printf(pool, "422 %s", said(pool, text_at(answer->json, "message"))));
    return delivery_of_status(pool, answer->status, text_at(answer->json, "message"));
}

/* OVHcloud: signed requests; a number it does not take is in a list of a good answer. */

static void ovh_ask(const struct config *config, struct pool *pool, const struct gateway_sms *sms,
                    struct gateway_request *request)
{
    const char *when = pool_printf(pool, "%lld", (long long)time(NULL));
    const char *signed_text;

    request->url = pool_printf(pool, "%s/sms/%s/jobs", config->sms.url, config->sms.account);
    request->body = json_text(pool, json_pack("{s:s, s:s, s:s, s:b, s:[s], s:s, s:s}", "charset",
                                              "UTF-8", "coding", "7bit", "message", sms->text,
                                              "noStopClause", 1, "receivers", sms->to, "sender",
                                              config->sms.from, "priority", "high"));
    signed_text = pool_printf(pool, "%s+%s+POST+%s+%s+%s", config->sms.secret, config->sms.consumer,
                              request->url, request->body, when);
    header_add(request, pool, "Content-Type", "application/json");
    header_add(request, pool, "X-Ovh-Application", config->sms.token);
    header_add(request, pool, "X-Ovh-Consumer", config->sms.consumer);
    header_add(request, pool, "X-Ovh-Timestamp", when);
    header_add(request, pool, "X-Ovh-Signature",
               pool_printf(pool, "$1$%s", crypto_sha1_hex(pool, signed_text)));
}

static struct delivery ovh_read(struct pool *pool, const struct gateway_answer *answer,
                                const char **id)
{
    const char *words = text_at(answer->json, "message");

    *id = id_text(pool, json_array_get(json_object_get(answer->json, "ids"), 0));
    if (answer->status / 100 == 2 &&
        json_array_size(json_object_get(answer->json, "validReceivers")) == 0)
        return number_refused("the gateway does not take this number");
    if (answer->status / 100 == 4 && strcasestr(words, "credit") != NULL)
        return credit_gone(pool_printf(pool, "%ld %s", answer->status, said(pool, words)));
    return delivery_of_status(pool, answer->status, words);
}

/* Twilio: a form; errors have numbers of theirs. */

static const char *component(struct pool *pool, const char *text)
{
    char *escaped = curl_easy_escape(NULL, text, 0);
    const char *copy = pool_strdup(pool, escaped != NULL ? escaped : "");

    curl_free(escaped);
    return copy;
}

static void twilio_ask(const struct config *config, struct pool *pool,
                       const struct gateway_sms *sms, struct gateway_request *request)
{
    request->url = pool_printf(pool, "%s/2010-04-01/Accounts/%s/Messages.json", config->sms.url,
                               config->sms.account);
    request->body = pool_printf(pool, "To=%s&From=%s&Body=%s", component(pool, sms->to),
                                component(pool, config->sms.from), component(pool, sms->text));
    request->user = config->sms.account;
    request->password = config->sms.token;
}

static struct delivery twilio_read(struct pool *pool, const struct gateway_answer *answer,
                                   const char **id)
{
    /* No valid number, not a mobile, unsubscribed, not reachable from that sender. */
    static const json_int_t of_number[] = {21211, 21214, 21217, 21610, 21612, 21614};
    const json_int_t code = json_integer_value(json_object_get(answer->json, "code"));
    const char *words = text_at(answer->json, "message");

    *id = id_text(pool, json_object_get(answer->json, "sid"));
    for (size_t i = 0; answer->status == 400 && i < sizeof of_number / sizeof *of_number; i++) {
        if (code == of_number[i])
            return number_refused(
                pool_printf(pool, "%" JSON_INTEGER_FORMAT " %s", code, said(pool, words)));
    }
    return delivery_of_status(pool, answer->status, words);
}

/* Brevo: numbers without "+"; errors have names. */

static void brevo_ask(const struct config *config, struct pool *pool, const struct gateway_sms *sms,
                      struct gateway_request *request)
{
    request->url = pool_printf(pool, "%s/v3/transactionalSMS/send", config->sms.url);
    request->body = json_text(pool, json_pack("{s:s, s:s, s:s, s:s, s:b, s:s}", "type",
                                              "transactional", "sender", config->sms.from,
                                              "recipient", sms->to + (*sms->to == '+'), "content",
                                              sms->text, "unicodeEnabled", 0, "tag", sms->id));
    header_add(request, pool, "Content-Type", "application/json");
    header_add(request, pool, "Accept", "application/json");
    header_add(request, pool, "api-key", config->sms.token);
}

static struct delivery brevo_read(struct pool *pool, const struct gateway_answer *answer,
                                  const char **id)
{
    const char *code = text_at(answer->json, "code");
    const char *words = text_at(answer->json, "message");

    *id = id_text(pool, json_object_get(answer->json, "messageId"));
    if (strcmp(code, "not_enough_credits") == 0)
        return credit_gone(pool_printf(pool, "%ld %s", answer->status, said(pool, words)));
    if (answer->status == 400 && strcmp(code, "invalid_parameter") == 0 &&
        strcasestr(words, "number") != NULL)
        return number_refused(pool_printf(pool, "%ld %s", answer->status, said(pool, words)));
    return delivery_of_status(pool, answer->status, words);
}

static const struct gateway gateways[] = {
    {"generic", generic_ask, generic_read},
    {"ovh", ovh_ask, ovh_read},
    {"twilio", twilio_ask, twilio_read},
    {"brevo", brevo_ask, brevo_read},
};

const struct gateway *gateway_find(const char *name)
{
    for (size_t i = 0; i < sizeof gateways / sizeof *gateways; i++) {
        if (strcmp(name, gateways[i].name) == 0)
            return &gateways[i];
    }
    return NULL;
}
