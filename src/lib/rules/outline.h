/* Outlines of neighbouring towns as arcs: what two of them share is there once, so that they still
 * fit together when it is simplified. Pure.
 *
 * Places are in 1e-5 degrees, about a metre: x eastwards, y northwards. */
#ifndef STAGE3E_RULES_OUTLINE_H
#define STAGE3E_RULES_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pool;

struct outline_point {
    int32_t x;
    int32_t y;
};

/* A closed line: its last point leads to its first, which it does not repeat. */
struct outline_ring {
    struct outline_point *points;
    size_t count;
    int32_t *arcs; /* set by outline_arcs(): those it is made of, in order; of one that it follows
                      backwards the number is -1 - n */
    size_t arc_count;
};

struct outline_arc {
    struct outline_point *points; /* both ends, and all between */
    size_t count;
    unsigned uses; /* rings: 1 for the coast and the edge, 2 between towns */
};

struct outline_arcs {
    struct outline_arc *list;
    size_t count;
    size_t room;
};

/* The arcs that the rings are made of, from one point where three meet to the next. Rings of fewer
 * than three points have none. */
struct outline_arcs outline_arcs(struct pool *pool, struct outline_ring *rings, size_t count);

/* The arc with only those of its points that keep it within tolerance_m metres of what it was
 * (Douglas and Peucker); its ends stay. */
struct outline_arc outline_simplified(struct pool *pool, const struct outline_arc *arc,
                                      double tolerance_m);

#endif
