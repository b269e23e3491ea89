/* Cookies and form tokens. */
#include "web/session.h"

#include <string.h>

#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "base/text.h"
#include "web/decode.h"
#include "web/request.h"
#include "web/response.h"

/* "__Host-": the browser takes it over TLS only, for this host and every path (RFC 6265bis,
 * 4.1.3.2). Plain HTTP is for development. */
static const char *cookie_name(const struct request *request)
{
    return request->config->web.has_secure_cookies ? "__Host-stage3e" : "stage3e";
}

void session_read(struct request *request)
{
    const char *token = decode_cookie(request->pool, request->cookies, cookie_name(request));
    uint8_t bytes[TOKEN_SIZE];

    request->session_token =
        token != NULL && crypto_bytes(token, bytes, sizeof bytes) ? token : NULL;
}

void session_renew(struct request *request)
{
    uint8_t digest[DIGEST_SIZE];

    request->session_token = crypto_token(request->pool, digest);
    response_cookie(request, cookie_name(request), request->session_token, "/", 0);
}

void session_ensure(struct request *request)
{
    if (request->session_token == NULL)
        session_renew(request);
}

static void token_digest(const struct request *request, uint8_t digest[DIGEST_SIZE])
{
    crypto_hmac(request->config->web.secret, DIGEST_SIZE, request->session_token,
                strlen(request->session_token), digest);
}

const char *session_form_token(struct request *request)
{
    struct {
        uint8_t mask[DIGEST_SIZE];
        uint8_t masked[DIGEST_SIZE];
    } token = {{0}, {0}};

    session_ensure(request);
    token_digest(request, token.masked);
    crypto_random(token.mask, sizeof token.mask);
    for (size_t i = 0; i < DIGEST_SIZE; i++)
        token.masked[i] ^= token.mask[i];
    return crypto_text(request->pool, &token, sizeof token);
}

/* The scheme as we are known by it, the host as the browser asked for it. */
static bool origin_is_ours(const struct request *request)
{
    const char *base = request->config->site.base_url;
    const size_t scheme_length = strcspn(base, ":") + strlen("://");

    if (text_is_empty(request->origin))
        return true; /* old browsers; the token decides */
    return strncmp(request->origin, base, scheme_length) == 0 &&
           strcmp(request->origin + scheme_length, request->host) == 0;
}

bool session_form_is_ours(const struct request *request)
{
    uint8_t token[2 * DIGEST_SIZE], expected[DIGEST_SIZE];

    if (request->session_token == NULL || !origin_is_ours(request) ||
        !crypto_bytes(form_value(&request->body, "csrf"), token, sizeof token))
        return false;
    token_digest(request, expected);
    for (size_t i = 0; i < DIGEST_SIZE; i++)
        token[DIGEST_SIZE + i] ^= token[i];
    return crypto_equal(token + DIGEST_SIZE, expected, DIGEST_SIZE);
}
