/* Drawn signatures: what is taken, and that nothing else is. */
#include "rules/drawing.h"

#include <stdio.h>
#include <string.h>

#include "unit.h"

static void test_by_table(void **state)
{
    static const struct {
        const char *path;
        bool is_good;
    } table[] = {
        {"", true},
        {"M 0 0 L 600 200", true},
        {"M 1 2 L 3 4 L 5 6 M 7 8 L 9 10", true},
        {"M 1 2", false},
        {"M 1 2 M 3 4 L 5 6", false},
        {"L 1 2 L 3 4", false},
        {"M 601 0 L 1 1", false},
        {"M 0 201 L 1 1", false},
        {"M 01 0 L 1 1", false},
        {"M -1 0 L 1 1", false},
        {"M 1.5 0 L 1 1", false},
        {"M 1 2  L 3 4", false},
        {"M 1 2 L 3 4 ", false},
        {" M 1 2 L 3 4", false},
        {"m 1 2 l 3 4", false},
        {"M 1 2 L 3 4 Z", false},
        {"M 1 2 L 3 4\"/><script>", false},
        {"M 1,2 L 3,4", false},
        {"M 99999999999999999999 2 L 3 4", false},
        {"M 1 2 L", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (drawing_is_good(table[i].path) != table[i].is_good)
            fail_msg("\"%s\" is %s", table[i].path, table[i].is_good ? "good" : "not good");
    }
}

static void test_it_is_bounded(void **state)
{
    char path[DRAWING_LENGTH_MAX + 16] = "M 10 10";

    (void)state;
    while (strlen(path) + 8 <= DRAWING_LENGTH_MAX)
        strcat(path, " L 20 20");
    assert_true(drawing_is_good(path));
    strcat(path, " L 20 20");
    assert_false(drawing_is_good(path));
}

/* A letter changed anywhere is another drawing, or none: it never reads past its end. */
static void test_changed_at_random(void **state)
{
    static const char letters[] = "ML 0123456789.-<\"zZ";

    (void)state;
    srand(4);
    for (unsigned run = 0; run < 20000; run++) {
        char path[] = "M 12 34 L 56 78 L 90 12 M 34 56 L 78 90";
        const char *at = path;
        struct drawing_point point;
        bool is_good;

        path[(size_t)rand() % (sizeof path - 1)] = letters[(size_t)rand() % (sizeof letters - 1)];
        is_good = drawing_is_good(path);
        while (drawing_next(&at, &point)) {
            assert_true(point.x <= DRAWING_WIDTH && point.y <= DRAWING_HEIGHT);
        }
        assert_true(!is_good || *at == '\0');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_table),
        cmocka_unit_test(test_it_is_bounded),
        cmocka_unit_test(test_changed_at_random),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
