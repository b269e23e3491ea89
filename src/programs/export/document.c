/* Answering with a PDF. */
#include "export/document.h"

#include "base/pool.h"
#include "page/xml.h"
#include "pdf/document.h"
#include "site/page.h"
#include "web/request.h"
#include "web/response.h"

/* The bytes; NULL if answered already, as they could not be made. */
static const char *drawn(struct page *page, const char *name, size_t *length)
{
    struct request *request = page->request;
    xmlDoc *document = page_transform(page);
    const char *bytes = document != NULL ? pdf_document(request->pool, document, length) : NULL;

    if (bytes == NULL)
        page_error(request, 500, "internal");
    else
        response_header(request, "Content-Disposition",
                        pool_printf(request->pool, "inline; filename=\"%s.pdf\"", name));
    return bytes;
}

void document_send(struct page *page, const char *name)
{
    size_t length;
    const char *bytes = drawn(page, name, &length);

    if (bytes != NULL)
        page_private_send(page->request, "application/pdf", bytes, length);
}

void document_public_send(struct page *page, const char *name)
{
    size_t length;
    const char *bytes = drawn(page, name, &length);

    if (bytes != NULL)
        page_public_send(page->request, "application/pdf", bytes, length);
}
