/* The hours of a week: made from hours typed, kept as a text, said in French. */
#include "rules/schedule_form.h"

#include "unit.h"

static void test_hours_as_typed(void **state)
{
    static const struct {
        const char *typed;
        int minutes; /* -1: refused */
    } cases[] = {
        {"09:30", 570},      {"9h", 540},          {"9", 540},
        {"9 h 30", 570},     {"9h30", 570},        {"9\u00a0h\u00a030", 570},
        {"9H30", 570},       {"09.30", 570},       {"0930", 570},
        {"9 heures", 540},   {"9 heures 15", 555}, {"9h05 min", 545},
        {"midi", 720},       {"Midi", 720},        {"00:00", 0},
        {"24:00", 1440},     {"23:59", 1439},      {"24:01", -1},
        {"25:00", -1},       {"9h60", -1},         {"", -1},
        {"matin", -1},       {"9h30h", -1},        {"9:30:00", -1},
        {"neuf", -1},        {"-9", 540},          {"9hh", -1},
        {"12 h à 14 h", -1}, {":30", -1},          {"\u200b9h", 540},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        unsigned minutes = 9999;
        const bool is_read = hour_read(*state, cases[i].typed, &minutes);

        if (is_read != (cases[i].minutes >= 0) || (is_read && (int)minutes != cases[i].minutes))
            fail_msg("\"%s\" gave %d", cases[i].typed, is_read ? (int)minutes : -1);
    }
}

static void test_a_day_is_made_in_order_or_not_at_all(void **state)
{
    const struct stretch lunch = {720, 810}, early = {480, 500}, late = {1000, 1200};
    const struct stretch many[] = {{600, 610}, {720, 810}, {900, 910}, {950, 960}};
    const struct stretch crossed[] = {{720, 810}, {800, 900}};
    struct work_day day;

    (void)state;
    assert_true(work_day_make(540, 960, &lunch, 1, &day));
    assert_int_equal(day.count, 2);
    assert_int_equal(work_day_minutes(&day), 330);
    assert_true(work_day_make(540, 960, NULL, 0, &day));
    assert_true(work_day_make(540, 960, many, 3, &day));
    assert_int_equal(day.count, 4);
    assert_false(work_day_make(540, 960, many, 4, &day));
    assert_false(work_day_make(540, 540, NULL, 0, &day));
    assert_false(work_day_make(960, 540, NULL, 0, &day));
    assert_false(work_day_make(540, 1441, NULL, 0, &day));
    assert_false(work_day_make(540, 960, &early, 1, &day));
    assert_false(work_day_make(540, 960, &late, 1, &day));
    assert_false(work_day_make(540, 960, crossed, 2, &day));
    assert_int_equal(day.count, 0);
}

static void test_kept_read_and_said(void **state)
{
    static const struct {
        const char *kept, *said;
    } cases[] = {
        {"", ""},
        {"12345 0900-1200 1330-1630",
         "du lundi au vendredi, de 9\u00a0h à 12\u00a0h et de 13\u00a0h\u00a030 à "
         "16\u00a0h\u00a030"},
        {"1234 0900-1600;5 0900-1200",
         "du lundi au jeudi, de 9\u00a0h à 16\u00a0h\u00a0; le vendredi, de 9\u00a0h à 12\u00a0h"},
        {"12 0900-1600", "lundi et mardi, de 9\u00a0h à 16\u00a0h"},
        {"124 0900-1000 1010-1100 1110-1200",
         "lundi, mardi et jeudi, de 9\u00a0h à 10\u00a0h, de 10\u00a0h\u00a010 à 11\u00a0h et de "
         "11\u00a0h\u00a010 à 12\u00a0h"},
        {"13 0900-1600;2 1000-1700",
         "lundi et mercredi, de 9\u00a0h à 16\u00a0h\u00a0; le mardi, de 10\u00a0h à 17\u00a0h"},
        {"7 0000-2400", "le dimanche, de 0\u00a0h à 24\u00a0h"},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct schedule schedule;

        assert_true(schedule_read(cases[i].kept, &schedule));
        assert_string_equal(schedule_write(*state, &schedule), cases[i].kept);
        assert_string_equal(schedule_text(*state, &schedule), cases[i].said);
        assert_int_equal(schedule_is_empty(&schedule), *cases[i].kept == '\0');
    }
}

static void test_what_was_not_written_is_not_read(void **state)
{
    static const char *const texts[] = {
        "1",
        "0900-1200",
        "1 0900",
        "1 0900-1200;",
        ";1 0900-1200",
        "8 0900-1200",
        "1 1200-0900",
        "1 0900-1200 1100-1400",
        "1 0960-1200",
        "1 0900-2500",
        "1 0900-1200x",
        "lundi",
        "1 0900-1000 1000-1100 1100-1200 1200-1300 1300-1400",
    };
    struct schedule schedule;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (schedule_read(texts[i], &schedule) || !schedule_is_empty(&schedule))
            fail_msg("\"%s\" was read", texts[i]);
    }
}

static void test_the_longest_fits_its_column(void **state)
{
    struct schedule schedule = {0};

    for (unsigned i = 0; i < SCHEDULE_DAYS; i++) {
        const struct stretch breaks[] = {{600, 610}, {720, 810}, {900, 910}};

        assert_true(work_day_make(500 + i, 1000, breaks, 3, &schedule.days[i]));
    }
    assert_true(strlen(schedule_write(*state, &schedule)) <= SCHEDULE_TEXT_MAX);
    assert_int_equal(schedule_minutes(&schedule), 7 * 390 - 21);
}

/* "day-1=1 hours-from=09:00 …" as a form; a "+" in a value is a space. */
static struct form form_of(struct pool *pool, const char *text)
{
    char *rest = pool_strdup(pool, text), *save = NULL;
    struct form form = {0};

    for (char *pair = strtok_r(rest, " ", &save); pair != NULL; pair = strtok_r(NULL, " ", &save)) {
        char *value = strchr(pair, '=');

        *value++ = '\0';
        for (char *at = value; *at != '\0'; at++)
            *at = *at == '+' ? ' ' : *at;
        assert_true(schedule_form_knows(pair));
        form_add(pool, &form, pair, value);
    }
    return form;
}

#define FOUR_DAYS "day-1=1 day-2=1 day-3=1 day-4=1 "

static void test_what_a_form_says(void **state)
{
    static const struct {
        const char *form, *kept, *field, *code; /* what is refused first, else "" */
    } cases[] = {
        {"", "", "", ""},
        {"hours-from=+ day-1-to=+", "", "", ""},
        {FOUR_DAYS "hours-from=09:00 hours-to=16:00 break-from=12:00 break-to=13:00",
         "1234 0900-1200 1300-1600", "", ""},
        {"day-5=1 hours-from=9h hours-to=+12h30+", "5 0900-1230", "", ""},
        {FOUR_DAYS "hours-from=09:00 hours-to=13:00 day-5-from=10:00 day-5-to=12:00",
         "1234 0900-1300;5 1000-1200", "", ""},
        {"day-5-from=10:00 day-5-to=12:00", "5 1000-1200", "", ""},
        {"day-5=1 day-5-from=10:00 day-5-to=12:00", "5 1000-1200", "", ""},
        {"day-1=1", "", "hours-from", "hour-missing"},
        {"day-1=1 hours-from=09:00", "", "hours-to", "hour-missing"},
        {"hours-from=09:00 hours-to=12:00", "", "day-1", "no-day"},
        {"day-1=1 hours-from=matin hours-to=12:00", "", "hours-from", "hour"},
        {"day-1=1 hours-from=12:00 hours-to=09:00", "", "hours-to", "hour-order"},
        {"day-1=1 hours-from=09:00 hours-to=16:00 break-from=12:00", "", "break-to",
         "hour-missing"},
        {"day-1=1 hours-from=09:00 hours-to=16:00 break-from=12:00 break-to=11:00", "",
         "break-from", "break-order"},
        {"day-1=1 hours-from=09:00 hours-to=16:00 break-from=16:30 break-to=17:00", "",
         "break-from", "break-order"},
        {FOUR_DAYS "hours-from=09:00 hours-to=12:00 day-5-from=10:00", "", "day-5-to",
         "hour-missing"},
        {FOUR_DAYS "hours-from=09:00 hours-to=12:00 day-5-break-from=10:00", "", "day-5-from",
         "hour-missing"},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct form form = form_of(*state, cases[i].form);
        struct form_errors errors = {.count = 0};
        struct schedule schedule;

        schedule_form_read(*state, &form, &schedule, &errors);
        assert_string_equal(schedule_write(*state, &schedule), cases[i].kept);
        assert_string_equal(errors.count > 0 ? errors.list[0].field : "", cases[i].field);
        assert_string_equal(errors.count > 0 ? errors.list[0].code : "", cases[i].code);
    }
    assert_false(schedule_form_knows("day-6"));
    assert_false(schedule_form_knows("day-1-"));
    assert_false(schedule_form_knows("days"));
}

static void test_a_form_shows_what_it_reads(void **state)
{
    static const char *const kept[] = {"", "12345 0900-1200 1330-1630",
                                       "1234 0900-1300;5 1000-1200",
                                       "1 0800-1200;24 0900-1200 1300-1400", "3 0900-1000"};

    for (size_t i = 0; i < COUNT_OF(kept); i++) {
        struct form_errors errors = {.count = 0};
        struct form form = {0};
        struct schedule schedule;

        assert_true(schedule_read(kept[i], &schedule));
        schedule_form_fill(*state, &schedule, &form);
        schedule_form_read(*state, &form, &schedule, &errors);
        assert_int_equal(errors.count, 0);
        assert_string_equal(schedule_write(*state, &schedule), kept[i]);
    }
}

static void test_limits_are_refused_where_they_are_mended(void **state)
{
    static const struct {
        const char *form, *field, *code, *detail;
    } cases[] = {
        {"day-2=1 hours-from=05:00 hours-to=09:00", "hours-from", "law-earliest",
         "mardi\u00a0: 5\u00a0h"},
        {"day-2=1 hours-from=09:00 hours-to=15:00", "break-from", "law-break",
         "mardi\u00a0: 6\u00a0h"},
        {"day-2=1 hours-from=09:00 hours-to=18:00 break-from=13:00 break-to=14:00", "hours-to",
         "law-day-length", "mardi\u00a0: 8\u00a0h"},
        {"day-1=1 hours-from=09:00 hours-to=12:00 day-5-from=17:00 day-5-to=21:00", "day-5-to",
         "law-latest", "vendredi\u00a0: 21\u00a0h"},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct form form = form_of(*state, cases[i].form);
        const struct working_time_terms terms = {.holidays = NULL};
        struct working_time_breaches breaches;
        struct form_errors errors = {.count = 0};
        struct schedule schedule;

        schedule_form_read(*state, &form, &schedule, &errors);
        working_time_check(&schedule, &terms, &breaches);
        schedule_form_refuse(*state, &form, &breaches, &errors);
        assert_int_equal(errors.count, 1);
        assert_string_equal(errors.list[0].field, cases[i].field);
        assert_string_equal(errors.list[0].code, cases[i].code);
        assert_string_equal(errors.list[0].detail, cases[i].detail);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hours_as_typed),
        cmocka_unit_test(test_a_day_is_made_in_order_or_not_at_all),
        cmocka_unit_test(test_kept_read_and_said),
        cmocka_unit_test(test_what_was_not_written_is_not_read),
        cmocka_unit_test(test_the_longest_fits_its_column),
        cmocka_unit_test(test_what_a_form_says),
        cmocka_unit_test(test_a_form_shows_what_it_reads),
        cmocka_unit_test(test_limits_are_refused_where_they_are_mended),
    };

    return RUN_WITH_POOL(tests);
}
