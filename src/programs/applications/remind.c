/* POST /candidatures/{id}/relancer: a pupil reminds an employer who has not answered, once. */
#include "applications/applications.h"
#include "service/application_service.h"
#include "site/application_view.h"
#include "site/mailing.h"
#include "web/response.h"

struct reminding {
    const struct viewing *viewing;
    bool is_done;
};

static bool remind_save(struct db *db, void *argument)
{
    struct reminding *reminding = argument;
    const struct viewing *viewing = reminding->viewing;
    struct request *request = viewing->request;
    const uint64_t id = viewing->application.id;
    const struct application_cause cause = {
        .actor = viewing->actor, .account_id = request->visitor.account_id, .now = request->now};

    return service_application_remind(db, request->config, id, request->today, &cause,
                                      &reminding->is_done);
}

bool application_remind_post(struct request *request)
{
    const struct mailing mailing = {.occasion = MAIL_APPLICATION};
    struct mail_refusal refusal = {0};
    struct viewing viewing;
    struct reminding reminding = {.viewing = &viewing};

    if (!viewing_open(request, &viewing))
        return false;
    if (!mailing_count(request, &mailing, &refusal))
        return false;
    if (refusal.code != NULL)
        mailing_refused_page(request, &refusal);
    else if (!db_transaction(request->db, remind_save, &reminding))
        return false;
    else
        response_see_other(request, "%s?%s", viewing.base,
                           reminding.is_done ? "info=relancee" : "refus=state");
    return true;
}
