/* From rings to arcs, and simpler arcs. */
#include "rules/outline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"

static int points_compare(const struct outline_point *a, const struct outline_point *b)
{
    if (a->x != b->x)
        return a->x < b->x ? -1 : 1;
    return a->y < b->y ? -1 : a->y > b->y;
}

/* A step of a ring, from a point to a neighbour. */
struct step {
    struct outline_point from;
    struct outline_point to;
};

static int steps_compare(const void *a, const void *b)
{
    const struct step *left = a, *right = b;
    const int from = points_compare(&left->from, &right->from);

    return from != 0 ? from : points_compare(&left->to, &right->to);
}

static struct outline_point point_at(const struct outline_ring *ring, size_t at)
{
    return ring->points[at % ring->count];
}

/* All steps of all rings, both ways, each once, in order. */
struct steps {
    struct step *list;
    size_t count;
};

static struct steps steps_of(struct pool *pool, const struct outline_ring *rings, size_t count)
{
    struct steps steps = {NULL, 0};
    size_t total = 0, kept = 0;

    for (size_t i = 0; i < count; i++)
        total += rings[i].count;
    steps.list = pool_array(pool, 2 * total + 1, sizeof *steps.list);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < rings[i].count; k++) {
            const struct outline_point here = rings[i].points[k], next = point_at(&rings[i], k + 1);

            steps.list[steps.count++] = (struct step){here, next};
            steps.list[steps.count++] = (struct step){next, here};
        }
    }
    qsort(steps.list, steps.count, sizeof *steps.list, steps_compare);
    for (size_t i = 0; i < steps.count; i++) {
        if (kept == 0 || steps_compare(&steps.list[kept - 1], &steps.list[i]) != 0)
            steps.list[kept++] = steps.list[i];
    }
    steps.count = kept;
    return steps;
}

/* Where more or fewer than two ways lead on, an arc ends. */
static bool is_node(const struct steps *steps, struct outline_point point)
{
    size_t first = 0, end = steps->count, ways = 0;

    while (first < end) {
        const size_t middle = first + (end - first) / 2;

        if (points_compare(&steps->list[middle].from, &point) < 0)
            first = middle + 1;
        else
            end = middle;
    }
    while (first + ways < steps->count &&
           points_compare(&steps->list[first + ways].from, &point) == 0)
        ways++;
    return ways != 2;
}

/* Whichever way it is followed, an arc is one: it begins with the lesser of its two first steps. */
static bool is_backwards(const struct outline_ring *ring, size_t first, size_t length)
{
    const struct step ahead = {point_at(ring, first), point_at(ring, first + 1)};
    const struct step back = {point_at(ring, first + length), point_at(ring, first + length - 1)};

    return steps_compare(&back, &ahead) < 0;
}

static size_t arc_find(const struct outline_arcs *arcs, const struct outline_point *points)
{
    size_t i = 0;

    while (i < arcs->count && (points_compare(&arcs->list[i].points[0], &points[0]) != 0 ||
                               points_compare(&arcs->list[i].points[1], &points[1]) != 0))
        i++;
    return i;
}

/* The piece of a ring from a point on, so many steps long. */
static void piece_add(struct pool *pool, struct outline_arcs *arcs, struct outline_ring *ring,
                      size_t first, size_t length)
{
    const bool backwards = is_backwards(ring, first, length);
    struct outline_arc arc = {pool_array(pool, length + 1, sizeof *arc.points), length + 1, 0};
    size_t at;

    for (size_t i = 0; i <= length; i++)
        arc.points[i] = point_at(ring, backwards ? first + length - i : first + i);
    at = arc_find(arcs, arc.points);
    if (at == arcs->count) {
        pool_make_room(pool, arcs->list, arcs->count, arcs->room);
        arcs->list[arcs->count++] = arc;
    }
    arcs->list[at].uses++;
    ring->arcs[ring->arc_count++] = backwards ? -1 - (int32_t)at : (int32_t)at;
}

/* A ring that meets no third one begins at its least point, so that it is the same whoever has it.
 */
static size_t beginning(const struct outline_ring *ring)
{
    size_t least = 0;

    for (size_t i = 1; i < ring->count; i++) {
        if (points_compare(&ring->points[i], &ring->points[least]) < 0)
            least = i;
    }
    return least;
}

static void ring_cut(struct pool *pool, const struct steps *steps, struct outline_arcs *arcs,
                     struct outline_ring *ring)
{
    size_t *nodes = pool_array(pool, ring->count, sizeof *nodes), count = 0;

    ring->arcs = pool_array(pool, ring->count, sizeof *ring->arcs);
    for (size_t i = 0; i < ring->count; i++) {
        if (is_node(steps, ring->points[i]))
            nodes[count++] = i;
    }
    if (count == 0) {
        piece_add(pool, arcs, ring, beginning(ring), ring->count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const size_t next = i + 1 < count ? nodes[i + 1] : nodes[0] + ring->count;

        piece_add(pool, arcs, ring, nodes[i], next - nodes[i]);
    }
}

struct outline_arcs outline_arcs(struct pool *pool, struct outline_ring *rings, size_t count)
{
    const struct steps steps = steps_of(pool, rings, count);
    struct outline_arcs arcs = {0};

    for (size_t i = 0; i < count; i++) {
        rings[i].arc_count = 0;
        if (rings[i].count >= 3)
            ring_cut(pool, &steps, &arcs, &rings[i]);
    }
    return arcs;
}

static const double metres_per_unit = 1.112; /* northwards */

/* How far a point is from the line between two others; from the one point if they are the same. */
static double distance_m(struct outline_point point, struct outline_point from,
                         struct outline_point to)
{
    const double shrink = cos(from.y * 1e-5 * M_PI / 180);
    const double x = ((double)to.x - from.x) * shrink, y = (double)to.y - from.y;
    const double px = ((double)point.x - from.x) * shrink, py = (double)point.y - from.y;
    const double length = hypot(x, y);

    return metres_per_unit * (length > 0 ? fabs(px * y - py * x) / length : hypot(px, py));
}

/* The point between two that is farthest from their line; 0 if all are within the tolerance. */
static size_t farthest(const struct outline_arc *arc, size_t first, size_t last, double tolerance_m)
{
    size_t found = 0;

    for (size_t i = first + 1; i < last; i++) {
        const double distance = distance_m(arc->points[i], arc->points[first], arc->points[last]);

        if (distance > tolerance_m) {
            tolerance_m = distance;
            found = i;
        }
    }
    return found;
}

struct outline_arc outline_simplified(struct pool *pool, const struct outline_arc *arc,
                                      double tolerance_m)
{
    struct outline_arc simple = {pool_array(pool, arc->count, sizeof *simple.points), 0, arc->uses};
    size_t *ends = pool_array(pool, arc->count, sizeof *ends), open = 0, first = 0;

    /* Ends of the pieces that are still to be looked at, the nearest on top. */
    ends[open++] = arc->count - 1;
    simple.points[simple.count++] = arc->points[0];
    while (open > 0) {
        const size_t middle = farthest(arc, first, ends[open - 1], tolerance_m);

        if (middle != 0) {
            ends[open++] = middle;
            continue;
        }
        first = ends[--open];
        simple.points[simple.count++] = arc->points[first];
    }
    return simple;
}
