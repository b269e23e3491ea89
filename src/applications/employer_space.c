/* The two lists of an employer: /candidatures (to answer), /candidatures/traitees. The third tab is
 * /offres/mes-offres. */
#include "applications/applications.h"
#include "applications/spaces.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "site/application_view.h"
#include "site/export_link.h"
#include "site/page.h"
#include "site/tabs.h"
#include "web/decode.h"
#include "web/request.h"

enum { PAGE_SIZE = 100, PAGE_MAX = 10000 };

static const char *page_link(struct request *request, const char *number, unsigned page)
{
    return pool_printf(request->pool, "%s?numero=%s&page=%u", request->path,
                       encode_component(request->pool, number), page);
}

/* One page of what the store gave; one more was asked for, to know whether another follows. */
static void rows_add(struct request *request, xmlNode *content, const struct application_list *list,
                     const char *number, unsigned page)
{
    for (size_t i = 0; i < list->count && i < PAGE_SIZE; i++)
        application_add(request, content, &list->list[i], AS_EMPLOYER, VIEW_ROW);
    if (page > 1)
        xml_attribute(content, "previous", page_link(request, number, page - 1));
    if (list->count > PAGE_SIZE)
        xml_attribute(content, "next", page_link(request, number, page + 1));
}

static void list_page(struct request *request, bool is_pending)
{
    const char *number =
        text_trim(request->pool, form_value(&request->query, "numero"), TEXT_ONE_LINE);
    const unsigned page_number = text_number(form_value(&request->query, "page"), 1, PAGE_MAX);
    const struct employer_query query = {.account_id = request->visitor.account_id,
                                         .is_pending = is_pending,
                                         .offer_number = number,
                                         .skip = (page_number - 1) * PAGE_SIZE};
    struct application_list list;
    struct page page;

    if (!store_applications_of_employer(request->db, request->pool, &query, PAGE_SIZE + 1, &list)) {
        page_failure(request);
        return;
    }
    page = page_begin(request, "employer-applications");
    page_form(&page, "decide", "/candidatures/decider");
    space_outcome_add(request, page.content);
    xml_attribute(page.content, "tab", is_pending ? "pending" : "answered");
    xml_attribute(page.content, "number", number);
    export_link_add(request, page.content,
                    (const char *const[][2]){{"liste", is_pending ? "a-traiter" : "traitees"},
                                             {"numero", number},
                                             {NULL}});
    rows_add(request, page.content, &list, number, page_number);
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
