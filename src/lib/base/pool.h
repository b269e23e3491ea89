/* Memory that lives as long as one request (or one job of a program).
 *
 * Everything allocated from a pool is freed by pool_reset() or pool_close(), never by
 * itself. Out of memory ends the process: a worker is restarted by its supervisor. */
#ifndef STAGE3E_BASE_POOL_H
#define STAGE3E_BASE_POOL_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pool;

/* A new, empty pool, owned by the caller until pool_close(). */
struct pool *pool_open(void);

/* Frees the pool and all it gave. NULL is fine. */
void pool_close(struct pool *pool);

/* Takes back all that was given, and keeps some of it for the next use. */
void pool_reset(struct pool *pool);

/* size bytes, zeroed, aligned for any object. */
void *pool_alloc(struct pool *pool, size_t size) __attribute__((malloc, returns_nonnull));

/* The same, not zeroed: for an allocator's hooks. */
void *pool_alloc_unset(struct pool *pool, size_t size) __attribute__((malloc, returns_nonnull));

/* count objects of size bytes each, zeroed; an overflow of the product ends the process. */
void *pool_array(struct pool *pool, size_t count, size_t size)
    __attribute__((malloc, returns_nonnull));

/* How much memory it holds, and a number that no pool has had before: another one after each
 * reset. */
size_t pool_size(const struct pool *pool);
uint64_t pool_life(const struct pool *pool);

/* True if the address lies in memory given by this pool. */
bool pool_owns(const struct pool *pool, const void *address);

#define pool_new(pool, type) ((type *)pool_alloc((pool), sizeof(type)))

/* Copies, ending in NUL. pool_strndup copies exactly length bytes. */
char *pool_strdup(struct pool *pool, const char *text) __attribute__((returns_nonnull));
char *pool_strndup(struct pool *pool, const char *text, size_t length)
    __attribute__((returns_nonnull));

/* Formats as printf does. */
char *pool_printf(struct pool *pool, const char *format, ...)
    __attribute__((format(printf, 2, 3), returns_nonnull));
char *pool_vprintf(struct pool *pool, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0), returns_nonnull));

/* Makes room for one more element in an array of the pool that holds count of room elements;
 * the three are updated, the elements kept. */
#define pool_make_room(pool, array, count, room)                                                   \
    ((array) = pool_larger((pool), (array), (count), &(room), sizeof *(array)))
void *pool_larger(struct pool *pool, void *array, size_t count, size_t *room, size_t size);

#endif
