/* The arithmetic of figures. */
#include "rules/statistics.h"

int school_year_of(struct date day)
{
    return day.month >= 9 ? day.year : day.year - 1;
}

/* The value at a place, from 0, among all in their order. */
static size_t value_at(const uint64_t *counts, uint64_t place)
{
    size_t value = 0;

    while (place >= counts[value])
        place -= counts[value++];
    return value;
}

bool statistic_median(const uint64_t *counts, size_t value_count, double *median)
{
    uint64_t total = 0;

    for (size_t i = 0; i < value_count; i++)
        total += counts[i];
    if (total == 0)
        return false;
    *median = (double)(value_at(counts, (total - 1) / 2) + value_at(counts, total / 2)) / 2;
    return true;
}

void statistic_shares(const uint64_t *numbers, size_t count, unsigned *shares)
{
    uint64_t total = 0;
    unsigned given = 0;

    for (size_t i = 0; i < count; i++)
        total += numbers[i];
    for (size_t i = 0; i < count; i++) {
        shares[i] = total > 0 ? (unsigned)(numbers[i] * 100 / total) : 0;
        given += shares[i];
    }
    for (; total > 0 && given < 100; given++) {
        size_t largest = 0;
        uint64_t remainder = 0;

        /* Who has been rounded up has no remainder left. */
        for (size_t i = 0; i < count; i++) {
            const uint64_t part = numbers[i] * 100;
            const uint64_t left = part > shares[i] * total ? part - shares[i] * total : 0;

            if (left > remainder) {
                largest = i;
                remainder = left;
            }
        }
        shares[largest]++;
    }
}

bool statistic_is_small(uint64_t number)
{
    return number > 0 && number < STATISTIC_SMALLEST;
}

/* What is hidden so far does not tell, column by column. */
static bool is_safe(const struct statistic_published *rows, size_t count, size_t column_count)
{
    size_t hidden = 0;

    for (size_t i = 0; i < count; i++)
        hidden += rows[i].is_hidden;
    for (size_t column = 0; column < column_count; column++) {
        uint64_t sum = 0;
        bool has_large = false;

        for (size_t i = 0; i < count; i++) {
            if (rows[i].is_hidden) {
                sum += rows[i].numbers[column];
                has_large |= rows[i].numbers[column] >= STATISTIC_SMALLEST;
            }
        }
        if (sum > 0 && !has_large)
            return false;
    }
    return hidden != 1;
}

/* The size that orders rows: of the first column, then the next ones. */
static int compare_rows(const struct statistic_published *a, const struct statistic_published *b,
                        size_t column_count)
{
    for (size_t i = 0; i < column_count; i++) {
        if (a->numbers[i] != b->numbers[i])
            return a->numbers[i] < b->numbers[i] ? -1 : 1;
    }
    return 0;
}

static bool is_nothing(const struct statistic_published *row, size_t column_count)
{
    for (size_t i = 0; i < column_count; i++) {
        if (row->numbers[i] > 0)
            return false;
    }
    return true;
}

/* Hides the smallest rows that are shown, all of that size; of those with something in them if
 * there are any. False if all are hidden. */
static bool hide_more(struct statistic_published *rows, size_t count, size_t column_count)
{
    const struct statistic_published *smallest = NULL;

    for (size_t i = 0; i < count; i++) {
        const bool is_empty = is_nothing(&rows[i], column_count);

        if (rows[i].is_hidden)
            continue;
        if (smallest == NULL || (is_nothing(smallest, column_count) && !is_empty) ||
            (!is_empty && compare_rows(&rows[i], smallest, column_count) < 0))
            smallest = &rows[i];
    }
    if (smallest == NULL)
        return false;
    const struct statistic_published size = *smallest;

    for (size_t i = 0; i < count; i++)
        rows[i].is_hidden |= compare_rows(&rows[i], &size, column_count) == 0;
    return true;
}

void statistic_hide(struct statistic_published *rows, size_t count, size_t column_count)
{
    for (size_t i = 0; i < count; i++) {
        rows[i].is_hidden = false;
        for (size_t column = 0; column < column_count; column++)
            rows[i].is_hidden |= statistic_is_small(rows[i].numbers[column]);
    }
    while (!is_safe(rows, count, column_count) && hide_more(rows, count, column_count))
        ;
}
