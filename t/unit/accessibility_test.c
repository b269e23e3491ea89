/* Nobody says more of the site's accessibility than an audit found. */
#include "rules/accessibility.h"

#include "unit.h"

static void test_what_is_said_needs_its_audit(void **state)
{
    static const struct date today = {2027, 2, 1};
    static const struct {
        const char *conformity;
        struct date on;
        const char *auditor, *rate;
        const char *said, *refused; /* the first field that is; NULL: none */
    } cases[] = {
        {"none", {0}, "", "", "none", NULL},
        {"none", {2027, 1, 15}, "Cabinet", "42", "none", NULL},
        {"partial", {0}, "", "", "none", "audited-on"},
        {"partial", {2027, 1, 15}, "", "92", "none", "auditor"},
        {"partial", {2027, 1, 15}, "Cabinet", "", "none", "rate"},
        {"partial", {2027, 1, 15}, "Cabinet", "92", "partial", NULL},
        {"partial", {2027, 1, 15}, "Cabinet", "76,5", "partial", NULL},
        {"partial", {2027, 1, 15}, "Cabinet", "50", "partial", NULL},
        {"partial", {2027, 1, 15}, "Cabinet", "49,9", "none", "rate"},
        {"partial", {2027, 2, 2}, "Cabinet", "92", "partial", "audited-on"},
        {"full", {2027, 1, 15}, "Cabinet", "", "none", "rate"},
        {"full", {2027, 1, 15}, "Cabinet", "99,9", "partial", "rate"},
        {"full", {2027, 1, 15}, "Cabinet", "100", "full", NULL},
        {"full", {2027, 1, 15}, "Cabinet", "100,1", "none", "rate"},
        {"full", {2027, 1, 15}, "Cabinet", "cent", "none", "rate"},
        {"partial", {2027, 1, 15}, "Cabinet", "92 %", "none", "rate"},
        {"yes", {2027, 1, 15}, "Cabinet", "92", "none", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct accessibility facts = {.conformity = cases[i].conformity,
                                            .audited_on = cases[i].on,
                                            .auditor = cases[i].auditor,
                                            .rate = cases[i].rate};
        struct form_errors errors = {.count = 0};

        assert_string_equal(accessibility_conformity(&facts), cases[i].said);
        accessibility_check(&facts, today, &errors);
        if (cases[i].refused == NULL)
            assert_int_equal(errors.count, 0);
        else
            assert_string_equal(errors.list[0].field, cases[i].refused);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_said_needs_its_audit),
    };

    return RUN_WITH_POOL(tests);
}
