/* Bytes that grow in a pool. */
#ifndef STAGE3E_BASE_BYTES_H
#define STAGE3E_BASE_BYTES_H

#include <stddef.h>

struct pool;

/* Begins with the pool alone. */
struct bytes {
    struct pool *pool;
    char *at;
    size_t length;
    size_t room;
};

void bytes_add(struct bytes *bytes, const char *more, size_t length);
void bytes_add_text(struct bytes *bytes, const char *text);

#endif
