/* The states of an application, against a simple model; its dates; who is told. */
#include "rules/application.h"

#include "unit.h"

static const struct holiday holidays[] = {
    {"Vacances de Noël", {2026, 12, 19}, {2027, 1, 3}},
    {"Vacances de printemps", {2027, 4, 17}, {2027, 5, 2}},
    {"Pont de l’Ascension", {2027, 5, 6}, {2027, 5, 9}},
    {"Vacances d’été", {2027, 7, 3}, {2027, 8, 31}},
};
static const struct calendar calendar = {holidays, COUNT_OF(holidays), TERRITORY_MAINLAND};

static const struct application_opinions fresh = {EMPLOYER_PENDING, REFERENT_NONE, PUPIL_PENDING,
                                                  CLOSED_NOT};

/* Everything in favour: a seat is left, the week is ahead. */
static struct application_facts good_facts(void)
{
    return (struct application_facts){.today = day(2026, 11, 24),
                                      .monday = day(2026, 12, 7),
                                      .confirm_until = day(2026, 12, 1),
                                      .offer_is_active = true,
                                      .seats_left = 1};
}

static void test_each_state_has_a_code_of_its_own(void **state)
{
    (void)state;
    for (unsigned i = 0; i < APPLICATION_STATES; i++) {
        enum application_state parsed;

        assert_true(
            application_state_parse(application_state_code((enum application_state)i), &parsed));
        assert_int_equal(parsed, i);
    }
    enum application_state parsed;

    assert_false(application_state_parse("lost", &parsed));
}

static void check_status(enum application_state state, const char *status, bool is_live)
{
    assert_string_equal(application_status_code(state), status);
    assert_int_equal(application_is_live(state), is_live);
}

static void test_people_see_eight_words(void **state)
{
    (void)state;
    check_status(APPLICATION_PENDING, "waiting", true);
    check_status(APPLICATION_ACCEPTED, "accepted", true);
    check_status(APPLICATION_CONFIRMED, "confirmed", true);
    check_status(APPLICATION_REFUSED, "refused", false);
    check_status(APPLICATION_WITHDRAWN, "withdrawn", false);
    check_status(APPLICATION_SEAT_TAKEN, "closed", false);
    check_status(APPLICATION_CONFIRMED_ELSEWHERE, "closed", false);
    check_status(APPLICATION_EXPIRED, "closed", false);
    check_status(APPLICATION_OFFER_DISABLED, "invalidated", false);
    check_status(APPLICATION_WEEK_REMOVED, "invalidated", false);
    check_status(APPLICATION_CANCELLED, "cancelled", false);
}

/* The three opinions and the way each state is written in them. */
static void test_the_opinions_say_the_state(void **state)
{
    (void)state;
    for (unsigned to = APPLICATION_PENDING; to < APPLICATION_STATES; to++) {
        struct application_opinions before = fresh;

        if (to == APPLICATION_CONFIRMED || to == APPLICATION_CANCELLED)
            before = application_after(&before, APPLICATION_ACCEPTED);
        if (to == APPLICATION_CANCELLED)
            before = application_after(&before, APPLICATION_CONFIRMED);
        if (to != APPLICATION_PENDING)
            before = application_after(&before, (enum application_state)to);
        assert_int_equal(application_state(&before), to);
    }
}

static unsigned step_after(enum application_state first, enum application_state second)
{
    struct application_opinions opinions = application_after(&fresh, first);

    opinions = application_after(&opinions, second);
    return application_step(&opinions);
}

static void test_the_steps_say_how_far_it_came(void **state)
{
    (void)state;
    assert_int_equal(application_step(&fresh), 2);
    assert_int_equal(step_after(APPLICATION_PENDING, APPLICATION_WITHDRAWN), 2);
    assert_int_equal(step_after(APPLICATION_PENDING, APPLICATION_EXPIRED), 2);
    assert_int_equal(step_after(APPLICATION_PENDING, APPLICATION_REFUSED), 3);
    assert_int_equal(step_after(APPLICATION_ACCEPTED, APPLICATION_SEAT_TAKEN), 3);
    assert_int_equal(step_after(APPLICATION_ACCEPTED, APPLICATION_CONFIRMED), 4);
    assert_int_equal(step_after(APPLICATION_CONFIRMED, APPLICATION_CANCELLED), 4);
}

static void check_refusal(enum application_state from, enum application_state to,
                          const struct application_facts *facts, enum application_refusal refusal)
{
    assert_int_equal(application_refusal(from, to, facts), refusal);
}

static void test_accepting_needs_a_seat_that_the_pupil_can_take(void **state)
{
    struct application_facts facts = good_facts();

    (void)state;
    check_refusal(APPLICATION_PENDING, APPLICATION_ACCEPTED, &facts, REFUSAL_NONE);
    check_refusal(APPLICATION_REFUSED, APPLICATION_ACCEPTED, &facts, REFUSAL_NONE);
    check_refusal(APPLICATION_EXPIRED, APPLICATION_ACCEPTED, &facts, REFUSAL_NONE);
    check_refusal(APPLICATION_WITHDRAWN, APPLICATION_ACCEPTED, &facts, REFUSAL_STATE);
    check_refusal(APPLICATION_SEAT_TAKEN, APPLICATION_ACCEPTED, &facts, REFUSAL_STATE);
    facts.seats_left = 0;
    check_refusal(APPLICATION_REFUSED, APPLICATION_ACCEPTED, &facts, REFUSAL_SEAT);
    facts.has_another = true;
    check_refusal(APPLICATION_EXPIRED, APPLICATION_ACCEPTED, &facts, REFUSAL_ANOTHER);
    facts.pupil_is_placed = true;
    check_refusal(APPLICATION_REFUSED, APPLICATION_ACCEPTED, &facts, REFUSAL_PLACED);
    facts.week_is_removed = true;
    check_refusal(APPLICATION_REFUSED, APPLICATION_ACCEPTED, &facts, REFUSAL_WEEK);
    facts.offer_is_active = false;
    check_refusal(APPLICATION_REFUSED, APPLICATION_ACCEPTED, &facts, REFUSAL_OFFER);
    facts.pupil_is_gone = true;
    check_refusal(APPLICATION_PENDING, APPLICATION_ACCEPTED, &facts, REFUSAL_GONE);
    check_refusal(APPLICATION_ACCEPTED, APPLICATION_CONFIRMED, &facts, REFUSAL_GONE);
    check_refusal(APPLICATION_PENDING, APPLICATION_REFUSED, &facts, REFUSAL_NONE);
    facts.today = facts.monday;
    check_refusal(APPLICATION_REFUSED, APPLICATION_ACCEPTED, &facts, REFUSAL_PAST);
}

static void test_what_comes_back_to_life_counts_among_the_live(void **state)
{
    struct application_facts facts = good_facts();

    (void)state;
    facts.live_max = 10;
    facts.live = 9;
    check_refusal(APPLICATION_EXPIRED, APPLICATION_ACCEPTED, &facts, REFUSAL_NONE);
    facts.live = 10; /* one that is live already stays one */
    check_refusal(APPLICATION_PENDING, APPLICATION_ACCEPTED, &facts, REFUSAL_NONE);
    check_refusal(APPLICATION_ACCEPTED, APPLICATION_CONFIRMED, &facts, REFUSAL_NONE);
    check_refusal(APPLICATION_REFUSED, APPLICATION_ACCEPTED, &facts, REFUSAL_TOO_MANY);
    check_refusal(APPLICATION_EXPIRED, APPLICATION_ACCEPTED, &facts, REFUSAL_TOO_MANY);
}

static void test_taking_up_again_is_once_and_while_a_seat_is_free(void **state)
{
    struct application_facts facts = good_facts();

    (void)state;
    check_refusal(APPLICATION_WITHDRAWN, APPLICATION_PENDING, &facts, REFUSAL_NONE);
    check_refusal(APPLICATION_EXPIRED, APPLICATION_PENDING, &facts, REFUSAL_NONE);
    check_refusal(APPLICATION_REFUSED, APPLICATION_PENDING, &facts, REFUSAL_STATE);
    check_refusal(APPLICATION_CANCELLED, APPLICATION_PENDING, &facts, REFUSAL_STATE);
    facts.live = facts.live_max = 10;
    check_refusal(APPLICATION_WITHDRAWN, APPLICATION_PENDING, &facts, REFUSAL_TOO_MANY);
    facts.seats_left = 0;
    check_refusal(APPLICATION_EXPIRED, APPLICATION_PENDING, &facts, REFUSAL_SEAT);
    facts.is_too_late = true;
    check_refusal(APPLICATION_EXPIRED, APPLICATION_PENDING, &facts, REFUSAL_CLOSED);
    facts.week = WEEK_NEVER;
    check_refusal(APPLICATION_EXPIRED, APPLICATION_PENDING, &facts, REFUSAL_WEEK_NEVER);
    facts.was_taken_up = true;
    check_refusal(APPLICATION_EXPIRED, APPLICATION_PENDING, &facts, REFUSAL_AGAIN);
}

static void test_an_employer_is_reminded_once_from_the_third_day(void **state)
{
    const struct date sent = day(2026, 11, 20);

    (void)state;
    assert_false(
        application_may_remind_employer(APPLICATION_PENDING, sent, false, day(2026, 11, 22)));
    assert_true(
        application_may_remind_employer(APPLICATION_PENDING, sent, false, day(2026, 11, 23)));
    assert_false(
        application_may_remind_employer(APPLICATION_PENDING, sent, true, day(2026, 11, 23)));
    assert_false(
        application_may_remind_employer(APPLICATION_ACCEPTED, sent, false, day(2026, 11, 23)));
}

static void test_the_weeks_of_the_school_hold_a_confirmation(void **state)
{
    struct application_facts facts = good_facts();

    (void)state;
    facts.week = WEEK_TO_AGREE;
    facts.week_opinion = WEEK_OPINION_NONE;
    check_refusal(APPLICATION_PENDING, APPLICATION_ACCEPTED, &facts, REFUSAL_NONE);
    check_refusal(APPLICATION_ACCEPTED, APPLICATION_CONFIRMED, &facts, REFUSAL_WEEK_AWAITED);
    facts.week_opinion = WEEK_OPINION_REFUSED;
    check_refusal(APPLICATION_ACCEPTED, APPLICATION_CONFIRMED, &facts, REFUSAL_WEEK_REFUSED);
    facts.week_opinion = WEEK_OPINION_AGREED;
    check_refusal(APPLICATION_ACCEPTED, APPLICATION_CONFIRMED, &facts, REFUSAL_NONE);
    facts.week = WEEK_NEVER;
    check_refusal(APPLICATION_ACCEPTED, APPLICATION_CONFIRMED, &facts, REFUSAL_NONE);
    facts.week_opinion = WEEK_OPINION_NONE;
    check_refusal(APPLICATION_ACCEPTED, APPLICATION_CONFIRMED, &facts, REFUSAL_WEEK_NEVER);
}

static void test_confirming_has_its_time(void **state)
{
    struct application_facts facts = good_facts();

    (void)state;
    facts.today = facts.confirm_until;
    check_refusal(APPLICATION_ACCEPTED, APPLICATION_CONFIRMED, &facts, REFUSAL_NONE);
    facts.today = date_add(facts.today, 1);
    check_refusal(APPLICATION_ACCEPTED, APPLICATION_CONFIRMED, &facts, REFUSAL_LATE);
    check_refusal(APPLICATION_PENDING, APPLICATION_CONFIRMED, &facts, REFUSAL_STATE);
}

static void test_a_placement_is_cancelled_until_it_is_over(void **state)
{
    struct application_facts facts = good_facts();

    (void)state;
    facts.today = date_add(facts.monday, 4);
    check_refusal(APPLICATION_CONFIRMED, APPLICATION_CANCELLED, &facts, REFUSAL_NONE);
    facts.today = date_add(facts.monday, 5);
    check_refusal(APPLICATION_CONFIRMED, APPLICATION_CANCELLED, &facts, REFUSAL_PAST);
    check_refusal(APPLICATION_ACCEPTED, APPLICATION_CANCELLED, &facts, REFUSAL_STATE);
}

static void check_date(struct date got, struct date expected)
{
    assert_int_equal(date_compare(got, expected), 0);
}

static void test_holidays_stop_the_clock_of_a_confirmation(void **state)
{
    const struct date far = day(2027, 3, 1);

    (void)state;
    check_date(application_confirm_until(&calendar, day(2026, 11, 24), far, 7), day(2026, 12, 1));
    check_date(application_confirm_until(&calendar, day(2026, 12, 16), far, 7), day(2027, 1, 8));
    /* Before the week begins, at least the day of the acceptance itself. */
    check_date(application_confirm_until(&calendar, day(2026, 12, 3), day(2026, 12, 7), 7),
               day(2026, 12, 6));
    check_date(application_confirm_until(&calendar, day(2026, 12, 6), day(2026, 12, 7), 7),
               day(2026, 12, 6));
    assert_int_equal(application_days_between(&calendar, day(2026, 12, 16), day(2027, 1, 4)), 3);
    assert_int_equal(application_days_between(&calendar, day(2026, 12, 16), day(2026, 12, 16)), 0);
}

/* Sent or accepted on a day for a Monday: the last day to answer or to confirm, the days of the
 * reminders, the day on which it expires. Written by hand, from a calendar. */
struct clock_case {
    const char *name;
    enum alert alert;
    struct date since, monday, until;
    struct date reminders[3];
    struct date over;
};

static const struct clock_case clocks[] = {
    {"an answer, far from any holiday",
     ALERT_ANSWER,
     {2026, 11, 24},
     {2027, 3, 1},
     {2026, 12, 9},
     {{2026, 11, 27}, {2026, 12, 1}, {2026, 12, 8}},
     {2026, 12, 10}},
    {"an answer through Christmas",
     ALERT_ANSWER,
     {2026, 12, 18},
     {2027, 3, 1},
     {2027, 1, 18},
     {{2027, 1, 6}, {2027, 1, 10}, {2027, 1, 17}},
     {2027, 1, 19}},
    {"a confirmation through Christmas",
     ALERT_CONFIRM,
     {2026, 12, 18},
     {2027, 3, 1},
     {2027, 1, 10},
     {{2027, 1, 5}, {2027, 1, 8}, {0}},
     {2027, 1, 11}},
    {"an acceptance before Christmas, for the week after: one reminder, in the holidays",
     ALERT_CONFIRM,
     {2026, 12, 18},
     {2027, 1, 4},
     {2027, 1, 3},
     {{2027, 1, 2}, {0}, {0}},
     {2027, 1, 4}},
    {"an answer before Christmas, for the week after",
     ALERT_ANSWER,
     {2026, 12, 18},
     {2027, 1, 4},
     {2027, 1, 3},
     {{2027, 1, 2}, {0}, {0}},
     {2027, 1, 4}},
    {"three days before the Monday",
     ALERT_ANSWER,
     {2026, 11, 30},
     {2026, 12, 7},
     {2026, 12, 4},
     {{2026, 12, 3}, {0}, {0}},
     {2026, 12, 5}},
    {"asked on the last day but two: three days at least",
     ALERT_ANSWER,
     {2026, 12, 2},
     {2026, 12, 7},
     {2026, 12, 5},
     {{2026, 12, 4}, {0}, {0}},
     {2026, 12, 6}},
    {"asked on the eve of the week: that day",
     ALERT_ANSWER,
     {2026, 12, 6},
     {2026, 12, 7},
     {2026, 12, 6},
     {{0}, {0}, {0}},
     {2026, 12, 7}},
    {"accepted on a Friday for the Monday",
     ALERT_CONFIRM,
     {2026, 12, 4},
     {2026, 12, 7},
     {2026, 12, 6},
     {{2026, 12, 5}, {0}, {0}},
     {2026, 12, 7}},
    {"an answer through the hour that goes",
     ALERT_ANSWER,
     {2027, 3, 26},
     {2027, 6, 7},
     {2027, 4, 10},
     {{2027, 3, 29}, {2027, 4, 2}, {2027, 4, 9}},
     {2027, 4, 11}},
    {"an answer through the spring holidays and Ascension",
     ALERT_ANSWER,
     {2027, 4, 7},
     {2027, 6, 7},
     {2027, 5, 12},
     {{2027, 4, 10}, {2027, 4, 14}, {2027, 5, 11}},
     {2027, 5, 13}},
    {"a confirmation through the hour that comes back",
     ALERT_CONFIRM,
     {2027, 10, 29},
     {2027, 12, 6},
     {2027, 11, 5},
     {{2027, 10, 31}, {2027, 11, 3}, {0}},
     {2027, 11, 6}},
    {"a confirmation through the summer",
     ALERT_CONFIRM,
     {2027, 6, 30},
     {2027, 11, 8},
     {2027, 9, 5},
     {{2027, 7, 2}, {2027, 9, 3}, {0}},
     {2027, 9, 6}},
};

/* The days pass one by one; what is due is sent, and then it is seen whether it is over. */
static void check_clock(const struct clock_case *clock)
{
    const struct wait wait = {
        clock->alert, clock->since,
        clock->alert == ALERT_ANSWER
            ? application_answer_until(&calendar, clock->since, clock->monday, 15)
            : application_confirm_until(&calendar, clock->since, clock->monday, 7),
        NULL};
    struct date day = clock->since;
    unsigned sent = 0;

    if (date_compare(wait.until, clock->until) != 0)
        fail_msg("%s: until %d-%d-%d", clock->name, wait.until.year, wait.until.month,
                 wait.until.day);
    while (!application_is_over(&calendar, &wait, clock->monday, sent, day)) {
        if ((calendar_holiday(&calendar, day) == NULL ||
             application_is_last_call(&calendar, &wait, day)) &&
            application_reminders_due(&calendar, &wait, day) > sent) {
            if (sent == 3 || date_compare(clock->reminders[sent], day) != 0)
                fail_msg("%s: reminder %u on %d-%d-%d", clock->name, sent + 1, day.year, day.month,
                         day.day);
            sent = application_reminders_due(&calendar, &wait, day);
        }
        day = date_add(day, 1);
    }
    if (sent < 3 && date_is_set(clock->reminders[sent]))
        fail_msg("%s: %u reminders", clock->name, sent);
    if (date_compare(day, clock->over) != 0)
        fail_msg("%s: over on %d-%d-%d", clock->name, day.year, day.month, day.day);
}

static void test_reminders_and_deadlines_count_by_one_calendar(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(clocks); i++)
        check_clock(&clocks[i]);
}

/* The job did not run for a month: it reminds, and ends only afterwards. */
static void test_nothing_expires_unreminded(void **state)
{
    const struct wait wait = {ALERT_ANSWER, day(2026, 11, 24), day(2026, 12, 9), NULL};
    const struct date monday = day(2027, 3, 1), late = day(2027, 1, 12);

    (void)state;
    assert_false(application_is_over(&calendar, &wait, monday, 0, late));
    assert_false(application_is_over(&calendar, &wait, monday, 2, late));
    assert_true(application_is_over(&calendar, &wait, monday, 3, late));
    assert_int_equal(application_reminders_due(&calendar, &wait, late), 3);
    assert_true(application_is_over(&calendar, &wait, monday, 0, monday)); /* the week begins */
}

static void test_applying_says_the_reason_that_helps_most(void **state)
{
    const struct offer_week week = {
        .monday = day(2026, 12, 7), .apply_until = day(2026, 11, 30), .seats = 2, .taken = 1};
    const struct offer_week full = {
        .monday = day(2026, 12, 7), .apply_until = day(2026, 11, 30), .seats = 2, .taken = 2};
    struct apply_facts facts = {.today = day(2026, 11, 30),
                                .closure = OFFER_CAN_APPLY,
                                .week = &week,
                                .live = 9,
                                .live_max = 10};

    (void)state;
    assert_int_equal(apply_refusal(&facts), APPLY_NOT_REFUSED);
    facts.live = 10;
    assert_int_equal(apply_refusal(&facts), APPLY_TOO_MANY);
    facts.week = &full;
    assert_int_equal(apply_refusal(&facts), APPLY_FULL);
    facts.today = day(2026, 12, 1);
    assert_int_equal(apply_refusal(&facts), APPLY_WEEK);
    facts.week = NULL;
    assert_int_equal(apply_refusal(&facts), APPLY_WEEK);
    facts.closure = OFFER_CLOSED_FILLED;
    assert_int_equal(apply_refusal(&facts), APPLY_CLOSED);
    facts.is_placed = true;
    assert_int_equal(apply_refusal(&facts), APPLY_PLACED);
    facts.was_refused = true;
    assert_int_equal(apply_refusal(&facts), APPLY_REFUSED);
    facts.has_live = true;
    assert_int_equal(apply_refusal(&facts), APPLY_ALREADY);
}

static void test_each_end_is_told(void **state)
{
    (void)state;
    for (unsigned to = APPLICATION_PENDING; to < APPLICATION_STATES; to++) {
        const struct announcement told =
            application_announcement((enum application_state)to, false);

        assert_true(told.pupil_mail || told.employer_mail);
        assert_int_equal(told.school_mail, to == APPLICATION_CANCELLED);
        assert_true(!told.pupil_sms || told.pupil_mail);
    }
    assert_false(application_announcement(APPLICATION_ACCEPTED, false).employer_mail);
    assert_true(application_announcement(APPLICATION_ACCEPTED, true).employer_mail);
}

/* A school of pupils, one offer of few seats, random acts: against a model that only counts. */
enum { PUPILS = 12, SEATS = 3, STEPS = 20000, SEQUENCES = 200 };

struct model {
    struct application_opinions applications[PUPILS];
    unsigned taken;
    uint64_t random;
};

static unsigned pick(struct model *model, unsigned below)
{
    model->random = model->random * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(model->random >> 33) % below;
}

static unsigned count_in(const struct model *model, enum application_state state)
{
    unsigned count = 0;

    for (size_t i = 0; i < PUPILS; i++)
        count += application_state(&model->applications[i]) == state;
    return count;
}

/* As the store does: the last seat closes those who wait. */
static void seat_take(struct model *model)
{
    if (++model->taken < SEATS)
        return;
    for (size_t i = 0; i < PUPILS; i++) {
        const enum application_state now = application_state(&model->applications[i]);

        if (application_may_become(now, APPLICATION_SEAT_TAKEN))
            model->applications[i] =
                application_after(&model->applications[i], APPLICATION_SEAT_TAKEN);
    }
}

static void act(struct model *model)
{
    struct application_opinions *one = &model->applications[pick(model, PUPILS)];
    const enum application_state from = application_state(one);
    const enum application_state to =
        (enum application_state)(APPLICATION_PENDING + pick(model, APPLICATION_STATES - 1));
    struct application_facts facts = good_facts();
    const bool is_live = application_is_live(from);

    facts.seats_left = SEATS - model->taken;
    if (application_refusal(from, to, &facts) != REFUSAL_NONE) {
        assert_int_equal(application_state(one), from);
        return;
    }
    *one = application_after(one, to);
    assert_int_equal(application_state(one), to);
    if (to == APPLICATION_CONFIRMED)
        seat_take(model);
    if (to == APPLICATION_CANCELLED)
        model->taken--;
    /* Only an acceptance, or its pupil, brings one back to life; only a confirmation gives a seat.
     */
    assert_true(is_live || !application_is_live(to) || to == APPLICATION_ACCEPTED ||
                to == APPLICATION_PENDING);
    assert_true(one->pupil != PUPIL_CONFIRMED || one->employer == EMPLOYER_ACCEPTED);
}

static void test_no_sequence_of_acts_oversells(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= SEQUENCES; seed++) {
        struct model model = {.random = seed};

        for (size_t i = 0; i < PUPILS; i++)
            model.applications[i] = fresh;
        for (unsigned i = 0; i < STEPS / SEQUENCES; i++) {
            act(&model);
            assert_int_equal(model.taken, count_in(&model, APPLICATION_CONFIRMED));
            assert_true(model.taken <= SEATS);
            if (model.taken == SEATS)
                assert_int_equal(count_in(&model, APPLICATION_PENDING) +
                                     count_in(&model, APPLICATION_ACCEPTED),
                                 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_comes_back_to_life_counts_among_the_live),
        cmocka_unit_test(test_each_state_has_a_code_of_its_own),
        cmocka_unit_test(test_people_see_eight_words),
        cmocka_unit_test(test_the_opinions_say_the_state),
        cmocka_unit_test(test_the_steps_say_how_far_it_came),
        cmocka_unit_test(test_accepting_needs_a_seat_that_the_pupil_can_take),
        cmocka_unit_test(test_taking_up_again_is_once_and_while_a_seat_is_free),
        cmocka_unit_test(test_an_employer_is_reminded_once_from_the_third_day),
        cmocka_unit_test(test_the_weeks_of_the_school_hold_a_confirmation),
        cmocka_unit_test(test_confirming_has_its_time),
        cmocka_unit_test(test_a_placement_is_cancelled_until_it_is_over),
        cmocka_unit_test(test_holidays_stop_the_clock_of_a_confirmation),
        cmocka_unit_test(test_reminders_and_deadlines_count_by_one_calendar),
        cmocka_unit_test(test_nothing_expires_unreminded),
        cmocka_unit_test(test_applying_says_the_reason_that_helps_most),
        cmocka_unit_test(test_each_end_is_told),
        cmocka_unit_test(test_no_sequence_of_acts_oversells),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
