/* The sections of the texts that administrators edit, and the addresses of pages. */
#include "rules/editorial.h"

#include "base/pool.h"
#include "unit.h"

static void slugs(void **state)
{
    struct pool *pool = pool_open();

    (void)state;
    assert_string_equal(editorial_slug(pool, "Le stage en une page"), "le-stage-en-une-page");
    assert_string_equal(editorial_slug(pool, "  L’été : « Où ça ? » "), "l-ete-ou-ca");
    assert_string_equal(editorial_slug(pool, "Œuvre d’art 2027"), "oeuvre-d-art-2027");
    assert_string_equal(editorial_slug(pool, "العربية"), "page");
    assert_string_equal(editorial_slug(pool, ""), "page");
    assert_int_equal(
        strlen(editorial_slug(pool, "a very long title that goes on and on and on and on "
                                    "and on and on")),
        55);
    pool_close(pool);
}

static void sections(void **state)
{
    struct pool *pool = pool_open();

    (void)state;
    assert_null(editorial_section("rien"));
    assert_true(editorial_section("eleves")->has_pages);
    assert_true(editorial_section("site")->is_fixed);
    assert_false(editorial_section("bandeaux")->has_pages);
    assert_string_equal(editorial_path(pool, "site", "aide"), "/aide");
    assert_string_equal(editorial_path(pool, "eleves", "cv"), "/eleves/cv");
    pool_close(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(slugs), cmocka_unit_test(sections)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
