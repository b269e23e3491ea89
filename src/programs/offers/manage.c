/* One offer in the hands of who manages it: how it is doing, and the buttons that change its
 * state. Correcting it is in edit.c. */
#include "offers/manage.h"

#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "offers/offers.h"
#include "page/xml.h"
#include "service/offer_service.h"
#include "site/card.h"
#include "site/mailing.h"
#include "site/page.h"
#include "site/section.h"
#include "store/offer_event_store.h"
#include "store/token_store.h"
#include "web/response.h"

enum { REASON_LENGTH_MAX = 500 };

/* By the link of a mail, which opens the offer to whoever has it, until the week after its last
 * day. */
static bool link_open(struct request *request, struct managing *managing, struct token *token)
{
    if (!store_token_find(request->db, route_text(request), request->route->link, token))
        return false;
    if (!token->is_known || token->used_at != 0 || token->expires_at <= request->now) {
        page_error(request, token->is_known ? 410 : 404,
                   token->is_known ? "link-expired" : "link-unknown");
        return false;
    }
    managing->authority = BY_LINK;
    managing->actor = ACTOR_LINK;
    managing->base = pool_printf(request->pool, "/offres/gerer/%s", route_text(request));
    return true;
}

static bool member_open(struct request *request, struct managing *managing, uint64_t id)
{
    bool is_managed = request->visitor.role == ADMIN;

    managing->authority = is_managed ? BY_ADMIN : BY_MEMBER;
    managing->actor = is_managed ? ACTOR_ADMIN : ACTOR_EMPLOYER;
    managing->base = pool_printf(request->pool, "/offres/%llu", (unsigned long long)id);
    if (!is_managed &&
        !store_offer_is_managed(request->db, id, request->visitor.account_id, &is_managed))
        return false;
    if (!is_managed)
        page_error(request, 404, "offer-unknown");
    return is_managed;
}

bool managing_open(struct request *request, struct managing *managing)
{
    struct token token = {.is_known = false};
    uint64_t id = 0;

    *managing = (struct managing){.request = request};
    if (request->route->link != NULL) {
        if (!link_open(request, managing, &token))
            return false;
        id = token.offer_id;
    } else {
        id = route_id(request);
        if (!member_open(request, managing, id))
            return false;
    }
    if (!store_offer_file(request->db, request->today, id, &managing->file))
        return false;
    if (managing->file.offer.id == 0) {
        page_error(request, 404, "offer-unknown");
        return false;
    }
    /* Another contact, another link; and none while the département keeps the owner out. */
    if (token.is_known &&
        (managing->file.is_owner_locked ||
         strcasecmp(token.email, managing->file.offer.content.contact.email) != 0)) {
        page_error(request, 410, "link-expired");
        return false;
    }
    return true;
}

bool managing_event(struct db *db, const struct managing *managing, const char *name,
                    const char *after, const char *reason)
{
    const struct offer_event event = {.offer_id = managing->file.offer.id,
                                      .account_id = managing->request->visitor.account_id,
                                      .actor = managing->actor,
                                      .name = name,
                                      .before = offer_state_code(managing->file.offer.terms.state),
                                      .after = after,
                                      .reason = reason};

    return store_offer_event(db, &event, managing->request->now);
}

struct application_cause managing_cause(const struct managing *managing, const char *reason)
{
    return (struct application_cause){.actor = managing->actor,
                                      .account_id = managing->request->visitor.account_id,
                                      .reason = reason,
                                      .now = managing->request->now};
}

void managing_done(const struct managing *managing, const char *info)
{
    const struct request *request = managing->request;

    if (request->visitor.role == EMPLOYER &&
        strcmp(form_value(&request->body, "retour"), "liste") == 0)
        response_see_other(managing->request, "/offres/mes-offres?info=%s", info);
    else
        response_see_other(managing->request, "%s%s?info=%s", managing->base,
                           managing->authority == BY_LINK ? "" : "/gerer", info);
}

static void events_add(struct request *request, xmlNode *parent, const struct offer_events *events)
{
    if (events->has_more)
        xml_attribute_u64(parent, "older", events->list[events->count - 1].id);
    for (size_t i = 0; i < events->count; i++) {
        const struct offer_event_row *event = &events->list[i];
        xmlNode *node = xml_element(parent, "event");

        xml_attribute(node, "day",
                      date_text(request->pool, date_of_instant(event->happened_at), DATE_SHORT));
        xml_attribute(node, "actor", event->actor);
        xml_attribute(node, "name", event->name);
        xml_attribute(node, "email", event->email);
        xml_text_element(node, "reason", event->reason);
    }
}

/* A contact that does not receive what is said about pupils, and who does meanwhile. */
static void contact_add(const struct managing *managing, xmlNode *content)
{
    const struct offer_file *file = &managing->file;

    if (file->offer.terms.state != OFFER_STATE_ACTIVE ||
        (!file->contact_awaits && !file->contact_is_ended))
        return;
    xml_attribute(content, "contact", file->contact_is_ended ? "ended" : "awaits");
    xml_attribute(content, "reply-to", file->reply_email);
}

/* GET /offres/{id}/gerer, /offres/{id}/statistiques, /offres/gerer/{token}; avant: what happened
 * before that event; info: what was just done */
bool offer_manage(struct request *request)
{
    const uint64_t before_id = strtoull(form_value(&request->query, "avant"), NULL, 10);
    struct offer_events events;
    struct managing managing;

    if (!managing_open(request, &managing))
        return false;
    if (!store_offer_history(request->db, managing.file.offer.id, before_id, &events) ||
        !offer_logo_embed(request, &managing.file.offer))
        return false;
    struct page page = page_begin(request, "offer-manage");

    page.section = section_employers;
    page_form(&page, "manage", managing.base);
    xml_attribute(page.content, "base", managing.base);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    xml_attribute(page.content, "reason", managing.file.disable_reason);
    contact_add(&managing, page.content);
    managed_offer_add(request, page.content, &managing.file.row);
    offer_add(request, page.content, &managing.file.offer);
    events_add(request, page.content, &events);
    page_send(&page, 200);
    return true;
}

/* An act that a button does: a transaction, and the word that is said after it. */
struct act {
    const struct managing *managing;
    bool is_done;
    bool asks_contact;
    const char *reason;
};

static bool act_run(struct request *request, db_work work, const char *info)
{
    struct managing managing;
    struct act act = {.managing = &managing};

    if (!managing_open(request, &managing))
        return false;
    if (!db_transaction(request->db, work, &act))
        return false;
    managing_done(&managing, info);
    return true;
}

static bool activation_save(struct db *db, void *argument)
{
    struct act *act = argument;
    const struct managing *managing = act->managing;
    struct request *request = managing->request;
    const struct offer *offer = &managing->file.offer;
    const struct offer_file *file = &managing->file;
    const struct application_cause cause = managing_cause(managing, NULL);
    /* Nobody followed a link sent there: the contact first confirms, and is told then. */
    const bool is_proved =
        !file->contact_awaits || strcmp(file->reply_email, offer->content.contact.email) != 0;

    return service_offer_activate(db, request->config, offer, is_proved ? file->reply_email : "",
                                  file->reply_has_account, &cause, &act->is_done) &&
           (!act->is_done || !act->asks_contact ||
            service_contact_ask(db, request->config, offer, request->now));
}

/* POST …/activer. A second click finds it done. */
bool offer_activate_post(struct request *request)
{
    struct managing managing;
    struct act act = {.managing = &managing};
    struct mail_refusal refusal = {0};

    if (!managing_open(request, &managing))
        return false;
    const struct mailing mailing = {.occasion = MAIL_CONTACT,
                                    .recipient = managing.file.offer.content.contact.email};
    const bool is_counted = managing.file.contact_awaits && managing.authority != BY_ADMIN;

    if (is_counted && !mailing_count(request, &mailing, &refusal))
        return false;
    /* Who was written to often enough is asked later, by the button of the offer's page. */
    act.asks_contact = managing.file.contact_awaits && refusal.code == NULL;
    if (!db_transaction(request->db, activation_save, &act))
        return false;
    managing_done(&managing, "active");
    return true;
}

static bool link_save(struct db *db, void *argument)
{
    struct act *act = argument;
    const struct managing *managing = act->managing;
    const struct offer_file *file = &managing->file;
    const struct request *request = managing->request;
    const bool is_new = file->offer.terms.state == OFFER_STATE_TO_ACTIVATE;

    return (!is_new && !file->contact_awaits) ||
           (managing_event(db, managing, is_new ? "link-sent" : "contact-asked",
                           is_new ? "to_activate" : NULL, NULL) &&
            service_contact_write(db, request->config, file, request->now));
}

/* POST …/renvoyer: the link that activates, or confirms, once more to the contact. */
bool offer_link_post(struct request *request)
{
    struct managing managing;
    struct act act = {.managing = &managing};
    struct mail_refusal refusal = {0};

    if (!managing_open(request, &managing))
        return false;
    const struct mailing mailing = {.occasion = MAIL_CONTACT,
                                    .recipient = managing.file.offer.content.contact.email};

    if ((managing.authority != BY_ADMIN && !mailing_count(request, &mailing, &refusal)) ||
        (refusal.code == NULL && !db_transaction(request->db, link_save, &act)))
        return false;
    if (refusal.code != NULL)
        mailing_refused_page(request, &refusal);
    else
        managing_done(&managing, "lien");
    return true;
}

static bool suspension_save(struct db *db, void *argument)
{
    struct act *act = argument;
    const struct managing *managing = act->managing;

    return store_offer_suspend(db, managing->file.offer.id, managing->request->now,
                               &act->is_done) &&
           (!act->is_done || managing_event(db, managing, "suspended", "active", NULL));
}

static bool enabling_save(struct db *db, void *argument)
{
    struct act *act = argument;
    const struct managing *managing = act->managing;

    return store_offer_enable(db, managing->file.offer.id, managing->authority == BY_ADMIN,
                              managing->request->today, &act->is_done) &&
           (!act->is_done || managing_event(db, managing, "enabled", "active", NULL));
}

/* POST …/remettre-en-ligne */
bool offer_enable_post(struct request *request)
{
    struct managing managing;
    struct act act = {.managing = &managing};

    if (!managing_open(request, &managing))
        return false;
    if (!db_transaction(request->db, enabling_save, &act))
        return false;
    managing_done(&managing, act.is_done ? "remise" : "pas-remise");
    return true;
}

/* POST …/suspendre */
bool offer_suspend_post(struct request *request)
{
    return act_run(request, suspension_save, "suspendue");
}

static bool resumption_save(struct db *db, void *argument)
{
    struct act *act = argument;
    const struct managing *managing = act->managing;

    return store_offer_resume(db, managing->file.offer.id, managing->request->today,
                              &act->is_done) &&
           (!act->is_done || managing_event(db, managing, "resumed", "active", NULL));
}

/* POST …/reprendre */
bool offer_resume_post(struct request *request)
{
    return act_run(request, resumption_save, "reprise");
}

/* The warning: how many applications would end, how many placements stay. */
static bool disabling_page(const struct managing *managing, const struct form_errors *errors)
{
    struct request *request = managing->request;
    struct week_usage *usage;
    size_t count;
    unsigned open = 0, confirmed = 0;
    xmlNode *form;

    if (!store_week_usage(request->db, managing->file.offer.id, &usage, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        open += usage[i].open;
        if (date_compare(date_add(usage[i].monday, 4), request->today) >= 0)
            confirmed += usage[i].confirmed;
    }
    struct page page = page_begin(request, "offer-disable");

    page.section = section_employers;
    form = page_form(&page, "disable", pool_printf(request->pool, "%s/desactiver", managing->base));
    xml_form(form, &request->body, errors);
    xml_attribute(page.content, "base", managing->base);
    xml_attribute_u64(page.content, "open", open);
    xml_attribute_u64(page.content, "confirmed", confirmed);
    xml_attribute_bool(page.content, "with-reason", managing->authority == BY_ADMIN);
    managed_offer_add(request, page.content, &managing->file.row);
    page_send(&page, errors != NULL && errors->count > 0 ? 422 : 200);
    return true;
}

/* GET …/desactiver */
bool offer_disable_form(struct request *request)
{
    struct managing managing;

    return managing_open(request, &managing) && disabling_page(&managing, NULL);
}

static bool disabling_save(struct db *db, void *argument)
{
    struct act *act = argument;
    const struct managing *managing = act->managing;
    struct request *request = managing->request;
    const struct application_cause cause = managing_cause(managing, act->reason);
    const char *reader = managing->authority == BY_ADMIN ? managing->file.reply_email : NULL;

    return service_offer_disable(db, request->config, &managing->file.offer, reader, &cause,
                                 &act->is_done);
}

/* POST …/desactiver. The département says why: its words go to the employer. */
bool offer_disable_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct managing managing;
    struct act act = {.managing = &managing};

    if (!managing_open(request, &managing))
        return false;
    act.reason = text_trim(request->pool, form_value(&request->body, "reason"), TEXT_LINES);
    if (managing.authority != BY_ADMIN)
        act.reason = "";
    else if (text_is_empty(act.reason))
        form_refuse(&errors, "reason", "required", NULL);
    else if (text_length(act.reason) > REASON_LENGTH_MAX)
        form_refuse(&errors, "reason", "too-long", "500");
    if (errors.count > 0) {
        if (!disabling_page(&managing, &errors))
            return false;
    } else if (db_transaction(request->db, disabling_save, &act)) {
        managing_done(&managing, "desactivee");
    } else {
        return false;
    }
    return true;
}
