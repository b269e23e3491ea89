/* Medians, percentages that add up, and what may be published. */
#include "rules/statistics.h"

#include "unit.h"

static void test_a_school_year_begins_in_september(void **state)
{
    (void)state;
    assert_int_equal(school_year_of(day(2026, 9, 1)), 2026);
    assert_int_equal(school_year_of(day(2027, 8, 31)), 2026);
    assert_int_equal(school_year_of(day(2027, 1, 1)), 2026);
}

static void test_the_median_lies_in_the_middle(void **state)
{
    static const struct {
        uint64_t counts[5];
        double median;
    } cases[] = {
        {{1, 0, 0, 0, 0}, 0}, {{0, 0, 0, 0, 7}, 4},   {{1, 1, 1, 0, 0}, 1}, {{2, 0, 0, 2, 0}, 1.5},
        {{1, 0, 1, 0, 0}, 1}, {{1, 1, 0, 0, 0}, 0.5}, {{3, 1, 1, 0, 0}, 0}, {{1, 0, 0, 0, 1}, 2},
    };
    const uint64_t none[5] = {0};
    double median;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_true(statistic_median(cases[i].counts, 5, &median));
        assert_true(median == cases[i].median);
    }
    assert_false(statistic_median(none, 5, &median));
}

static void test_percentages_add_up(void **state)
{
    unsigned shares[7];
    uint64_t numbers[7];

    (void)state;
    srand(1);
    for (int turn = 0; turn < 5000; turn++) {
        const size_t count = 1 + (size_t)(rand() % 7);
        uint64_t total = 0;
        unsigned sum = 0;

        for (size_t i = 0; i < count; i++)
            total += numbers[i] = (uint64_t)(rand() % (turn % 2 ? 5 : 100000));
        statistic_shares(numbers, count, shares);
        for (size_t i = 0; i < count; i++) {
            sum += shares[i];
            /* Never more than one away from what it is. */
            assert_true(total == 0 || (shares[i] * total <= numbers[i] * 100 + total &&
                                       shares[i] * total + total >= numbers[i] * 100));
        }
        assert_int_equal(sum, total > 0 ? 100 : 0);
    }
    statistic_shares((const uint64_t[]){1, 1, 1}, 3, shares);
    assert_int_equal(shares[0], 34);
    assert_int_equal(shares[1], 33);
}

/* What one sees of a table of one column: its numbers, but for the hidden ones, and their sum
 * unless it is small. */
struct seen {
    int sum;
    int shown[4]; /* -1: hidden */
};

static struct seen seen_of(const int *values, size_t count)
{
    struct statistic_published rows[4] = {0};
    struct seen seen = {0};

    for (size_t i = 0; i < count; i++) {
        rows[i].numbers[0] = (uint64_t)values[i];
        seen.sum += values[i];
    }
    statistic_hide(rows, count, 1);
    for (size_t i = 0; i < count; i++)
        seen.shown[i] = rows[i].is_hidden ? -1 : values[i];
    if (statistic_is_small((uint64_t)seen.sum))
        seen.sum = -1;
    return seen;
}

enum { LARGEST = 9 };

static void table_of_number(long number, size_t count, int *values)
{
    for (size_t i = 0; i < count; i++) {
        values[i] = (int)(number % LARGEST);
        number /= LARGEST;
    }
}

/* All tables of some rows: whoever knows the rule and sees the rest still has two possibilities. */
static void check_all_tables(size_t count, long tables)
{
    struct seen *seen = calloc((size_t)tables, sizeof *seen);
    int values[4], other[4];

    for (long i = 0; i < tables; i++) {
        table_of_number(i, count, values);
        seen[i] = seen_of(values, count);
    }
    for (long i = 0; i < tables; i++) {
        table_of_number(i, count, values);
        for (size_t row = 0; row < count; row++) {
            bool is_known = true;

            if (!statistic_is_small((uint64_t)values[row]))
                continue;
            assert_int_equal(seen[i].shown[row], -1);
            for (long k = 0; k < tables && is_known; k++) {
                table_of_number(k, count, other);
                is_known =
                    memcmp(&seen[i], &seen[k], sizeof *seen) != 0 || other[row] == values[row];
            }
            if (is_known)
                fail_msg("row %zu of table %ld is known", row, i);
        }
    }
    free(seen);
}

static void test_no_hidden_number_can_be_found(void **state)
{
    (void)state;
    check_all_tables(2, LARGEST * LARGEST);
    check_all_tables(3, LARGEST * LARGEST * LARGEST);
}

static void test_rows_are_hidden_whole_and_their_rest_is_not_small(void **state)
{
    (void)state;
    srand(2);
    for (int turn = 0; turn < 20000; turn++) {
        struct statistic_published rows[6];
        const size_t count = 2 + (size_t)(rand() % 5);
        uint64_t sums[3] = {0}, rests[3] = {0};
        size_t hidden = 0;

        for (size_t i = 0; i < count; i++) {
            rows[i] = (struct statistic_published){.numbers = {(uint64_t)(rand() % 30)}};
            rows[i].numbers[1] =
                rows[i].numbers[0] > 0 ? (uint64_t)rand() % (rows[i].numbers[0] + 1) : 0;
            rows[i].numbers[2] = rows[i].numbers[1] / 2;
        }
        statistic_hide(rows, count, 3);
        for (size_t i = 0; i < count; i++) {
            hidden += rows[i].is_hidden;
            for (size_t column = 0; column < 3; column++) {
                sums[column] += rows[i].numbers[column];
                rests[column] += rows[i].is_hidden ? rows[i].numbers[column] : 0;
                assert_true(rows[i].is_hidden || !statistic_is_small(rows[i].numbers[column]));
            }
        }
        assert_int_not_equal(hidden, 1);
        for (size_t column = 0; column < 3; column++)
            assert_true(!statistic_is_small(rests[column]) || statistic_is_small(sums[column]));
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_school_year_begins_in_september),
        cmocka_unit_test(test_the_median_lies_in_the_middle),
        cmocka_unit_test(test_percentages_add_up),
        cmocka_unit_test(test_no_hidden_number_can_be_found),
        cmocka_unit_test(test_rows_are_hidden_whole_and_their_rest_is_not_small),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
