/* Civil days: leap years, ISO weeks, French words. */
#include "base/date_parse.h"
#include "unit.h"

static void test_only_real_days_are_accepted(void **state)
{
    static const struct {
        const char *text;
        bool is_day;
    } cases[] = {
        {"2026-12-07", true},
        {"7/12/2026", true},
        {"07.12.2026", true},
        {"2024-02-29", true},
        {"2026-02-29", false},
        {"2100-02-29", false},
        {"2026-13-01", false},
        {"2026-00-10", false},
        {"32/01/2026", false},
        {"2026-12-7x", false},
        {"", false},
        {"2026-12", false},
        {"7-12/2026", false},
        {"1899-01-01", false},
        {"99999-01-01", false},
        {"7-12-2026", true},
        {"2026/12/07", true},
        {"7 12 2026", true},
        {"07/12/26", true},
        {"7/12/202", false},
        {" 7 / 12 / 2026 ", true},
        {"07/12/2026 00:00", true},
        {"2026-12-07 00:00:00", true},
        {"2026-12-07T08:30:00", true},
        {"07/12/2026 00", false},
        {"07/12/2026 :00", false},
        {"07/12/2026 00:", false},
        {"'07/12/2026", true},
        {"07\u201112\u20112026", true},
        {"\u200e07/12/2026", true},
        {"07/12/2026\u00a0", true},
        {"7 décembre", false},
        {"07122026", true},
        {"20261207", true},
        {"99999999", false},
        {"7 décembre 2026", true},
        {"lundi 7 déc. 2026", true},
        {"7-déc-26", true},
        {"07 DÉCEMBRE 2026", true},
        {"LUNDI, 7\u00a0Dec 2026", true},
        {"1er decembre 2026", true},
        {"7 ju 2026", false},
        {"7 jui 2026", false},
        {"7 brumaire 2026", false},
        {"demain 7 décembre 2026", false},
        {"32 décembre 2026", false},
        {"7 décembre 2026 au soir", false},
        {" ", false},
        {"'", false},
        {"0000000000000000000000000000000000000000000000/12/2026", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct date date;

        if (date_parse(cases[i].text, &date) != cases[i].is_day)
            fail_msg("%s", cases[i].text);
    }
}

static void test_days_add_over_months_years_and_clock_changes(void **state)
{
    (void)state;
    assert_int_equal(date_compare(date_add(day(2026, 12, 31), 1), day(2027, 1, 1)), 0);
    assert_int_equal(date_compare(date_add(day(2028, 2, 28), 1), day(2028, 2, 29)), 0);
    assert_int_equal(date_compare(date_add(day(2027, 3, 27), 2), day(2027, 3, 29)), 0);
    assert_int_equal(date_compare(date_add(day(2026, 3, 1), -1), day(2026, 2, 28)), 0);
    assert_int_equal(date_days_between(day(2026, 1, 1), day(2027, 1, 1)), 365);
}

static void test_every_day_of_a_century_follows_the_one_before(void **state)
{
    struct date date = day(1970, 1, 1);
    int weekday = 4; /* a Thursday */

    (void)state;
    for (int i = 0; i < 36525; i++) {
        assert_int_equal(date_weekday(date), weekday);
        assert_int_equal(date_days_between(day(1970, 1, 1), date), i);
        assert_int_equal(date_weekday(date_monday(date)), 1);
        date = date_add(date, 1);
        weekday = weekday % 7 + 1;
    }
}

static void test_iso_weeks_at_the_turn_of_the_year(void **state)
{
    (void)state;
    assert_int_equal(date_iso_week(day(2026, 1, 1)), 1);
    assert_int_equal(date_iso_week(day(2026, 12, 31)), 53);
    assert_int_equal(date_iso_week(day(2027, 1, 3)), 53);
    assert_int_equal(date_iso_week(day(2027, 1, 4)), 1);
    assert_int_equal(date_iso_week(day(2024, 12, 30)), 1);
}

static void test_days_are_said_in_french(void **state)
{
    struct pool *pool = *state;

    assert_string_equal(date_text(pool, day(2026, 12, 1), DATE_LONG),
                        "1er\u00a0décembre\u00a02026");
    assert_string_equal(date_text(pool, day(2026, 8, 9), DATE_DAY_LONG),
                        "dimanche 9\u00a0août\u00a02026");
    assert_string_equal(date_text(pool, day(2026, 8, 9), DATE_SHORT), "09/08/2026");
    assert_string_equal(date_range_text(pool, day(2026, 12, 7), day(2026, 12, 11)),
                        "du 7 au 11\u00a0décembre\u00a02026");
    assert_string_equal(date_range_text(pool, day(2026, 11, 30), day(2026, 12, 4)),
                        "du 30\u00a0novembre au 4\u00a0décembre\u00a02026");
    assert_string_equal(date_range_text(pool, day(2026, 12, 28), day(2027, 1, 1)),
                        "du 28\u00a0décembre\u00a02026 au 1er\u00a0janvier\u00a02027");
    assert_string_equal(date_range_short(pool, day(2026, 12, 7), day(2026, 12, 11)),
                        "7–11\u00a0déc.");
    assert_string_equal(date_range_short(pool, day(2026, 12, 28), day(2027, 1, 1)),
                        "28\u00a0déc. – 1\u00a0janv.");
    assert_string_equal(date_range_text(pool, day(2026, 12, 7), day(2026, 12, 7)),
                        "le 7\u00a0décembre\u00a02026");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_real_days_are_accepted),
        cmocka_unit_test(test_days_add_over_months_years_and_clock_changes),
        cmocka_unit_test(test_every_day_of_a_century_follows_the_one_before),
        cmocka_unit_test(test_iso_weeks_at_the_turn_of_the_year),
        cmocka_unit_test(test_days_are_said_in_french),
    };

    return RUN_WITH_POOL(tests);
}
