/* Logos: how many one may send, and what becomes of them (site/picture.h decodes). */
#include "site/logo.h"

#include <string.h>

#include "base/crypto.h"
#include "base/pool.h"
#include "page/xml.h"
#include "site/attempts.h"
#include "site/picture.h"
#include "store/logo_store.h"
#include "store/offer_store.h"
#include "web/request.h"

enum { TRIES = 30, TRIES_OF_STRANGERS = 300, WINDOW_S = 3600 };

/* Who has no account is counted by place, then all of them together: whatever comes from many
 * places is kept for days. */
static bool tries_count(struct request *request, unsigned *wait_s)
{
    const bool is_stranger = request->visitor.role == ANYONE;

    *wait_s = 0;
    return attempts_count(request, "logo",
                          is_stranger ? attempts_address(request) : request->visitor.email, TRIES,
                          WINDOW_S, wait_s) &&
           (!is_stranger || *wait_s > 0 ||
            attempts_count(request, "logo-all", "", TRIES_OF_STRANGERS, WINDOW_S, wait_s));
}

bool logo_take(struct request *request, const struct form_file *file, const char **png,
               size_t *size, const char **error)
{
    struct picture picture = {.bytes = ""};
    unsigned wait_s = 0;

    *error = NULL;
    if (file->size > LOGO_SIZE_MAX) {
        *error = "image-heavy";
        return true;
    }
    if (!tries_count(request, &wait_s))
        return false;
    if (wait_s > 0) {
        *error = "too-often";
        return true;
    }
    if (!picture_take(request, file, PICTURE_LOGO, &picture, error))
        return false;
    *png = picture.bytes;
    *size = picture.size;
    return true;
}

/* Base64 as browsers want it (RFC 4648, 4). */
const char *logo_data(struct pool *pool, const char *png, size_t size)
{
    char *text = pool_strdup(pool, crypto_text(pool, png, size));

    for (char *c = text; *c != '\0'; c++)
        *c = *c == '-' ? '+' : *c == '_' ? '/' : *c;
    return pool_printf(pool, "data:image/png;base64,%s%.*s", text, (int)((3 - size % 3) % 3), "==");
}

bool logo_print_add(struct request *request, xmlNode *parent, const struct offer *offer)
{
    const char *png;
    size_t size;

    if (!(*offer->content.logo != '\0'
              ? store_logo_image_find(request->db, offer->content.logo, true, &png, &size)
              : store_logo_find(request->db, offer->logo_of, &png, &size)))
        return false;
    if (size > 0)
        xml_text_element(parent, "logo", crypto_text(request->pool, png, size));
    return true;
}
