/* Who is warned and erased, day by day. */
#include "rules/retention.h"

#include "unit.h"

static const struct holiday holidays[] = {
    {"Été 2026", {2026, 7, 4}, {2026, 8, 31}},
    {"Noël", {2026, 12, 19}, {2027, 1, 3}},
    {"Été 2027", {2027, 7, 3}, {2027, 8, 31}},
};
static const struct calendar calendar = {holidays, COUNT_OF(holidays), TERRITORY_MAINLAND};

static time_t at(int year, int month, int number)
{
    return date_start(day(year, month, number)) + 3 * 3600;
}

struct found {
    int warned, erased; /* days from the first */
};

/* The first day of each decision, from a day on; a warning is sent on the day it is due. */
static struct found days_run(struct retained account, struct date from, int days)
{
    struct found found = {-1, -1};

    for (int i = 0; i < days && found.erased < 0; i++) {
        const time_t now = date_start(date_add(from, i)) + 3 * 3600;
        const enum retention what = retention_decide(&account, &calendar, now);

        if (what == RETENTION_WARN) {
            found.warned = found.warned < 0 ? i : found.warned;
            account.warned_at = now;
        } else if (what == RETENTION_ERASE) {
            found.erased = i;
        }
    }
    return found;
}

static int days_from(struct date from, int year, int month, int number)
{
    return year == 0 ? -1 : date_days_between(from, day(year, month, number));
}

static void test_each_is_erased_on_its_day(void **state)
{
    static const struct {
        const char *who;
        enum account_role role;
        int school_year;
        struct date seen, warned, erased; /* year 0: not within these three years */
        bool is_needed;
    } cases[] = {
        {"a pupil of the year, gone since May",
         ACCOUNT_PUPIL,
         2026,
         {2026, 5, 4},
         {2026, 9, 3},
         {2026, 10, 3},
         false},
        {"the same of the next year",
         ACCOUNT_PUPIL,
         2027,
         {2026, 6, 20},
         {2027, 9, 2},
         {2027, 10, 2},
         false},
        {"one who came back in September",
         ACCOUNT_PUPIL,
         2026,
         {2026, 9, 20},
         {2026, 10, 20},
         {2026, 11, 19},
         false},
        {"a year without known holidays ends on 31 August",
         ACCOUNT_PUPIL,
         2028,
         {2028, 1, 5},
         {2028, 10, 31},
         {2028, 11, 30},
         false},
        {"one with a placement to come", ACCOUNT_PUPIL, 2026, {2026, 5, 4}, {0}, {0}, true},
        {"an employer", ACCOUNT_EMPLOYER, 0, {2024, 3, 1}, {2027, 1, 30}, {2027, 3, 1}, false},
        {"one of a leap day",
         ACCOUNT_EMPLOYER,
         0,
         {2024, 2, 29},
         {2027, 1, 29},
         {2027, 2, 28},
         false},
        {"a school", ACCOUNT_SCHOOL, 0, {2025, 3, 1}, {2027, 1, 30}, {2027, 3, 1}, false},
        {"an administrator", ACCOUNT_ADMIN, 0, {2026, 3, 1}, {2027, 1, 30}, {2027, 3, 1}, false},
        {"the last administrator", ACCOUNT_ADMIN, 0, {2026, 3, 1}, {0}, {0}, true},
    };
    const struct date from = day(2026, 6, 1);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct retained account = {.role = cases[i].role,
                                         .school_year = cases[i].school_year,
                                         .seen_at = date_start(cases[i].seen) + 36000,
                                         .is_needed = cases[i].is_needed};
        /* Who comes back later is not there before. */
        const struct date start = date_max(from, cases[i].seen);
        const struct found found = days_run(account, start, 3 * 365);

        if (found.warned != days_from(start, cases[i].warned.year, cases[i].warned.month,
                                      cases[i].warned.day) ||
            found.erased !=
                days_from(start, cases[i].erased.year, cases[i].erased.month, cases[i].erased.day))
            fail_msg("%s: warned after %d days, erased after %d", cases[i].who, found.warned,
                     found.erased);
    }
}

static void test_signing_in_takes_the_warning_back(void **state)
{
    struct retained pupil = {.role = ACCOUNT_PUPIL,
                             .school_year = 2026,
                             .seen_at = at(2026, 9, 20),
                             .warned_at = at(2026, 9, 3)};
    struct retained employer = {
        .role = ACCOUNT_EMPLOYER, .seen_at = at(2023, 3, 15), .warned_at = at(2023, 3, 1)};

    (void)state;
    assert_int_equal(retention_decide(&pupil, &calendar, at(2026, 10, 10)), RETENTION_KEEP);
    assert_int_equal(retention_decide(&pupil, &calendar, at(2026, 10, 20)), RETENTION_WARN);
    /* Three years later: warned again, not erased on a warning of three years before. */
    assert_int_equal(retention_decide(&employer, &calendar, at(2026, 4, 1)), RETENTION_WARN);
}

static void test_only_years_that_are_over_are_looked_at(void **state)
{
    (void)state;
    assert_int_equal(retention_last_school_year(&calendar, day(2026, 9, 2)), 2025);
    assert_int_equal(retention_last_school_year(&calendar, day(2026, 9, 3)), 2026);
    assert_int_equal(retention_last_school_year(&calendar, day(2027, 8, 20)), 2026);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_is_erased_on_its_day),
        cmocka_unit_test(test_signing_in_takes_the_warning_back),
        cmocka_unit_test(test_only_years_that_are_over_are_looked_at),
    };

    return RUN_WITH_POOL(tests);
}
