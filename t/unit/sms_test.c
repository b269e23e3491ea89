/* SMS: the alphabet, one segment, quiet hours. */
#include "rules/sms.h"

#include "base/text.h"

#include "unit.h"

#define NAMED(name) "Stage3e - " SMS_NAME_BEGIN name SMS_NAME_END " : ta candidature est acceptée."

static void test_the_alphabet(void **state)
{
    struct pool *pool = *state;

    assert_string_equal(sms_fold(pool, "L’été à Nîmes, ça «coûte» 3 €… Œuvre n° 2"),
                        "L'été à Nimes, ca \"coute\" 3 €... OEuvre no 2");
    assert_string_equal(sms_fold(pool, "Élève ÀÊÎ Ça\u00a0!"), "Élève AEI Ça !");
    assert_string_equal(sms_fold(pool, "pain 🥖 日本"), "pain  ");
    assert_int_equal(sms_length("é€[a]"), 1 + 2 + 2 + 1 + 2);
}

static void test_names_give_way(void **state)
{
    struct pool *pool = *state;

    assert_string_equal(sms_fit(pool, NAMED("Fournil du Port")),
                        "Stage3e - Fournil du Port : ta candidature est acceptée.");
    assert_string_equal(sms_fit(pool, "sans nom"), "sans nom");
}

/* Whatever the name, the rest stays, and it is one segment of whole characters. */
static void test_one_segment(void **state)
{
    struct pool *pool = *state;
    static const char *const pieces[] = {"é", "a ", "mot ", "€", "[", "ÿ", "日", "l’", "Saint-"};

    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        for (unsigned count = 1; count < 300; count += 7) {
            const char *name = "";
            const char *fit;

            for (unsigned k = 0; k < count; k++)
                name = pool_printf(pool, "%s%s", name, pieces[i]);
            fit = sms_fit(pool, pool_printf(pool, "%s%s%s", "Stage3e - " SMS_NAME_BEGIN, name,
                                            SMS_NAME_END
                                            " : ta candidature est acceptée ! La place est au "
                                            "premier qui confirme : https://stage3e.example/c/1"));
            assert_in_range(sms_length(fit), 1, SMS_MAX);
            assert_string_equal(fit, sms_fold(pool, fit));
            assert_non_null(strstr(fit, "https://stage3e.example/c/1"));
            assert_true(text_clean(pool, fit, strlen(fit), &name));
        }
    }
}

static void test_words_stay_whole(void **state)
{
    struct pool *pool = *state;
    const char *rest = "";

    for (unsigned i = 0; i < 130; i++)
        rest = pool_printf(pool, "%sx", rest);
    assert_string_equal(sms_fit(pool, pool_printf(pool,
                                                  SMS_NAME_BEGIN "Boulangerie artisanale du "
                                                                 "Vieux-Port" SMS_NAME_END "%s",
                                                  rest)),
                        pool_printf(pool, "Boulangerie artisanale du.%s", rest));
    assert_string_equal(sms_fit(pool, pool_printf(pool,
                                                  SMS_NAME_BEGIN "A Boulangerieartisanaledu"
                                                                 "Vieux-Port" SMS_NAME_END "%s",
                                                  rest)),
                        pool_printf(pool, "A BoulangerieartisanaleduVieu.%s", rest));
}

static void test_quiet_hours(void **state)
{
    static const struct {
        int weekday, hour;
        bool is_quiet;
    } moments[] = {{1, 7, true},   {1, 8, false}, {1, 20, false}, {1, 21, true},
                   {6, 12, false}, {0, 12, true}, {3, 0, true}};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(moments); i++) {
        const struct tm local = {.tm_wday = moments[i].weekday, .tm_hour = moments[i].hour};

        assert_int_equal(sms_is_quiet(&local), moments[i].is_quiet);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_alphabet), cmocka_unit_test(test_names_give_way),
        cmocka_unit_test(test_one_segment),  cmocka_unit_test(test_words_stay_whole),
        cmocka_unit_test(test_quiet_hours),
    };

    return RUN_WITH_POOL(tests);
}
