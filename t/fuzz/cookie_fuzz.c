/* The Cookie header, and the token in it. */
#include "base/crypto.h"
#include "fuzz.h"
#include "web/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pool *pool = pool_open();
    const char *header = pool_strndup(pool, (const char *)data, size);
    const char *token = decode_cookie(pool, header, "stage3e");
    uint8_t bytes[TOKEN_SIZE];

    if (token != NULL && crypto_bytes(token, bytes, sizeof bytes) &&
        strlen(token) != TOKEN_TEXT_LENGTH)
        abort();
    decode_cookie(pool, header, "stage3e-offre");
    decode_cookie(pool, header, "__Host-stage3e");
    pool_close(pool);
    return 0;
}
