/* Made of the site's secret. */
#include "base/report_token.h"

#include "base/pool.h"

static void token_make(const uint8_t secret[DIGEST_SIZE], uint8_t token[DIGEST_SIZE])
{
    static const char what[] = "sms reports";

    crypto_hmac(secret, DIGEST_SIZE, what, sizeof what - 1, token);
}

const char *report_path(struct pool *pool, const uint8_t secret[DIGEST_SIZE])
{
    uint8_t token[DIGEST_SIZE];

    token_make(secret, token);
    return pool_printf(pool, "/compte/sms/%s", crypto_text(pool, token, sizeof token));
}

bool report_token_is_ours(const uint8_t secret[DIGEST_SIZE], const char *token)
{
    uint8_t bytes[DIGEST_SIZE], made[DIGEST_SIZE];

    token_make(secret, made);
    return crypto_bytes(token, bytes, sizeof bytes) && crypto_equal(bytes, made, sizeof made);
}
