/* Outlines: what neighbours share is one line, and stays one when it is simplified. */
#include "rules/outline.h"

#include "unit.h"

/* Two squares side by side, an island, and a town that lies within another. */
static struct outline_point left[] = {{0, 0}, {100, 0}, {100, 50}, {100, 100}, {0, 100}};
static struct outline_point right[] = {{100, 0}, {200, 0}, {200, 100}, {100, 100}, {100, 50}};
static struct outline_point island[] = {{500, 0}, {600, 0}, {550, 80}};
static struct outline_point hole[] = {{150, 30}, {170, 30}, {160, 60}};
static struct outline_point inner[] = {{170, 30}, {160, 60}, {150, 30}};

#define RING(list)                                                                                 \
    {                                                                                              \
        .points = list, .count = COUNT_OF(list)                                                    \
    }

static void test_what_is_shared_is_once(void **state)
{
    struct outline_ring rings[] = {RING(left), RING(right), RING(hole), RING(inner), RING(island)};
    const struct outline_arcs arcs = outline_arcs(*state, rings, COUNT_OF(rings));
    size_t shared = 0;

    assert_int_equal(arcs.count, 5); /* two edges, what is between them, the hole, the island */
    for (size_t i = 0; i < arcs.count; i++)
        shared += arcs.list[i].uses == 2;
    assert_int_equal(shared, 2);
    assert_int_equal(rings[0].arc_count, 2);
    assert_int_equal(rings[4].arc_count, 1);
}

/* Each ring is its arcs, end to end, back to where it began. */
static void ring_check(const struct outline_arcs *arcs, const struct outline_ring *ring)
{
    struct outline_point first = {0}, last = {0};
    size_t count = 0;

    for (size_t i = 0; i < ring->arc_count; i++) {
        const bool is_back = ring->arcs[i] < 0;
        const struct outline_arc *arc = &arcs->list[is_back ? -1 - ring->arcs[i] : ring->arcs[i]];
        const struct outline_point from = arc->points[is_back ? arc->count - 1 : 0];

        if (i == 0)
            first = from;
        else
            assert_true(from.x == last.x && from.y == last.y);
        last = arc->points[is_back ? 0 : arc->count - 1];
        count += arc->count - 1;
    }
    assert_true(first.x == last.x && first.y == last.y);
    assert_int_equal(count, ring->count);
}

static void test_rings_are_their_arcs(void **state)
{
    struct outline_ring rings[] = {RING(left), RING(right), RING(hole), RING(inner), RING(island)};
    const struct outline_arcs arcs = outline_arcs(*state, rings, COUNT_OF(rings));

    for (size_t i = 0; i < COUNT_OF(rings); i++)
        ring_check(&arcs, &rings[i]);
}

static void test_what_is_no_ring_is_left_out(void **state)
{
    struct outline_ring rings[] = {{.points = left, .count = 2}, {.points = left, .count = 0}};

    assert_int_equal(outline_arcs(*state, rings, COUNT_OF(rings)).count, 0);
}

/* A bay of 300 units, some 330 metres deep, with ripples of 5 on its shores. */
static void test_a_tolerance_keeps_what_is_larger(void **state)
{
    static struct outline_point shore[] = {{0, 0},     {100, 5}, {200, 0}, {300, 300}, {400, 305},
                                           {500, 300}, {600, 0}, {700, 5}, {800, 0}};
    const struct outline_arc arc = {shore, COUNT_OF(shore), 1};
    static const struct {
        double tolerance_m;
        size_t kept;
    } cases[] = {{0, 9}, {10, 7}, {1000, 2}};

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct outline_arc simple = outline_simplified(*state, &arc, cases[i].tolerance_m);

        assert_int_equal(simple.count, cases[i].kept);
        assert_int_equal(simple.points[0].x, 0);
        assert_int_equal(simple.points[simple.count - 1].x, 800);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_shared_is_once),
        cmocka_unit_test(test_rings_are_their_arcs),
        cmocka_unit_test(test_what_is_no_ring_is_left_out),
        cmocka_unit_test(test_a_tolerance_keeps_what_is_larger),
    };

    return cmocka_run_group_tests(tests, unit_open, unit_close);
}
