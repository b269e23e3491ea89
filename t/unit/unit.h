/* What every unit test includes: cmocka and a pool for one test. */
#ifndef STAGE3E_T_UNIT_H
#define STAGE3E_T_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/pool.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* Setup and teardown of a group: *state is a pool. */
static inline int unit_open(void **state)
{
    *state = pool_open();
    return 0;
}

static inline int unit_close(void **state)
{
    pool_close(*state);
    return 0;
}

static inline struct date day(int year, int month, int number)
{
    struct date date = {0};

    assert_true(date_make(year, month, number, &date));
    return date;
}

#define RUN_WITH_POOL(tests) cmocka_run_group_tests(tests, unit_open, unit_close)

#endif
