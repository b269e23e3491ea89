/* …/accepter, …/refuser, …/confirmer, …/retirer, …/annuler, …/reprendre: a page that says what it
 * does, and the button that does it. */
#include "applications/act.h"

#include <string.h>

#include "applications/applications.h"
#include "applications/change.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/fields.h"
#include "site/page.h"
#include "web/response.h"

enum { REASON_LENGTH_MAX = 500 };

const struct act acts[ACT_COUNT] = {
    {"accepter", APPLICATION_ACCEPTED, AS_EMPLOYER | AS_LINK | AS_ADMIN, REASON_NONE, "acceptee"},
    {"refuser", APPLICATION_REFUSED, AS_EMPLOYER | AS_LINK | AS_ADMIN, REASON_CHOICE, "refusee"},
    {"confirmer", APPLICATION_CONFIRMED, AS_PUPIL, REASON_NONE, "confirmee"},
    {"retirer", APPLICATION_WITHDRAWN, AS_PUPIL, REASON_NONE, "candidature-retiree"},
    {"annuler", APPLICATION_CANCELLED, AS_PUPIL | AS_EMPLOYER | AS_LINK | AS_SCHOOL | AS_ADMIN,
     REASON_WORDS, "annulee"},
    {"reprendre", APPLICATION_PENDING, AS_PUPIL, REASON_NONE, "candidature-reprise"},
};

/* The act of the request's route. */
static const struct act *act_of(const struct request *request)
{
    size_t i = 0;

    while ((int)acts[i].to != request->route->what)
        i++;
    return &acts[i];
}

/* What is asked of that visitor: the département always says why. */
static enum reason_kind act_reason(const struct act *act, enum seen_as as)
{
    return as == AS_ADMIN && act->reason == REASON_NONE ? REASON_WORDS : act->reason;
}

/* "other" says nothing by itself. */
static bool needs_words(const struct reason *reason, enum reason_kind kind)
{
    return kind == REASON_WORDS ||
           (kind == REASON_CHOICE && strcmp(reason->code, REFUSAL_OTHER) == 0);
}

struct reason reason_read(struct request *request, enum reason_kind kind,
                          const struct refusals *refusals, struct form_errors *errors)
{
    struct reason reason = {"", NULL, ""};
    const struct field fields[] = {
        {"reason-code", FIELD_CHOICE, true, 0, offsetof(struct reason, code), refusals->codes},
        {"reason", FIELD_LINES, false, REASON_LENGTH_MAX, offsetof(struct reason, words), NULL},
    };

    if (kind == REASON_NONE)
        return reason;
    fields_read(request->pool, &request->body, kind == REASON_CHOICE ? fields : fields + 1,
                kind == REASON_CHOICE ? 2 : 1, &reason, errors);
    if (needs_words(&reason, kind) && text_is_empty(reason.words))
        form_refuse(errors, "reason", "required", NULL);
    reason.label = refusals_label(refusals, reason.code);
    return reason;
}

static void act_page(const struct viewing *viewing, const struct act *act,
                     const struct refusals *refusals, const struct form_errors *errors)
{
    struct request *request = viewing->request;
    struct page page = page_begin(request, "application-act");
    xmlNode *form =
        page_form(&page, act->name, pool_printf(request->pool, "%s/%s", viewing->base, act->name));
    static const char *const kinds[] = {"none", "choice", "words"};

    xml_form(form, &request->body, errors);
    xml_attribute(page.content, "act", act->name);
    xml_attribute(page.content, "base", viewing->base);
    xml_attribute(page.content, "reason", kinds[act_reason(act, viewing->as)]);
    xml_attribute_bool(page.content, "in-stead", viewing->as == AS_ADMIN);
    refusals_add(page.content, refusals);
    application_add(request, page.content, &viewing->application, viewing->as, VIEW_ROW);
    page_send(&page, errors != NULL && errors->count > 0 ? 422 : 200);
}

/* Finds the application, and that this visitor may do that to it. False: answered already, or the
 * database failed. */
static bool act_open(struct request *request, struct viewing *viewing, const struct act *act)
{
    if (!viewing_open(request, viewing))
        return false;
    if ((act->who & viewing->as) != 0)
        return true;
    page_error(request, 404, "application-unknown");
    return false;
}

bool application_act_form(struct request *request)
{
    const struct act *act = act_of(request);
    struct refusals refusals;
    struct viewing viewing;

    if (!act_open(request, &viewing, act))
        return false;
    if (!refusals_read(request, &refusals))
        return false;
    if (application_may_become(viewing.application.state, act->to))
        act_page(&viewing, act, &refusals, NULL);
    else
        response_see_other(request, "%s?refus=state", viewing.base);
    return true;
}

/* The state that the visitor decided on: an answer to what is not so any more does nothing. */
static enum application_state state_seen(const struct request *request)
{
    enum application_state seen;

    return application_state_parse(form_value(&request->body, "etat"), &seen) ? seen
                                                                              : APPLICATION_NONE;
}

bool application_act_post(struct request *request)
{
    const struct act *act = act_of(request);
    struct form_errors errors = {.count = 0};
    struct application_outcome outcome;
    struct refusals refusals;
    struct viewing viewing;
    struct reason reason;

    if (!act_open(request, &viewing, act))
        return false;
    if (!refusals_read(request, &refusals))
        return false;
    reason = reason_read(request, act_reason(act, viewing.as), &refusals, &errors);
    if (errors.count > 0)
        act_page(&viewing, act, &refusals, &errors);
    else if (!viewing_change(&viewing, act->to, state_seen(request), &reason, &outcome))
        return false;
    else if (outcome.refusal == REFUSAL_NONE && viewing.as == AS_LINK &&
             !application_awaits_employer(act->to, viewing.application.last, request->today))
        response_see_other(request, "/candidatures/repondre/termine");
    else if (outcome.refusal == REFUSAL_NONE)
        response_see_other(request, "%s?info=%s", viewing.base, act->info);
    else
        response_see_other(request, "%s?refus=%s", viewing.base,
                           application_refusal_code(outcome.refusal));
    return true;
}

/* GET /candidatures/repondre/termine: done by a link that thereby ended; info: what was done */
bool link_done(struct request *request)
{
    struct page page = page_begin(request, "link-done");

    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    page_send(&page, 200);
    return true;
}
