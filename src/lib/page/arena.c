/* libxml2's allocator hooks over a pool.
 *
 * A block of the pool is freed with the pool: xmlFree ignores it. A block from malloc is
 * freed as such, whenever. Pool blocks carry their size in front, for realloc. */
#include "page/arena.h"

#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <libxml/xpath.h>
#include <libxslt/xslt.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"

static struct pool *current; /* NULL: outside a request */

struct header {
    _Alignas(max_align_t) size_t size;
};

static void *arena_malloc(size_t size)
{
    struct header *header;

    if (current == NULL)
        return malloc(size);
    header = pool_alloc_unset(current, sizeof *header + size);
    header->size = size;
    return header + 1;
}

static void arena_free(void *memory)
{
    if (current == NULL || !pool_owns(current, memory))
        free(memory);
}

static void *arena_realloc(void *memory, size_t size)
{
    const struct header *header;
    void *larger;

    if (memory == NULL)
        return arena_malloc(size);
    if (current == NULL || !pool_owns(current, memory))
        return realloc(memory, size);
    header = (const struct header *)memory - 1;
    if (size <= header->size)
        return memory;
    larger = arena_malloc(size);
    memcpy(larger, memory, header->size);
    return larger;
}

static char *arena_strdup(const char *text)
{
    const size_t size = strlen(text) + 1;
    char *copy = arena_malloc(size);

    if (copy == NULL)
        abort();
    return memcpy(copy, text, size);
}

void arena_open(void)
{
    if (xmlMemSetup(arena_free, arena_malloc, arena_realloc, arena_strdup) != 0)
        abort();
    xmlInitParser();
    xsltInit();
}

void arena_enter(struct pool *pool)
{
    current = pool;
}

void arena_leave(void)
{
    /* The last error of the thread is kept by the library: it must not outlive its memory. */
    xmlResetLastError();
    current = NULL;
}
