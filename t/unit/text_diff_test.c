/* What changed between two texts. */
#include "rules/text_diff.h"

#include <stdio.h>
#include <time.h>

#include "unit.h"

/* "a -b- +c+ d" */
static const char *written(struct pool *pool, const struct diff *diff)
{
    static const char marks[] = {' ', '-', '+'};
    const char *text = "";

    for (size_t i = 0; i < diff->count; i++)
        text =
            diff->parts[i].kind == DIFF_SAME
                ? pool_printf(pool, "%s%.*s", text, (int)diff->parts[i].length, diff->parts[i].text)
                : pool_printf(pool, "%s%c%.*s%c", text, marks[diff->parts[i].kind],
                              (int)diff->parts[i].length, diff->parts[i].text,
                              marks[diff->parts[i].kind]);
    return text;
}

static void cases(void **state)
{
    static const char *const table[][3] = {
        {"", "", ""},
        {"un", "un", "un"},
        {"", "un", "+un+"},
        {"un", "", "-un-"},
        {"le chat dort", "le chien dort", "le -chat -+chien +dort"},
        {"a\nb\nc\n", "a\nc\n", "a\n-b\n-c\n"},
        {"a\nc\n", "a\nb\nc\n", "a\n+b\n+c\n"},
        {"Cinq jours.\n\nPas plus.\n", "Cinq jours au plus.\n\nPas plus.\n",
         "Cinq -jours.\n-+jours au plus.\n+\nPas plus.\n"},
    };
    struct pool *pool = pool_open();

    (void)state;
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        const struct diff diff = text_diff(pool, table[i][0], table[i][1]);

        assert_string_equal(written(pool, &diff), table[i][2]);
    }
    pool_close(pool);
}

/* Whatever two texts: the parts make both of them. */
static void parts_make_both(void **state)
{
    struct pool *pool = pool_open();

    (void)state;
    srand(7);
    for (unsigned round = 0; round < 2000; round++) {
        static const char *const bits[] = {"un ", "deux ", "trois\n", "\n", "é", "x  "};
        char before[400] = "", after[400] = "";
        const char *old = "", *new = "";

        for (int i = rand() % 30; i > 0; i--)
            strcat(before, bits[rand() % 6]);
        for (int i = rand() % 30; i > 0; i--)
            strcat(after, bits[rand() % 6]);
        const struct diff diff = text_diff(pool, before, after);

        for (size_t i = 0; i < diff.count; i++) {
            if (diff.parts[i].kind != DIFF_ADDED)
                old =
                    pool_printf(pool, "%s%.*s", old, (int)diff.parts[i].length, diff.parts[i].text);
            if (diff.parts[i].kind != DIFF_REMOVED)
                new =
                    pool_printf(pool, "%s%.*s", new, (int)diff.parts[i].length, diff.parts[i].text);
        }
        assert_string_equal(old, before);
        assert_string_equal(new, after);
    }
    pool_close(pool);
}

static void large_is_cheap(void **state)
{
    struct pool *pool = pool_open();
    char *before = pool_alloc(pool, 40001), *after = pool_alloc(pool, 40001);
    const clock_t began = clock();

    (void)state;
    for (size_t i = 0; i < 40000; i++) {
        before[i] = i % 2 == 0 ? (char)('a' + i % 26) : '\n';
        after[i] = i % 2 == 0 ? (char)('a' + (i + 5) % 25) : i % 3 == 0 ? ' ' : '\n';
    }
    assert_true(text_diff(pool, before, after).count > 0);
    assert_true((double)(clock() - began) / CLOCKS_PER_SEC < 1);
    pool_close(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(cases), cmocka_unit_test(parts_make_both),
                                       cmocka_unit_test(large_is_cheap)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
