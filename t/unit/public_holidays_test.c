/* Public holidays, against calendars that others printed. */
#include "rules/public_holidays.h"

#include "unit.h"

static void test_easter(void **state)
{
    /* Observatoire de Paris; 22 March and 25 April are the first and last that there are. */
    static const struct date easters[] = {
        {1943, 4, 25}, {1961, 4, 2},  {1999, 4, 4},  {2000, 4, 23}, {2008, 3, 23}, {2011, 4, 24},
        {2016, 3, 27}, {2024, 3, 31}, {2025, 4, 20}, {2026, 4, 5},  {2027, 3, 28}, {2028, 4, 16},
        {2029, 4, 1},  {2030, 4, 21}, {2035, 3, 25}, {2038, 4, 25}, {2049, 4, 18}, {2076, 4, 19},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(easters); i++)
        assert_int_equal(date_compare(easter_sunday(easters[i].year), easters[i]), 0);
    for (int year = DATE_YEAR_MIN; year <= DATE_YEAR_MAX; year++)
        assert_int_equal(date_weekday(easter_sunday(year)), 7);
}

static void test_days(void **state)
{
    static const struct {
        enum territory territory;
        struct date day;
        const char *name;
    } cases[] = {
        {TERRITORY_MAINLAND, {2027, 1, 1}, "jour de l’an"},
        {TERRITORY_MAINLAND, {2027, 3, 29}, "lundi de Pâques"},
        {TERRITORY_MAINLAND, {2027, 5, 1}, "fête du Travail"},
        {TERRITORY_MAINLAND, {2027, 5, 6}, "Ascension"},
        {TERRITORY_MAINLAND, {2027, 5, 8}, "8 mai 1945"},
        {TERRITORY_MAINLAND, {2027, 5, 17}, "lundi de Pentecôte"},
        {TERRITORY_MAINLAND, {2027, 7, 14}, "fête nationale"},
        {TERRITORY_MAINLAND, {2027, 8, 15}, "Assomption"},
        {TERRITORY_MAINLAND, {2026, 11, 1}, "Toussaint"},
        {TERRITORY_MAINLAND, {2026, 11, 11}, "11 novembre 1918"},
        {TERRITORY_MAINLAND, {2026, 12, 25}, "Noël"},
        {TERRITORY_MAINLAND, {2026, 12, 26}, NULL},
        {TERRITORY_MAINLAND, {2027, 3, 26}, NULL},
        {TERRITORY_MAINLAND, {2027, 5, 7}, NULL},
        {TERRITORY_MAINLAND, {2027, 5, 27}, NULL},
        {TERRITORY_ALSACE_MOSELLE, {2027, 3, 26}, "Vendredi saint"},
        {TERRITORY_ALSACE_MOSELLE, {2026, 12, 26}, "Saint-Étienne"},
        {TERRITORY_ALSACE_MOSELLE, {2026, 11, 11}, "11 novembre 1918"},
        {TERRITORY_MAYOTTE, {2027, 4, 27}, "abolition de l’esclavage"},
        {TERRITORY_MARTINIQUE, {2027, 5, 22}, "abolition de l’esclavage"},
        {TERRITORY_GUADELOUPE, {2027, 5, 27}, "abolition de l’esclavage"},
        {TERRITORY_SAINT_MARTIN, {2027, 5, 28}, "abolition de l’esclavage"},
        {TERRITORY_GUYANE, {2027, 6, 10}, "abolition de l’esclavage"},
        {TERRITORY_SAINT_BARTHELEMY, {2027, 10, 9}, "abolition de l’esclavage"},
        {TERRITORY_REUNION, {2027, 12, 20}, "abolition de l’esclavage"},
        {TERRITORY_REUNION, {2027, 6, 10}, NULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *name = public_holiday(cases[i].territory, cases[i].day);

        if (cases[i].name == NULL)
            assert_null(name);
        else
            assert_string_equal(name != NULL ? name : "none", cases[i].name);
    }
}

static void test_a_year_has_eleven_besides_the_two_sundays(void **state)
{
    int count = 0;

    (void)state;
    for (struct date on = day(2027, 1, 1); on.year == 2027; on = date_add(on, 1))
        count += public_holiday(TERRITORY_MAINLAND, on) != NULL;
    assert_int_equal(count, 13);
}

static void test_words_of_the_configuration(void **state)
{
    enum territory territory;

    (void)state;
    assert_true(territory_read("", &territory));
    assert_int_equal(territory, TERRITORY_MAINLAND);
    assert_true(territory_read("alsace-moselle", &territory));
    assert_int_equal(territory, TERRITORY_ALSACE_MOSELLE);
    assert_true(territory_read("saint-martin", &territory));
    assert_int_equal(territory, TERRITORY_SAINT_MARTIN);
    assert_false(territory_read("corse", &territory));
    assert_int_equal(territory, TERRITORY_MAINLAND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_easter),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_a_year_has_eleven_besides_the_two_sundays),
        cmocka_unit_test(test_words_of_the_configuration),
    };

    return RUN_WITH_POOL(tests);
}
