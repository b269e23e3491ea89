/* The memory pool: a chain of chunks, each filled from its start. */
#include "base/pool.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_SIZE  ((size_t)256 * 1024)
#define SPARE_LIMIT 16 /* chunks kept from one request to the next: their pages stay mapped */
#define ALIGNMENT   _Alignof(max_align_t)

struct chunk {
    struct chunk *next;
    size_t size;
    size_t used;
    _Alignas(max_align_t) unsigned char memory[];
};

struct pool {
    struct chunk *first; /* the one being filled, then those that are full */
    struct chunk *spare; /* empty ones of CHUNK_SIZE */
    unsigned spare_count;
    uint64_t life;
};

static uint64_t lives; /* of all pools of the process */

/* A chunk for size bytes becomes the one being filled. */
static void chunk_add(struct pool *pool, size_t size)
{
    struct chunk *chunk = pool->spare;

    if (size <= CHUNK_SIZE && chunk != NULL) {
        pool->spare = chunk->next;
        pool->spare_count--;
    } else {
        chunk = malloc(sizeof *chunk + (size > CHUNK_SIZE ? size : CHUNK_SIZE));
        if (chunk == NULL)
            abort();
        chunk->size = size > CHUNK_SIZE ? size : CHUNK_SIZE;
    }
    chunk->next = pool->first;
    chunk->used = 0;
    pool->first = chunk;
}

struct pool *pool_open(void)
{
    struct pool *pool = calloc(1, sizeof *pool);

    if (pool == NULL)
        abort();
    chunk_add(pool, CHUNK_SIZE);
    pool->life = ++lives;
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
    chunks_free(pool->spare);
    free(pool);
}

void pool_reset(struct pool *pool)
{
    struct chunk *chunk = pool->first;

    while (chunk != NULL) {
        struct chunk *next = chunk->next;

        if (chunk->size == CHUNK_SIZE && pool->spare_count < SPARE_LIMIT) {
            chunk->next = pool->spare;
            pool->spare = chunk;
            pool->spare_count++;
        } else {
            free(chunk);
        }
        chunk = next;
    }
    pool->first = NULL;
    chunk_add(pool, CHUNK_SIZE);
    pool->life = ++lives;
}

size_t pool_size(const struct pool *pool)
{
    size_t size = 0;

    for (const struct chunk *chunk = pool->first; chunk != NULL; chunk = chunk->next)
        size += chunk->size;
    return size;
}

uint64_t pool_life(const struct pool *pool)
{
    return pool->life;
}

void *pool_alloc_unset(struct pool *pool, size_t size)
{
    const size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    void *memory;

    if (rounded < size)
        abort();
    if (pool->first->size - pool->first->used < rounded)
        chunk_add(pool, rounded);
    memory = pool->first->memory + pool->first->used;
    pool->first->used += rounded;
    return memory;
}

void *pool_alloc(struct pool *pool, size_t size)
{
    return memset(pool_alloc_unset(pool, size), 0, size);
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
    char *copy = pool_alloc_unset(pool, length + 1);

    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *pool_strdup(struct pool *pool, const char *text)
{
    return pool_strndup(pool, text, strlen(text));
}

char *pool_vprintf(struct pool *pool, const char *format, va_list arguments)
{
    char short_text[256];
    va_list again;
    char *text;
    int length;

    va_copy(again, arguments);
    length = vsnprintf(short_text, sizeof short_text, format, again);
    va_end(again);
    if (length < 0)
        abort();
    if ((size_t)length < sizeof short_text)
        return pool_strndup(pool, short_text, (size_t)length);
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
