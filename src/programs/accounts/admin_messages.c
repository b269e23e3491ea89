/* /admin/messages: what waits in the outbox, what failed; each is tried again or taken back, with a
 * trail. What messages say is shown to nobody: links in them are keys. */
#include <stdlib.h>
#include <string.h>

#include "accounts/accounts.h"
#include "base/config.h"
#include "base/pool.h"
#include "page/xml.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/outbox_store.h"
#include "web/response.h"

enum { LISTED = 50 };

static void figures_add(struct request *request, xmlNode *content,
                        const struct outbox_figures *figures)
{
    xmlNode *node = xml_element(content, "outbox");

    xml_attribute_u64(node, "due", figures->due);
    xml_attribute_u64(node, "later", figures->later);
    xml_attribute_u64(node, "failed", figures->failed);
    xml_attribute_u64(node, "oldest-minutes", figures->oldest_s / 60);
    xml_attribute_u64(node, "sms", figures->sms_month);
    xml_attribute_u64(node, "sms-max", request->config->sms.monthly_max);
}

/* "07/12/2026 14 h 05" */
static const char *short_moment(struct request *request, time_t moment)
{
    return pool_printf(request->pool, "%s %s",
                       date_text(request->pool, date_of_instant(moment), DATE_SHORT),
                       clock_text(request->pool, moment));
}

static void message_add(struct request *request, xmlNode *content,
                        const struct outbox_message *message)
{
    xmlNode *node = xml_element(content, "message");

    xml_attribute_u64(node, "id", message->id);
    xml_attribute(node, "channel", message->is_sms ? "sms" : "mail");
    xml_attribute(node, "template", message->template_name);
    xml_attribute(node, "recipient", message->recipient);
    xml_attribute_u64(node, "tries", message->attempts);
    xml_attribute(node, "reason", message->reason);
    xml_attribute(node, "since", short_moment(request, message->created_at));
    if (message->next_attempt_at > request->now)
        xml_attribute(node, "next", short_moment(request, message->next_attempt_at));
}

/* GET /admin/messages; etat: those that failed ("") or that wait ("attente"); avant: those before a
 * number; info: what was just done */
bool admin_messages(struct request *request)
{
    const bool is_queue = strcmp(form_value(&request->query, "etat"), "attente") == 0;
    const uint64_t before = strtoull(form_value(&request->query, "avant"), NULL, 10);
    struct page page = page_begin(request, "admin-messages");
    struct outbox_figures figures;
    struct outbox_message *messages;
    bool has_more;
    size_t count;

    if (!trail_read(request, "messages-read", "messages", 0) ||
        !store_outbox_figures(request->db, &figures) ||
        !store_outbox_list(request->db, is_queue ? "queued" : "failed", before, LISTED, &messages,
                           &count, &has_more))
        return false;
    page_form(&page, "messages", "/admin/messages");
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    xml_attribute(page.content, "state", is_queue ? "queued" : "failed");
    if (has_more)
        xml_attribute(page.content, "next",
                      pool_printf(request->pool, "?etat=%s&avant=%llu", is_queue ? "attente" : "",
                                  (unsigned long long)messages[count - 1].id));
    figures_add(request, page.content, &figures);
    for (size_t i = 0; i < count; i++)
        message_add(request, page.content, &messages[i]);
    page_send(&page, 200);
    return true;
}

struct acting {
    struct request *request;
    uint64_t id;
    bool is_retry;
    bool is_done;
};

static bool act(struct db *db, void *argument)
{
    struct acting *acting = argument;
    unsigned count = 0;

    if (acting->is_retry ? !store_outbox_retry(db, acting->id, &count)
                         : !store_outbox_cancel(db, acting->id, &acting->is_done))
        return false;
    acting->is_done = acting->is_done || count > 0;
    return !acting->is_done ||
           trail_add(acting->request, acting->is_retry ? "message-retried" : "message-cancelled",
                     "message", acting->id, NULL);
}

/* POST /admin/messages/{id}: the button says what, reessayer or annuler. */
bool admin_message_post(struct request *request)
{
    const char *word = form_value(&request->body, "acte");
    struct acting acting = {
        .request = request, .id = route_id(request), .is_retry = strcmp(word, "reessayer") == 0};

    if (acting.id == 0 || (!acting.is_retry && strcmp(word, "annuler") != 0)) {
        page_error(request, 404, "not-found");
        return true;
    }
    if (!db_transaction(request->db, act, &acting))
        return false;
    response_see_other(request, "/admin/messages?etat=%s&info=%s",
                       strcmp(form_value(&request->body, "etat"), "queued") == 0 ? "attente" : "",
                       !acting.is_done   ? "message-gone"
                       : acting.is_retry ? "message-retried"
                                         : "message-cancelled");
    return true;
}
