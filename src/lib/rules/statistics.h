/* The arithmetic of figures: school years, medians, percentages that add up, and what may be
 * published. Pure. doc/statistics.md. */
#ifndef STAGE3E_RULES_STATISTICS_H
#define STAGE3E_RULES_STATISTICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

/* The school year that a day belongs to, by the year it begins in: from 1 September to
 * 31 August. */
int school_year_of(struct date day);

/* The median of values that are counted: counts[v] of them are v. For an even number of values it
 * lies half-way between the middle two. False if there are none. */
bool statistic_median(const uint64_t *counts, size_t value_count, double *median);

/* Whole percentages that add up to 100 (the largest remainders are rounded up, the first of equal
 * ones first); all 0 if there is nothing. */
void statistic_shares(const uint64_t *numbers, size_t count, unsigned *shares);

/* Numbers of persons that are published: rows of at most STATISTIC_COLUMNS_MAX counts each. */
enum { STATISTIC_COLUMNS_MAX = 4, STATISTIC_SMALLEST = 5 };
struct statistic_published {
    uint64_t numbers[STATISTIC_COLUMNS_MAX];
    bool is_hidden;
};

/* A number from 1 to 4 says too much of each of them. */
bool statistic_is_small(uint64_t number);

/* Hides the rows with a small number in them, whole, then as many others as it takes that nobody
 * finds a hidden number by taking the others from the sum: what is hidden is, in each column, of
 * two rows or more and adds up to 0 or to STATISTIC_SMALLEST and more. Rows of equal size are
 * hidden or shown together, so that which ones are tells nothing. (A sum that is small itself
 * cannot be published either: that is the caller's.) */
void statistic_hide(struct statistic_published *rows, size_t count, size_t column_count);

#endif
