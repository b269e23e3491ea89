/* GET /export/stages/{id}.pdf, …/repondre/{token}.pdf: the sheet of a confirmed placement, for
 * those whom it concerns: who, where, when, whom to call. */
#include "base/pool.h"
#include "base/text.h"
#include "export/document.h"
#include "export/export.h"
#include "page/xml.h"
#include "rules/phone.h"
#include "site/application_view.h"
#include "site/card.h"
#include "site/logo.h"
#include "site/page.h"
#include "site/placement_agreed.h"
#include "store/school_store.h"

/* The pupil by name, for the pupil too; the school and how to call it, which is public. */
static void people_add(struct request *request, xmlNode *content,
                       const struct application *application, const struct school *school)
{
    xmlNode *node = xml_element(content, "placed");

    xml_attribute(node, "first-name", application->pupil.first_name);
    xml_attribute(node, "last-name", application->pupil.last_name);
    xml_attribute(node, "class", application->pupil.class_name);
    xml_attribute(node, "school", application->school.name);
    xml_attribute(node, "school-town", application->school.town);
    if (!text_is_empty(school->phone))
        xml_attribute(node, "school-phone", phone_text(request->pool, school->phone));
}

bool placement_pdf(struct request *request)
{
    const struct application *application;
    struct placement_agreed agreed;
    struct viewing viewing;
    struct school school;
    struct offer offer;
    struct page page;

    if (!viewing_open(request, &viewing))
        return false;
    application = &viewing.application;
    if (application->state != APPLICATION_CONFIRMED) {
        page_error(request, 404, "application-unknown");
        return true;
    }
    if (!placement_agreed_read(request, application, &agreed) ||
        !store_offer_find(request->db, request->today, application->offer.id, &offer) ||
        !store_school_find(request->db, application->school.id, &school))
        return false;
    page = page_begin(request, "placement-print");
    xml_attribute(page.content, "printed", date_text(request->pool, request->today, DATE_LONG));
    people_add(request, page.content, application, &school);
    application_add(request, page.content, application, viewing.as, VIEW_WHOLE);
    offer_add(request, page.content, &offer);
    placement_agreed_add(request, page.content, &agreed);
    if (!logo_print_add(request, page.content, &offer))
        return false;
    document_send(&page, pool_printf(request->pool, "fiche-de-stage-%llu",
                                     (unsigned long long)application->id));
    return true;
}
