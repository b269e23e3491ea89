/* Limits on guessing. */
#include "accounts/attempts.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "store/session_store.h"
#include "web/request.h"
#include "web/response.h"

bool attempts_count(struct request *request, const char *scope, const char *key, unsigned tries,
                    unsigned window_s, unsigned *wait_s)
{
    const char *folded = text_fold(request->pool, key);
    uint8_t digest[DIGEST_SIZE];
    unsigned count, wait;

    crypto_sha256(folded, strlen(folded), digest);
    if (!store_attempt_count(request->db, scope, digest, request->now, window_s, &count, &wait))
        return false;
    if (count > tries && wait > *wait_s)
        *wait_s = wait;
    return true;
}

void attempts_retry_after(struct request *request, unsigned wait_s)
{
    response_header(request, "Retry-After", pool_printf(request->pool, "%u", wait_s));
}
