/* A forgotten password: /compte/mot-de-passe and the link of its mail. */
#include "accounts/accounts.h"
#include "accounts/belonging.h"
#include "accounts/device.h"
#include "accounts/link.h"
#include "base/password.h"
#include "page/xml.h"
#include "rules/account.h"
#include "rules/password.h"
#include "service/account_service.h"
#include "site/mailing.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/account_store.h"
#include "store/token_store.h"
#include "web/response.h"

static const struct field email_field[] = {
    {"email", FIELD_EMAIL, true, 0, offsetof(struct sign_up, email), NULL},
};

static void form_send(struct request *request, const struct form *values,
                      const struct form_errors *errors, unsigned status)
{
    struct page page = page_begin(request, "password-forgotten");
    xmlNode *form = page_form(&page, "forgotten", "/compte/mot-de-passe");

    xml_form(form, values, errors);
    page_send(&page, status);
}

/* GET /compte/mot-de-passe */
bool forgotten_form(struct request *request)
{
    form_send(request, NULL, NULL, 200);
    return true;
}

/* GET /compte/mot-de-passe/envoye: the same words whether or not the e-mail has an account. */
bool forgotten_sent(struct request *request)
{
    struct page page = page_begin(request, "password-sent");

    page_send(&page, 200);
    return true;
}

struct asking {
    struct request *request;
    const char *email;
};

static bool link_save(struct db *db, void *argument)
{
    const struct asking *asking = argument;
    const struct request *request = asking->request;

    return service_password_forgotten(db, request->config, asking->email, request->now);
}

/* POST /compte/mot-de-passe */
bool forgotten_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct sign_up typed = {0};
    const struct form values = fields_kept(request->pool, &request->body, FIELDS(email_field));
    struct asking asking = {.request = request};
    struct mail_refusal refusal = {0};

    fields_read(request->pool, &request->body, FIELDS(email_field), &typed, &errors);
    if (errors.count > 0) {
        form_send(request, &values, &errors, 422);
        return true;
    }
    const struct mailing mailing = {.occasion = MAIL_RESET, .recipient = typed.email};

    asking.email = typed.email;
    if (!mailing_count(request, &mailing, &refusal))
        return false;
    if (refusal.code != NULL) {
        mailing_refuse(request, &refusal, &errors, "email");
        form_send(request, &values, &errors, 429);
    } else if (db_transaction(request->db, link_save, &asking)) {
        response_see_other(request, "/compte/mot-de-passe/envoye");
    } else {
        return false;
    }
    return true;
}

struct resetting {
    struct request *request;
    struct link link;
    const char *password_hash;
    bool is_done;
};

static void reset_send(struct request *request, const struct form_errors *errors, unsigned status)
{
    struct page page = page_begin(request, "password-reset");
    xmlNode *form = page_form(&page, "reset", request->path);

    xml_form(form, NULL, errors);
    page_fields(form, "new-password", FIELDS(new_password_fields));
    page_send(&page, status);
}

/* GET /compte/mot-de-passe/{token} */
bool reset_form(struct request *request)
{
    struct link link;

    if (!link_open(request, "password_reset", &link))
        return false;
    reset_send(request, NULL, 200);
    return true;
}

static bool reset_save(struct db *db, void *argument)
{
    struct resetting *resetting = argument;
    struct request *request = resetting->request;
    const uint64_t id = resetting->link.account.id;
    const struct audit audit = {.account_id = id,
                                .actor = (enum actor)resetting->link.account.role,
                                .action = "password-reset",
                                .subject = "account",
                                .subject_id = id};

    if (!store_token_use(db, route_text(request), "password_reset", request->now,
                         &resetting->is_done))
        return false;
    return !resetting->is_done ||
           (service_password_set(db, request->config, &resetting->link.account,
                                 resetting->password_hash, NULL, request->now) &&
            trail_audit(request, &audit));
}

/* POST /compte/mot-de-passe/{token} */
bool reset_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct sign_up typed = {0};
    struct password_owner owner;
    struct resetting resetting = {.request = request};

    if (!link_open(request, "password_reset", &resetting.link))
        return false;
    fields_read(request->pool, &request->body, FIELDS(new_password_fields), &typed, &errors);
    if (!belonging_owner(request, &resetting.link.account, &owner))
        return false;
    password_check(request->pool, &request->body, typed.password, &owner, &errors);
    if (errors.count > 0) {
        reset_send(request, &errors, 422);
        return true;
    }
    resetting.password_hash = password_hash(request->pool, typed.password);
    if (!db_transaction(request->db, reset_save, &resetting))
        return false;
    if (!resetting.is_done)
        page_error(request, 410, "link-used");
    else {
        device_remember(request, resetting.link.account.id, resetting.password_hash);
        response_see_other(request, "/connexion?info=mot-de-passe");
    }
    return true;
}
