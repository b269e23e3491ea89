/* GET /candidatures, of a pupil: what to do next comes first. */
#include "applications/applications.h"
#include "applications/spaces.h"
#include "page/xml.h"
#include "site/application_view.h"
#include "site/page.h"

/* The groups of the page, in their order. */
static const char *group_of(enum application_state state)
{
    switch (state) {
    case APPLICATION_ACCEPTED: return "to-confirm";
    case APPLICATION_CONFIRMED: return "placement";
    case APPLICATION_PENDING: return "waiting";
    default: return "ended";
    }
}

void pupil_applications(struct request *request)
{
    struct application_list list;
    struct page page;

    if (!store_applications_of_pupil(request->db, request->pool, request->visitor.account_id,
                                     &list)) {
        page_failure(request);
        return;
    }
    page = page_begin(request, "pupil-applications");
    page_form(&page, "applications", "/candidatures");
    space_outcome_add(request, page.content);
    for (size_t i = 0; i < list.count; i++) {
        xmlNode *node = application_add(request, page.content, &list.list[i], AS_PUPIL, VIEW_WHOLE);

        xml_attribute(node, "group", group_of(list.list[i].state));
    }
    page_send(&page, 200);
}
