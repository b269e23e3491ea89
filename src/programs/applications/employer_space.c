/* The two lists of an employer: /candidatures (to answer), /candidatures/traitees. The third tab is
 * /offres/mes-offres. */
#include "applications/applications.h"
#include "applications/spaces.h"
#include "base/text.h"
#include "page/xml.h"
#include "site/application_listing.h"
#include "site/application_view.h"
#include "site/page.h"
#include "site/tabs.h"
#include "web/request.h"

enum { PAGE_SIZE = 100, PAGE_MAX = 10000 };

/* One page of what the store gave; one more was asked for, to know whether another follows. */
static void rows_add(struct request *request, xmlNode *content, const struct application_list *list,
                     const struct employer_query *query, unsigned page)
{
    for (size_t i = 0; i < list->count && i < PAGE_SIZE; i++)
        application_add(request, content, &list->list[i], AS_EMPLOYER, VIEW_ROW);
    if (page > 1)
        xml_attribute(content, "previous", application_listing_page(request, query, page - 1));
    if (list->count > PAGE_SIZE)
        xml_attribute(content, "next", application_listing_page(request, query, page + 1));
}

static bool list_page(struct request *request, bool is_pending)
{
    const unsigned page_number = text_number(form_value(&request->query, "page"), 1, PAGE_MAX);
    struct employer_query query = {.account_id = request->visitor.account_id,
                                   .is_pending = is_pending,
                                   .skip = (page_number - 1) * PAGE_SIZE};
    struct application_list list;
    struct page page;

    application_listing_read(request->pool, &request->query, &query);
    if (!store_applications_of_employer(request->db, &query, PAGE_SIZE + 1, &list))
        return false;
    page = page_begin(request, "employer-applications");
    page_form(&page, "decide", "/candidatures/decider");
    space_outcome_add(request, page.content);
    xml_attribute(page.content, "tab", is_pending ? "pending" : "answered");
    if (!application_listing_add(request, page.content, &query))
        return false;
    rows_add(request, page.content, &list, &query, page_number);
    if (!employer_tabs_add(request, page.content))
        return false;
    page_send(&page, 200);
    return true;
}

bool employer_applications_pending(struct request *request)
{
    return list_page(request, true);
}

bool employer_applications_answered(struct request *request)
{
    return list_page(request, false);
}
