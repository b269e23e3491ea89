/* GET /offres/fond-de-carte.json, /offres/fond-de-carte-detail.json: what maps are drawn on. */
#include <string.h>

#include "base/text.h"
#include "offers/offers.h"
#include "site/page.h"
#include "store/map_store.h"
#include "web/response.h"

/* Towns change once a year. */
static bool base_send(struct request *request, enum map_detail detail)
{
    const char *body;

    if (!store_map_base(request->db, detail, &body))
        return false;
    if (text_is_empty(body))
        body = "{\"arcs\":[]}";
    page_public_send(request, "application/json", body, strlen(body));
    response_header(request, "Cache-Control", "public, max-age=2592000");
    return true;
}

bool map_base(struct request *request)
{
    return base_send(request, MAP_WHOLE);
}

bool map_base_detailed(struct request *request)
{
    return base_send(request, MAP_DETAILED);
}
