/* The PDF of an agreement: to be read and printed. */
#include "applications/agreeing.h"
#include "applications/applications.h"
#include "applications/signing.h"
#include "base/pool.h"
#include "pdf/document.h"
#include "web/request.h"
#include "web/response.h"

const char *agreement_pdf_bytes(const struct agreeing *agreeing, size_t *size)
{
    struct request *request = agreeing->viewing.request;
    struct agreement_file file = agreeing->file;
    xmlDoc *document;

    if (agreement_document_is_kept(agreeing)) {
        if (agreeing->agreement.state == AGREEMENT_SIGNED &&
            !signing_seal(request, agreeing->agreement.id, agreeing->agreement.version, &file))
            return NULL;
        *size = file.size;
        return file.pdf;
    }
    document = agreement_document(agreeing);
    return document != NULL ? pdf_document(request->pool, document, size) : NULL;
}

void pdf_send(struct request *request, const char *name, const char *bytes, size_t size)
{
    response_header(request, "Content-Disposition",
                    pool_printf(request->pool, "inline; filename=\"%s.pdf\"", name));
    page_private_send(request, "application/pdf", bytes, size);
}

void agreement_pdf_send(const struct agreeing *agreeing)
{
    struct request *request = agreeing->viewing.request;
    size_t size;
    const char *bytes = agreement_pdf_bytes(agreeing, &size);

    if (bytes == NULL)
        page_error(request, 503, "agreement-seal");
    else
        pdf_send(request,
                 pool_printf(request->pool, "convention-%llu",
                             (unsigned long long)agreeing->agreement.id),
                 bytes, size);
}

/* GET /conventions/{id}.pdf, /conventions/repondre/{token}.pdf: to be read and printed. */
bool agreement_pdf(struct request *request)
{
    struct agreeing agreeing;

    if (!agreeing_open(request, &agreeing))
        return false;
    agreement_pdf_send(&agreeing);
    return true;
}
