#include "accounts/sign_in_form.h"

#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "page/xml.h"
#include "site/kept.h"
#include "site/page.h"
#include "site/visitor.h"
#include "web/decode.h"
#include "web/request.h"
#include "web/response.h"

const char *return_path(const char *wanted)
{
    if (wanted[0] != '/' || wanted[1] == '/' || wanted[1] == '\\' || strlen(wanted) > 500)
        return "/";
    for (const char *c = wanted; *c != '\0'; c++) {
        if ((unsigned char)*c <= 0x20 || (unsigned char)*c >= 0x7f)
            return "/";
    }
    return wanted;
}

/* What a form had when the session ended under it goes along, sealed, from page to page. */
static void kept_pass_on(struct request *request, struct form *values)
{
    struct kept kept;
    const char *sealed = form_value(&request->body, "kept");

    if (kept_open(request, sealed, &kept))
        form_add(request->pool, values, "kept", sealed);
}

void sign_in_form_send(struct request *request, const char *email, const char *wanted,
                       const char *error, const char *detail, unsigned status)
{
    struct page page = page_begin(request, "sign-in");
    struct form fields = {0};
    struct form_errors errors = {.count = 0};
    xmlNode *form = page_form(&page, "sign-in", "/connexion");

    form_add(request->pool, &fields, "email", email);
    form_add(request->pool, &fields, "retour", return_path(wanted));
    kept_pass_on(request, &fields);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    if (error != NULL)
        form_refuse(&errors, "email", error, detail);
    xml_form(form, &fields, &errors);
    page_send(&page, status);
}

void sign_in_again(struct request *request, const char *info)
{
    if (form_has(&request->body, "kept")) {
        form_add(request->pool, &request->query, "info", info != NULL ? info : "");
        sign_in_form_send(request, "", form_value(&request->body, "retour"), NULL, NULL, 200);
    } else if (info != NULL) {
        response_see_other(request, "/connexion?info=%s", info);
    } else {
        response_see_other(request, "/connexion");
    }
}

unsigned session_life_s(const struct request *request, enum account_role role)
{
    return role == ACCOUNT_PUPIL ? request->config->sessions.pupil_days * 24U * 3600
                                 : request->config->sessions.others_hours * 3600U;
}

bool sign_in_resume(struct request *request, const struct kept *kept)
{
    if (!visitor_identify(request))
        return false;
    if (kept->account_id == request->visitor.account_id)
        return kept_send(request, kept);
    kept_of_another(request, 200);
    return true;
}
