/* Opening an account: passwords, ages, the fields that depend on one another. */
#include "rules/account.h"
#include "rules/password.h"
#include "unit.h"

static void refused(void **state, const struct password_owner *owner, const char *code,
                    const char *const *passwords)
{
    for (; *passwords != NULL; passwords++) {
        const char *refusal = password_refusal(*state, *passwords, owner);

        if (refusal == NULL || (code != NULL && strcmp(refusal, code) != 0))
            fail_msg("%s: %s", *passwords, refusal != NULL ? refusal : "taken");
    }
}

static void test_passwords(void **state)
{
    static const struct password_owner owner = {{"Éloïse", "Martin-Kervella",
                                                 "e.kervella@exemple.fr", "Collège Rosa-Parks",
                                                 "Pornichet", NULL}};
    static const char *const taken[] = {"trois mots tranquilles",   "Kayak-82",
                                        "éléphant rosé bleu",       "kX9#mP2q",
                                        "quatre mots bien choisis", "пароль очень длинный",
                                        "私の秘密の言葉は長いです", NULL};
    static const char *const weak[] = {"Kayak82", "kayakkayak2", "court", "12345678", NULL};
    static const char *const easy[] = {"Chocolat1",      "Qwertz123",
                                       "aaaaaaaaaaab",   "Marseille13",
                                       "Soleil2012",     "Bonjour123",
                                       "Azertyuiop1",    "doudou201112",
                                       "Motdepasse123!", "Azerty-12345",
                                       "06 12 34 56 78", "aaaaaaaaaaaaaaa",
                                       "Ch0c0l4t!",      "Chocolât1",
                                       "abcdefghijkl",   "azertyuiopqs",
                                       "Juillet2012",    "Camille2010",
                                       "Mbappe2024",     "Nantes44!",
                                       "жжжжжжжжжжжж",   "abababababab",
                                       "PASSWORD123!",   "15/03/2011 15/03",
                                       "Rosaparks2025",  NULL};
    static const char *const personal[] = {"Kervella2011!", "Pornichet-44", "E.Kervella1",
                                           "Eloise-Kervella", NULL};

    for (size_t i = 0; taken[i] != NULL; i++)
        assert_null(password_refusal(*state, taken[i], &owner));
    refused(state, &owner, "password-weak", weak);
    refused(state, &owner, NULL, easy);
    refused(state, &owner, "password-personal", personal);
    char longest[PASSWORD_LONGEST + 2];

    for (size_t i = 0; i <= PASSWORD_LONGEST; i++)
        longest[i] = "kX9#mP2qé"[i % 8];
    longest[PASSWORD_LONGEST + 1] = '\0';
    assert_string_equal(password_refusal(*state, longest, &owner), "password-long");
    longest[PASSWORD_LONGEST] = '\0';
    assert_null(password_refusal(*state, longest, &owner));
}

static void test_ages(void **state)
{
    (void)state;
    assert_int_equal(age_on(day(2012, 11, 24), day(2026, 11, 23)), 13);
    assert_int_equal(age_on(day(2012, 11, 23), day(2026, 11, 23)), 14);
    assert_int_equal(age_on(day(2012, 2, 29), day(2026, 2, 28)), 13);
    assert_int_equal(age_on(day(2012, 2, 29), day(2026, 3, 1)), 14);
}

static void test_pupils(void **state)
{
    const struct {
        struct date born_on;
        bool is_refused;
    } cases[] = {
        {day(2016, 11, 23), false},
        {day(2016, 11, 24), true},
        {day(2007, 11, 24), false},
        {day(2007, 11, 23), true},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sign_up sign_up = {.email = "a@b.fr"};
        struct form_errors errors = {.count = 0};

        sign_up.pupil.born_on = cases[i].born_on;
        sign_up.pupil.guardian_email = "parent@b.fr";
        pupil_check(*state, &sign_up, day(2026, 11, 23), &errors);
        assert_int_equal(form_is_refused(&errors, "born-on"), cases[i].is_refused);
    }
}

static void test_guardians(void **state)
{
    struct sign_up sign_up = {.email = "Enfant@b.fr", .person.mobile = ""};
    struct form_errors errors = {.count = 0};

    sign_up.pupil.born_on = day(2012, 5, 5);
    sign_up.pupil.accepts_sms = true;
    sign_up.pupil.guardian_email = sign_up.pupil.guardian_phone = "";
    pupil_check(*state, &sign_up, day(2026, 11, 23), &errors);
    assert_true(form_is_refused(&errors, "guardian-email"));
    assert_true(form_is_refused(&errors, "mobile"));
    errors.count = 0;
    sign_up.pupil.accepts_sms = false;
    sign_up.pupil.guardian_email = "enfant@b.fr";
    pupil_check(*state, &sign_up, day(2026, 11, 23), &errors);
    assert_string_equal(errors.list[0].code, "guardian-is-pupil");
}

static void test_domains(void **state)
{
    const struct {
        const char *typed, *kept, *error;
    } cases[] = {
        {"@Mairie.Example", "mairie.example", NULL},
        {"www.mairie.example", "mairie.example", NULL},
        {"x@mairie.example", "mairie.example", NULL},
        {"gmail.com", NULL, "public-domain"},
        {"mairie", NULL, "email-domain"},
        {"mai rie.fr", NULL, "email-domain"},
        {"", "", NULL},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct organisation organisation = {.email_domain = cases[i].typed, .country = ""};
        struct form_errors errors = {.count = 0};

        organisation_check(*state, &organisation, &errors);
        if (cases[i].error == NULL)
            assert_string_equal(organisation.email_domain, cases[i].kept);
        else
            assert_string_equal(errors.list[0].code, cases[i].error);
    }
    assert_true(email_is_of_domain("a@Mairie.example", "mairie.example"));
    assert_false(email_is_of_domain("a@fausse-mairie.example", "mairie.example"));
    assert_false(email_is_of_domain("a@b.fr", ""));
}

static void test_devices(void **state)
{
    assert_string_equal(
        device_name(*state, "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, "
                            "like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0"),
        "Edge, Windows");
    assert_string_equal(device_name(*state,
                                    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) "
                                    "AppleWebKit/605 Version/17.0 Mobile Safari/604.1"),
                        "Safari, iPhone");
    assert_string_equal(device_name(*state, ""), "Appareil inconnu");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_passwords), cmocka_unit_test(test_ages),
        cmocka_unit_test(test_pupils),    cmocka_unit_test(test_guardians),
        cmocka_unit_test(test_domains),   cmocka_unit_test(test_devices),
    };

    return RUN_WITH_POOL(tests);
}
