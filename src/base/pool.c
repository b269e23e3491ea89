/* The memory pool: a chain of chunks, each filled from its start. */
#include "base/pool.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_SIZE ((size_t)256 * 1024)
#define ALIGNMENT  _Alignof(max_align_t)

struct chunk {
    struct chunk *next;
    size_t size;
    size_t used;
    _Alignas(max_align_t) unsigned char memory[];
};

struct pool {
    struct chunk *first; /* the one being filled */
};

static struct chunk *chunk_open(size_t size, struct chunk *next)
{
    struct chunk *chunk = malloc(sizeof *chunk + size);

    if (chunk == NULL)
        abort();
    chunk->next = next;
    chunk->size = size;
    chunk->used = 0;
    return chunk;
}

struct pool *pool_open(void)
{
    struct pool *pool = malloc(sizeof *pool);

    if (pool == NULL)
        abort();
    pool->first = chunk_open(CHUNK_SIZE, NULL);
    return pool;
}

static void chunks_free(struct chunk *chunk)
{
    while (chunk != NULL) {
        struct chunk *next = chunk->next;

        free(chunk);
        chunk = next;
    }
}

void pool_close(struct pool *pool)
{
    if (pool == NULL)
        return;
    chunks_free(pool->first);
    free(pool);
}

void pool_reset(struct pool *pool)
{
    struct chunk *kept = pool->first;

    /* An ordinary request fits the first chunk; what a large one needed goes back. */
    while (kept->next != NULL) {
        struct chunk *next = kept->next;

        free(kept);
        kept = next;
    }
    kept->used = 0;
    pool->first = kept;
}

void *pool_alloc(struct pool *pool, size_t size)
{
    const size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct chunk *chunk = pool->first;
    void *memory;

    if (rounded < size)
        abort();
    if (chunk->size - chunk->used < rounded) {
        chunk = chunk_open(rounded > CHUNK_SIZE ? rounded : CHUNK_SIZE, chunk);
        pool->first = chunk;
    }
    memory = chunk->memory + chunk->used;
    chunk->used += rounded;
    return memset(memory, 0, rounded);
}

void *pool_array(struct pool *pool, size_t count, size_t size)
{
    size_t total;

    if (__builtin_mul_overflow(count, size, &total))
        abort();
    return pool_alloc(pool, total);
}

void *pool_larger(struct pool *pool, void *array, size_t count, size_t *room, size_t size)
{
    void *larger;

    if (count < *room)
        return array;
    *room = *room * 2 + 16;
    larger = pool_array(pool, *room, size);
    if (count > 0)
        memcpy(larger, array, count * size);
    return larger;
}

bool pool_owns(const struct pool *pool, const void *address)
{
    const uintptr_t wanted = (uintptr_t)address;

    for (const struct chunk *chunk = pool->first; chunk != NULL; chunk = chunk->next) {
        const uintptr_t start = (uintptr_t)chunk->memory;

        if (wanted >= start && wanted < start + chunk->size)
            return true;
    }
    return false;
}

char *pool_strndup(struct pool *pool, const char *text, size_t length)
{
    char *copy = pool_alloc(pool, length + 1);

    memcpy(copy, text, length);
    return copy;
}

char *pool_strdup(struct pool *pool, const char *text)
{
    return pool_strndup(pool, text, strlen(text));
}

char *pool_vprintf(struct pool *pool, const char *format, va_list arguments)
{
    va_list again;
    char *text;
    int length;

    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0)
        abort();
    text = pool_alloc(pool, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

char *pool_printf(struct pool *pool, const char *format, ...)
{
    va_list arguments;
    char *text;

    va_start(arguments, format);
    text = pool_vprintf(pool, format, arguments);
    va_end(arguments);
    return text;
}
