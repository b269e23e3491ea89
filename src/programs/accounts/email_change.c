/* A new e-mail for an account, confirmed at both addresses: /compte/changer-email and the links
 * /compte/email/{token}. */
#include <string.h>

#include "accounts/accounts.h"
#include "accounts/form_page.h"
#include "accounts/guess.h"
#include "accounts/link.h"
#include "page/xml.h"
#include "rules/same.h"
#include "service/account_service.h"
#include "site/mailing.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/account_change.h"
#include "store/account_store.h"
#include "store/token_store.h"
#include "web/response.h"

struct change {
    struct request *request;
    const char *current;
    const char *email;
    struct credentials credentials; /* of the current password */
    struct link link;               /* that was followed */
    bool is_done;
    bool is_complete;
};

static const struct field fields[] = {
    {"new-email", FIELD_EMAIL, true, 0, offsetof(struct change, email), NULL},
    {"new-email-confirmation", FIELD_EMAIL, true, 0, offsetof(struct change, email), NULL},
    {"current-password", FIELD_PASSWORD, true, 0, offsetof(struct change, current), NULL},
};

static const struct form_page page_of_form = {.name = "email",
                                              .action = "/compte/changer-email",
                                              .back = "/compte",
                                              .set = "new-email",
                                              .fields = fields,
                                              .count = 3};

/* GET /compte/changer-email */
bool email_change_form(struct request *request)
{
    form_page_send(request, &page_of_form, NULL, NULL, 200);
    return true;
}

static bool change_begin(struct db *db, void *argument)
{
    struct change *change = argument;
    const struct request *request = change->request;
    const struct account own = account_of_visitor(request);

    if (!store_credentials_hold(db, &change->credentials, &change->is_done))
        return false;
    return !change->is_done ||
           service_email_change_begin(db, request->config, &own, change->email,
                                      request->visitor.is_unreachable, request->now);
}

/* POST /compte/changer-email */
bool email_change_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct change change = {.request = request};
    const struct form values = fields_kept(request->pool, &request->body, FIELDS(fields));
    struct mail_refusal refusal = {0};
    unsigned status;

    fields_read(request->pool, &request->body, FIELDS(fields), &change, &errors);
    fields_confirm(request->pool, &request->body, "new-email", "new-email-confirmation",
                   "email-differs", &errors);
    if (errors.count == 0 && same_email(request->pool, change.email, request->visitor.email))
        form_refuse(&errors, "new-email", "email-same", NULL);
    if (!guess_own_password(request, change.current, &change.credentials, &errors, &status))
        return false;
    const struct mailing mailing = {.occasion = MAIL_ADDRESS, .recipient = change.email};

    if (errors.count == 0 && !mailing_count(request, &mailing, &refusal))
        return false;
    if (refusal.code != NULL) {
        status = 429;
        mailing_refuse(request, &refusal, &errors, "new-email");
    }
    if (errors.count == 0) {
        if (!db_transaction(request->db, change_begin, &change))
            return false;
        if (!change.is_done)
            guess_refuse_former(&errors);
    }
    if (errors.count > 0)
        form_page_send(request, &page_of_form, &values, &errors, status);
    else
        response_see_other(request, "/compte?info=email");
    return true;
}

/* GET /compte/email/{token} */
bool email_confirm_show(struct request *request)
{
    struct link link;

    if (!link_open(request, "email_change", &link))
        return false;
    struct page page = page_begin(request, "email-confirmation");

    page_form(&page, "email-confirmation", request->path);
    xml_attribute(page.content, "email", link.token.email);
    page_send(&page, 200);
    return true;
}

/* Both have said yes: the account has its new address, and the old one is told. */
static bool change_complete(struct db *db, struct change *change, const char *new_email)
{
    struct request *request = change->request;
    const struct audit audit = {.account_id = change->link.account.id,
                                .actor = ACTOR_OWNER,
                                .action = "email-changed",
                                .subject = "account",
                                .subject_id = change->link.account.id};

    change->is_complete = true;
    return service_email_set(db, request->config, &change->link.account, new_email, request->now) &&
           trail_audit(request, &audit);
}

static bool change_confirm(struct db *db, void *argument)
{
    struct change *change = argument;
    struct request *request = change->request;
    const bool is_new =
        !same_email(request->pool, change->link.token.email, change->link.account.email);
    struct email_change found;

    change->is_complete = false;
    if (!store_token_use(db, route_text(request), "email_change", request->now, &change->is_done))
        return false;
    if (!change->is_done)
        return true;
    if (!store_email_change_confirm(db, change->link.account.id, is_new, request->now) ||
        !store_email_change_find(db, change->link.account.id, &found))
        return false;
    if (found.new_email == NULL || !found.is_old_confirmed || !found.is_new_confirmed)
        return true;
    return change_complete(db, change, found.new_email);
}

/* POST /compte/email/{token} */
bool email_confirm_post(struct request *request)
{
    struct change change = {.request = request};

    if (!link_open(request, "email_change", &change.link))
        return false;
    if (!db_transaction(request->db, change_confirm, &change)) {
        /* Somebody opened an account at the new address since it was asked for: theirs stands, and
         * nothing of this change is done. */
        if (db_error(request->db) == DB_DUPLICATE)
            page_error(request, 409, "email-taken");
        return false;
    }
    if (!change.is_done) {
        page_error(request, 410, "link-used");
        return true;
    }
    outcome_send(request, change.is_complete ? "email-changed" : "email-half",
                 &change.link.account);
    return true;
}
