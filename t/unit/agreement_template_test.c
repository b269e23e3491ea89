/* Texts with named fields: checked, filled. */
#include "rules/agreement_template.h"

#include "unit.h"

static const char *const values[TEMPLATE_FIELDS] = {
    [TEMPLATE_PUPIL] = "Naïg {classe}", [TEMPLATE_HOST] = "Fournil"};

static void test_unknown_fields_are_refused_with_their_line(void **state)
{
    static const struct {
        const char *text, *code, *word;
        unsigned line;
    } cases[] = {
        {"## Un\n{eleve}", NULL, NULL, 0},
        {"Un\n\n{elève} vient", "template-field", "elève", 3},
        {"{eleve} et {}", "template-field", "", 1},
        {"Un {eleve\nvient}", "template-brace", "{", 1},
        {"Un\neleve}", "template-brace", "}", 2},
        {"{{eleve}}", "template-brace", "{", 1},
        {" \n ", "template-empty", "", 1},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct template_error error = template_check(*state, cases[i].text);

        if (cases[i].code == NULL) {
            assert_null(error.code);
            continue;
        }
        assert_string_equal(error.code, cases[i].code);
        assert_string_equal(error.word, cases[i].word);
        assert_int_equal(error.line, cases[i].line);
    }
}

static void test_a_text_becomes_blocks(void **state)
{
    struct template_blocks blocks;

    template_fill(
        *state, "## Article 1. {organisme}\nUne ligne,\net {eleve}.\n\n- un\n- deux\nsuite\n## Fin",
        values, &blocks);
    assert_int_equal(blocks.count, 5);
    assert_int_equal(blocks.list[0].kind, TEMPLATE_HEADING);
    assert_string_equal(blocks.list[0].text, "Article 1. Fournil");
    assert_int_equal(blocks.list[1].kind, TEMPLATE_PARAGRAPH);
    /* What a field holds is text, whatever it looks like. */
    assert_string_equal(blocks.list[1].text, "Une ligne, et Naïg {classe}.");
    assert_int_equal(blocks.list[2].kind, TEMPLATE_ITEM);
    assert_string_equal(blocks.list[3].text, "deux suite");
    assert_string_equal(blocks.list[4].text, "Fin");
}

static void test_what_is_not_known_shows_its_place(void **state)
{
    struct template_blocks blocks;

    template_fill(*state, "Avec {tuteur}", values, &blocks);
    assert_string_equal(blocks.list[0].text, "Avec …");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unknown_fields_are_refused_with_their_line),
        cmocka_unit_test(test_a_text_becomes_blocks),
        cmocka_unit_test(test_what_is_not_known_shows_its_place),
    };

    return cmocka_run_group_tests(tests, unit_open, unit_close);
}
