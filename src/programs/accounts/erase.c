/* /compte/supprimer: what will happen is said first, then done in one transaction, with those
 * concerned told. */
#include "accounts/accounts.h"
#include "accounts/guess.h"
#include "page/xml.h"
#include "service/account_service.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/account_store.h"
#include "store/erasure_store.h"
#include "web/response.h"
#include "web/session.h"

bool erasure_send(struct request *request, uint64_t account_id, const struct form_errors *errors,
                  unsigned status)
{
    struct page page = page_begin(request, "account-erasure");
    xmlNode *form = page_form(&page, "erasure", request->path);
    struct erasure_preview preview;
    struct form values = {0};
    struct account account;

    if (!store_account_find(request->db, account_id, &account) ||
        !store_erasure_preview(request->db, &account, request->today, &preview))
        return false;
    form_add(request->pool, &values, "reason", form_value(&request->body, "reason"));
    xml_form(form, &values, errors);
    xml_attribute(page.content, "role", account_role_code(account.role));
    xml_attribute_u64(page.content, "account", account.id);
    xml_attribute(page.content, "email", account.email);
    xml_attribute_bool(page.content, "own", account.id == request->visitor.account_id);
    xml_attribute_u64(page.content, "open-applications", preview.open_applications);
    xml_attribute_u64(page.content, "confirmed", preview.confirmed_placements);
    xml_attribute_u64(page.content, "offers", preview.offers);
    xml_attribute_bool(page.content, "successor", preview.has_successor);
    xml_attribute_bool(page.content, "last-admin", preview.is_last_admin);
    page_send(&page, status);
    return true;
}

/* GET /compte/supprimer */
bool erase_form(struct request *request)
{
    return erasure_send(request, request->visitor.account_id, NULL, 200);
}

bool account_erase(struct db *db, void *argument)
{
    struct erasing *erasing = argument;
    struct request *request = erasing->request;
    const struct audit audit = {.account_id = request->visitor.account_id,
                                .actor = erasing->by,
                                .action = "erased",
                                .subject = "account",
                                .subject_id = erasing->account_id,
                                .detail = erasing->reason};
    struct erasure_preview preview;
    struct account account;
    bool are_good = true;

    erasing->is_done = false;
    if (erasing->by == ACTOR_OWNER && !store_credentials_hold(db, &erasing->credentials, &are_good))
        return false;
    erasing->is_former = !are_good;
    if (erasing->is_former)
        return true;
    if (!store_account_find(db, erasing->account_id, &account) ||
        !store_erasure_preview(db, &account, request->today, &preview))
        return false;
    if (account.id == 0 || preview.is_last_admin)
        return true;
    erasing->is_done = true;
    return trail_audit(request, &audit) &&
           service_account_erase(db, request->config, &account, true, request->now);
}

/* POST /compte/supprimer */
bool erase_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct erasing erasing = {
        .request = request, .account_id = request->visitor.account_id, .by = ACTOR_OWNER};
    unsigned status;

    if (!guess_own_password(request, form_value(&request->body, "current-password"),
                            &erasing.credentials, &errors, &status))
        return false;
    if (errors.count == 0) {
        if (!db_transaction(request->db, account_erase, &erasing))
            return false;
        if (erasing.is_former)
            guess_refuse_former(&errors);
    }
    if (errors.count > 0)
        return erasure_send(request, erasing.account_id, &errors, status);
    if (!erasing.is_done)
        return erasure_send(request, erasing.account_id, NULL, 409);
    session_renew(request);
    response_see_other(request, "/compte/supprime");
    return true;
}

/* GET /compte/supprime */
bool erase_done(struct request *request)
{
    outcome_send(request, "erased", NULL);
    return true;
}
