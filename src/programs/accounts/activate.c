/* The links of account mails: a GET shows a page with a button, only the button acts.
 * /compte/activer/{token}, /compte/approuver/{token}, /compte/parent/{token} */
#include <string.h>

#include "accounts/accounts.h"
#include "accounts/belonging.h"
#include "accounts/device.h"
#include "accounts/link.h"
#include "base/config.h"
#include "base/password.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/account.h"
#include "rules/password.h"
#include "rules/same.h"
#include "service/account_service.h"
#include "service/guardian_service.h"
#include "site/mailing.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/account_change.h"
#include "store/account_offer_store.h"
#include "store/account_store.h"
#include "store/employer_store.h"
#include "store/member_store.h"
#include "store/school_store.h"
#include "store/token_store.h"
#include "web/response.h"

bool activation_send(struct request *request, uint64_t account_id, enum account_role role,
                     const char *email)
{
    const struct account account = {.id = account_id, .role = role, .email = email};

    return service_activation_send(request->db, request->config, &account, request->now);
}

/* A link, and the employer or school of its account. */
struct joining {
    struct link link;
    struct belonging belonging;
};

/* Finds what the link of the request is about. False: answered already, or the database failed. */
static bool joining_open(struct request *request, const char *purpose, struct joining *joining)
{
    if (!link_open(request, purpose, &joining->link))
        return false;
    if (belonging_find(request, &joining->link.account, &joining->belonging))
        return true;
    return false;
}

/* The page of a link: what it is about, and its button. */
static void link_send(struct request *request, const char *name, const struct joining *joining,
                      const struct form_errors *errors, unsigned status)
{
    struct page page = page_begin(request, name);
    xmlNode *form = page_form(&page, name, request->path);
    const struct person *person = &joining->link.account.person;

    page.is_for_pupils = strcmp(joining->link.purpose, "account_activate") == 0 &&
                         joining->link.account.role == ACCOUNT_PUPIL;
    xml_attribute(page.content, "role", account_role_code(joining->link.account.role));
    xml_attribute(page.content, "email", joining->link.account.email);
    xml_attribute(page.content, "person",
                  pool_printf(request->pool, "%s %s", person->first_name, person->last_name));
    xml_attribute(page.content, "organisation", joining->belonging.name);
    xml_form(form, NULL, errors);
    if (strcmp(joining->link.purpose, "account_activate") == 0)
        page_fields(form, "credentials", FIELDS(new_password_fields));
    page_send(&page, status);
}

void outcome_send(struct request *request, const char *code, const struct account *reader)
{
    struct page page = page_begin(request, "account-outcome");

    xml_attribute(page.content, "code", code);
    if (reader != NULL && reader->role == ACCOUNT_PUPIL)
        xml_attribute(page.content, "role", account_role_code(reader->role));
    page_send(&page, 200);
}

/* GET /compte/activer/{token} */
bool activation_show(struct request *request)
{
    struct joining joining;

    if (!joining_open(request, "account_activate", &joining))
        return false;
    link_send(request, "account-activation", &joining, NULL, 200);
    return true;
}

struct acting {
    struct request *request;
    struct joining *joining;
    const char *password_hash;
    bool is_done;
    bool is_active;
};

/* Who admits a newcomer: the school's address on file, an administrator of the employer, else the
 * département. */
static bool approver_find(struct request *request, const struct joining *joining,
                          const char **email)
{
    struct school school;

    if (joining->link.account.role == ACCOUNT_SCHOOL) {
        if (!store_school_find(request->db, joining->belonging.id, &school))
            return false;
        *email = school.id != 0 ? school.email : "";
        return true;
    }
    if (!store_employer_admitter(request->db, joining->belonging.id, email))
        return false;
    if (text_is_empty(*email))
        *email = request->config->site.help_mail;
    return true;
}

static bool approval_ask(struct db *db, const struct acting *acting)
{
    const struct request *request = acting->request;
    const struct joining *joining = acting->joining;
    const char *recipient;

    return approver_find(acting->request, joining, &recipient) &&
           service_approval_ask(db, request->config, &joining->link.account,
                                joining->belonging.name, recipient, request->now);
}

/* An employer account confirms its employer. Where another account has done so meanwhile, with the
 * same SIRET, it joins that one, as any newcomer: by its domain, or admitted by who is there. */
static bool employer_settle(struct db *db, struct acting *acting, bool *awaits_approval)
{
    const struct account *account = &acting->joining->link.account;
    struct belonging *belonging = &acting->joining->belonging;
    struct employer employer;
    bool has_moved;

    *awaits_approval = account->awaits_approval;
    if (account->role != ACCOUNT_EMPLOYER || account->awaits_approval)
        return true;
    if (!store_employer_settle_member(db, account->id, &belonging->id, &has_moved) ||
        !store_employer_find(db, belonging->id, &employer))
        return false;
    belonging->name = employer.organisation.name;
    *awaits_approval =
        has_moved && !email_is_of_domain(account->email, employer.organisation.email_domain);
    return !*awaits_approval || store_account_await(db, account->id);
}

/* What was deposited with the e-mail of an account, once that is open. */
static bool offers_join(struct db *db, const struct acting *acting)
{
    const struct account *account = &acting->joining->link.account;

    return account->role != ACCOUNT_EMPLOYER || !acting->is_active ||
           store_offers_join(db, account->id, account->email);
}

static bool activation_save(struct db *db, void *argument)
{
    struct acting *acting = argument;
    struct request *request = acting->request;
    const struct account *account = &acting->joining->link.account;
    bool awaits_approval;

    if (!store_token_use(db, route_text(request), "account_activate", request->now,
                         &acting->is_done))
        return false;
    if (!acting->is_done)
        return true;
    return store_account_password_set(db, account->id, acting->password_hash, NULL, request->now) &&
           employer_settle(db, acting, &awaits_approval) &&
           store_account_confirm_email(db, account->id, request->now, &acting->is_active) &&
           offers_join(db, acting) && (!awaits_approval || approval_ask(db, acting));
}

/* The employer that an account would join: the one it chose, or who has confirmed its SIRET
 * meanwhile; 0: none. */
static bool employer_joined(struct request *request, const struct joining *joining,
                            struct employer *joined)
{
    struct employer own;

    *joined = (struct employer){0};
    if (!store_employer_find(request->db, joining->belonging.id, &own))
        return false;
    if (joining->link.account.awaits_approval) {
        *joined = own;
        return true;
    }
    if (own.is_confirmed)
        return true;
    if (!store_employer_of_siret(request->db, own.organisation.siret, joined))
        return false;
    if (!joined->is_confirmed)
        *joined = (struct employer){0};
    return true;
}

/* The mail to who admits, whom anyone who opens accounts can have written to. False if the database
 * failed. */
static bool approval_count(struct request *request, struct joining *joining,
                           struct mail_refusal *refusal)
{
    const enum account_role role = joining->link.account.role;
    struct mailing mailing = {.occasion = MAIL_JOIN};
    struct employer joined;

    if (role == ACCOUNT_SCHOOL && joining->link.account.awaits_approval)
        return approver_find(request, joining, &mailing.recipient) &&
               mailing_count(request, &mailing, refusal);
    if (role != ACCOUNT_EMPLOYER)
        return true;
    if (!employer_joined(request, joining, &joined))
        return false;
    if (joined.id == 0)
        return true;
    return store_employer_admitter(request->db, joined.id, &mailing.recipient) &&
           (text_is_empty(mailing.recipient) || mailing_count(request, &mailing, refusal));
}

/* POST /compte/activer/{token}: whoever opened the account, its password is chosen here, by who
 * reads the mails of its address. */
bool activation_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct sign_up typed = {0};
    struct password_owner owner;
    struct joining joining;
    struct acting acting = {.request = request, .joining = &joining};
    struct mail_refusal refusal = {0};

    if (!joining_open(request, "account_activate", &joining))
        return false;
    fields_read(request->pool, &request->body, FIELDS(new_password_fields), &typed, &errors);
    if (!belonging_owner(request, &joining.link.account, &owner))
        return false;
    password_check(request->pool, &request->body, typed.password, &owner, &errors);
    if (errors.count > 0) {
        link_send(request, "account-activation", &joining, &errors, 422);
        return true;
    }
    acting.password_hash = password_hash(request->pool, typed.password);
    if (!approval_count(request, &joining, &refusal) ||
        (refusal.code == NULL && !db_transaction(request->db, activation_save, &acting)))
        return false;
    if (refusal.code != NULL)
        mailing_refused_page(request, &refusal);
    else if (!acting.is_done)
        page_error(request, 410, "link-used");
    else {
        device_remember(request, joining.link.account.id, acting.password_hash);
        outcome_send(request, acting.is_active ? "activated" : "awaits-approval",
                     &joining.link.account);
    }
    return true;
}

/* The purpose of the link of an approval depends on the newcomer's role. Only the address that
 * admits today admits. */
static bool approval_open(struct request *request, struct joining *joining)
{
    const char *approver;
    struct token token;

    if (!store_token_find(request->db, route_text(request), "school_join", &token))
        return false;
    if (!joining_open(request, token.is_known ? "school_join" : "employer_join", joining))
        return false;
    if (!approver_find(request, joining, &approver))
        return false;
    if (!same_email(request->pool, approver, joining->link.token.email))
        page_error(request, 410, "link-moved");
    else
        return true;
    return false;
}

/* GET /compte/approuver/{token} */
bool approval_show(struct request *request)
{
    struct joining joining;

    if (!approval_open(request, &joining))
        return false;
    link_send(request, "account-approval", &joining, NULL, 200);
    return true;
}

static bool approval_save(struct db *db, void *argument)
{
    struct acting *acting = argument;
    struct request *request = acting->request;
    const struct account *account = &acting->joining->link.account;
    const struct audit audit = {.actor = ACTOR_LINK,
                                .action = "approved",
                                .subject = "account",
                                .subject_id = account->id,
                                .detail = acting->joining->link.token.email};

    if (!store_token_use(db, route_text(request), acting->joining->link.purpose, request->now,
                         &acting->is_done))
        return false;
    return !acting->is_done ||
           (service_account_approve(db, request->config, account, acting->joining->belonging.name,
                                    request->now) &&
            trail_audit(request, &audit));
}

/* POST /compte/approuver/{token} */
bool approval_post(struct request *request)
{
    struct joining joining;
    struct acting acting = {.request = request, .joining = &joining};

    if (!approval_open(request, &joining))
        return false;
    if (!db_transaction(request->db, approval_save, &acting))
        return false;
    if (!acting.is_done)
        page_error(request, 410, "link-used");
    else
        outcome_send(request, "approved", NULL);
    return true;
}

/* GET /compte/parent/{token} */
bool guardian_show(struct request *request)
{
    struct joining joining;

    if (!joining_open(request, "guardian_object", &joining))
        return false;
    link_send(request, "guardian-objection", &joining, NULL, 200);
    return true;
}

static bool guardian_save(struct db *db, void *argument)
{
    struct acting *acting = argument;
    struct request *request = acting->request;
    const struct account *account = &acting->joining->link.account;
    const struct audit audit = {.actor = ACTOR_LINK,
                                .action = "guardian-objected",
                                .subject = "account",
                                .subject_id = account->id};

    if (!store_token_use(db, route_text(request), "guardian_object", request->now,
                         &acting->is_done))
        return false;
    return !acting->is_done ||
           (service_guardian_object(db, request->config, account, request->now) &&
            trail_audit(request, &audit));
}

/* POST /compte/parent/{token} */
bool guardian_post(struct request *request)
{
    struct joining joining;
    struct acting acting = {.request = request, .joining = &joining};

    if (!joining_open(request, "guardian_object", &joining))
        return false;
    if (!db_transaction(request->db, guardian_save, &acting))
        return false;
    if (!acting.is_done)
        page_error(request, 410, "link-used");
    else
        outcome_send(request, "objected", NULL);
    return true;
}
