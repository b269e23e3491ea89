/* GET /export/candidatures/{id}.pdf, …/repondre/{token}.pdf: an application to print, as its
 * visitor may see it. Its words and their order are in xsl/export/application.xsl. */
#include "base/pool.h"
#include "export/export.h"
#include "page/xml.h"
#include "pdf/document.h"
#include "site/application_view.h"
#include "site/card.h"
#include "site/page.h"
#include "web/response.h"

/* The PDF of what the stylesheet made; NULL on failure. */
static const char *drawn(struct request *request, struct page *page, size_t *length)
{
    xmlDoc *document = page_transform(page);

    return document != NULL ? pdf_document(request->pool, document, length) : NULL;
}

void application_pdf(struct request *request)
{
    struct viewing viewing;
    struct offer offer;
    struct page page;
    const char *bytes;
    size_t length;

    if (!viewing_open(request, &viewing))
        return;
    if (!store_offer_find(request->db, request->pool, request->today, viewing.application.offer.id,
                          &offer)) {
        page_failure(request);
        return;
    }
    page = page_begin(request, "application-print");
    xml_attribute(page.content, "printed", date_text(request->pool, request->today, DATE_LONG));
    application_add(request, page.content, &viewing.application, viewing.as, VIEW_WHOLE);
    offer_add(request, page.content, &offer);
    bytes = drawn(request, &page, &length);
    if (bytes == NULL) {
        page_error(request, 500, "internal");
        return;
    }
    response_header(request, "Content-Disposition",
                    pool_printf(request->pool, "inline; filename=\"candidature-%llu.pdf\"",
                                (unsigned long long)viewing.application.id));
    page_private_send(request, "application/pdf", bytes, length);
}
