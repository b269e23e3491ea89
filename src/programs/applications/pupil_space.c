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

/* Why it was refused. */
static void reason_add(struct request *request, xmlNode *node, uint64_t application_id,
                       const struct application_reason *reasons, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (reasons[i].application_id != application_id)
            continue;
        xml_attribute(node, "reason-code", reasons[i].code);
        xml_attribute(node, "reason-label", reasons[i].label);
        xml_paragraphs(request->pool, node, "refusal-words", reasons[i].words);
    }
}

bool pupil_applications(struct request *request)
{
    const uint64_t pupil_id = request->visitor.account_id;
    struct application_reason *reasons;
    struct application_list list;
    struct page page;
    size_t count;

    if (!store_applications_of_pupil(request->db, pupil_id, &list) ||
        !store_refusals_of_pupil(request->db, pupil_id, &reasons, &count))
        return false;
    page = page_begin(request, "pupil-applications");
    page_form(&page, "applications", "/candidatures");
    space_outcome_add(request, page.content);
    for (size_t i = 0; i < list.count; i++) {
        xmlNode *node = application_add(request, page.content, &list.list[i], AS_PUPIL, VIEW_WHOLE);

        xml_attribute(node, "group", group_of(list.list[i].state));
        if (list.list[i].state == APPLICATION_REFUSED)
            reason_add(request, node, list.list[i].id, reasons, count);
    }
    page_send(&page, 200);
    return true;
}
