/* /compte/sms/{token}: a gateway says what became of an SMS, each in its own way. The secret is in
 * the address (stage3ectl messages report-address). What makes no sense is answered as what does:
 * nobody learns anything here.
 *
 *   generic   POST {"id": "…", "status": "arrived" | "lost"}
 *   OVHcloud  GET  ?id=…&ptt=4&description=1   1 arrived; 2 failed, 16 in error; 0, 4, 8 on the way
 *             (guide "Tout savoir sur les utilisateurs SMS", "URL de callback": description is the
 *             number of the DLR; older accounts call it dlr)
 *   Twilio    POST MessageSid=…&MessageStatus=delivered | undelivered | failed | canceled
 *             (docs/messaging/guides/outbound-message-status-in-status-callbacks)
 *   Brevo     POST {"messageId": …, "msg_status": "delivered" | "soft_bounce" | "hard_bounce" | …}
 *             (developers.brevo.com/docs/transactional-webhooks, "Transactional SMS") */
#include <jansson.h>
#include <string.h>

#include "accounts/accounts.h"
#include "base/config.h"
#include "base/pool.h"
#include "base/report_token.h"
#include "site/page.h"
#include "store/outbox_store.h"

/* What was said, of which SMS; id NULL: nothing that we know. */
struct said {
    const char *id;
    const char *status;
};

static const struct word {
    const char *status;
    enum sms_report report;
} words[] = {
    {"arrived", SMS_ARRIVED},  {"lost", SMS_LOST},        {"1", SMS_ARRIVED},
    {"2", SMS_LOST},           {"16", SMS_LOST},          {"delivered", SMS_ARRIVED},
    {"undelivered", SMS_LOST}, {"failed", SMS_LOST},      {"canceled", SMS_LOST},
    {"soft_bounce", SMS_LOST}, {"hard_bounce", SMS_LOST}, {"rejected", SMS_LOST},
};

static const char *json_word(struct pool *pool, const json_t *json, const char *key)
{
    const json_t *value = json_object_get(json, key);

    if (json_is_integer(value))
        return pool_printf(pool, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    return json_is_string(value) ? pool_strdup(pool, json_string_value(value)) : NULL;
}

static struct said json_read(struct request *request)
{
    json_t *json = json_loadb(request->json, request->json_length, 0, NULL);
    struct said said = {json_word(request->pool, json, "messageId"),
                        json_word(request->pool, json, "msg_status")};

    if (said.id == NULL)
        said = (struct said){json_word(request->pool, json, "id"),
                             json_word(request->pool, json, "status")};
    json_decref(json);
    return said;
}

static struct said said_read(struct request *request)
{
    if (request->json != NULL)
        return json_read(request);
    if (request->method == POST)
        return (struct said){form_value(&request->body, "MessageSid"),
                             form_value(&request->body, "MessageStatus")};
    return (struct said){form_value(&request->query, "id"),
                         form_has(&request->query, "dlr")
                             ? form_value(&request->query, "dlr")
                             : form_value(&request->query, "description")};
}

static enum sms_report report_of(const char *status)
{
    for (size_t i = 0; status != NULL && i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i].status, status) == 0)
            return words[i].report;
    }
    return SMS_UNKNOWN;
}

/* GET and POST */
bool sms_report(struct request *request)
{
    static const char thanks[] = "ok\n";
    const struct said said = said_read(request);
    const enum sms_report report = report_of(said.status);

    if (!report_token_is_ours(request->config->web.secret, route_text(request))) {
        page_error(request, 404, "not-found");
        return true;
    }
    if (said.id != NULL && *said.id != '\0' && report != SMS_UNKNOWN &&
        !store_sms_report(request->db, said.id, report))
        return false;
    page_private_send(request, "text/plain; charset=utf-8", thanks, sizeof thanks - 1);
    return true;
}
