/* …/avis: what the referent thinks of an application, by a school's account or by the mailed link.
 * It informs the employer, and blocks nothing (domain.md, "Applications", 5). */
#include <string.h>

#include "applications/applications.h"
#include "applications/opinion.h"
#include "page/xml.h"
#include "rules/fields.h"
#include "site/page.h"
#include "web/response.h"

enum { COMMENT_LENGTH_MAX = 500 };

struct opinion {
    const char *code;
    const char *comment;
};

static const char *const opinion_codes[] = {"favourable", "unfavourable", NULL};

static const struct field opinion_fields[] = {
    {"opinion", FIELD_CHOICE, true, 0, offsetof(struct opinion, code), opinion_codes},
    {"comment", FIELD_LINES, false, COMMENT_LENGTH_MAX, offsetof(struct opinion, comment), NULL},
};

enum referent_opinion opinion_parse(const char *code)
{
    return strcmp(code, "favourable") == 0 ? REFERENT_FAVOURABLE : REFERENT_UNFAVOURABLE;
}

struct giving {
    const struct viewing *viewing;
    enum referent_opinion opinion;
    const char *comment;
    bool is_done;
};

static bool opinion_save(struct db *db, void *argument)
{
    struct giving *giving = argument;
    const struct viewing *viewing = giving->viewing;
    const struct application_cause cause = {.actor = viewing->actor,
                                            .account_id = viewing->request->visitor.account_id,
                                            .reason = giving->comment,
                                            .now = viewing->request->now};

    return store_application_opinion(db, viewing->application.id, giving->opinion, &cause,
                                     &giving->is_done);
}

bool opinion_give(const struct viewing *viewing, enum referent_opinion opinion, const char *comment,
                  bool *is_done)
{
    struct giving giving = {.viewing = viewing, .opinion = opinion, .comment = comment};
    const bool is_saved = db_transaction(viewing->request->db, opinion_save, &giving);

    *is_done = giving.is_done;
    return is_saved;
}

static void opinion_page(const struct viewing *viewing, const struct form_errors *errors)
{
    struct request *request = viewing->request;
    struct page page = page_begin(request, "application-opinion");
    xmlNode *form = page_form(&page, "opinion", request->path);

    xml_form(form, &request->body, errors);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    xml_attribute_bool(page.content, "is-open", application_is_live(viewing->application.state));
    application_add(request, page.content, &viewing->application, viewing->as, VIEW_WHOLE);
    page_send(&page, errors != NULL && errors->count > 0 ? 422 : 200);
}

bool opinion_form(struct request *request)
{
    struct viewing viewing;

    if (!viewing_open(request, &viewing))
        return false;
    opinion_page(&viewing, NULL);
    return true;
}

bool opinion_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct opinion opinion = {0};
    struct viewing viewing;
    bool is_done;

    if (!viewing_open(request, &viewing))
        return false;
    fields_read(request->pool, &request->body, FIELDS(opinion_fields), &opinion, &errors);
    if (errors.count > 0)
        opinion_page(&viewing, &errors);
    else if (!opinion_give(&viewing, opinion_parse(opinion.code), opinion.comment, &is_done))
        return false;
    else
        response_see_other(request, "%s?%s", viewing.base, is_done ? "info=avis" : "refus=state");
    return true;
}
