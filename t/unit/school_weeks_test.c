/* The weeks of a school: what binds its pupils. */
#include "rules/school_weeks.h"

#include "unit.h"

/* A school on placement from 4 to 8 January, and from Wednesday 19 to Tuesday 25 May. */
static struct school_weeks school(enum other_weeks others)
{
    static struct school_period periods[] = {{{2027, 1, 4}, {2027, 1, 8}},
                                             {{2027, 5, 19}, {2027, 5, 25}}};

    return (struct school_weeks){.list = periods, .count = 2, .others = others};
}

static void test_a_week_is_of_the_school_or_another(void **state)
{
    static const struct {
        struct date monday;
        const char *never, *agreed, *free;
    } cases[] = {
        {{2027, 1, 4}, "own", "own", "own"},
        {{2027, 1, 11}, "never", "to-agree", "free"},
        {{2026, 12, 14}, "never", "to-agree", "free"},
        {{2026, 9, 7}, "never", "to-agree", "free"}, /* the same school year */
        {{2027, 5, 17}, "own", "own", "own"},        /* a part of the week is enough */
        {{2027, 5, 24}, "own", "own", "own"},
        {{2027, 5, 31}, "never", "to-agree", "free"},
        {{2027, 9, 6}, "", "", ""}, /* the next one has no dates yet */
        {{2026, 6, 1}, "", "", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct school_weeks never = school(OTHER_WEEKS_NEVER);
        const struct school_weeks agreed = school(OTHER_WEEKS_AGREED);
        const struct school_weeks all = school(OTHER_WEEKS_FREE);
        const struct date monday = cases[i].monday;

        assert_string_equal(week_standing_code(school_week_standing(&never, monday)),
                            cases[i].never);
        assert_string_equal(week_standing_code(school_week_standing(&agreed, monday)),
                            cases[i].agreed);
        assert_string_equal(week_standing_code(school_week_standing(&all, monday)), cases[i].free);
    }
}

static void test_days_of_the_weekend_make_no_week(void **state)
{
    struct school_period period = {day(2027, 1, 2), day(2027, 1, 10)};
    const struct school_weeks weeks = {.list = &period, .count = 1, .others = OTHER_WEEKS_NEVER};

    (void)state;
    assert_int_equal(school_week_standing(&weeks, day(2026, 12, 28)), WEEK_NEVER);
    assert_int_equal(school_week_standing(&weeks, day(2027, 1, 4)), WEEK_OF_SCHOOL);
    assert_int_equal(school_week_standing(&weeks, day(2027, 1, 11)), WEEK_NEVER);
}

static void test_who_has_no_dates_is_not_bound(void **state)
{
    const struct school_weeks none = {.others = OTHER_WEEKS_NEVER};

    (void)state;
    assert_int_equal(school_week_standing(&none, day(2027, 1, 4)), WEEK_UNBOUND);
}

static void test_what_may_be_confirmed(void **state)
{
    static const struct {
        enum week_standing standing;
        bool none, agreed, refused;
    } cases[] = {
        {WEEK_UNBOUND, true, true, true}, {WEEK_OF_SCHOOL, true, true, true},
        {WEEK_FREE, true, true, false},   {WEEK_TO_AGREE, false, true, false},
        {WEEK_NEVER, false, true, false}, /* what was agreed to stays */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(week_may_be_confirmed(cases[i].standing, WEEK_OPINION_NONE),
                         cases[i].none);
        assert_int_equal(week_may_be_confirmed(cases[i].standing, WEEK_OPINION_AGREED),
                         cases[i].agreed);
        assert_int_equal(week_may_be_confirmed(cases[i].standing, WEEK_OPINION_REFUSED),
                         cases[i].refused);
    }
}

static void test_dates_that_a_school_may_publish(void **state)
{
    static const struct holiday holidays[] = {
        {"Vacances de Noël", {2026, 12, 19}, {2027, 1, 3}},
        {"Vacances d'hiver", {2027, 2, 20}, {2027, 3, 7}},
        {"Pont", {2027, 5, 7}, {2027, 5, 8}},
    };
    static const struct calendar calendar = {holidays, 3};
    static const struct {
        struct school_period period;
        const char *refusal, *holiday;
    } cases[] = {
        {{{2026, 12, 14}, {2026, 12, 18}}, "", NULL},
        {{{2026, 12, 12}, {2026, 12, 20}}, "", NULL}, /* the weekends do not count */
        {{{2026, 12, 14}, {2026, 12, 21}}, "dates-holiday", "Vacances de Noël"},
        {{{2026, 12, 28}, {2027, 1, 8}}, "dates-holiday", "Vacances de Noël"},
        {{{2027, 2, 15}, {2027, 3, 12}}, "dates-holiday", "Vacances d'hiver"}, /* in between */
        {{{2027, 5, 3}, {2027, 5, 14}}, "", NULL}, /* a day off within the dates */
        {{{2027, 5, 3}, {2027, 5, 7}}, "dates-holiday", "Pont"},
        {{{2027, 1, 8}, {2027, 1, 4}}, "order", NULL},
        {{{2027, 1, 4}, {2027, 2, 12}}, "placement-long", NULL},
        {{{2026, 11, 23}, {2026, 11, 27}}, "", NULL}, /* this week */
        {{{2026, 11, 16}, {2026, 11, 20}}, "dates-past", NULL},
        {{{2026, 11, 16}, {2026, 11, 27}}, "dates-past", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct holiday *holiday;

        assert_string_equal(period_refusal_code(school_period_refusal(&cases[i].period, &calendar,
                                                                      day(2026, 11, 24), &holiday)),
                            cases[i].refusal);
        if (cases[i].holiday == NULL)
            assert_null(holiday);
        else
            assert_string_equal(holiday->label, cases[i].holiday);
    }
}

static void test_codes_go_there_and_back(void **state)
{
    enum other_weeks others;

    (void)state;
    for (unsigned i = OTHER_WEEKS_NEVER; i <= OTHER_WEEKS_FREE; i++) {
        assert_true(other_weeks_parse(other_weeks_code((enum other_weeks)i), &others));
        assert_int_equal(others, i);
    }
    assert_false(other_weeks_parse("", &others));
    assert_false(other_weeks_parse("sometimes", &others));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_week_is_of_the_school_or_another),
        cmocka_unit_test(test_days_of_the_weekend_make_no_week),
        cmocka_unit_test(test_who_has_no_dates_is_not_bound),
        cmocka_unit_test(test_what_may_be_confirmed),
        cmocka_unit_test(test_dates_that_a_school_may_publish),
        cmocka_unit_test(test_codes_go_there_and_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
