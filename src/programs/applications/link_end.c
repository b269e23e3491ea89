/* …/plus-a-moi: who opened a mailed link and is not, or no longer, the one to ask ends all the
 * links of that matter which went to the same address; the département, told, finds the right one.
 */
#include "applications/applications.h"
#include "base/pool.h"
#include "notify/notify.h"
#include "page/xml.h"
#include "site/application_view.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/offer_manage.h"
#include "store/token_store.h"
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
    const bool is_referent = viewing->as == AS_REFERENT;
    const char *contact = application->offer.contact_email;
    bool is_contact;

    return (is_referent
                ? store_links_end_of_referent(db, application->id, application->referent_email,
                                              request->now)
                : (store_links_end_of_contact(db, application->offer.id, contact, request->now) &&
                   store_offer_contact_set(db, application->offer.id, contact, CONTACT_ENDED,
                                           &is_contact))) &&
           trail_add(request, "links-ended", is_referent ? "application" : "offer",
                     is_referent ? application->id : application->offer.id, NULL) &&
           notify_links_ended(db, request->config, application->offer.id, application->id,
                              is_referent, request->now);
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
