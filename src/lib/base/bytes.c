/* Bytes that grow in a pool. */
#include "base/bytes.h"

#include <string.h>

#include "base/pool.h"

void bytes_add(struct bytes *bytes, const char *more, size_t length)
{
    if (length > bytes->room - bytes->length) {
        const size_t room = 2 * (bytes->length + length);
        char *larger = pool_alloc_unset(bytes->pool, room);

        if (bytes->length > 0)
            memcpy(larger, bytes->at, bytes->length);
        bytes->at = larger;
        bytes->room = room;
    }
    if (length > 0)
        memcpy(bytes->at + bytes->length, more, length);
    bytes->length += length;
}

void bytes_add_text(struct bytes *bytes, const char *text)
{
    bytes_add(bytes, text, strlen(text));
}
