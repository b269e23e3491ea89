/* A form with files: its head's boundary (the first line), then its body. */
#include "fuzz.h"
#include "web/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { FILES = 2 };
    struct pool *pool = pool_open();
    const uint8_t *line_end = size > 0 ? memchr(data, '\n', size) : NULL;
    const char *boundary = "x";
    struct form_file files[FILES];
    struct form form = {0};
    size_t count = 0;
    char *bytes;

    if (line_end != NULL && size > 2 && data[0] != '-') {
        boundary = decode_boundary(
            pool, pool_strndup(pool, (const char *)data, (size_t)(line_end - data)));
        size -= (size_t)(line_end - data) + 1;
        data = line_end + 1;
    }
    bytes = exact_copy(data, size);
    if (boundary != NULL &&
        decode_multipart(pool, bytes, size, boundary, &form, files, FILES, &count)) {
        form_check(pool, &form);
        for (size_t i = 0; i < count; i++) {
            if (files[i].bytes < bytes || files[i].bytes + files[i].size > bytes + size)
                abort();
        }
    }
    free(bytes);
    pool_close(pool);
    return 0;
}
