/* Identifiers, by table: what is typed, and what is kept (NULL: refused). */
#include "rules/identifier.h"

#include "unit.h"

struct reading {
    const char *typed;
    const char *kept;
};

typedef bool (*reader)(struct pool *pool, const char *typed, const char **kept);

static void check(struct pool *pool, reader read, const struct reading *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *kept = "";
        const bool is_good = read(pool, cases[i].typed, &kept);

        if (is_good != (cases[i].kept != NULL) || (is_good && strcmp(kept, cases[i].kept) != 0))
            fail_msg("\"%s\" gave \"%s\"", cases[i].typed, is_good ? kept : "(refused)");
    }
}

#define CHECK(state, read, cases) check(*(state), read, cases, COUNT_OF(cases))

static void test_siret(void **state)
{
    static const struct reading cases[] = {
        {"22440002800011", "22440002800011"},
        {" 224 400 028 00011 ", "22440002800011"},
        {"224\u00a0400\u202f028 00011", "22440002800011"},
        {"22440002800012", NULL},
        {"2244000280001", NULL},
        {"224400028000110", NULL},
        {"00000000000000", NULL},
        {"2244000280001A", NULL},
        {"", NULL},
        /* La Poste: the head office passes Luhn, its post offices have a sum of digits that is
         * a multiple of five. */
        {"35600000000048", "35600000000048"},
        {"35600000049837", "35600000049837"},
        {"35600000049838", NULL},
    };

    CHECK(state, siret_read, cases);
}

static void test_naf(void **state)
{
    static const struct reading cases[] = {
        {"8411Z", "8411Z"}, {"84.11z", "8411Z"}, {" 84 11 Z", "8411Z"}, {"8411", NULL},
        {"84111", NULL},    {"Z8411", NULL},     {"8411ZZ", NULL},      {"8411É", NULL},
    };

    CHECK(state, naf_read, cases);
}

static void test_uai(void **state)
{
    static const struct reading cases[] = {
        {"0440008V", "0440008V"}, {"0440013a", "0440013A"}, {"0440309X", "0440309X"},
        {"0440008W", NULL},       {"440008V", NULL},        {"04400081", NULL},
    };

    CHECK(state, uai_read, cases);
}

static void test_email(void **state)
{
    static const struct reading cases[] = {
        {"a.b+c@Exemple.FR", "a.b+c@exemple.fr"},
        {"  x@a-b.fr ", "x@a-b.fr"},
        {"x@localhost", NULL},
        {"x@.fr", NULL},
        {"x@a..fr", NULL},
        {"x@-a.fr", NULL},
        {"x@a-.fr", NULL},
        {"@a.fr", NULL},
        {"x y@a.fr", NULL},
        {"x@a.fr\r\nBcc: y@b.fr", NULL},
        {"é@a.fr", NULL},
        {"x@y@a.fr", NULL},
        {"<x@a.fr>", NULL},
        {"x@a.fr,y@b.fr", NULL},
    };

    CHECK(state, email_read, cases);
}

static void test_phone(void **state)
{
    static const struct reading cases[] = {
        {"02 40 99 15 44", "+33240991544"},
        {"02.40.99.15.44", "+33240991544"},
        {"+33 (0)6 12 34 56 78", "+33612345678"},
        {"0033612345678", "+33612345678"},
        {"+44 20 7946 0958", "+442079460958"},
        {"0612345", NULL},
        {"06123456789", NULL},
        {"+", NULL},
        {"+33612", NULL},
        {"bonjour", NULL},
    };

    CHECK(state, phone_read, cases);
    assert_true(phone_can_be_mobile("+33612345678"));
    assert_true(phone_can_be_mobile("+33712345678"));
    assert_false(phone_can_be_mobile("+33240991544"));
    assert_string_equal(phone_text(*state, "+33612345678"), "06\u00a012\u00a034\u00a056\u00a078");
    assert_string_equal(phone_text(*state, "+442079460958"), "+442079460958");
    assert_string_equal(phone_text(*state, ""), "");
}

static void test_website(void **state)
{
    static const struct reading cases[] = {
        {"www.exemple.fr", "https://www.exemple.fr"},
        {"http://exemple.fr/a?b#c", "http://exemple.fr/a?b#c"},
        {"https://exemple.fr:8443/", "https://exemple.fr:8443/"},
        {"javascript:alert(1)", NULL},
        {"javascript://exemple.fr/%0aalert(1)", NULL},
        {"data:text/html,x", NULL},
        {"https://user@exemple.fr", NULL},
        {"https://exemple.fr/\"onclick=", NULL},
        {"https://exemple", NULL},
        {"un site", NULL},
    };

    CHECK(state, website_read, cases);
}

static void test_postcode(void **state)
{
    static const struct reading cases[] = {
        {"44000", "44000"}, {" 44 000", "44000"}, {"01000", "01000"}, {"00999", NULL},
        {"4400", NULL},     {"440000", NULL},     {"4400A", NULL},
    };

    CHECK(state, postcode_read, cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_siret),    cmocka_unit_test(test_naf),
        cmocka_unit_test(test_uai),      cmocka_unit_test(test_email),
        cmocka_unit_test(test_phone),    cmocka_unit_test(test_website),
        cmocka_unit_test(test_postcode),
    };

    return RUN_WITH_POOL(tests);
}
