/* GET /admin: what awaits the département, and the figures. */
#include "accounts/accounts.h"
#include "page/xml.h"
#include "site/page.h"
#include "store/admin_store.h"
#include "web/request.h"

bool admin_home(struct request *request)
{
    struct admin_overview overview;
    struct page page;

    if (!store_admin_overview(request->db, request->today, &overview))
        return false;
    page = page_begin(request, "admin-home");
    xml_attribute_u64(page.content, "offers-to-activate", overview.offers_to_activate);
    xml_attribute_u64(page.content, "unanswered", overview.unanswered);
    xml_attribute_u64(page.content, "to-approve", overview.to_approve);
    xml_attribute_u64(page.content, "messages-failed", overview.messages_failed);
    xml_attribute_u64(page.content, "offers-online", overview.offers_online);
    xml_attribute_u64(page.content, "pupils", overview.pupils);
    xml_attribute_u64(page.content, "waiting", overview.waiting);
    xml_attribute_u64(page.content, "placed", overview.placed);
    xml_attribute_u64(page.content, "schools-with-dates", overview.schools_with_dates);
    xml_attribute_u64(page.content, "schools", overview.schools);
    page_send(&page, 200);
    return true;
}
