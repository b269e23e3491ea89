/* Several applications at once, from the boxes of a list: an employer's decisions, a school's
 * opinions. Each is a transaction of its own; the list then says how many were done. */
#include <stdlib.h>
#include <string.h>

#include "applications/act.h"
#include "applications/applications.h"
#include "applications/change.h"
#include "applications/opinion.h"
#include "page/xml.h"
#include "site/page.h"
#include "web/response.h"

enum { SEVERAL_MAX = 200 };

/* What is done to each; is_done is false if it could not be. */
typedef bool (*each_work)(const struct viewing *viewing, const void *argument, bool *is_done);

/* Does it to each application that was ticked and that is the visitor's. False if the database
 * failed: those before are done. */
static bool each_ticked(struct request *request, each_work work, const void *argument,
                        unsigned *done, unsigned *undone)
{
    unsigned count = 0;

    *done = *undone = 0;
    for (size_t i = 0; i < request->body.count; i++) {
        const struct form_pair *pair = &request->body.pairs[i];
        struct viewing viewing;
        bool is_theirs, is_done;

        if (strcmp(pair->name, "candidature") != 0)
            continue;
        if (count == SEVERAL_MAX) {
            (*undone)++;
            continue;
        }
        count++;
        if (!viewing_of_id(request, strtoull(pair->value, NULL, 10), &viewing, &is_theirs))
            return false;
        if (!is_theirs)
            continue;
        if (!work(&viewing, argument, &is_done))
            return false;
        *done += is_done;
        *undone += !is_done;
    }
    return true;
}

/* Back to the list, which says what was done, or that nothing was ticked. */
static void list_again(struct request *request, unsigned done, unsigned undone)
{
    if (done + undone == 0)
        response_see_other(request, "/candidatures?refus=none");
    else
        response_see_other(request, "/candidatures?faites=%u&restees=%u", done, undone);
}

struct decision {
    const struct act *act;
    struct reason reason;
};

static bool decide(const struct viewing *viewing, const void *argument, bool *is_done)
{
    const struct decision *decision = argument;
    struct application_outcome outcome;
    const bool is_saved = viewing_change(viewing, decision->act->to, APPLICATION_PENDING,
                                         &decision->reason, &outcome);

    *is_done = outcome.refusal == REFUSAL_NONE;
    return is_saved;
}

static bool ticked_add(const struct viewing *viewing, const void *argument, bool *is_done)
{
    xmlNode *content = *(xmlNode *const *)argument;

    application_add(viewing->request, content, &viewing->application, viewing->as, VIEW_ROW);
    *is_done = true;
    return true;
}

/* Those that will be refused, and the question why. */
static bool reason_page(struct request *request, const struct refusals *refusals,
                        const struct form_errors *errors)
{
    struct page page = page_begin(request, "application-several");
    xmlNode *form = page_form(&page, "several", "/candidatures/decider");
    unsigned done, undone;

    xml_form(form, &request->body, errors);
    refusals_add(page.content, refusals);
    if (!each_ticked(request, ticked_add, &page.content, &done, &undone))
        return false;
    if (done == 0)
        list_again(request, 0, 0);
    else
        page_send(&page, errors->count > 0 ? 422 : 200);
    return true;
}

/* POST /candidatures/decider: acte is accepter, or refuser, which asks why first. */
bool several_decide_post(struct request *request)
{
    const bool is_refusal = strcmp(form_value(&request->body, "acte"), "refuser") == 0;
    const bool was_asked = form_has(&request->body, "reason-code");
    struct form_errors errors = {.count = 0};
    struct decision decision = {.act = &acts[is_refusal ? 1 : 0], .reason = {"", NULL, ""}};
    struct refusals refusals;
    unsigned done, undone;

    if (!refusals_read(request, &refusals))
        return false;
    if (is_refusal && was_asked)
        decision.reason = reason_read(request, REASON_CHOICE, &refusals, &errors);
    if (is_refusal && (!was_asked || errors.count > 0))
        return reason_page(request, &refusals, &errors);
    if (!each_ticked(request, decide, &decision, &done, &undone))
        return false;
    list_again(request, done, undone);
    return true;
}

static bool give(const struct viewing *viewing, const void *argument, bool *is_done)
{
    return opinion_give(viewing, *(const enum referent_opinion *)argument, NULL, is_done);
}

/* POST /candidatures/avis: avis is favourable or unfavourable. */
bool several_opinions_post(struct request *request)
{
    const enum referent_opinion opinion = opinion_parse(form_value(&request->body, "avis"));
    unsigned done, undone;

    if (!each_ticked(request, give, &opinion, &done, &undone))
        return false;
    list_again(request, done, undone);
    return true;
}
