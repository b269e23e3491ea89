/* The deposit form: a good one becomes an offer; each slip is an error at its field. */
#include "rules/deposit.h"

#include "unit.h"

static const struct holiday holidays[] = {
    {"Vacances de Noël", {2026, 12, 19}, {2027, 1, 3}},
};
static const struct calendar calendar = {holidays, COUNT_OF(holidays), TERRITORY_MAINLAND};
static const struct date today = {2026, 11, 23};

static const struct form_pair good[] = {
    {"employer-name", "Boulangerie du Port"},
    {"activity", "Pain"},
    {"siret", "224 400 028 00011"},
    {"naf", "10.71c"},
    {"legal-status", "company"},
    {"website", ""},
    {"address", "3 quai Ceineray"},
    {"postcode", "44000"},
    {"town", "Nantes"},
    {"country", "France"},
    {"civility", "madame"},
    {"last-name", "Durand"},
    {"first-name", "Inès"},
    {"email", "ines@exemple.fr"},
    {"email-confirmation", "Ines@exemple.fr"},
    {"landline", "02 40 99 15 44"},
    {"title", "Découverte du métier de boulanger"},
    {"description", "Tu verras le four.\n\nEt la vente."},
    {"domain", "3"},
    {"domain", "7"},
    {"from", "2026-12-07"},
    {"to", "2027-01-08"},
    {"seats", "2"},
    {"lead-days", "7"},
    {"commitment", "1"},
    {"meal-on-site", "1"},
    {"meal-paid", "0"},
    {"has-travel", "0"},
    {"travel-paid", "0"},
    {"accessible-visual", "0"},
    {"accessible-motor", "1"},
    {"accessible-mental", "0"},
    {"accessible-hearing", "0"},
};

/* A good form with one value changed (NULL: left out) and, if named, another one. */
struct change {
    const char *name;
    const char *value;
};

static struct form form_with(struct pool *pool, const struct change *changes, size_t count)
{
    struct form form = {0};

    for (size_t i = 0; i < COUNT_OF(good); i++) {
        bool is_changed = false;

        for (size_t k = 0; k < count; k++)
            is_changed = is_changed || strcmp(changes[k].name, good[i].name) == 0;
        if (!is_changed)
            form_add(pool, &form, good[i].name, good[i].value);
    }
    for (size_t k = 0; k < count; k++) {
        if (changes[k].value != NULL)
            form_add(pool, &form, changes[k].name, changes[k].value);
    }
    return form;
}

static void read_with(struct pool *pool, const struct change *changes, size_t count,
                      struct deposit *deposit, struct form_errors *errors)
{
    const struct form form = form_with(pool, changes, count);

    *errors = (struct form_errors){.count = 0};
    deposit_read(pool, &form, &calendar, today, NULL, deposit, errors);
}

static void test_a_good_form_is_an_offer(void **state)
{
    struct deposit deposit;
    struct form_errors errors;

    read_with(*state, NULL, 0, &deposit, &errors);
    assert_int_equal(errors.count, 0);
    assert_string_equal(deposit.employer.siret, "22440002800011");
    assert_string_equal(deposit.employer.naf, "1071C");
    assert_string_equal(deposit.contact.landline, "+33240991544");
    assert_int_equal(deposit.domain_count, 2);
    /* Two weeks before Christmas, one after; the two between are holidays. */
    assert_int_equal(deposit.week_count, 3);
    assert_int_equal(date_compare(deposit.weeks[2].monday, day(2027, 1, 4)), 0);
    assert_int_equal(date_compare(deposit.weeks[0].apply_until, day(2026, 11, 30)), 0);
    assert_int_equal(deposit.seats, 2);
}

/* One change to the good form, and the error it makes. */
static const struct {
    struct change change;
    const char *field;
    const char *code;
} slips[] = {
    {{"employer-name", NULL}, "employer-name", "required"},
    {{"employer-name", "   "}, "employer-name", "required"},
    {{"siret", "12345678901234"}, "siret", "siret"},
    {{"naf", "12"}, "naf", "naf"},
    {{"legal-status", "pirate"}, "legal-status", "choice"},
    {{"website", "javascript:alert(1)"}, "website", "website"},
    {{"postcode", "Nantes"}, "postcode", "postcode"},
    {{"civility", "sir"}, "civility", "choice"},
    {{"email", "ines"}, "email", "email"},
    {{"email-confirmation", "autre@exemple.fr"}, "email-confirmation", "email-differs"},
    {{"landline", ""}, "landline", "phone-missing"},
    {{"landline", "12"}, "landline", "phone"},
    {{"mobile", "02 40 99 15 44"}, "mobile", "not-mobile"},
    {{"title", "Stage chez nous"}, "title", "title-start"},
    {{"title", "Découverte du métier deux"}, "title", "title-start"},
    {{"title", "Stage découverte"}, "title", "title-start"},
    {{"domain", NULL}, "domain", "required"},
    {{"domain", "x"}, "domain", "choice"},
    {{"domain", "99999999999999999999"}, "domain", "choice"},
    {{"from", "2026-02-30"}, "from", "date"},
    {{"from", "2026-11-22"}, "from", "past"},
    {{"to", "2026-12-06"}, "to", "order"},
    {{"to", "2028-01-01"}, "to", "too-far"},
    {{"seats", "0"}, "seats", "no-seat"},
    {{"seats", "-1"}, "seats", "number"},
    {{"seats", "501"}, "seats", "number"},
    {{"seats", "18446744073709551617"}, "seats", "number"},
    {{"seats", "1e3"}, "seats", "number"},
    {{"lead-days", "61"}, "lead-days", "number"},
    {{"lead-days", "60"}, "lead-days", "lead-too-long"},
    {{"apply-from", "2027-02-01"}, "apply-from", "after-period"},
    {{"apply-to", "2026-11-01"}, "apply-to", "past"},
    {{"apply-from", "2026-12-29"}, "apply-from", "opens-too-late"},
    {{"commitment", NULL}, "commitment", "commitment"},
};

static void test_each_slip_is_an_error_at_its_field(void **state)
{
    for (size_t i = 0; i < COUNT_OF(slips); i++) {
        struct deposit deposit;
        struct form_errors errors;

        read_with(*state, &slips[i].change, 1, &deposit, &errors);
        if (errors.count != 1 || strcmp(errors.list[0].field, slips[i].field) != 0 ||
            strcmp(errors.list[0].code, slips[i].code) != 0)
            fail_msg("%s = \"%s\": %zu errors, first %s: %s", slips[i].change.name,
                     slips[i].change.value != NULL ? slips[i].change.value : "(none)", errors.count,
                     errors.count > 0 ? errors.list[0].field : "-",
                     errors.count > 0 ? errors.list[0].code : "-");
    }
}

static void test_an_empty_form_has_all_its_errors_at_once(void **state)
{
    const struct form form = {0};
    struct deposit deposit;
    struct form_errors errors = {.count = 0};

    deposit_read(*state, &form, &calendar, today, NULL, &deposit, &errors);
    assert_true(errors.count > 15);
    assert_true(form_is_refused(&errors, "title"));
    assert_true(form_is_refused(&errors, "commitment"));
}

static void test_titles_begin_as_the_tutorial_asks(void **state)
{
    static const char *const titles[] = {"DECOUVERTE DU METIER D’ÉLECTRICIEN",
                                         "Découverte du métier d'architecte",
                                         "stage découverte du cirque"};

    for (size_t i = 0; i < COUNT_OF(titles); i++) {
        const struct change change = {"title", titles[i]};
        struct deposit deposit;
        struct form_errors errors;

        read_with(*state, &change, 1, &deposit, &errors);
        if (errors.count != 0)
            fail_msg("%s", titles[i]);
    }
}

static void test_seats_week_by_week(void **state)
{
    static const struct change changes[] = {{"weekly", "1"},
                                            {"seats-2026-12-07", "2"},
                                            {"seats-2026-12-14", "0"},
                                            {"seats-2027-01-04", "1"}};
    struct deposit deposit;
    struct form_errors errors;

    read_with(*state, changes, COUNT_OF(changes), &deposit, &errors);
    assert_int_equal(errors.count, 0);
    assert_int_equal(deposit.week_count, 2);
    assert_int_equal(deposit.weeks[0].seats, 2);
    assert_int_equal(date_compare(deposit.weeks[1].monday, day(2027, 1, 4)), 0);
}

static void test_week_by_week_without_a_seat_is_refused(void **state)
{
    static const struct change change = {"weekly", "1"};
    struct deposit deposit;
    struct form_errors errors;

    read_with(*state, &change, 1, &deposit, &errors);
    assert_int_equal(errors.count, 1);
    assert_string_equal(errors.list[0].code, "no-seat");
}

static void test_seats_in_a_holiday_or_outside_are_not_lost_silently(void **state)
{
    static const struct change changes[] = {{"weekly", "1"},
                                            {"seats-2026-12-07", "2"},
                                            {"seats-2026-12-21", "1"},
                                            {"seats-2027-05-03", "1"}};
    struct deposit deposit;
    struct form_errors errors;

    read_with(*state, changes, COUNT_OF(changes), &deposit, &errors);
    assert_true(form_is_refused(&errors, "seats-2026-12-21"));
    assert_true(form_is_refused(&errors, "seats-2027-05-03"));
    assert_int_equal(errors.count, 2);
}

static void test_a_period_within_holidays_is_refused(void **state)
{
    static const struct change changes[] = {{"from", "2026-12-21"}, {"to", "2027-01-01"}};
    struct deposit deposit;
    struct form_errors errors;

    read_with(*state, changes, COUNT_OF(changes), &deposit, &errors);
    assert_int_equal(errors.count, 1);
    assert_string_equal(errors.list[0].code, "no-school-day");
}

static void test_more_domains_than_three_are_refused_but_not_repeats(void **state)
{
    struct pool *pool = *state;
    struct form form = form_with(pool, NULL, 0);
    struct form_errors errors = {.count = 0};
    struct deposit deposit;

    form_add(pool, &form, "domain", "7");
    form_add(pool, &form, "domain", "9");
    deposit_read(pool, &form, &calendar, today, NULL, &deposit, &errors);
    assert_int_equal(errors.count, 0);
    assert_int_equal(deposit.domain_count, 3);
    form_add(pool, &form, "domain", "10");
    deposit_read(pool, &form, &calendar, today, NULL, &deposit, &errors);
    assert_true(form_is_refused(&errors, "domain"));
}

static void test_long_texts_are_measured_in_characters(void **state)
{
    struct pool *pool = *state;
    const char *title = "Découverte du métier de ";
    char accents[2 * 96 + 1];
    struct change change = {"title", NULL};
    struct deposit deposit;
    struct form_errors errors;

    for (size_t i = 0; i < 96; i++)
        memcpy(accents + 2 * i, "é", 2);
    accents[2 * 96] = '\0';
    change.value = pool_printf(pool, "%s%s", title, accents);
    read_with(pool, &change, 1, &deposit, &errors);
    assert_int_equal(errors.count, 0);
    change.value = pool_printf(pool, "%s%sx", title, accents);
    read_with(pool, &change, 1, &deposit, &errors);
    assert_string_equal(errors.list[0].code, "too-long");
}

/* Holidays put over the weeks that an offer has leave them alone; new weeks are checked. */
static void test_weeks_that_were_right_stay(void **state)
{
    static const struct holiday late[] = {
        {"Vacances nouvelles", {2026, 12, 7}, {2026, 12, 20}},
    };
    const struct calendar changed = {late, 1};
    const struct form form = form_with(*state, NULL, 0);
    struct form_errors errors = {.count = 0};
    struct deposit before, after;

    read_with(*state, NULL, 0, &before, &errors);
    assert_int_equal(errors.count, 0);
    deposit_read(*state, &form, &changed, today, &before, &after, &errors);
    assert_int_equal(errors.count, 0);
    assert_true(date_compare(after.weeks[0].monday, (struct date){2026, 12, 7}) == 0);
    assert_true(date_compare(after.weeks[0].first, before.weeks[0].first) == 0);
    assert_true(date_compare(after.weeks[0].last, before.weeks[0].last) == 0);
    before.week_count = 0;
    deposit_read(*state, &form, &changed, today, &before, &after, &errors);
    assert_null(deposit_week_of(&after, (struct date){2026, 12, 7}));
}

static void test_errors_stand_in_the_order_of_the_form(void **state)
{
    static const char *const came[] = {
        "commitment", "accessible-motor",   "unknown", "seats-2026-12-07", "day-2-from", "hours-to",
        "seats",      "email-confirmation", "siret",   "domain",           "logo"};
    static const char *const stand[] = {
        "siret",    "logo",       "email-confirmation", "domain",     "seats",  "seats-2026-12-07",
        "hours-to", "day-2-from", "accessible-motor",   "commitment", "unknown"};
    struct form_errors errors = {.count = 0};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(came); i++)
        form_refuse(&errors, came[i], "required", NULL);
    deposit_errors_sort(&errors);
    for (size_t i = 0; i < COUNT_OF(stand); i++)
        assert_string_equal(errors.list[i].field, stand[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_weeks_that_were_right_stay),
        cmocka_unit_test(test_errors_stand_in_the_order_of_the_form),
        cmocka_unit_test(test_a_good_form_is_an_offer),
        cmocka_unit_test(test_each_slip_is_an_error_at_its_field),
        cmocka_unit_test(test_an_empty_form_has_all_its_errors_at_once),
        cmocka_unit_test(test_titles_begin_as_the_tutorial_asks),
        cmocka_unit_test(test_seats_week_by_week),
        cmocka_unit_test(test_week_by_week_without_a_seat_is_refused),
        cmocka_unit_test(test_seats_in_a_holiday_or_outside_are_not_lost_silently),
        cmocka_unit_test(test_a_period_within_holidays_is_refused),
        cmocka_unit_test(test_more_domains_than_three_are_refused_but_not_repeats),
        cmocka_unit_test(test_long_texts_are_measured_in_characters),
    };

    return RUN_WITH_POOL(tests);
}
