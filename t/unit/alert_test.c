/* The table of alerts: when each is due, how it goes, its keys of the configuration, its links. */
#include "rules/alert.h"

#include <string.h>

#include "base/choice_token.h"
#include "base/pool.h"
#include "unit.h"

static const struct holiday holidays[] = {
    {"Vacances de Noël", {2026, 12, 19}, {2027, 1, 3}},
    {"Vacances d’été", {2027, 7, 3}, {2027, 8, 31}},
};
static const struct calendar calendar = {holidays, COUNT_OF(holidays), TERRITORY_MAINLAND};

static struct alert_days days_of(struct alert_pauses *pauses, const char *text)
{
    assert_true(alert_pauses_read(text, pauses));
    return (struct alert_days){&calendar, pauses, true};
}

static void test_a_row_for_each_alert(void **state)
{
    (void)state;
    for (size_t i = 0; i < ALERTS; i++) {
        const struct alert_rule *rule = &alert_rules[i];
        enum alert alert;

        assert_true(alert_parse(rule->code, &alert));
        assert_int_equal(alert, i);
        assert_true(rule->readers != 0 && rule->delays.count > 0);
    }
    enum alert alert;

    assert_false(alert_parse("lost", &alert));
}

static void test_delays_are_read(void **state)
{
    static const char *const bad[] = {"", "0", "7 3", "3 3", "1 2 3 4 5", "3,7", "300", "on"};
    struct alert_delays delays;

    (void)state;
    assert_true(alert_delays_read("3 7 14", &delays));
    assert_int_equal(delays.count, 3);
    assert_int_equal(delays.days[2], 14);
    assert_true(alert_delays_read("off", &delays));
    assert_int_equal(delays.count, 0);
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_false(alert_delays_read(bad[i], &delays));
}

static void test_days_of_rest(void **state)
{
    static const char *const bad[] = {"07-01", "7/1", "13-01/01-01", "07-01/08-31,", "07-32/08-01"};
    struct alert_pauses pauses;
    struct alert_days days = days_of(&pauses, "07-01/08-31 12-24/01-02");

    (void)state;
    assert_true(alert_day_rests(&days, day(2027, 7, 1)));
    assert_true(alert_day_rests(&days, day(2027, 8, 31)));
    assert_false(alert_day_rests(&days, day(2027, 9, 1)));
    assert_true(alert_day_rests(&days, day(2028, 12, 31)));
    assert_true(alert_day_rests(&days, day(2028, 1, 2)));
    assert_false(alert_day_rests(&days, day(2028, 1, 3)));
    assert_true(alert_day_rests(&days, day(2026, 12, 20))); /* a holiday of the zone */
    days.rests_in_holidays = false;
    assert_false(alert_day_rests(&days, day(2026, 12, 20)));
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_false(alert_pauses_read(bad[i], &pauses));
}

static void test_steps_count_days_of_school(void **state)
{
    struct alert_pauses pauses;
    const struct alert_days days = days_of(&pauses, "");
    const struct alert_delays delays = {2, {2, 7}};
    const struct date since = day(2026, 12, 17);

    (void)state;
    assert_int_equal(alert_steps_due(&days, ALERT_OFFER, &delays, since, day(2026, 12, 18)), 0);
    assert_int_equal(alert_steps_due(&days, ALERT_OFFER, &delays, since, day(2027, 1, 3)), 0);
    assert_int_equal(alert_steps_due(&days, ALERT_OFFER, &delays, since, day(2027, 1, 4)), 1);
    assert_int_equal(alert_steps_due(&days, ALERT_OFFER, &delays, since, day(2027, 1, 9)), 2);
    /* what counts all days */
    assert_int_equal(alert_steps_due(&days, ALERT_UNANSWERED, &delays, since, day(2026, 12, 24)),
                     2);
}

/* A list looks no further than what can be due, and misses nothing of it. */
static void test_lists_begin_where_steps_do(void **state)
{
    struct alert_pauses pauses;
    const struct alert_days days = days_of(&pauses, "");
    const struct alert_delays delays = {2, {3, 7}};

    (void)state;
    for (int i = 0; i < 400; i++) {
        const struct date today = date_add(day(2026, 9, 1), i);
        const struct date begun = alert_begun_by(&days, ALERT_OFFER, &delays, today);

        assert_true(alert_steps_due(&days, ALERT_OFFER, &delays, begun, today) >= 1);
        assert_int_equal(alert_steps_due(&days, ALERT_OFFER, &delays, date_add(begun, 1), today),
                         0);
    }
}

static void check_ways(enum alert alert, enum alert_way chosen, bool can_sms, unsigned step,
                       bool mail, bool sms)
{
    const struct alert_ways ways = alert_ways(alert, chosen, can_sms, step);

    assert_int_equal(ways.mail, mail);
    assert_int_equal(ways.sms, sms);
}

static void test_ways(void **state)
{
    (void)state;
    check_ways(ALERT_CONFIRM, WAY_DEFAULT, true, 1, true, false);
    check_ways(ALERT_CONFIRM, WAY_DEFAULT, true, 2, false, true); /* not the same twice by mail */
    check_ways(ALERT_CONFIRM, WAY_DEFAULT, false, 2, true, false);
    check_ways(ALERT_CONFIRM, WAY_NONE, true, 1, true, false); /* essential */
    check_ways(ALERT_CONFIRM, WAY_SMS, false, 1, true, false); /* has no mobile any more */
    check_ways(ALERT_CONFIRM, WAY_SMS, true, 1, false, true);
    check_ways(ALERT_CONFIRM, WAY_BOTH, true, 1, true, true);
    check_ways(ALERT_SEARCH, WAY_NONE, true, 1, false, false);
    check_ways(ALERT_SEARCH, WAY_DEFAULT, true, 2, true, false); /* has no SMS */
}

static void test_links_are_ours_or_nothing(void **state)
{
    static const uint8_t secret[DIGEST_SIZE] = "a secret of 32 bytes, or nearly";
    static const uint8_t other[DIGEST_SIZE] = "another";
    static const uint8_t somebody[CHOICE_PERSON_SIZE] = "0123456789abcde";
    struct pool *pool = pool_open();
    char *path = pool_strdup(pool, choice_path(pool, secret, READER_EMPLOYER, somebody));
    char *token = strrchr(path, '/') + 1;
    uint8_t person[CHOICE_PERSON_SIZE];
    enum alert_reader reader;

    (void)state;
    assert_int_equal(strlen(token), TOKEN_TEXT_LENGTH);
    assert_true(choice_read(secret, "employeur", token, &reader, person));
    assert_int_equal(reader, READER_EMPLOYER);
    assert_memory_equal(person, somebody, sizeof person);
    assert_false(choice_read(secret, "eleve", token, &reader, person)); /* as somebody else */
    assert_false(choice_read(other, "employeur", token, &reader, person));
    token[3] = token[3] == 'A' ? 'B' : 'A';
    assert_false(choice_read(secret, "employeur", token, &reader, person));
    assert_false(choice_read(secret, "employeur", "", &reader, person));
    pool_close(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_row_for_each_alert),
        cmocka_unit_test(test_delays_are_read),
        cmocka_unit_test(test_days_of_rest),
        cmocka_unit_test(test_steps_count_days_of_school),
        cmocka_unit_test(test_lists_begin_where_steps_do),
        cmocka_unit_test(test_ways),
        cmocka_unit_test(test_links_are_ours_or_nothing),
    };

    crypto_open();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
