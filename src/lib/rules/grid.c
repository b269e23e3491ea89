/* Squares on the earth. */
#include "rules/grid.h"

#include <math.h>
#include <stdlib.h>

#include "base/pool.h"

static const double squares_per_degree_north = 111;
static const double squares_per_degree_east = 76;
static const double km_per_degree = 111.2;

static double clamp(double value, double least, double most)
{
    return value < least ? least : value > most ? most : value;
}

struct grid_square grid_square(double latitude, double longitude, unsigned level)
{
    const double x = (clamp(longitude, -180, 179.99) + 180) * squares_per_degree_east;
    const double y = (clamp(latitude, -90, 89.99) + 90) * squares_per_degree_north;

    return (struct grid_square){level, (uint32_t)x >> level, (uint32_t)y >> level};
}

void grid_middle(struct grid_square square, double *latitude, double *longitude)
{
    const double side = 1U << square.level;

    *latitude = (square.y + 0.5) * side / squares_per_degree_north - 90;
    *longitude = (square.x + 0.5) * side / squares_per_degree_east - 180;
}

static double km_between(double latitude, double longitude, double other_latitude,
                         double other_longitude)
{
    const double north = (other_latitude - latitude) * km_per_degree;
    const double east = (other_longitude - longitude) * km_per_degree * cos(latitude * M_PI / 180);

    return sqrt(north * north + east * east);
}

double grid_distance_km(double latitude, double longitude, struct grid_square square)
{
    double middle_latitude, middle_longitude;

    grid_middle(square, &middle_latitude, &middle_longitude);
    return km_between(latitude, longitude, middle_latitude, middle_longitude);
}

static void squares_add(struct pool *pool, struct grid_squares *squares, struct grid_square square)
{
    pool_make_room(pool, squares->list, squares->count, squares->room);
    squares->list[squares->count++] = square;
}

/* How far the nearest and the farthest point of a square are from the middle of a circle. */
static void reach(const struct grid_circle *circle, struct grid_square square, double *nearest,
                  double *farthest)
{
    const double side = 1U << square.level;
    const double south = square.y * side / squares_per_degree_north - 90;
    const double west = square.x * side / squares_per_degree_east - 180;
    const double north = south + side / squares_per_degree_north;
    const double east = west + side / squares_per_degree_east;
    const double far_latitude = circle->latitude - south > north - circle->latitude ? south : north;
    const double far_longitude = circle->longitude - west > east - circle->longitude ? west : east;

    *nearest =
        km_between(circle->latitude, circle->longitude, clamp(circle->latitude, south, north),
                   clamp(circle->longitude, west, east));
    *farthest = km_between(circle->latitude, circle->longitude, far_latitude, far_longitude);
}

static void cover_add(struct pool *pool, const struct grid_circle *circle,
                      struct grid_square square, struct grid_squares *squares)
{
    double nearest, farthest;

    reach(circle, square, &nearest, &farthest);
    if (nearest > circle->radius_km)
        return;
    if (farthest <= circle->radius_km) {
        squares_add(pool, squares, square);
        return;
    }
    if (square.level == 0) {
        if (grid_distance_km(circle->latitude, circle->longitude, square) <= circle->radius_km)
            squares_add(pool, squares, square);
        return;
    }
    for (uint32_t i = 0; i < 4; i++)
        cover_add(
            pool, circle,
            (struct grid_square){square.level - 1, square.x * 2 + (i & 1), square.y * 2 + (i >> 1)},
            squares);
}

struct grid_box grid_circle_box(const struct grid_circle *circle)
{
    const double north = circle->radius_km / km_per_degree;
    const double east = north / fmax(0.01, cos(circle->latitude * M_PI / 180));

    return (struct grid_box){circle->longitude - east, circle->latitude - north,
                             circle->longitude + east, circle->latitude + north};
}

struct grid_squares grid_circle_cover(struct pool *pool, const struct grid_circle *circle)
{
    const struct grid_box box = grid_circle_box(circle);
    const struct grid_square first = grid_square(box.south, box.west, GRID_LEVELS - 1);
    const struct grid_square last = grid_square(box.north, box.east, GRID_LEVELS - 1);
    struct grid_squares squares = {0};

    for (uint32_t y = first.y; y <= last.y; y++) {
        for (uint32_t x = first.x; x <= last.x; x++)
            cover_add(pool, circle, (struct grid_square){GRID_LEVELS - 1, x, y}, &squares);
    }
    return squares;
}

/* A square with its distance, to be sorted. */
struct ring_square {
    double km;
    struct grid_square square;
};

static int nearer_first(const void *a, const void *b)
{
    const double a_km = ((const struct ring_square *)a)->km;
    const double b_km = ((const struct ring_square *)b)->km;

    return a_km < b_km ? -1 : a_km > b_km;
}

struct grid_squares grid_ring(struct pool *pool, const struct grid_circle *circle, double beyond_km)
{
    const struct grid_box box = grid_circle_box(circle);
    const struct grid_square first = grid_square(box.south, box.west, 0);
    const struct grid_square last = grid_square(box.north, box.east, 0);
    struct ring_square *ring = NULL;
    struct grid_squares squares = {0};
    size_t count = 0, room = 0;

    for (uint32_t y = first.y; y <= last.y; y++) {
        for (uint32_t x = first.x; x <= last.x; x++) {
            const struct grid_square square = {0, x, y};
            const double km = grid_distance_km(circle->latitude, circle->longitude, square);

            if (km <= beyond_km || km > circle->radius_km)
                continue;
            pool_make_room(pool, ring, count, room);
            ring[count++] = (struct ring_square){km, square};
        }
    }
    if (count > 0)
        qsort(ring, count, sizeof *ring, nearer_first);
    for (size_t i = 0; i < count; i++)
        squares_add(pool, &squares, ring[i].square);
    return squares;
}

struct grid_squares grid_box_squares(struct pool *pool, const struct grid_box *box, unsigned level,
                                     size_t limit)
{
    const struct grid_square first = grid_square(box->south, box->west, level);
    const struct grid_square last = grid_square(box->north, box->east, level);
    struct grid_squares squares = {0};

    if (last.x < first.x || last.y < first.y ||
        (uint64_t)(last.x - first.x + 1) * (last.y - first.y + 1) > limit)
        return squares;
    for (uint32_t y = first.y; y <= last.y; y++) {
        for (uint32_t x = first.x; x <= last.x; x++)
            squares_add(pool, &squares, (struct grid_square){level, x, y});
    }
    return squares;
}
