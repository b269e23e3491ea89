/* E-mail and web addresses, by table: what is typed, and what is kept (NULL: refused). */
#include "rules/web_address.h"

#include "reading.h"

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
        {"paul@écoles.fr", "paul@xn--coles-9ra.fr"},
        {"paul@xn--coles-9ra.fr", "paul@xn--coles-9ra.fr"},
        {"paul@Écoles.FR", "paul@xn--coles-9ra.fr"},
        {"paul.lemoine@a.fr\u200b", "paul.lemoine@a.fr"},
        {"\ufeffpaul-lemoine@a.fr\u00a0", "paul-lemoine@a.fr"},
        {"mailto:paul@a.fr", "paul@a.fr"},
        {"paul@a.fr.", "paul@a.fr"},
        {"paul@a.fr;", "paul@a.fr"},
        {";", NULL},
        {"x@y@a.fr", NULL},
        {"<x@a.fr>", "x@a.fr"},
        {"Paul Lemoine <paul.lemoine@a.fr>", "paul.lemoine@a.fr"},
        {"paul.lemoine @a.fr", "paul.lemoine@a.fr"},
        {"paul.lemoine@ a.fr", "paul.lemoine@a.fr"},
        {"<x@a.fr> <y@a.fr>", NULL},
        {"x<y@a.fr", NULL},
        {"x@a.fr,y@b.fr", NULL},
    };

    CHECK(state, email_read, cases);
}

static void test_website(void **state)
{
    static const struct reading cases[] = {
        {"www.exemple.fr", "https://www.exemple.fr"},
        {"www.exemple.fr.", "https://www.exemple.fr"},
        {"Https://WWW.Exemple.fr/A", "https://www.exemple.fr/A"},
        {"https://exemple.fr/a,", "https://exemple.fr/a"},
        {"http://exemple.fr/a?b#c", "http://exemple.fr/a?b#c"},
        {"https://exemple.fr:8443/", "https://exemple.fr:8443/"},
        {"javascript:alert(1)", NULL},
        {"javascript://exemple.fr/%0aalert(1)", NULL},
        {"data:text/html,x", NULL},
        {"https://user@exemple.fr", NULL},
        {"https://exemple.fr/\"onclick=", NULL},
        {"https://exemple", NULL},
        {"un site", NULL},
        {"\u200bwww.exemple.fr\u00a0", "https://www.exemple.fr"},
        {"https://crêperie.fr/menu", "https://xn--crperie-kya.fr/menu"},
        {"www.exemple.fr/nos-métiers?q=é", "https://www.exemple.fr/nos-m%C3%A9tiers?q=%C3%A9"},
        {"https://exemple.fr/a b", NULL},
    };

    CHECK(state, website_read, cases);
}

static void test_addresses_are_shown_as_people_write_them(void **state)
{
    assert_string_equal(email_text(*state, "paul@xn--coles-9ra.fr"), "paul@écoles.fr");
    assert_string_equal(email_text(*state, "paul@ecoles.fr"), "paul@ecoles.fr");
    assert_string_equal(email_text(*state, ""), "");
    /* No such name: the two letters would not come back. */
    assert_string_equal(email_text(*state, "paul@xn--a.fr"), "paul@xn--a.fr");
    assert_string_equal(website_text(*state, "https://xn--crperie-kya.fr/m%C3%A9tiers"),
                        "https://crêperie.fr/métiers");
    assert_string_equal(website_text(*state, "https://exemple.fr/a%20b%2F%ff"),
                        "https://exemple.fr/a%20b%2F%ff");
    assert_string_equal(website_text(*state, ""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_email),
        cmocka_unit_test(test_website),
        cmocka_unit_test(test_addresses_are_shown_as_people_write_them),
    };

    return RUN_WITH_POOL(tests);
}
