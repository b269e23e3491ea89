/* Names: what mails may quote of a stranger. */
#include "rules/name.h"

#include "base/pool.h"
#include "unit.h"

static void names(void **state)
{
    static const struct {
        const char *text;
        bool of_person, of_organisation;
    } cases[] = {
        {"Le Goff", true, true},
        {"D’HÉROUVILLE-Jean", true, true},
        {"St. Jean", true, true},
        {"M.Martin", true, true},
        {"Jean-Paul II", true, true},
        {"3M", true, true},
        {"Garage du 14 juillet 1789", true, true},
        {"S.A.R.L. Dupont & fils", true, true},
        {"Voyages.fr", false, true},
        {"gagne.example/x", false, true},
        {"GAGNE.COM", false, true},
        {"Gagne.Fr", false, true},
        {"gagné.example", false, true},
        {"M.MARTIN", true, true},
        {"J.Coélho", true, true},
        {"gagne\u3002example", false, false},
        {"gagne\uff0eexample", false, false},
        {"paul\ufe6bexemple", false, false},
        {"paul@exemple.fr", false, false},
        {"paul\uff20exemple.fr", false, false},
        {"www.gagne.example", false, false},
        {"WWW.GAGNE.EXAMPLE", false, false},
        {"Voir http://gagne.example", false, false},
        {"Voir HTTPS gagne", false, false},
        {"ftp://gagne", false, false},
        {"Appelez le 06 12 34 56 78", false, false},
        {"0612345678", false, false},
        {"Martin +33-6.12.34.56.78", false, false},
        {"<b>Martin</b>", true, true}, /* data, wherever it is shown */
    };
    struct pool *pool = pool_open();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (name_is_plain(pool, cases[i].text, NAME_OF_PERSON) != cases[i].of_person ||
            name_is_plain(pool, cases[i].text, NAME_OF_ORGANISATION) != cases[i].of_organisation)
            fail_msg("%s", cases[i].text);
    }
    assert_true(name_is_plain(pool, "Stage découverte 2026 1234567", NAME_OF_OFFER));
    assert_false(name_is_plain(pool, "Stage découverte de www.gagne.example", NAME_OF_OFFER));
    pool_close(pool);
}

static void parts(void **state)
{
    static const struct {
        const char *whole, *last, *first;
    } cases[] = {
        {"DUPONT Marie", "DUPONT", "Marie"},
        {"Marie DUPONT", "DUPONT", "Marie"},
        {"LE GOFF Anne-Lise", "LE GOFF", "Anne-Lise"},
        {"D’HÉROUVILLE Zoé Léa", "D’HÉROUVILLE", "Zoé Léa"},
        {"Dupont, Marie", "Dupont", "Marie"},
        {"ÖZTÜRK Élif", "ÖZTÜRK", "Élif"},
        {"Dupont Marie", "", ""},
        {"DUPONT", "", ""},
        {"DUPONT MARIE", "", ""},
        {"Marie", "", ""},
        {", Marie", "", ""},
        {"", "", ""},
    };
    struct pool *pool = pool_open();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *last, *first;

        assert_int_equal(name_part(pool, cases[i].whole, &last, &first), *cases[i].last != '\0');
        assert_string_equal(last, cases[i].last);
        assert_string_equal(first, cases[i].first);
    }
    pool_close(pool);
}

static void written(void **state)
{
    static const char *const cases[][2] = {
        {"Jean\u2013Paul", "Jean-Paul"},
        {"Jean\u2011Paul", "Jean-Paul"},
        {"D`Hérouville", "D\u2019Hérouville"},
        {"D\u00b4Or", "D\u2019Or"},
        {"D'Or", "D'Or"},
        {"Zoé", "Zoé"},
        {"", ""},
    };
    struct pool *pool = pool_open();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(name_written(pool, cases[i][0]), cases[i][1]);
    pool_close(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names), cmocka_unit_test(parts),
                                       cmocka_unit_test(written)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
