/* What counts as the same address and class. */
#include "rules/same.h"

#include "unit.h"

static void test_one_mailbox(void **state)
{
    static const char *const same[][2] = {
        {"Paul.Lemoine@Exemple.fr", "paul.lemoine@exemple.fr"},
        {" paul@exemple.fr ", "paul@exemple.fr"},
        {"paul@caf\u00e9.example", "paul@xn--caf-dma.example"},
        {"paul@CAF\u00c9.example", "PAUL@caf\u00e9.example"},
    };
    static const char *const different[][2] = {
        {"paul.lemoine@exemple.fr", "paul-lemoine@exemple.fr"},
        {"paul.lemoine@exemple.fr", "paullemoine@exemple.fr"},
        {"paul@exemple.fr", "paul@exemple.com"},
        {"", ""},
        {"paul", "paul"},
    };

    for (size_t i = 0; i < COUNT_OF(same); i++) {
        if (!same_email(*state, same[i][0], same[i][1]))
            fail_msg("%s is %s", same[i][0], same[i][1]);
    }
    for (size_t i = 0; i < COUNT_OF(different); i++) {
        if (same_email(*state, different[i][0], different[i][1]))
            fail_msg("%s is not %s", different[i][0], different[i][1]);
    }
}

static void test_one_mailbox_counted(void **state)
{
    static const char *const cases[][2] = {
        {"paul@exemple.fr", "paul@exemple.fr"},
        {"paul+stage@exemple.fr", "paul@exemple.fr"},
        {"paul.martin@exemple.fr", "paul.martin@exemple.fr"},
        {"p.a.u.l+x+y@gmail.com", "paul@gmail.com"},
        {"paul@GoogleMail.com", "paul@gmail.com"},
        {"+33612345678", "+33612345678"},
        {"", ""},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(mailbox_counted(*state, cases[i][0]), cases[i][1]);
}

static void test_one_class(void **state)
{
    static const char *const cases[][2] = {
        {"3e A", "3e A"},
        {"3E A", "3e A"},
        {"3e a", "3e A"},
        {"3\u00e8me A", "3e A"},
        {"3A", "3e A"},
        {"3 A", "3e A"},
        {"3eA", "3e A"},
        {"3e-A", "3e A"},
        {"3\u00b0A", "3e A"},
        {"  3 e  A ", "3e A"},
        {"3i\u00e8me A", "3e A"},
        {"Troisi\u00e8me A", "3e A"},
        {"3e", "3e"},
        {"3", "3e"},
        {"3\u00c8ME 5", "3e 5"},
        {"3e5", "3e 5"},
        {"3e SEGPA", "3e Segpa"},
        {"3e segpa 1", "3e Segpa 1"},
        {"303", "303"},
        {"4e B", "4E B"},
        {"", ""},
        {"ULIS", "Ulis"},
        {"3e bleue", "3e Bleue"},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *written = class_written(*state, cases[i][0]);

        assert_string_equal(written, cases[i][1]);
        assert_string_equal(class_written(*state, written), written);
    }
    assert_int_equal(strlen(class_written(*state, "3aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")), 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_mailbox),
        cmocka_unit_test(test_one_mailbox_counted),
        cmocka_unit_test(test_one_class),
    };

    return RUN_WITH_POOL(tests);
}
