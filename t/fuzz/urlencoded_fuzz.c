/* A query or the body of a form; what it gives is encoded and read again. */
#include "fuzz.h"
#include "web/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pool *pool = pool_open();
    struct form form = {0}, again = {0};
    char *bytes = exact_copy(data, size);
    const char *encoded;

    if (decode_urlencoded(pool, bytes, size, &form)) {
        form_check(pool, &form);
        encoded = encode_form(pool, &form);
        if (!decode_urlencoded(pool, encoded, strlen(encoded), &again))
            abort();
    }
    free(bytes);
    pool_close(pool);
    return 0;
}
