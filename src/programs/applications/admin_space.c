/* GET /admin/candidatures: the département's search among all applications. */
#include <stdlib.h>

#include "applications/applications.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "site/application_view.h"
#include "site/export_link.h"
#include "site/page.h"
#include "site/trail.h"
#include "web/decode.h"
#include "web/response.h"

enum { PAGE_SIZE = 50 };

/* GET /candidatures, where the other roles have theirs. */
bool admin_applications_moved(struct request *request)
{
    response_see_other(request, "/admin/candidatures");
    return true;
}

/* GET /admin/candidatures; q: words or a number; etat: a state; avant: those before a number */
bool admin_applications(struct request *request)
{
    const char *text = text_trim(request->pool, form_value(&request->query, "q"), TEXT_ONE_LINE);
    struct application_query query = {
        .text = text, .before_id = strtoull(form_value(&request->query, "avant"), NULL, 10)};
    struct application_list list;
    struct page page;

    if (!application_state_parse(form_value(&request->query, "etat"), &query.state))
        query.state = APPLICATION_NONE;
    if (!trail_read(request, "applications-read", "applications", 0) ||
        !store_applications_query(request->db, &query, PAGE_SIZE, &list))
        return false;
    page = page_begin(request, "admin-applications");
    xml_attribute(page.content, "text", text);
    xml_attribute(page.content, "state", application_state_code(query.state));
    export_link_add(request, page.content,
                    (const char *const[][2]){{"fichier", "candidatures"},
                                             {"q", text},
                                             {"etat", application_state_code(query.state)},
                                             {NULL}});
    if (list.count == PAGE_SIZE)
        xml_attribute(page.content, "next",
                      pool_printf(request->pool, "/admin/candidatures?q=%s&etat=%s&avant=%llu",
                                  encode_component(request->pool, text),
                                  application_state_code(query.state),
                                  (unsigned long long)list.list[list.count - 1].id));
    for (size_t i = 0; i < list.count; i++)
        application_add(request, page.content, &list.list[i], AS_ADMIN, VIEW_ROW);
    page_send(&page, 200);
    return true;
}
