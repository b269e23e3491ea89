/* A code is computed from its invitation's number and the site's secret, so that a sheet can be
 * printed again; only its SHA-256 is stored. */
#include "site/invitation_code.h"

#include <string.h>

#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "web/request.h"

enum { CODE_LENGTH = 10 };

const char *invitation_code(struct request *request, uint64_t id)
{
    /* Crockford's base 32: nothing that reads as another letter or digit. 50 bits. */
    static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const char *text = pool_printf(request->pool, "pupil-invitation:%llu", (unsigned long long)id);
    uint8_t digest[DIGEST_SIZE];
    char code[CODE_LENGTH + 1] = "";

    crypto_hmac(request->config->web.secret, DIGEST_SIZE, text, strlen(text), digest);
    for (size_t i = 0; i < CODE_LENGTH; i++)
        code[i] = alphabet[digest[i] % 32];
    return pool_printf(request->pool, "%.5s-%s", code, code + 5);
}
