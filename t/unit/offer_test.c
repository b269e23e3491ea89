/* The calendar of school weeks, and the status of an offer. */
#include "rules/offer.h"

#include "rules/calendar.h"
#include "unit.h"

static const struct holiday holidays[] = {
    {"Vacances de la Toussaint", {2026, 10, 17}, {2026, 11, 1}},
    {"Vacances de Noël", {2026, 12, 19}, {2027, 1, 3}},
    {"Pont de l’Ascension", {2027, 5, 6}, {2027, 5, 9}},
    {"Vacances d’été", {2027, 7, 3}, {2027, 8, 31}},
};
static const struct calendar calendar = {holidays, COUNT_OF(holidays), TERRITORY_MAINLAND};

static void check_week(struct date monday, struct date from, struct date to, struct date first,
                       struct date last)
{
    struct date got_first, got_last;

    assert_true(calendar_week_days(&calendar, monday, from, to, &got_first, &got_last));
    assert_int_equal(date_compare(got_first, first), 0);
    assert_int_equal(date_compare(got_last, last), 0);
}

static void test_weeks_leave_out_holidays_weekends_and_what_is_outside(void **state)
{
    struct date first, last;

    (void)state;
    check_week(day(2026, 12, 7), day(2026, 12, 7), day(2026, 12, 11), day(2026, 12, 7),
               day(2026, 12, 11));
    check_week(day(2026, 12, 7), day(2026, 12, 9), day(2027, 3, 1), day(2026, 12, 9),
               day(2026, 12, 11));
    check_week(day(2027, 5, 3), day(2027, 5, 3), day(2027, 5, 9), day(2027, 5, 3), day(2027, 5, 5));
    /* Easter Monday; 8 May 2028 is a Monday, 11 November 2026 a Wednesday. */
    check_week(day(2027, 3, 29), day(2027, 3, 1), day(2027, 4, 30), day(2027, 3, 30),
               day(2027, 4, 2));
    check_week(day(2028, 5, 8), day(2028, 5, 1), day(2028, 5, 31), day(2028, 5, 9),
               day(2028, 5, 12));
    check_week(day(2026, 11, 9), day(2026, 11, 1), day(2026, 11, 30), day(2026, 11, 9),
               day(2026, 11, 13));
    assert_false(calendar_week_days(&calendar, day(2026, 12, 21), day(2026, 12, 1),
                                    day(2027, 1, 31), &first, &last));
    assert_false(calendar_week_days(&calendar, day(2026, 12, 7), day(2026, 12, 12),
                                    day(2026, 12, 13), &first, &last));
    assert_string_equal(calendar_week_holiday(&calendar, day(2026, 12, 28))->label,
                        "Vacances de Noël");
    assert_null(calendar_week_holiday(&calendar, day(2027, 5, 3)));
    assert_null(calendar_week_holiday(&calendar, day(2027, 1, 4)));
}

static void test_the_lead_time_and_the_application_period_close_a_week(void **state)
{
    const struct date none = {0};

    (void)state;
    assert_int_equal(date_compare(offer_apply_until(day(2026, 12, 7), 7, none), day(2026, 11, 30)),
                     0);
    /* On its Monday a week has begun. */
    assert_int_equal(date_compare(offer_apply_until(day(2026, 12, 7), 0, none), day(2026, 12, 6)),
                     0);
    assert_int_equal(date_compare(offer_apply_until(day(2026, 12, 7), 1, none), day(2026, 12, 6)),
                     0);
    assert_int_equal(
        date_compare(offer_apply_until(day(2027, 1, 4), 7, day(2026, 12, 1)), day(2026, 12, 1)), 0);
}

struct status_case {
    const char *name;
    struct offer_terms terms;
    enum offer_status status;
    enum offer_closure closure;
};

static void test_status(void **state)
{
#define ACTIVE OFFER_STATE_ACTIVE
    const struct date today = {2026, 11, 23}, later = {2027, 3, 1}, past = {2026, 11, 22};
    const struct date tomorrow = {2026, 11, 24}, none = {0};
    const struct status_case cases[] = {
        {"saved",
         {OFFER_STATE_TO_ACTIVATE, later, none, none, 0, false, false},
         OFFER_TO_ACTIVATE,
         OFFER_CLOSED_NOT_ACTIVE},
        {"active", {ACTIVE, later, none, none, 2, false, false}, OFFER_OPEN, OFFER_CAN_APPLY},
        {"its last day", {ACTIVE, today, none, none, 2, false, false}, OFFER_OPEN, OFFER_CAN_APPLY},
        {"past", {ACTIVE, past, none, none, 0, false, false}, OFFER_ENDED, OFFER_CLOSED_ENDED},
        {"full", {ACTIVE, later, none, none, 0, true, false}, OFFER_FILLED, OFFER_CLOSED_FILLED},
        {"full and closed",
         {ACTIVE, later, none, past, 0, true, false},
         OFFER_FILLED,
         OFFER_CLOSED_FILLED},
        {"too early",
         {ACTIVE, later, tomorrow, none, 2, false, false},
         OFFER_UPCOMING,
         OFFER_CLOSED_NOT_YET},
        {"opens today", {ACTIVE, later, today, none, 2, false, false}, OFFER_OPEN, OFFER_CAN_APPLY},
        {"closes today",
         {ACTIVE, later, none, today, 2, false, false},
         OFFER_OPEN,
         OFFER_CAN_APPLY},
        {"too late",
         {ACTIVE, later, none, past, 0, false, false},
         OFFER_SUSPENDED,
         OFFER_CLOSED_PERIOD},
        {"suspended",
         {ACTIVE, later, none, none, 0, false, true},
         OFFER_SUSPENDED,
         OFFER_CLOSED_PERIOD},
        {"free seats, but too near",
         {ACTIVE, later, none, none, 0, false, false},
         OFFER_CLOSED,
         OFFER_CLOSED_WEEKS},
        {"disabled",
         {OFFER_STATE_DISABLED, later, none, none, 0, false, false},
         OFFER_DISABLED,
         OFFER_CLOSED_NOT_ACTIVE},
        {"disabled and past",
         {OFFER_STATE_DISABLED, past, none, none, 0, false, false},
         OFFER_DISABLED,
         OFFER_CLOSED_NOT_ACTIVE},
    };
#undef ACTIVE

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        if (offer_status(&cases[i].terms, today) != cases[i].status)
            fail_msg("status: %s", cases[i].name);
        if (offer_closure(&cases[i].terms, today) != cases[i].closure)
            fail_msg("closure: %s", cases[i].name);
    }
}

static void test_what_can_be_done(void **state)
{
    static const char *const codes[OFFER_ACTS] = {
        [OFFER_ACTIVATE] = "activate ", [OFFER_CORRECT] = "correct ", [OFFER_SUSPEND] = "suspend ",
        [OFFER_RESUME] = "resume ",     [OFFER_DISABLE] = "disable ", [OFFER_RESTORE] = "restore ",
    };
    const struct date today = {2026, 9, 1}, past = {2026, 8, 1}, later = {2027, 1, 31};
    const struct {
        struct offer_terms terms;
        const char *acts;
    } table[] = {
        {{.state = OFFER_STATE_TO_ACTIVATE, .last = later}, "activate correct disable "},
        {{.state = OFFER_STATE_ACTIVE, .last = later, .seats_left = 1}, "correct suspend disable "},
        {{.state = OFFER_STATE_ACTIVE, .last = later, .is_full = true}, "correct suspend disable "},
        {{.state = OFFER_STATE_ACTIVE, .last = later, .is_suspended = true},
         "correct resume disable "},
        {{.state = OFFER_STATE_ACTIVE, .last = later, .is_full = true, .is_suspended = true},
         "correct resume disable "},
        {{.state = OFFER_STATE_ACTIVE, .last = past, .seats_left = 1}, "correct disable "},
        {{.state = OFFER_STATE_DISABLED, .last = later, .seats_left = 1}, "restore "},
    };

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const char *acts = "";

        for (enum offer_act act = 0; act < OFFER_ACTS; act++)
            acts = pool_printf(*state, "%s%s", acts,
                               offer_may(&table[i].terms, today, act) ? codes[act] : "");
        assert_string_equal(acts, table[i].acts);
    }
}

static void check_left(const struct offer_terms *terms, const struct offer_week *weeks,
                       struct date today, unsigned seats)
{
    assert_int_equal(offer_seats_left(terms, weeks, 3, today), seats);
}

static void test_seats_left_are_those_that_can_still_be_asked_for(void **state)
{
    struct offer_terms terms = {.state = OFFER_STATE_ACTIVE, .last = day(2027, 3, 1)};
    struct offer_week weeks[] = {
        {.monday = day(2026, 11, 23), .apply_until = day(2026, 11, 16), .seats = 3},
        {.monday = day(2026, 12, 7), .apply_until = day(2026, 11, 30), .seats = 1, .taken = 1},
        {.monday = day(2026, 12, 14), .apply_until = day(2026, 12, 7), .seats = 2, .taken = 1},
    };

    (void)state;
    for (unsigned i = 0; i < 3; i++)
        weeks[i].capacity_id = i;
    check_left(&terms, weeks, day(2026, 11, 16), 4);
    check_left(&terms, weeks, day(2026, 11, 17), 1); /* the first week is too near */
    check_left(&terms, weeks, day(2026, 12, 7), 1);
    check_left(&terms, weeks, day(2026, 12, 8), 0);
    terms.apply_from = day(2026, 12, 1); /* by then the first week has closed */
    check_left(&terms, weeks, day(2026, 11, 10), 1);
    terms.apply_from = day(2026, 12, 8); /* and all of them */
    check_left(&terms, weeks, day(2026, 11, 10), 0);
    terms.apply_from = (struct date){0};
    terms.is_suspended = true;
    check_left(&terms, weeks, day(2026, 11, 16), 0);
    terms = (struct offer_terms){.state = OFFER_STATE_DISABLED, .last = day(2027, 3, 1)};
    check_left(&terms, weeks, day(2026, 11, 16), 0);
}

static void test_a_pool_of_several_weeks_is_counted_once(void **state)
{
    const struct offer_terms terms = {.state = OFFER_STATE_ACTIVE, .last = day(2027, 3, 1)};
    struct offer_week weeks[3];

    (void)state;
    for (int i = 0; i < 3; i++)
        weeks[i] = (struct offer_week){.monday = date_add(day(2026, 12, 7), 7 * i),
                                       .apply_until = date_add(day(2026, 11, 30), 7 * i),
                                       .seats = 3,
                                       .taken = 1,
                                       .capacity_id = 9};
    check_left(&terms, weeks, day(2026, 11, 16), 2);
    check_left(&terms, weeks, day(2026, 12, 14), 2);
    check_left(&terms, weeks, day(2026, 12, 15), 0);
}

static void test_the_school_year_ends_with_the_summer(void **state)
{
    const struct calendar none = {NULL, 0};

    (void)state;
    assert_int_equal(date_compare(calendar_year_end(&calendar, 2027), day(2027, 7, 2)), 0);
    assert_int_equal(date_compare(calendar_year_end(&none, 2027), day(2027, 8, 31)), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_weeks_leave_out_holidays_weekends_and_what_is_outside),
        cmocka_unit_test(test_the_lead_time_and_the_application_period_close_a_week),
        cmocka_unit_test(test_status),
        cmocka_unit_test(test_what_can_be_done),
        cmocka_unit_test(test_seats_left_are_those_that_can_still_be_asked_for),
        cmocka_unit_test(test_a_pool_of_several_weeks_is_counted_once),
        cmocka_unit_test(test_the_school_year_ends_with_the_summer),
    };

    return RUN_WITH_POOL(tests);
}
