/* The states of an agreement, by table and by random sequences. */
#include "rules/agreement.h"

#include "unit.h"

static void test_each_change_that_there_is(void **state)
{
    /* Rows: from; columns: to. */
    static const bool table[AGREEMENT_STATES][AGREEMENT_STATES] = {
        [AGREEMENT_NONE] = {[AGREEMENT_TO_COMPLETE_EMPLOYER] = true},
        [AGREEMENT_TO_COMPLETE_EMPLOYER] =
            {[AGREEMENT_TO_COMPLETE_SCHOOL] = true, [AGREEMENT_CANCELLED] = true},
        [AGREEMENT_TO_COMPLETE_SCHOOL] = {[AGREEMENT_TO_COMPLETE_EMPLOYER] = true,
                                          [AGREEMENT_TO_SIGN] = true,
                                          [AGREEMENT_CANCELLED] = true},
        [AGREEMENT_TO_SIGN] = {[AGREEMENT_TO_COMPLETE_EMPLOYER] = true,
                               [AGREEMENT_TO_COMPLETE_SCHOOL] = true,
                               [AGREEMENT_SIGNED] = true,
                               [AGREEMENT_CANCELLED] = true},
        [AGREEMENT_SIGNED] = {[AGREEMENT_TO_COMPLETE_EMPLOYER] = true,
                              [AGREEMENT_TO_COMPLETE_SCHOOL] = true,
                              [AGREEMENT_CANCELLED] = true},
    };

    (void)state;
    for (unsigned from = 0; from < AGREEMENT_STATES; from++) {
        for (unsigned to = 0; to < AGREEMENT_STATES; to++)
            assert_int_equal(
                agreement_may_become((enum agreement_state)from, (enum agreement_state)to),
                table[from][to]);
    }
}

static void test_what_could_be_signed_is_taken_back_by_a_new_version_only(void **state)
{
    (void)state;
    assert_true(agreement_is_corrected(AGREEMENT_TO_SIGN, AGREEMENT_TO_COMPLETE_SCHOOL));
    assert_true(agreement_is_corrected(AGREEMENT_SIGNED, AGREEMENT_TO_COMPLETE_EMPLOYER));
    assert_false(
        agreement_is_corrected(AGREEMENT_TO_COMPLETE_SCHOOL, AGREEMENT_TO_COMPLETE_EMPLOYER));
    assert_false(agreement_is_corrected(AGREEMENT_SIGNED, AGREEMENT_CANCELLED));
}

static void test_no_sequence_is_signed_without_both_parts(void **state)
{
    (void)state;
    srand(20);
    for (unsigned run = 0; run < 200; run++) {
        enum agreement_state now = AGREEMENT_NONE;
        bool has_employer = false, has_school = false;

        for (unsigned i = 0; i < 60; i++) {
            const enum agreement_state to = (enum agreement_state)(rand() % AGREEMENT_STATES);

            if (!agreement_may_become(now, to))
                continue;
            has_employer = to == AGREEMENT_TO_COMPLETE_EMPLOYER
                               ? false
                               : now == AGREEMENT_TO_COMPLETE_EMPLOYER || has_employer;
            has_school =
                to == AGREEMENT_TO_SIGN || (has_school && to != AGREEMENT_TO_COMPLETE_EMPLOYER &&
                                            to != AGREEMENT_TO_COMPLETE_SCHOOL);
            assert_false(now == AGREEMENT_CANCELLED);
            now = to;
            if (now == AGREEMENT_SIGNED)
                assert_true(has_employer && has_school);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_change_that_there_is),
        cmocka_unit_test(test_what_could_be_signed_is_taken_back_by_a_new_version_only),
        cmocka_unit_test(test_no_sequence_is_signed_without_both_parts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
