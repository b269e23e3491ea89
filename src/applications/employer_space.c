/* The two lists of an employer: /candidatures (to answer), /candidatures/traitees. The third tab is
 * /offres/mes-offres. */
#include "applications/applications.h"
#include "applications/spaces.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "site/application_view.h"
#include "site/page.h"
#include "site/tabs.h"
#include "web/request.h"

/* Applications whose offer's number begins with what was typed. */
static bool is_of_offer(struct request *request, const struct application *application,
                        const char *number)
{
    return text_starts_with(
        pool_printf(request->pool, "%llu", (unsigned long long)application->offer.id), number);
}

static void list_page(struct request *request, bool is_pending)
{
    const char *number =
        text_trim(request->pool, form_value(&request->query, "numero"), TEXT_ONE_LINE);
    struct application_list list;
    struct page page;

    if (!store_applications_of_employer(request->db, request->pool, request->visitor.account_id,
                                        is_pending, &list)) {
        page_failure(request);
        return;
    }
    page = page_begin(request, "employer-applications");
    page_form(&page, "decide", "/candidatures/decider");
    space_outcome_add(request, page.content);
    xml_attribute(page.content, "tab", is_pending ? "pending" : "answered");
    xml_attribute(page.content, "number", number);
    xml_attribute_u64(page.content, "count", list.count);
    for (size_t i = 0; i < list.count; i++) {
        if (is_of_offer(request, &list.list[i], number))
            application_add(request, page.content, &list.list[i], AS_EMPLOYER, VIEW_ROW);
    }
    if (employer_tabs_add(request, page.content))
        page_send(&page, 200);
    else
        page_failure(request);
}

void employer_applications_pending(struct request *request)
{
    list_page(request, true);
}

void employer_applications_answered(struct request *request)
{
    list_page(request, false);
}
