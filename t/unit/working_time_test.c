/* The legal limits of a week of placement, each on both sides of its edge. */
#include "rules/working_time.h"

#include <stdio.h>

#include "unit.h"

static const struct holiday holidays[] = {
    {"Vacances de la Toussaint", {2026, 10, 17}, {2026, 11, 1}},
    {"Vacances de Noël", {2026, 12, 19}, {2027, 1, 3}},
};
static const struct calendar calendar = {holidays, COUNT_OF(holidays), TERRITORY_MAINLAND};

#define NO_DATE                                                                                    \
    {                                                                                              \
        0                                                                                          \
    }
#define DECEMBER                                                                                   \
    {                                                                                              \
        2026, 12, 7                                                                                \
    }

static const struct {
    const char *name;
    const char *schedule;
    struct date monday, born_on;
    unsigned advised_hours;
    const char *expected; /* codes, with the day from 0 or the whole week as -1 */
} cases[] = {
    {"a usual week", "12345 0900-1200 1300-1600", DECEMBER, {2012, 5, 3}, 30, ""},
    {"nothing", "", DECEMBER, {2012, 5, 3}, 30, ""},
    {"seven hours", "12345 0900-1200 1300-1700", DECEMBER, {2011, 5, 3}, 30, ""},
    {"a minute more than seven hours", "1 0900-1200 1300-1701", DECEMBER, NO_DATE, 0,
     "day-length 0 421"},
    {"eight hours on each day of an offer", "12 0900-1300 1400-1800", NO_DATE, NO_DATE, 0,
     "day-length 0 480,day-length 1 480"},
    {"more than 35 hours", "1234 0900-1200 1300-1700;5 0900-1200 1300-1701", DECEMBER, NO_DATE, 0,
     "day-length 4 421,week-length -1 2101"},
    {"thirty hours at 14", "12345 0900-1200 1300-1600", DECEMBER, {2012, 5, 3}, 30, ""},
    {"more than thirty hours at 14",
     "1234 0900-1200 1300-1600;5 0900-1200 1300-1601",
     DECEMBER,
     {2012, 5, 3},
     30,
     "week-advised -1 1801"},
    {"the same where nobody advises it",
     "1234 0900-1200 1300-1600;5 0900-1200 1300-1601",
     DECEMBER,
     {2012, 5, 3},
     0,
     ""},
    {"fifteen on the first day",
     "1234 0900-1200 1300-1600;5 0900-1200 1300-1601",
     DECEMBER,
     {2011, 12, 7},
     30,
     ""},
    {"fifteen a day later",
     "1234 0900-1200 1300-1600;5 0900-1200 1300-1601",
     DECEMBER,
     {2011, 12, 8},
     30,
     "week-advised -1 1801"},
    {"fifteen on Tuesday, the first day",
     "2345 0900-1200 1300-1700;6 0900-1200",
     DECEMBER,
     {2011, 12, 8},
     30,
     ""},
    {"from six", "1 0600-1000", DECEMBER, NO_DATE, 0, ""},
    {"a minute before six", "1 0559-1000", DECEMBER, NO_DATE, 0, "earliest 0 359"},
    {"until eight in the evening", "1 1600-2000", DECEMBER, NO_DATE, 0, ""},
    {"a minute later", "1 1600-2001", DECEMBER, NO_DATE, 0, "latest 0 1201"},
    {"four hours and a half", "1 0900-1330", DECEMBER, NO_DATE, 0, ""},
    {"a minute more without a break", "1 0900-1331", DECEMBER, NO_DATE, 0, "break 0 271"},
    {"with a break of half an hour", "1 0900-1200 1230-1630", DECEMBER, NO_DATE, 0, ""},
    {"with a minute less", "1 0900-1200 1229-1630", DECEMBER, NO_DATE, 0,
     "break 0 421,"
     "day-length 0 421"},
    {"with two short ones", "1 0900-1100 1115-1300 1315-1500", DECEMBER, NO_DATE, 0, "break 0 330"},
    {"with a long one in the wrong place", "1 0900-1000 1030-1530", DECEMBER, NO_DATE, 0,
     "break 0 300"},
    {"with a break of no length", "1 0900-1200 1200-1500", DECEMBER, NO_DATE, 0, "break 0 360"},
    {"fourteen hours of rest", "1 1600-1900;2 0900-1200", DECEMBER, {2011, 5, 3}, 0, ""},
    {"a minute less under 16",
     "1 1600-1901;2 0900-1200",
     DECEMBER,
     {2011, 5, 3},
     0,
     "night-under-16 0 839"},
    {"a minute less, age not known", "1 1600-1901;2 0900-1200", NO_DATE, NO_DATE, 0,
     "night-under-16 0 839"},
    {"a minute less from 16 on", "1 1600-1901;2 0900-1200", DECEMBER, {2010, 12, 7}, 0, ""},
    {"sixteen the day after",
     "1 1600-1901;2 0900-1200",
     DECEMBER,
     {2010, 12, 8},
     0,
     "night-under-16 0 839"},
    {"twelve hours from 16 on", "1 1600-1900;2 0700-1000", DECEMBER, {2010, 5, 3}, 0, ""},
    {"less than twelve",
     "1 1600-1901;2 0700-1000",
     DECEMBER,
     {2010, 5, 3},
     0,
     "night-from-16 0 719"},
    {"a day without work is rest", "1 1600-2000;3 0600-1000", DECEMBER, {2012, 5, 3}, 0, ""},
    {"Sunday has no next day", "7 1600-2000", DECEMBER, {2012, 5, 3}, 0, ""},
    {"five days that do not follow each other", "12346 0900-1200", DECEMBER, NO_DATE, 0,
     "rest-days -1 0"},
    {"Tuesday to Saturday: Sunday and Monday are rest", "23456 0900-1200", DECEMBER, NO_DATE, 0,
     ""},
    {"six days", "123456 0900-1200", DECEMBER, NO_DATE, 0, "days -1 6,rest-days -1 0"},
    {"six days, two rests apart", "134567 0900-1200", DECEMBER, NO_DATE, 0,
     "days -1 6,rest-days -1 0"},
    {"seven days", "1234567 0900-1200", DECEMBER, NO_DATE, 0, "days -1 7,rest-days -1 0"},
    {"in the holidays",
     "12 0900-1200",
     {2026, 12, 21},
     NO_DATE,
     0,
     "school-holiday 0 0,school-holiday 1 0"},
    {"the first day of the holidays",
     "56 0900-1200",
     {2026, 12, 14},
     NO_DATE,
     0,
     "school-holiday 5 0"},
    {"11 November", "12345 0900-1200", {2026, 11, 9}, NO_DATE, 0, "public-holiday 2 0"},
    {"the same without that day", "1245 0900-1200", {2026, 11, 9}, NO_DATE, 0, ""},
    {"both at once",
     "5 0900-1200",
     {2026, 12, 21},
     NO_DATE,
     0,
     "public-holiday 4 0,school-holiday 4 0"},
    {"all at once", "1 0500-1200 1210-2130", DECEMBER, NO_DATE, 0,
     "break 0 980,day-length 0 980,earliest 0 300,latest 0 1290"},
};

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *breaches_text(struct pool *pool, const struct working_time_breaches *breaches)
{
    const char *texts[WORKING_TIME_BREACHES_MAX], *all = "";

    for (size_t i = 0; i < breaches->count; i++)
        texts[i] = pool_printf(pool, "%s %d %u", working_time_code(breaches->list[i].limit),
                               breaches->list[i].day, breaches->list[i].minutes);
    qsort(texts, breaches->count, sizeof *texts, by_text);
    for (size_t i = 0; i < breaches->count; i++)
        all = pool_printf(pool, "%s%s%s", all, i > 0 ? "," : "", texts[i]);
    return all;
}

static void test_each_limit_holds_at_its_edge(void **state)
{
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct working_time_terms terms = {.monday = cases[i].monday,
                                                 .born_on = cases[i].born_on,
                                                 .holidays = &calendar,
                                                 .advised_hours = cases[i].advised_hours};
        struct working_time_breaches breaches;
        struct schedule schedule;
        const char *got;

        assert_true(schedule_read(cases[i].schedule, &schedule));
        working_time_check(&schedule, &terms, &breaches);
        got = breaches_text(*state, &breaches);
        if (strcmp(got, cases[i].expected) != 0)
            fail_msg("%s: \"%s\"", cases[i].name, got);
    }
}

static void test_an_advice_does_not_bind(void **state)
{
    const struct working_time_terms terms = {
        .monday = DECEMBER, .born_on = {2012, 5, 3}, .advised_hours = 30};
    struct working_time_breaches breaches;
    struct schedule schedule;

    (void)state;
    assert_true(schedule_read("12345 0900-1200 1300-1630", &schedule));
    working_time_check(&schedule, &terms, &breaches);
    assert_int_equal(breaches.count, 1);
    assert_int_equal(working_time_broken(&breaches), 0);
    assert_false(working_time_binds(breaches.list[0].limit));
    assert_true(schedule_read("12345 0900-1200 1300-1730", &schedule));
    working_time_check(&schedule, &terms, &breaches);
    assert_int_equal(working_time_broken(&breaches), 6);
}

static void test_territories_have_holidays_of_their_own(void **state)
{
    struct working_time_terms terms = {.monday = {2027, 3, 22}};
    struct working_time_breaches breaches;
    struct schedule schedule;

    assert_true(schedule_read("5 0900-1200", &schedule));
    working_time_check(&schedule, &terms, &breaches);
    assert_int_equal(breaches.count, 0);
    terms.territory = TERRITORY_ALSACE_MOSELLE;
    working_time_check(&schedule, &terms, &breaches);
    assert_int_equal(breaches.count, 1);
    assert_string_equal(working_time_found(*state, &breaches.list[0]),
                        "vendredi 26\u00a0mars\u00a02027\u00a0: Vendredi saint");
}

static void test_what_is_found_is_said(void **state)
{
    struct working_time_terms terms = {.holidays = &calendar};
    struct working_time_breaches breaches;
    struct schedule schedule;

    assert_true(schedule_read("1 0900-1300 1400-1830;234567 0900-1000", &schedule));
    working_time_check(&schedule, &terms, &breaches);
    assert_int_equal(breaches.count, 3);
    assert_string_equal(working_time_found(*state, &breaches.list[0]),
                        "lundi\u00a0: 8\u00a0h\u00a030");
    assert_string_equal(working_time_found(*state, &breaches.list[1]), "7 jours");
    assert_string_equal(working_time_found(*state, &breaches.list[2]), "");
}

static void test_the_worst_week_fits(void **state)
{
    const struct working_time_terms terms = {.monday = {2026, 12, 21}, .holidays = &calendar};
    struct working_time_breaches breaches;
    struct schedule schedule;

    (void)state;
    assert_true(schedule_read("1234567 0000-2400", &schedule));
    working_time_check(&schedule, &terms, &breaches);
    /* Five of each day and six nights, Christmas, and three of the week. */
    assert_int_equal(breaches.count, 7 * 5 + 6 + 1 + 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_limit_holds_at_its_edge),
        cmocka_unit_test(test_an_advice_does_not_bind),
        cmocka_unit_test(test_territories_have_holidays_of_their_own),
        cmocka_unit_test(test_what_is_found_is_said),
        cmocka_unit_test(test_the_worst_week_fits),
    };

    return RUN_WITH_POOL(tests);
}
