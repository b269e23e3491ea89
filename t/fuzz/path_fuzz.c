/* The path of a request, and the address that it came from. */
#include "base/address.h"
#include "fuzz.h"
#include "web/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pool *pool = pool_open();
    char *bytes = exact_copy(data, size);
    const char *path;

    if (decode_path(pool, bytes, size, &path))
        text_check(pool, path);
    address_shortened(pool, pool_strndup(pool, bytes, size));
    free(bytes);
    pool_close(pool);
    return 0;
}
