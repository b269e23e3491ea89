/* Links of account mails. */
#include "accounts/link.h"

#include "site/page.h"
#include "web/request.h"

bool link_open(struct request *request, const char *purpose, struct link *link)
{
    uint64_t account_id;

    *link = (struct link){.purpose = purpose};
    if (!store_token_find(request->db, request->pool, route_text(request), purpose, &link->token)) {
        page_failure(request);
        return false;
    }
    account_id = link->token.subject_account_id != 0 ? link->token.subject_account_id
                                                     : link->token.account_id;
    if (!store_account_find(request->db, request->pool, account_id, &link->account)) {
        page_failure(request);
        return false;
    }
    if (!link->token.is_known || link->account.id == 0)
        page_error(request, 404, "link-unknown");
    else if (link->token.used_at != 0)
        page_error(request, 410, "link-used");
    else if (link->token.expires_at <= request->now)
        page_error(request, 410, "account-link-expired");
    else
        return true;
    return false;
}
