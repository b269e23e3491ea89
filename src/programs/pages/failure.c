/* /erreur/{status}: a page for what the web server refused by itself. It is reached by the
 * server's error_page; asked for directly, it is as unknown as any other. */
#include "pages/pages.h"
#include "site/page.h"

bool refusal_show(struct request *request)
{
    switch (route_id(request)) {
    case 400: page_error(request, 400, "malformed"); break;
    case 413: page_error(request, 413, "too-large"); break;
    case 414: page_error(request, 414, "address-too-long"); break;
    case 429: page_error(request, 429, "too-often"); break;
    default: page_error(request, 404, "not-found"); break;
    }
    return true;
}
