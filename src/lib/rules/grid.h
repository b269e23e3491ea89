/* The earth in squares of about a kilometre, by which offers are found near a place. Pure.
 *
 * A square is 1/111 of a degree high and 1/76 wide: a kilometre each way at 47° north. Level 0
 * is that square; one of level n holds two by two of level n - 1. A distance is counted to the
 * middle of an offer's square of level 0: what is shown, filtered and sorted is one number. */
#ifndef STAGE3E_RULES_GRID_H
#define STAGE3E_RULES_GRID_H

#include <stddef.h>
#include <stdint.h>

struct pool;

enum { GRID_LEVELS = 5 }; /* the largest square is 16 km wide */

struct grid_square {
    unsigned level;
    uint32_t x; /* from 180° west, eastwards */
    uint32_t y; /* from 90° south, northwards */
};

struct grid_circle {
    double latitude;
    double longitude;
    double radius_km;
};

struct grid_box {
    double west;
    double south;
    double east;
    double north;
};

struct grid_squares {
    struct grid_square *list;
    size_t count;
    size_t room;
};

/* The square of a level that holds a place; degrees beyond the earth are brought to its edge. */
struct grid_square grid_square(double latitude, double longitude, unsigned level);

/* The middle of a square. */
void grid_middle(struct grid_square square, double *latitude, double *longitude);

/* From a place to the middle of a place's square of level 0, in km; good to 1 % within
 * 200 km. */
double grid_distance_km(double latitude, double longitude, struct grid_square square);

/* The box around a circle. */
struct grid_box grid_circle_box(const struct grid_circle *circle);

/* The squares, large and small, that together hold just the squares of level 0 whose middle is
 * in the circle. */
struct grid_squares grid_circle_cover(struct pool *pool, const struct grid_circle *circle);

/* The squares of level 0 whose middle is farther than beyond_km and within the circle, from
 * near to far. */
struct grid_squares grid_ring(struct pool *pool, const struct grid_circle *circle,
                              double beyond_km);

/* The squares of a level that touch a box; at most limit of them, else none. */
struct grid_squares grid_box_squares(struct pool *pool, const struct grid_box *box, unsigned level,
                                     size_t limit);

#endif
