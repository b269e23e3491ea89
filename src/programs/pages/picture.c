/* GET /contenus/{slug}: a picture of a page. Its name says what is in it, so browsers keep it. */
#include <string.h>

#include "pages/pages.h"
#include "site/page.h"
#include "store/editorial_picture_store.h"
#include "web/response.h"

bool picture_show(struct request *request)
{
    const char *bytes;
    size_t size;

    if (!store_picture_find(request->db, route_text(request), &bytes, &size))
        return false;
    if (size == 0) {
        page_error(request, 404, "not-found");
        return true;
    }
    response_header(request, "X-Accel-Expires", "60");
    response_header(request, "Cache-Control", "public, max-age=31536000, immutable");
    response_header(request, "Content-Security-Policy", "default-src 'none'");
    response_body(request, 200, bytes[0] == (char)0xff ? "image/jpeg" : "image/png", bytes, size);
    return true;
}
