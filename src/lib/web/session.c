/* Cookies and form tokens. */
#include "web/session.h"

#include <stdlib.h>
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
    request->form_token = NULL;
    response_cookie(request, cookie_name(request), request->session_token, "/", 0);
}

static void token_digest(const struct request *request, uint8_t digest[DIGEST_SIZE])
{
    crypto_hmac(request->config->web.secret, DIGEST_SIZE, request->session_token,
                strlen(request->session_token), digest);
}

/* A form may lie open for a day and still be recognised without its cookie. */
enum { MARK_LIFETIME_S = 24 * 3600 };

/* "12.1795457804": for whom and when a form was made, and its signature. */
static void mark_digest(const struct request *request, const char *mark,
                        uint8_t digest[DIGEST_SIZE])
{
    const char *text = pool_printf(request->pool, "form-mark:%s", mark);

    crypto_hmac(request->config->web.secret, DIGEST_SIZE, text, strlen(text), digest);
}

static const char *mark_make(const struct request *request)
{
    const char *mark =
        pool_printf(request->pool, "%llu.%lld", (unsigned long long)request->visitor.account_id,
                    (long long)request->now);
    uint8_t digest[DIGEST_SIZE];

    mark_digest(request, mark, digest);
    return pool_printf(request->pool, "%s.%s", mark,
                       crypto_text(request->pool, digest, DIGEST_SIZE));
}

static const char *form_token_make(struct request *request)
{
    struct {
        uint8_t mask[DIGEST_SIZE];
        uint8_t masked[DIGEST_SIZE];
    } token = {{0}, {0}};

    token_digest(request, token.masked);
    crypto_random(token.mask, sizeof token.mask);
    for (size_t i = 0; i < DIGEST_SIZE; i++)
        token.masked[i] ^= token.mask[i];
    return pool_printf(request->pool, "%s.%s", crypto_text(request->pool, &token, sizeof token),
                       mark_make(request));
}

const char *session_form_token(struct request *request)
{
    if (request->session_token == NULL)
        session_renew(request);
    if (request->form_token == NULL)
        request->form_token = form_token_make(request);
    return request->form_token;
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

/* The token proper: of the cookie of now. */
static bool token_is_ours(const struct request *request, const char *text)
{
    uint8_t token[2 * DIGEST_SIZE], expected[DIGEST_SIZE];

    if (request->session_token == NULL || !crypto_bytes(text, token, sizeof token))
        return false;
    token_digest(request, expected);
    for (size_t i = 0; i < DIGEST_SIZE; i++)
        token[DIGEST_SIZE + i] ^= token[i];
    return crypto_equal(token + DIGEST_SIZE, expected, DIGEST_SIZE);
}

/* Reads a mark; false if we did not sign it. */
static bool mark_read(const struct request *request, const char *text, uint64_t *account_id,
                      time_t *made_at)
{
    const char *signature = strrchr(text, '.');
    uint8_t given[DIGEST_SIZE], expected[DIGEST_SIZE];
    char *end;

    if (signature == NULL || !crypto_bytes(signature + 1, given, sizeof given))
        return false;
    mark_digest(request, pool_printf(request->pool, "%.*s", (int)(signature - text), text),
                expected);
    if (!crypto_equal(given, expected, DIGEST_SIZE))
        return false;
    *account_id = strtoull(text, &end, 10);
    *made_at = (time_t)strtoll(*end == '.' ? end + 1 : end, NULL, 10);
    return true;
}

struct form_mark session_form_mark(const struct request *request)
{
    const char *posted = form_value(&request->body, "csrf");
    const size_t length = strcspn(posted, ".");
    struct form_mark mark = {FORM_FOREIGN, 0};
    time_t made_at = 0;
    bool is_marked;

    if (!origin_is_ours(request))
        return mark;
    is_marked = posted[length] == '.' &&
                mark_read(request, posted + length + 1, &mark.account_id, &made_at);
    if (token_is_ours(request, pool_printf(request->pool, "%.*s", (int)length, posted)))
        mark.source = FORM_OURS;
    else if (is_marked && request->now - made_at < MARK_LIFETIME_S)
        mark.source = FORM_STALE;
    return mark;
}

bool session_is_one_click(const struct request *request)
{
    return strcmp(form_value(&request->body, "List-Unsubscribe"), "One-Click") == 0;
}
