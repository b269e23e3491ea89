/* The device cookie: NUMBER.TAG.TAG… */
#include "accounts/device.h"

#include <string.h>

#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "store/session_store.h"
#include "web/decode.h"
#include "web/request.h"
#include "web/response.h"

/* A computer of a school has many accounts: the newest tags stay. */
enum { NUMBER_SIZE = 16, NUMBER_TEXT = 22, TAG_SIZE = 12, TAG_TEXT = 16, TAGS_MAX = 16 };
enum { LIFE_S = 365 * 24 * 3600 };

static const char *cookie_name(const struct request *request)
{
    return request->config->web.has_secure_cookies ? "__Host-stage3e-device" : "stage3e-device";
}

/* The cookie, if it has the form of one of ours. */
static const char *cookie_read(struct request *request)
{
    const char *cookie = decode_cookie(request->pool, request->cookies, cookie_name(request));
    uint8_t number[NUMBER_SIZE];
    size_t length;

    if (cookie == NULL)
        return NULL;
    length = strlen(cookie);
    if (length < NUMBER_TEXT || (length - NUMBER_TEXT) % (TAG_TEXT + 1) != 0 ||
        length > NUMBER_TEXT + TAGS_MAX * (TAG_TEXT + 1) ||
        !crypto_bytes(pool_strndup(request->pool, cookie, NUMBER_TEXT), number, sizeof number))
        return NULL;
    return cookie;
}

static const char *tag_make(struct request *request, const char *number, uint64_t account_id,
                            const char *password_hash)
{
    const char *text = pool_printf(request->pool, "device:%s:%llu:%s", number,
                                   (unsigned long long)account_id, password_hash);
    uint8_t digest[DIGEST_SIZE];

    crypto_hmac(request->config->web.secret, DIGEST_SIZE, text, strlen(text), digest);
    return crypto_text(request->pool, digest, TAG_SIZE);
}

const char *device_of(struct request *request, const struct credentials *credentials)
{
    const char *cookie = cookie_read(request);
    const char *number, *tag;
    bool is_known = false;

    if (cookie == NULL || credentials->account_id == 0)
        return NULL;
    number = pool_strndup(request->pool, cookie, NUMBER_TEXT);
    tag = tag_make(request, number, credentials->account_id, credentials->password_hash);
    for (cookie += NUMBER_TEXT; *cookie == '.'; cookie += TAG_TEXT + 1)
        is_known = crypto_equal(cookie + 1, tag, TAG_TEXT) || is_known;
    return is_known ? number : NULL;
}

void device_remember(struct request *request, uint64_t account_id, const char *password_hash)
{
    const char *cookie = cookie_read(request), *number, *tags = "", *value;
    uint8_t bytes[NUMBER_SIZE];

    crypto_random(bytes, sizeof bytes);
    if (cookie == NULL) {
        number = crypto_text(request->pool, bytes, sizeof bytes);
    } else {
        number = pool_strndup(request->pool, cookie, NUMBER_TEXT);
        tags = cookie + NUMBER_TEXT;
    }
    const char *tag = tag_make(request, number, account_id, password_hash);

    if (strstr(tags, tag) != NULL)
        return;
    value =
        pool_printf(request->pool, "%s.%s%.*s", number, tag, (TAGS_MAX - 1) * (TAG_TEXT + 1), tags);
    response_header(request, "Set-Cookie",
                    pool_printf(request->pool,
                                "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s",
                                cookie_name(request), value, LIFE_S,
                                request->config->web.has_secure_cookies ? "; Secure" : ""));
}
