/* Text from outside: cleaned, trimmed, folded. */
#include "base/text.h"

#include "base/address.h"
#include "base/mail_limits.h"

#include "unit.h"

static const char *cleaned(struct pool *pool, const char *bytes, size_t length)
{
    const char *text;

    return text_clean(pool, bytes, length, &text) ? text : NULL;
}

#define CLEANED(pool, literal) cleaned(pool, literal, sizeof(literal) - 1)

static void test_what_is_not_text_is_refused(void **state)
{
    struct pool *pool = *state;

    assert_null(CLEANED(pool, "a\0b"));
    assert_null(CLEANED(pool, "\xff\xfe"));
    assert_null(CLEANED(pool, "\xc0\xaf"));         /* overlong */
    assert_null(CLEANED(pool, "\xed\xa0\x80"));     /* surrogate */
    assert_null(CLEANED(pool, "\xf4\x90\x80\x80")); /* beyond Unicode */
    assert_null(CLEANED(pool, "é\xc3"));            /* cut */
}

static void test_controls_vanish_and_line_ends_are_one(void **state)
{
    struct pool *pool = *state;

    assert_string_equal(CLEANED(pool, "a\x01\x1b[31mb\x7f"), "a[31mb");
    assert_string_equal(CLEANED(pool, "a\r\nb\rc\nd"), "a\nb\nc\nd");
    assert_string_equal(CLEANED(pool, "x\u202ey\u2066z\ufeff\uffff"), "xyz");
    assert_string_equal(CLEANED(pool, "\xc2\x85é\xc2\x9f"), "é");
    assert_string_equal(CLEANED(pool, "🙂 <b>&\"'"), "🙂 <b>&\"'");
    assert_string_equal(CLEANED(pool, ""), "");
}

static void test_accents_are_composed(void **state)
{
    assert_string_equal(CLEANED(*state, "e\u0301te\u0301"), "été");
}

static void test_white_space_is_trimmed(void **state)
{
    struct pool *pool = *state;

    assert_string_equal(text_trim(pool, " \u00a0 a  \n b\t", TEXT_ONE_LINE), "a b");
    assert_string_equal(text_trim(pool, "\n\n a\n\n b \n", TEXT_LINES), "a\n\n b");
    assert_string_equal(text_trim(pool, "   ", TEXT_LINES), "");
    assert_string_equal(text_trim(pool, "été\u202f", TEXT_ONE_LINE), "été");
    assert_string_equal(text_trim(pool, "Prêts\u202f?  Oui\u00a0!", TEXT_ONE_LINE),
                        "Prêts\u202f? Oui\u00a0!");
}

static void test_apostrophes_are_those_of_typography(void **state)
{
    static const struct {
        const char *typed, *written;
    } cases[] = {
        {"Artisanat d'art", "Artisanat d’art"},
        {"Villeneuve-d'Ascq", "Villeneuve-d’Ascq"},
        {"L'ÎLE-D'YEU", "L’ÎLE-D’YEU"},
        {"Collège de l’Étoile", "Collège de l’Étoile"},
        {"Les Sables-d'Olonne, rue de l'Été", "Les Sables-d’Olonne, rue de l’Été"},
        {"Entreprise 'Le Fournil'", "Entreprise 'Le Fournil’"},
        {"'05 12 34", "'05 12 34"},
        {"5' à pied", "5' à pied"},
        {"", ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(text_apostrophes(*state, cases[i].typed), cases[i].written);
    assert_string_equal(text_fold(*state, "d'art"), text_fold(*state, "d’art"));
}

static void test_folding_forgets_what_people_do_not_tell_apart(void **state)
{
    struct pool *pool = *state;

    assert_string_equal(text_fold(pool, "L’Œuvre d'ÉTÉ (à Nantes)"), "l oeuvre d ete a nantes");
    assert_string_equal(text_fold(pool, "Straße ﬁn 3e"), "strasse fin 3e");
    assert_string_equal(text_fold(pool, "Łódź, Sønder, ĐORĐEVIĆ, Ħal"), "lodz sonder dordevic hal");
    assert_string_equal(text_fold(pool, "%_'(🙂"), "");
    assert_string_equal(text_fold_town(pool, "St-Étienne-de-Montluc"), "saint etienne de montluc");
    assert_string_equal(text_fold_town(pool, "SAINTE-PAZANNE"),
                        text_fold_town(pool, "Ste Pazanne"));
    assert_string_equal(text_fold_town(pool, "Stains"), "stains");
    assert_string_equal(text_fold_town(pool, "NANTES CEDEX"), "nantes");
    assert_string_equal(text_fold_town(pool, "Nantes Cédex 09"), "nantes");
    assert_string_equal(text_fold_town(pool, "St Nazaire  CEDEX 2 "), "saint nazaire");
    assert_string_equal(text_fold_town(pool, "Nantes cedex 1 44041"), "nantes 44041");
    assert_string_equal(text_fold_town(pool, "Cedex"), "cedex");
    assert_string_equal(text_fold_town(pool, "Cedexville 9"), "cedexville 9");
}

static void test_length_counts_characters(void **state)
{
    (void)state;
    assert_int_equal(text_length("été 🙂"), 5);
    assert_int_equal(text_length(""), 0);
}

static void test_addresses_of_machines_are_shortened(void **state)
{
    static const char *const cases[][2] = {
        {"192.0.2.77", "192.0.2.0"},
        {"::ffff:192.0.2.77", "192.0.2.0"},
        {"2001:db8:1:2:3:4:5:6", "2001:db8:1::"},
        {"::1", "::"},
        {"unix:", ""},
        {"", ""},
        {"192.0.2.77, 10.0.0.1", ""},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(address_shortened(*state, cases[i][0]), cases[i][1]);
}

static void test_networks_hold_addresses(void **state)
{
    static const struct {
        const char *address, *networks;
        bool is_in;
    } cases[] = {
        {"192.0.2.77", "192.0.2.77", true},
        {"192.0.2.77", "10.0.0.0/8, 192.0.2.64/26", true},
        {"192.0.2.63", "10.0.0.0/8, 192.0.2.64/26", false},
        {"10.255.0.1", "10.0.0.0/8 192.0.2.0/24", true},
        {"::ffff:10.255.0.1", "10.0.0.0/8", true},
        {"2001:db8:1::7", "2001:db8::/32", true},
        {"2001:db9::7", "2001:db8::/32", false},
        {"192.0.2.77", "0.0.0.0/0", true},
        {"2001:db8::7", "0.0.0.0/0", false},
        {"unix:", "0.0.0.0/0", false},
        {"192.0.2.77", "", false},
    };
    static const char *const wrong[] = {"192.0.2.0/33",        "192.0.2",        "10.0.0.0/",
                                        "10.0.0.0/a",          "2001:db8::/129", "school",
                                        "10.0.0.0/8;192.0.2.1"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_true(address_networks_are_good(cases[i].networks));
        if (address_is_in(cases[i].address, cases[i].networks) != cases[i].is_in)
            fail_msg("%s in %s", cases[i].address, cases[i].networks);
    }
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        if (address_networks_are_good(wrong[i]))
            fail_msg("%s", wrong[i]);
    }
}

static void test_limits_are_four_numbers(void **state)
{
    static const char *const wrong[] = {"",         "3 60 60", "3 60 60 1000 1", "3 60 60 70000",
                                        "3 -1 0 0", "a 1 2 3", "3 60 60 1000x"};
    struct mail_limit limit;

    (void)state;
    assert_true(mail_limit_read("3 60 0 65535", &limit));
    assert_int_equal(limit.recipient, 3);
    assert_int_equal(limit.place, 60);
    assert_int_equal(limit.account, 0);
    assert_int_equal(limit.total, 65535);
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        if (mail_limit_read(wrong[i], &limit))
            fail_msg("%s", wrong[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_not_text_is_refused),
        cmocka_unit_test(test_controls_vanish_and_line_ends_are_one),
        cmocka_unit_test(test_accents_are_composed),
        cmocka_unit_test(test_apostrophes_are_those_of_typography),
        cmocka_unit_test(test_white_space_is_trimmed),
        cmocka_unit_test(test_folding_forgets_what_people_do_not_tell_apart),
        cmocka_unit_test(test_length_counts_characters),
        cmocka_unit_test(test_addresses_of_machines_are_shortened),
        cmocka_unit_test(test_networks_hold_addresses),
        cmocka_unit_test(test_limits_are_four_numbers),
    };

    return RUN_WITH_POOL(tests);
}
