/* What maps are drawn on (table map_base): JSON as browsers get it. */
#ifndef STAGE3E_STORE_MAP_STORE_H
#define STAGE3E_STORE_MAP_STORE_H

#include <stdbool.h>

#include "store/db.h"

struct pool;

enum map_detail { MAP_WHOLE, MAP_DETAILED, MAP_DETAILS };

/* The base in one of its degrees of detail, from the pool; "" if there is none yet. */
bool store_map_base(struct db *db, enum map_detail detail, const char **body)
    __attribute__((warn_unused_result));

/* Replaces it, in all of them. */
bool store_map_base_save(struct db *db, const char *const bodies[MAP_DETAILS])
    __attribute__((warn_unused_result));

/* A town by its INSEE code: name, population and middle; name is "" if it is not known. */
struct map_town {
    const char *name;
    uint64_t population;
    double latitude;
    double longitude;
};
bool store_map_town(struct db *db, const char *insee, struct map_town *town)
    __attribute__((warn_unused_result));

#endif
