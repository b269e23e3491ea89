/* A table of chains, and a list of all by their last use. */
#include "base/lru.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CHAINS = 1024 };

struct entry {
    struct entry *chained;       /* in the same chain */
    struct entry *older, *newer; /* by last use */
    void *value;
    size_t bytes; /* with all of the entry */
    size_t key_size;
    unsigned char key[];
};

struct lru {
    struct entry *chains[CHAINS];
    struct entry *oldest, *newest;
    size_t limit, bytes;
    void (*release)(void *value);
};

struct lru *lru_open(size_t limit, void (*release)(void *value))
{
    struct lru *lru = calloc(1, sizeof *lru);

    if (lru == NULL)
        abort();
    lru->limit = limit;
    lru->release = release;
    return lru;
}

/* FNV-1a. */
static struct entry **chain_of(struct lru *lru, const void *key, size_t size)
{
    const unsigned char *bytes = key;
    uint32_t hash = 2166136261U;

    for (size_t i = 0; i < size; i++)
        hash = (hash ^ bytes[i]) * 16777619U;
    return &lru->chains[(hash ^ hash >> 16) % CHAINS];
}

static struct entry **entry_place(struct lru *lru, const void *key, size_t size)
{
    struct entry **place = chain_of(lru, key, size);

    while (*place != NULL && ((*place)->key_size != size || memcmp((*place)->key, key, size) != 0))
        place = &(*place)->chained;
    return place;
}

static void list_take(struct lru *lru, struct entry *entry)
{
    *(entry->older != NULL ? &entry->older->newer : &lru->oldest) = entry->newer;
    *(entry->newer != NULL ? &entry->newer->older : &lru->newest) = entry->older;
}

static void list_put(struct lru *lru, struct entry *entry)
{
    entry->older = lru->newest;
    entry->newer = NULL;
    *(lru->newest != NULL ? &lru->newest->newer : &lru->oldest) = entry;
    lru->newest = entry;
}

static void entry_drop(struct lru *lru, struct entry **place)
{
    struct entry *entry = *place;

    *place = entry->chained;
    list_take(lru, entry);
    lru->bytes -= entry->bytes;
    if (lru->release != NULL)
        lru->release(entry->value);
    free(entry);
}

void lru_clear(struct lru *lru)
{
    while (lru->oldest != NULL)
        entry_drop(lru, entry_place(lru, lru->oldest->key, lru->oldest->key_size));
}

void lru_close(struct lru *lru)
{
    if (lru == NULL)
        return;
    lru_clear(lru);
    free(lru);
}

void *lru_find(struct lru *lru, const void *key, size_t size)
{
    struct entry *entry = *entry_place(lru, key, size);

    if (entry == NULL)
        return NULL;
    list_take(lru, entry);
    list_put(lru, entry);
    return entry->value;
}

void lru_keep(struct lru *lru, const void *key, size_t size, void *value, size_t bytes)
{
    struct entry **place = entry_place(lru, key, size);
    struct entry *entry;

    if (*place != NULL)
        entry_drop(lru, place);
    entry = malloc(sizeof *entry + size);
    if (entry == NULL)
        abort();
    *entry =
        (struct entry){.value = value, .bytes = sizeof *entry + size + bytes, .key_size = size};
    memcpy(entry->key, key, size);
    place = chain_of(lru, key, size);
    entry->chained = *place;
    *place = entry;
    list_put(lru, entry);
    lru->bytes += entry->bytes;
}

void lru_trim(struct lru *lru)
{
    while (lru->bytes > lru->limit)
        entry_drop(lru, entry_place(lru, lru->oldest->key, lru->oldest->key_size));
}

size_t lru_bytes(const struct lru *lru)
{
    return lru->bytes;
}
