/* /admin/comptes: the département searches accounts and acts on one, with a trail of each act. */
#include <stdlib.h>
#include <string.h>

#include "accounts/accounts.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/account.h"
#include "service/application_service.h"
#include "site/export_link.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/account_change.h"
#include "store/account_offer_store.h"
#include "store/account_store.h"
#include "store/application_change.h"
#include "store/employer_store.h"
#include "store/second_factor_store.h"
#include "store/unreachable_store.h"
#include "web/decode.h"
#include "web/response.h"

enum { REASON_MAX = 300, PAGE_MAX = 1000 };

static enum account_state state_read(const char *code)
{
    for (enum account_state state = ACCOUNT_INACTIVE; state <= ACCOUNT_LOCKED; state++) {
        if (strcmp(code, account_state_code(state)) == 0)
            return state;
    }
    return 0;
}

static struct account_filter filter_read(const struct request *request)
{
    struct account_filter filter = {
        .text = text_trim(request->pool, form_value(&request->query, "q"), TEXT_ONE_LINE),
        .role = account_role_parse(form_value(&request->query, "role")),
        .state = state_read(form_value(&request->query, "etat")),
        .page = text_number(form_value(&request->query, "page"), 1, PAGE_MAX),
    };

    if (text_length(filter.text) > 120)
        filter.text = "";
    return filter;
}

static void account_add(struct request *request, xmlNode *parent, const struct account *account)
{
    const struct person *person = &account->person;
    xmlNode *node = xml_element(parent, "account");

    xml_attribute_u64(node, "id", account->id);
    xml_attribute(node, "role", account_role_code(account->role));
    xml_attribute(node, "state", account_state_code(account->state));
    xml_attribute(node, "email", account->email);
    xml_attribute(node, "name",
                  pool_printf(request->pool, "%s %s", person->first_name, person->last_name));
    xml_attribute(node, "created",
                  date_text(request->pool, date_of_instant(account->created_at), DATE_SHORT));
    xml_attribute_bool(node, "email-confirmed", account->is_email_confirmed);
    xml_attribute_bool(node, "awaits-approval", account->awaits_approval);
    xml_attribute_bool(node, "erased", account->is_erased);
    if (account->signed_in_at != 0)
        xml_attribute(node, "signed-in",
                      date_text(request->pool, date_of_instant(account->signed_in_at), DATE_SHORT));
}

static const char *query_text(struct request *request, const struct account_filter *filter,
                              unsigned page)
{
    return pool_printf(request->pool, "?q=%s&role=%s&etat=%s&page=%u",
                       encode_component(request->pool, filter->text),
                       account_role_code(filter->role), account_state_code(filter->state), page);
}

/* GET /admin/comptes?q=&role=&etat=&page= */
bool admin_accounts(struct request *request)
{
    const struct account_filter filter = filter_read(request);
    struct page page = page_begin(request, "admin-accounts");
    struct account *accounts;
    size_t count;
    bool has_more;

    if (!trail_read(request, "accounts-read", "accounts", 0) ||
        !store_accounts_search(request->db, &filter, &accounts, &count, &has_more))
        return false;
    xml_attribute(page.content, "text", filter.text);
    xml_attribute(page.content, "role", account_role_code(filter.role));
    xml_attribute(page.content, "state", account_state_code(filter.state));
    export_link_add(request, page.content,
                    (const char *const[][2]){{"fichier", "comptes"},
                                             {"q", filter.text},
                                             {"role", account_role_code(filter.role)},
                                             {"etat", account_state_code(filter.state)},
                                             {NULL}});
    if (filter.page > 1)
        xml_attribute(page.content, "previous", query_text(request, &filter, filter.page - 1));
    if (has_more)
        xml_attribute(page.content, "next", query_text(request, &filter, filter.page + 1));
    for (size_t i = 0; i < count; i++)
        account_add(request, page.content, &accounts[i]);
    page_send(&page, 200);
    return true;
}

bool audit_add(struct request *request, xmlNode *parent, const char *subject, uint64_t id)
{
    const struct audit_filter filter = {.subject = subject, .subject_id = id};
    struct audit_entries list;

    if (!store_audit_search(request->db, &filter, &list))
        return false;
    if (list.has_more)
        xml_attribute(parent, "audit-more",
                      pool_printf(request->pool, "/admin/journal?objet=%s&numero=%llu", subject,
                                  (unsigned long long)id));
    for (size_t i = 0; i < list.count; i++) {
        xmlNode *entry = xml_element(parent, "audit");

        xml_attribute(entry, "when", moment_text(request, list.entries[i].happened_at));
        xml_attribute(entry, "who", list.entries[i].who);
        xml_attribute(entry, "action", list.entries[i].action);
        xml_attribute(entry, "detail", list.entries[i].detail);
    }
    return true;
}

/* Why mails to the account are lost, if they are. */
static bool unreachable_add(struct request *request, xmlNode *content, const char *email)
{
    const char *reason;
    time_t since;

    if (!store_unreachable_find(request->db, email, &since, &reason))
        return false;
    if (since != 0) {
        xmlNode *node = xml_element(content, "unreachable");

        xml_attribute(node, "since", date_text(request->pool, date_of_instant(since), DATE_SHORT));
        xml_attribute(node, "reason", reason);
    }
    return true;
}

static bool account_send(struct request *request, const struct account *account,
                         const struct form_errors *errors, unsigned status)
{
    struct page page = page_begin(request, "admin-account");
    xmlNode *form = page_form(&page, "account", request->path);
    struct form values = {0};

    form_add(request->pool, &values, "reason", form_value(&request->body, "reason"));
    xml_form(form, &values, errors);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    xml_attribute_bool(page.content, "self", account->id == request->visitor.account_id);
    account_add(request, page.content, account);
    if (unreachable_add(request, page.content, account->email) &&
        audit_add(request, page.content, "account", account->id))
        page_send(&page, status);
    else
        return false;
    return true;
}

/* False: answered already, or the database failed. */
static bool account_open(struct request *request, struct account *account)
{
    if (!store_account_find(request->db, route_id(request), account))
        return false;
    if (account->id == 0)
        page_error(request, 404, "not-found");
    else
        return true;
    return false;
}

/* GET /admin/comptes/{id} */
bool admin_account(struct request *request)
{
    struct account account;

    return account_open(request, &account) && account_send(request, &account, NULL, 200);
}

/* An act on an account: what may be done in which state, and how. */
struct act {
    const char *name; /* of the button */
    unsigned states;  /* bits */
    bool (*save)(struct db *db, struct request *request, const struct account *account);
};

/* Only the owner of the address opens an account: where that is still missing, the link goes out
 * again. */
static bool open_or_resend(struct request *request, const struct account *account, bool is_active)
{
    return is_active || activation_send(request, account->id, account->role, account->email);
}

/* The département's word confirms the employer of an account as its own link would. */
static bool employer_confirm(struct db *db, const struct account *account)
{
    uint64_t employer_id;
    bool has_moved;

    return account->role != ACCOUNT_EMPLOYER ||
           store_employer_settle_member(db, account->id, &employer_id, &has_moved);
}

static bool activate(struct db *db, struct request *request, const struct account *account)
{
    bool is_active;

    return employer_confirm(db, account) &&
           store_account_approve(db, account->id, request->now, &is_active) &&
           open_or_resend(request, account, is_active) &&
           (!is_active || account->role != ACCOUNT_EMPLOYER ||
            store_offers_join(db, account->id, account->email));
}

/* A pupil's open applications end: nobody could confirm them. An employer's offers are suspended:
 * nobody applies to who cannot answer. */
static bool lock(struct db *db, struct request *request, const struct account *account)
{
    const struct application_cause cause = {.actor = ACTOR_ADMIN,
                                            .account_id = request->visitor.account_id,
                                            .reason_code = "account",
                                            .now = request->now};

    if (account->role == ACCOUNT_PUPIL &&
        !service_applications_withdraw(db, request->config, account->id, &cause))
        return false;
    if (account->role == ACCOUNT_EMPLOYER &&
        !store_offers_suspend(db, account->id, request->visitor.account_id, request->now))
        return false;
    return store_account_lock(db, account->id, request->now);
}

static bool unlock(struct db *db, struct request *request, const struct account *account)
{
    bool is_active;

    return store_account_unlock(db, account->id, &is_active) &&
           open_or_resend(request, account, is_active);
}

static bool resend(struct db *db, struct request *request, const struct account *account)
{
    (void)db;
    return activation_send(request, account->id, account->role, account->email);
}

static bool factor_reset(struct db *db, struct request *request, const struct account *account)
{
    return store_second_factor_forget(db, account->id) &&
           store_account_ways_in_end(db, account->id, NULL, request->now);
}

#define IN(state) (1U << (state))

static const struct act acts[] = {
    {"activated", IN(ACCOUNT_INACTIVE), activate},
    {"locked", IN(ACCOUNT_INACTIVE) | IN(ACCOUNT_ACTIVE), lock},
    {"unlocked", IN(ACCOUNT_LOCKED), unlock},
    {"resent", IN(ACCOUNT_INACTIVE), resend},
    {"factor-reset", IN(ACCOUNT_ACTIVE) | IN(ACCOUNT_LOCKED), factor_reset},
};

/* Nothing is left to do with an erased account. */
static const struct act *act_read(const char *name, const struct account *account)
{
    for (size_t i = 0; i < sizeof acts / sizeof *acts && !account->is_erased; i++) {
        if (strcmp(acts[i].name, name) == 0 && (acts[i].states & IN(account->state)) != 0)
            return &acts[i];
    }
    return NULL;
}

struct acting {
    struct request *request;
    const struct account *account;
    const struct act *act;
    const char *reason;
};

static bool act_save(struct db *db, void *argument)
{
    const struct acting *acting = argument;
    struct request *request = acting->request;
    const struct audit audit = {.account_id = request->visitor.account_id,
                                .actor = ACTOR_ADMIN,
                                .action = acting->act->name,
                                .subject = "account",
                                .subject_id = acting->account->id,
                                .detail = acting->reason};

    return acting->act->save(db, request, acting->account) && trail_audit(request, &audit);
}

/* Reads why an administrator acts, on another's account only. */
static const char *reason_read(struct request *request, const struct account *account,
                               struct form_errors *errors)
{
    const char *reason =
        text_trim(request->pool, form_value(&request->body, "reason"), TEXT_ONE_LINE);

    if (text_is_empty(reason))
        form_refuse(errors, "reason", "required", NULL);
    else if (text_length(reason) > REASON_MAX)
        form_refuse(errors, "reason", "too-long", "300");
    else if (account->id == request->visitor.account_id)
        form_refuse(errors, "reason", "own-account", NULL);
    return reason;
}

/* POST /admin/comptes/{id}: the button says which act; a reason is required. */
bool admin_account_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct account account;
    struct acting acting = {.request = request, .account = &account};

    if (!account_open(request, &account))
        return false;
    acting.reason = reason_read(request, &account, &errors);
    acting.act = act_read(form_value(&request->body, "acte"), &account);
    if (errors.count == 0 && acting.act == NULL)
        form_refuse(&errors, "reason", "state", NULL);
    if (errors.count > 0)
        return account_send(request, &account, &errors, 422);
    if (!db_transaction(request->db, act_save, &acting))
        return false;
    response_see_other(request, "/admin/comptes/%llu?info=%s", (unsigned long long)account.id,
                       acting.act->name);
    return true;
}

static bool erasable_open(struct request *request, struct account *account)
{
    if (!account_open(request, account))
        return false;
    if (account->is_erased)
        page_error(request, 410, "account-erased");
    return !account->is_erased;
}

/* GET /admin/comptes/{id}/supprimer: what it will do, before it is done */
bool admin_account_erase_form(struct request *request)
{
    struct account account;

    return erasable_open(request, &account) && erasure_send(request, account.id, NULL, 200);
}

/* POST /admin/comptes/{id}/supprimer */
bool admin_account_erase_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct account account;
    struct erasing erasing = {.request = request, .by = ACTOR_ADMIN};

    if (!erasable_open(request, &account))
        return false;
    erasing.account_id = account.id;
    erasing.reason = reason_read(request, &account, &errors);
    if (errors.count > 0)
        return erasure_send(request, account.id, &errors, 422);
    if (!db_transaction(request->db, account_erase, &erasing))
        return false;
    if (!erasing.is_done)
        return erasure_send(request, account.id, NULL, 409);
    response_see_other(request, "/admin/comptes?info=erased");
    return true;
}
