/* Limits on guessing. */
#include "site/attempts.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "store/session_store.h"
#include "web/request.h"
#include "web/response.h"

static void key_digest(struct request *request, const char *key, uint8_t digest[DIGEST_SIZE])
{
    const char *folded = text_fold(request->pool, key);

    crypto_sha256(folded, strlen(folded), digest);
}

bool attempts_count(struct request *request, const char *scope, const char *key, unsigned tries,
                    unsigned window_s, unsigned *wait_s)
{
    uint8_t digest[DIGEST_SIZE];
    unsigned count, wait;

    key_digest(request, key, digest);
    if (!store_attempt_count(request->db, scope, digest, window_s, &count, &wait))
        return false;
    if (count > tries && wait > *wait_s)
        *wait_s = wait;
    return true;
}

bool attempts_clear(struct request *request, const char *scope, const char *key)
{
    uint8_t digest[DIGEST_SIZE];

    key_digest(request, key, digest);
    return store_attempt_clear(request->db, scope, digest);
}

bool attempts_take_back(struct request *request, const char *scope, const char *key)
{
    uint8_t digest[DIGEST_SIZE];

    key_digest(request, key, digest);
    return store_attempt_take_back(request->db, scope, digest);
}

bool attempts_pace(struct request *request, const char *scope, const char *key,
                   const struct pace *pace, unsigned *wait_s)
{
    uint8_t digest[DIGEST_SIZE];

    key_digest(request, key, digest);
    return store_attempt_pace(request->db, scope, digest, pace, wait_s);
}

const char *attempts_address(struct request *request)
{
    struct in6_addr address;
    char text[INET6_ADDRSTRLEN];

    if (inet_pton(AF_INET6, request->remote_address, &address) != 1)
        return request->remote_address;
    memset(address.s6_addr + 8, 0, 8);
    inet_ntop(AF_INET6, &address, text, sizeof text);
    return pool_strdup(request->pool, text);
}

void attempts_retry_after(struct request *request, unsigned wait_s)
{
    response_header(request, "Retry-After", pool_printf(request->pool, "%u", wait_s));
}

const char *wait_text(struct request *request, unsigned wait_s)
{
    const unsigned minutes = (wait_s + 59) / 60, hours = (wait_s + 3599) / 3600;

    if (wait_s < 60)
        return pool_printf(request->pool, "%u\u00a0seconde%s", wait_s, wait_s > 1 ? "s" : "");
    if (minutes > 90)
        return pool_printf(request->pool, "%u\u00a0heures", hours);
    return pool_printf(request->pool, "%u\u00a0minute%s", minutes, minutes > 1 ? "s" : "");
}
