/* GET /export/conseils/{section}/{slug}.pdf: a page of advice to print, for everyone. */
#include "base/pool.h"
#include "export/document.h"
#include "export/export.h"
#include "page/xml.h"
#include "site/editorial_view.h"
#include "site/page.h"
#include "store/editorial_store.h"

bool editorial_pdf(struct request *request)
{
    struct editorial entry;
    struct page page;

    if (!store_editorial_find(request->db, request->route_values[0], request->route_values[1],
                              &entry))
        return false;
    if (entry.title == NULL) {
        page_error(request, 404, "not-found");
        return true;
    }
    page = page_begin(request, "editorial-print");
    editorial_add(request, page.content, &entry);
    document_public_send(&page, pool_printf(request->pool, "%s-%s", entry.section, entry.slug));
    return true;
}
