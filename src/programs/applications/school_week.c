/* POST /candidatures/{id}/semaine: a school says whether its pupil may go in another week than its
 * own (domain.md, "Applications", 1). avis is "agreed" or "refused". */
#include <string.h>

#include "applications/applications.h"
#include "base/pool.h"
#include "service/application_service.h"
#include "site/application_view.h"
#include "site/mailing.h"
#include "web/response.h"

struct answering {
    const struct viewing *viewing;
    enum week_opinion opinion;
    bool is_done;
};

static bool answer_save(struct db *db, void *argument)
{
    struct answering *answering = argument;
    const struct viewing *viewing = answering->viewing;
    struct request *request = viewing->request;
    const uint64_t id = viewing->application.id;
    const struct application_cause cause = {
        .actor = viewing->actor, .account_id = request->visitor.account_id, .now = request->now};

    return service_week_answer(db, request->config, id, answering->opinion, &cause,
                               &answering->is_done);
}

/* A school may change its mind, and the pupil is told each time: not without end. */
static bool answer_count(const struct viewing *viewing, struct mail_refusal *refusal)
{
    struct request *request = viewing->request;
    const struct mailing mailing = {
        .occasion = MAIL_CORRECTION,
        .recipient =
            pool_printf(request->pool, "week %llu", (unsigned long long)viewing->application.id)};

    return mailing_count(request, &mailing, refusal);
}

bool school_week_post(struct request *request)
{
    const bool is_agreed = strcmp(form_value(&request->body, "avis"), "agreed") == 0;
    struct mail_refusal refusal = {0};
    struct viewing viewing;
    struct answering answering = {
        .viewing = &viewing, .opinion = is_agreed ? WEEK_OPINION_AGREED : WEEK_OPINION_REFUSED};

    if (!viewing_open(request, &viewing))
        return false;
    if (!answer_count(&viewing, &refusal) ||
        (refusal.code == NULL && !db_transaction(request->db, answer_save, &answering)))
        return false;
    if (refusal.code != NULL)
        mailing_refused_page(request, &refusal);
    else
        response_see_other(request, "%s?%s", viewing.base,
                           !answering.is_done ? "refus=state"
                           : is_agreed        ? "info=semaine-accordee"
                                              : "info=semaine-refusee");
    return true;
}
