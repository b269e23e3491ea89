/* Things kept by a key while there is room for them: the ones unused the longest give way. */
#ifndef STAGE3E_BASE_LRU_H
#define STAGE3E_BASE_LRU_H

#include <stddef.h>

struct lru;

/* Empty, for so many bytes in all. release gives one thing back; it may be NULL. */
struct lru *lru_open(size_t limit, void (*release)(void *value));
void lru_close(struct lru *lru);

/* What is kept by a key, NULL if nothing is. */
void *lru_find(struct lru *lru, const void *key, size_t size);

/* Takes a thing over, in the place of one of the same key. bytes is what it takes itself. */
void lru_keep(struct lru *lru, const void *key, size_t size, void *value, size_t bytes);

/* Gives back what is too much. Only here do things go, so that what was found before can be used
 * until then. */
void lru_trim(struct lru *lru);

/* Gives back all. */
void lru_clear(struct lru *lru);

size_t lru_bytes(const struct lru *lru);

#endif
