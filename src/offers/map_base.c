/* GET /offres/fond-de-carte.json, /offres/fond-de-carte-detail.json: what maps are drawn on. */
#include <string.h>

#include "base/text.h"
#include "offers/offers.h"
#include "site/page.h"
#include "store/map_store.h"
#include "web/response.h"

/* Towns change once a year. */
static void base_send(struct request *request, enum map_detail detail)
{
    const char *body;

    if (!store_map_base(request->db, request->pool, detail, &body)) {
        page_failure(request);
        return;
    }
    if (text_is_empty(body))
        body = "{\"arcs\":[]}";
    page_public_send(request, "application/json", body, strlen(body));
    response_header(request, "Cache-Control", "public, max-age=2592000");
}

void map_base(struct request *request)
{
    base_send(request, MAP_WHOLE);
}

void map_base_detailed(struct request *request)
{
    base_send(request, MAP_DETAILED);
}
