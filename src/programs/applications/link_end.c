/* …/plus-a-moi: who opened a mailed link and is not, or no longer, the one to ask ends all the
 * links of that matter which went to the same address; the département, told, finds the right one.
 */
#include "applications/applications.h"
#include "base/pool.h"
#include "page/xml.h"
#include "service/application_service.h"
#include "service/offer_service.h"
#include "site/application_view.h"
#include "site/page.h"
#include "site/trail.h"
#include "web/response.h"

bool link_end_form(struct request *request)
{
    struct viewing viewing;
    struct page page;

    if (!viewing_open(request, &viewing))
        return false;
    page = page_begin(request, "link-end");
    xml_attribute(page.content, "as", viewing.as == AS_REFERENT ? "referent" : "employer");
    xml_attribute(page.content, "of", "application");
    xml_attribute(page.content, "base", viewing.base);
    page_form(&page, "end", pool_printf(request->pool, "%s/plus-a-moi", viewing.base));
    page_send(&page, 200);
    return true;
}

static bool links_end(struct db *db, void *argument)
{
    const struct viewing *viewing = argument;
    const struct application *application = &viewing->application;
    struct request *request = viewing->request;

    if (viewing->as == AS_REFERENT)
        return service_referent_end(db, request->config, application, request->now) &&
               trail_add(request, "links-ended", "application", application->id, NULL);
    return service_contact_end(db, request->config, application->offer.id, application->id,
                               application->offer.contact_email, request->now) &&
           trail_add(request, "links-ended", "offer", application->offer.id, NULL);
}

bool link_end_post(struct request *request)
{
    struct viewing viewing;

    if (!viewing_open(request, &viewing))
        return false;
    if (!db_transaction(request->db, links_end, &viewing))
        return false;
    response_see_other(request, "/candidatures/repondre/termine?info=liens-rendus");
    return true;
}
