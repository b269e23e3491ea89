/* The logo that comes with a deposit, before the offer is saved and after. */
#include <string.h>

#include "base/text.h"
#include "offers/deposit_page.h"
#include "offers/manage.h"
#include "offers/offers.h"
#include "site/logo.h"
#include "site/page.h"
#include "store/logo_store.h"
#include "web/response.h"

static const char field[] = "logo-image";

/* The name that the form holds from now on; "": none. */
static void name_set(struct pool *pool, struct form *fields, const char *name)
{
    for (size_t i = 0; i < fields->count; i++) {
        if (strcmp(fields->pairs[i].name, field) == 0)
            fields->pairs[i].value = name;
    }
    if (!form_has(fields, field) && !text_is_empty(name))
        form_add(pool, fields, field, name);
}

bool deposit_logo_take(struct request *request, struct form *fields, const char **error)
{
    const struct form_file file = request_file(request, "logo");
    const char *png, *name;
    size_t size;

    *error = NULL;
    if (form_has(&request->body, "logo-remove"))
        name_set(request->pool, fields, "");
    if (file.size == 0)
        return true;
    if (!logo_take(request, &file, &png, &size, error))
        return false;
    if (*error != NULL)
        return true;
    if (!store_logo_image_keep(request->db, png, size, request->now, &name))
        return false;
    name_set(request->pool, fields, name);
    return true;
}

bool deposit_logo_data(struct request *request, const char *name, const char **data)
{
    const char *png = "";
    size_t size = 0;

    *data = NULL;
    if (!text_is_empty(name) && !store_logo_image_find(request->db, name, false, &png, &size))
        return false;
    if (size > 0)
        *data = logo_data(request->pool, png, size);
    return true;
}

bool offer_logo_embed(struct request *request, struct offer *offer)
{
    return offer->terms.state != OFFER_STATE_TO_ACTIVATE ||
           deposit_logo_data(request, offer->content.logo, &offer->logo_data);
}

/* GET /offres/logo/{slug}.png: a public image that never changes, of an offer that was activated:
 * whoever deposits one has nothing shown to others before. */
bool offer_logo_show(struct request *request)
{
    const char *png;
    size_t size;

    if (!store_logo_image_find(request->db, route_text(request), true, &png, &size))
        return false;
    if (size == 0) {
        page_error(request, 404, "not-found");
        return true;
    }
    response_header(request, "Cache-Control", "public, max-age=86400, immutable");
    response_header(request, "Content-Security-Policy", "default-src 'none'");
    response_body(request, 200, "image/png", png, size);
    return true;
}
