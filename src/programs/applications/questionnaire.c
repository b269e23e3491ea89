/* /candidatures/bilan/{token}: the questionnaire after a placement, by the link of its mail. The
 * link is used up; the answers are kept without it. */
#include <strings.h>

#include "applications/applications.h"
#include "page/xml.h"
#include "rules/questionnaire.h"
#include "rules/statistics.h"
#include "site/page.h"
#include "site/section.h"
#include "store/application_store.h"
#include "store/questionnaire_store.h"
#include "store/token_store.h"
#include "web/response.h"

struct answering {
    struct request *request;
    struct application_notice notice;
    enum questionnaire_side side;
    unsigned answers[QUESTIONS];
    bool is_used; /* answered before */
};

/* A link is good while its address is the pupil's, or the one that is written to about the offer:
 * which says whose questions they are. */
static bool link_is_open(const struct answering *answering, const struct token *token)
{
    return answering->notice.id != 0 && token->expires_at > answering->request->now &&
           (answering->side == QUESTIONNAIRE_PUPIL ||
            strcasecmp(token->email, answering->notice.contact_email) == 0);
}

/* False: answered already, or the database failed. */
static bool answering_open(struct request *request, struct answering *answering)
{
    struct token token;

    *answering = (struct answering){.request = request};
    if (!store_token_find(request->db, route_text(request), QUESTIONNAIRE_LINK, &token) ||
        !store_application_notice(request->db, token.application_id, &answering->notice))
        return false;
    answering->is_used = token.used_at != 0;
    answering->side =
        answering->notice.id != 0 && strcasecmp(token.email, answering->notice.pupil_email) == 0
            ? QUESTIONNAIRE_PUPIL
            : QUESTIONNAIRE_HOST;
    if (token.is_known && link_is_open(answering, &token))
        return true;
    page_error(request, token.is_known ? 410 : 404,
               token.is_known ? "application-link-expired" : "link-unknown");
    return false;
}

static bool page_answer(const struct answering *answering, bool is_empty)
{
    struct request *request = answering->request;
    struct page page = page_begin(request, "questionnaire");

    page.section = answering->side == QUESTIONNAIRE_PUPIL ? section_pupils : section_employers;
    page_form(&page, "questionnaire", request->path);
    xml_attribute(page.content, "side", questionnaire_side_code(answering->side));
    xml_attribute_bool(page.content, "answered", answering->is_used);
    xml_attribute_bool(page.content, "empty", is_empty);
    xml_attribute(page.content, "employer", answering->notice.employer);
    xml_attribute(page.content, "week",
                  date_range_text(request->pool, answering->notice.first, answering->notice.last));
    for (size_t i = 0; i < QUESTIONS; i++)
        xml_attribute(xml_element(page.content, "question"), "code",
                      questionnaire_question(answering->side, i));
    page_send(&page, is_empty ? 422 : 200);
    return true;
}

/* GET */
bool questionnaire_show(struct request *request)
{
    struct answering answering;

    return answering_open(request, &answering) && page_answer(&answering, false);
}

static bool answers_save(struct db *db, void *argument)
{
    struct answering *answering = argument;
    struct request *request = answering->request;
    const int year = school_year_of(answering->notice.last);
    bool is_first;

    if (!store_token_use(db, route_text(request), QUESTIONNAIRE_LINK, request->now, &is_first))
        return false;
    return !is_first || store_answers_insert(db, answering->side, year, answering->answers);
}

/* POST: once. */
bool questionnaire_post(struct request *request)
{
    struct answering answering;

    if (!answering_open(request, &answering))
        return false;
    if (!answering.is_used &&
        questionnaire_read(&request->body, answering.side, answering.answers) == 0)
        return page_answer(&answering, true);
    if (!answering.is_used && !db_transaction(request->db, answers_save, &answering))
        return false;
    response_see_other(request, "%s", request->path);
    return true;
}
