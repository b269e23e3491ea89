/* GET /export/candidatures/{id}.pdf, …/repondre/{token}.pdf: an application to print, as its
 * visitor may see it. Its words and their order are in xsl/export/application.xsl. */
#include "base/pool.h"
#include "export/document.h"
#include "export/export.h"
#include "page/xml.h"
#include "site/application_view.h"
#include "site/card.h"
#include "site/logo.h"
#include "site/page.h"

bool application_pdf(struct request *request)
{
    struct viewing viewing;
    struct offer offer;
    struct page page;

    if (!viewing_open(request, &viewing))
        return false;
    if (!store_offer_find(request->db, request->today, viewing.application.offer.id, &offer))
        return false;
    page = page_begin(request, "application-print");
    xml_attribute(page.content, "printed", date_text(request->pool, request->today, DATE_LONG));
    application_add(request, page.content, &viewing.application, viewing.as, VIEW_WHOLE);
    offer_add(request, page.content, &offer);
    if (!logo_print_add(request, page.content, &offer))
        return false;
    document_send(&page, pool_printf(request->pool, "candidature-%llu",
                                     (unsigned long long)viewing.application.id));
    return true;
}
