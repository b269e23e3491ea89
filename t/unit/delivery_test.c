/* Messages that could not be sent: when again, and whose fault. */
#include "rules/delivery.h"

#include "unit.h"

static void test_waits_grow_and_vary(void **state)
{
    static const struct {
        unsigned tries, from, to;
    } waits[] = {{1, 48, 72},       {2, 96, 144},       {3, 192, 288},
                 {9, 12288, 18432}, {10, 17280, 25920}, {200, 17280, 25920}};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(waits); i++) {
        for (uint32_t chance = 0; chance < 100000; chance += 37)
            assert_in_range(delivery_wait(waits[i].tries, 0, chance), waits[i].from, waits[i].to);
    }
    assert_int_not_equal(delivery_wait(3, 0, 1), delivery_wait(3, 0, 2));
}

static void test_two_days_in_all(void **state)
{
    (void)state;
    assert_int_not_equal(delivery_wait(12, 2 * 86400 - 1, 0), 0);
    assert_int_equal(delivery_wait(1, 2 * 86400, 0), 0);
}

static void test_replies(void **state)
{
    (void)state;
    assert_int_equal(delivery_of_reply(250), DELIVERY_DONE);
    assert_int_equal(delivery_of_reply(421), DELIVERY_LATER);
    assert_int_equal(delivery_of_reply(451), DELIVERY_LATER);
    assert_int_equal(delivery_of_reply(550), DELIVERY_REFUSED);
    assert_int_equal(delivery_of_reply(354), DELIVERY_LATER); /* nothing that one expects */
}

static void test_whose_fault(void **state)
{
    (void)state;
    assert_true(delivery_blames_mailbox(550, "5.1.1 <a@b.example>: no such user", true));
    assert_true(delivery_blames_mailbox(550, "5.2.1 disabled", true));
    assert_true(delivery_blames_mailbox(550, "No such user here", true));
    assert_true(delivery_blames_mailbox(550, "5.1.10 null MX", true));
    assert_false(delivery_blames_mailbox(550, "5.7.1 relaying denied", true));
    assert_false(delivery_blames_mailbox(550, "5.1.12 something else", true));
    assert_true(delivery_blames_mailbox(550, "5.1.1 no such user", false));
    assert_false(delivery_blames_mailbox(550, "looks like spam", false));
    assert_false(delivery_blames_mailbox(554, "spam", true));
    assert_false(delivery_blames_mailbox(552, "5.2.2 mailbox full", true));
}

static void test_logs_name_nobody(void **state)
{
    struct pool *pool = *state;

    assert_string_equal(
        delivery_reason_to_log(pool, "550 5.1.1 <malo@famille.example>: no such user"),
        "550 5.1.1 <*>: no such user");
    assert_string_equal(delivery_reason_to_log(pool, "400 to=+33612345678, malo@b.example unknown"),
                        "400 to=*, * unknown");
    assert_string_equal(delivery_reason_to_log(pool, "invalid number (+33612345678)"),
                        "invalid number (*)");
    assert_string_equal(delivery_reason_to_log(pool, "no mobile: +33612345678."), "no mobile: *");
    assert_string_equal(delivery_reason_to_log(pool, NULL), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_waits_grow_and_vary),
        cmocka_unit_test(test_two_days_in_all),
        cmocka_unit_test(test_replies),
        cmocka_unit_test(test_whose_fault),
        cmocka_unit_test(test_logs_name_nobody),
    };

    return RUN_WITH_POOL(tests);
}
