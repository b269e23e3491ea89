/* Files read whole. */
#ifndef STAGE3E_STAGE3ECTL_FILE_H
#define STAGE3E_STAGE3ECTL_FILE_H

#include <stdbool.h>

struct pool;
struct table;

/* The text of a file, from the pool. NULL if it cannot be read, is larger than 64 MiB, is not
 * UTF-8, or holds a NUL: said on standard error. */
const char *file_read(struct pool *pool, const char *path);

/* A file of CSV. False if it is not one: said on standard error. */
bool table_read(struct pool *pool, const char *path, struct table *table);

#endif
