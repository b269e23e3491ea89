/* What people write around the name of a town. */
#include "rules/town_asked.h"

#include "base/text.h"
#include "unit.h"

static void test_the_name_is_what_is_left(void **state)
{
    static const char *const cases[][2] = {
        {"Nantes", "nantes"},
        {"à Nantes", "nantes"},
        {"près de Nantes", "nantes"},
        {"Près d’Orvault", "orvault"},
        {"autour de La Baule", "la baule"},
        {"Nantes et alentours", "nantes"},
        {"Nantes (44)", "nantes"},
        {"Orvault, Loire-Atlantique", "orvault"},
        {"Orvault, Loire-Atlantique, France", "orvault"},
        {"Vertou France", "vertou"},
        {"ville de Rezé", "reze"},
        {"44 000", "44000"},
        {"44", "44"},
        {"Loire-Atlantique", "loire atlantique"},
        {"France", "france"},
        {"à", "a"},
        {"Saint-Aubin", "saint aubin"},
        {"Villeneuve", "villeneuve"},
        {"", ""},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(
            town_asked(*state,
                       text_trim(*state, text_fold_town(*state, cases[i][0]), TEXT_ONE_LINE),
                       "loire atlantique", "44"),
            cases[i][1]);
}

static void test_an_article_may_be_lost(void **state)
{
    const char *names[TOWN_ARTICLES];

    town_with_articles(*state, "croisic", names);
    assert_string_equal(names[0], "le croisic");
    assert_string_equal(names[3], "l croisic");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_name_is_what_is_left),
        cmocka_unit_test(test_an_article_may_be_lost),
    };

    return RUN_WITH_POOL(tests);
}
