/* Finding an application for its visitor. Its XML is in application_xml.c. */
#include "site/application_view.h"

#include <string.h>

#include "base/pool.h"
#include "site/page.h"
#include "store/member_store.h"
#include "store/offer_manage.h"
#include "store/token_store.h"
#include "web/route.h"

/* True if the signed-in visitor is concerned by it. */
static bool visitor_is_concerned(struct request *request, struct viewing *viewing, bool *is_theirs)
{
    const struct application *application = &viewing->application;
    const uint64_t account_id = request->visitor.account_id;
    uint64_t school_id;
    bool is_head;

    switch (request->visitor.role) {
    case PUPIL:
        viewing->as = AS_PUPIL;
        viewing->actor = ACTOR_PUPIL;
        *is_theirs = application->pupil.id == account_id;
        return true;
    case EMPLOYER:
        viewing->as = AS_EMPLOYER;
        viewing->actor = ACTOR_EMPLOYER;
        return store_offer_is_managed(request->db, application->offer.id, account_id, is_theirs);
    case SCHOOL:
        viewing->as = AS_SCHOOL;
        viewing->actor = ACTOR_SCHOOL;
        if (!store_school_of_account(request->db, account_id, &school_id, &is_head))
            return false;
        *is_theirs = school_id != 0 && application->school.id == school_id;
        return true;
    case ADMIN:
        viewing->as = AS_ADMIN;
        viewing->actor = ACTOR_ADMIN;
        *is_theirs = true;
        return true;
    case ANYONE:
    case SIGNED_IN: break;
    }
    *is_theirs = false;
    return true;
}

bool viewing_of_id(struct request *request, uint64_t id, struct viewing *viewing, bool *is_theirs)
{
    *viewing = (struct viewing){.request = request};
    *is_theirs = false;
    viewing->base = pool_printf(request->pool, "/candidatures/%llu", (unsigned long long)id);
    if (!store_application_find(request->db, id, &viewing->application))
        return false;
    return viewing->application.id == 0 || visitor_is_concerned(request, viewing, is_theirs);
}

/* A link opens for whom it was sent to, while that person is the one to ask and there is something
 * left to do: not once the contact or the referent is another, nor when the application has closed
 * for good. */
static bool link_is_open(const struct request *request, const struct viewing *viewing,
                         const struct token *token)
{
    const struct application *application = &viewing->application;

    if (application->id == 0 || token->used_at != 0 || token->expires_at <= request->now)
        return false;
    if (viewing->as == AS_REFERENT)
        return application->referent_id == 0 &&
               strcasecmp(token->email, application->referent_email) == 0 &&
               application_is_live(application->state);
    return !application->offer.is_owner_locked &&
           strcasecmp(token->email, application->offer.reply_email) == 0 &&
           application_awaits_employer(application->state, application->last, request->today);
}

/* By the link of a mail. False: answered already, or the database failed. */
static bool link_open(struct request *request, struct viewing *viewing)
{
    const char *purpose = request->route->link;
    const bool is_referent = strcmp(purpose, OPINION_LINK) == 0;
    const char *text = route_text(request);
    struct token token;

    *viewing = (struct viewing){.request = request,
                                .as = is_referent ? AS_REFERENT : AS_LINK,
                                .actor = ACTOR_LINK,
                                .base = pool_printf(request->pool, "/candidatures/%s/%s",
                                                    is_referent ? "avis" : "repondre", text)};
    if (!store_token_find(request->db, text, purpose, &token) ||
        (token.is_known &&
         !store_application_find(request->db, token.application_id, &viewing->application)))
        return false;
    if (token.is_known && link_is_open(request, viewing, &token))
        return true;
    page_error(request, token.is_known ? 410 : 404,
               token.is_known ? "application-link-expired" : "link-unknown");
    return false;
}

bool viewing_open(struct request *request, struct viewing *viewing)
{
    bool is_theirs;

    if (request->route->link != NULL)
        return link_open(request, viewing);
    if (!viewing_of_id(request, route_id(request), viewing, &is_theirs))
        return false;
    if (!is_theirs)
        page_error(request, 404, "application-unknown");
    else
        return true;
    return false;
}
