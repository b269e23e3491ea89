/* Links of account mails. */
#include "accounts/link.h"

#include <string.h>

#include "site/page.h"
#include "store/account_change.h"
#include "web/request.h"

/* A link belongs to the address it was sent to: the account's, or the one it is moving to. */
static bool is_address_of(struct request *request, const struct link *link, bool *is_of)
{
    const char *email = link->token.email;
    struct email_change change = {0};

    *is_of = link->token.subject_account_id != 0 || strcmp(link->purpose, "guardian_object") == 0 ||
             strcasecmp(email, link->account.email) == 0;
    if (*is_of || strcmp(link->purpose, "email_change") != 0)
        return true;
    if (!store_email_change_find(request->db, link->account.id, &change))
        return false;
    *is_of = change.new_email != NULL && strcasecmp(email, change.new_email) == 0;
    return true;
}

bool link_open(struct request *request, const char *purpose, struct link *link)
{
    uint64_t account_id;
    bool is_of_address;

    *link = (struct link){.purpose = purpose};
    if (!store_token_find(request->db, route_text(request), purpose, &link->token))
        return false;
    account_id = link->token.subject_account_id != 0 ? link->token.subject_account_id
                                                     : link->token.account_id;
    if (!store_account_find(request->db, account_id, &link->account) ||
        (link->token.is_known && link->account.id != 0 &&
         !is_address_of(request, link, &is_of_address)))
        return false;
    if (!link->token.is_known)
        page_error(request, 404, "link-unknown");
    else if (link->account.id == 0 || link->account.is_erased)
        page_error(request, 410, "account-gone");
    else if (link->token.used_at != 0)
        page_error(request, 410, "link-used");
    else if (link->token.expires_at <= request->now)
        page_error(request, 410, "account-link-expired");
    else if (!is_of_address)
        page_error(request, 410, "link-moved");
    else
        return true;
    return false;
}
