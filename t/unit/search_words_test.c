/* What words are compared by: genders, numbers, families, what says nothing, sounds. */
#include "base/text.h"
#include "rules/search_gender.h"
#include "rules/search_missed.h"
#include "rules/search_sound.h"
#include "rules/search_spelling.h"
#include "rules/search_stem.h"
#include "rules/search_stop.h"
#include "rules/search_stuck.h"
#include "rules/search_text.h"
#include "unit.h"

typedef const char *(*stemmer)(struct pool *pool, const char *word);

static const char *stemmed(struct pool *pool, stemmer stem, const char *word)
{
    return stem(pool, text_fold(pool, word));
}

static void check_same(struct pool *pool, stemmer stem, const char *const (*pairs)[2], size_t count,
                       bool are_same)
{
    for (size_t i = 0; i < count; i++) {
        const char *left = stemmed(pool, stem, pairs[i][0]),
                   *right = stemmed(pool, stem, pairs[i][1]);

        if ((strcmp(left, right) == 0) != are_same)
            fail_msg("%s (%s), %s (%s)", pairs[i][0], left, pairs[i][1], right);
    }
}

static void test_genders_and_numbers_are_one_word(void **state)
{
    static const char *const pairs[][2] = {
        {"boulanger", "boulangère"},
        {"boulangers", "boulangères"},
        {"infirmier", "infirmières"},
        {"coiffeur", "coiffeuse"},
        {"animateur", "animatrice"},
        {"instituteur", "institutrice"},
        {"facteur", "factrice"},
        {"ambassadeur", "ambassadrice"},
        {"mécanicien", "mécaniciennes"},
        {"lycéen", "lycéenne"},
        {"patron", "patronnes"},
        {"ingénieur", "ingénieure"},
        {"professeur", "professeures"},
        {"sportif", "sportives"},
        {"salarié", "salariées"},
        {"professionnel", "professionnelle"},
        {"maître", "maîtresses"},
        {"chef", "cheffe"},
        {"animal", "animaux"},
        {"journal", "journaux"},
        {"cheval", "chevaux"},
        {"bureau", "bureaux"},
        {"jeu", "jeux"},
        {"travail", "travaux"},
        {"policier", "policière"},
        {"maçon", "maçonne"},
        {"vendeur", "vendeuses"},
        {"sculpteur", "sculptrice"},
        {"appartement", "apartements"},
        {"développeur", "developpeuse"},
        {"assistant", "assistantes"},
        {"avocat", "avocate"},
        {"agent", "agente"},
        {"magistrat", "magistrate"},
        {"social", "sociale"},
        {"président", "présidentes"},
        {"maraîcher", "maraichère"},
        {"enchanteur", "enchanteresse"},
    };

    check_same(*state, stem_lemma, pairs, COUNT_OF(pairs), true);
}

static void test_other_words_stay_apart(void **state)
{
    static const char *const pairs[][2] = {
        {"boulanger", "boulangerie"},
        {"pompe", "pompier"},
        {"bus", "but"},
        {"eau", "au"},
        {"maire", "mer"},
        {"poste", "poster"},
        {"avocat", "avoine"},
    };

    check_same(*state, stem_lemma, pairs, COUNT_OF(pairs), false);
}

static void test_a_trade_its_place_and_its_art_are_one_family(void **state)
{
    static const char *const pairs[][2] = {
        {"boulangère", "boulangerie"},  {"pâtissière", "pâtisseries"},
        {"menuisier", "menuiserie"},    {"librairie", "libraire"},
        {"maçonne", "maçonnerie"},      {"informatique", "informaticienne"},
        {"mécanique", "mécanicien"},    {"électricité", "électricienne"},
        {"pharmacie", "pharmaciens"},   {"chirurgie", "chirurgienne"},
        {"comptable", "comptabilité"},  {"agriculture", "agricultrice"},
        {"architecture", "architecte"}, {"photographe", "photographie"},
        {"psychologue", "psychologie"}, {"animation", "animatrice"},
        {"police", "policière"},        {"cuisine", "cuisinière"},
        {"sport", "sportive"},          {"journalisme", "journaliste"},
        {"hôtel", "hôtelière"},         {"médecin", "médecine"},
    };
    static const char *const apart[][2] = {
        {"chantier", "chant"}, {"courrier", "cour"}, {"papier", "pape"},    {"pompier", "pompe"},
        {"manga", "manger"},   {"danse", "dent"},    {"social", "société"}, {"police", "politique"},
    };

    check_same(*state, stem_root, pairs, COUNT_OF(pairs), true);
    check_same(*state, stem_root, apart, COUNT_OF(apart), false);
}

static void test_short_and_foreign_words_stay_as_they_are(void **state)
{
    static const char *const words[] = {"tp", "cp", "3d", "bts", "été2", "日本語", "42"};

    for (size_t i = 0; i < COUNT_OF(words); i++) {
        const char *folded = text_fold(*state, words[i]);

        assert_string_equal(stem_root(*state, folded), folded);
    }
}

static void check_words(struct pool *pool, const char *text, const char *expected)
{
    const char *words[8], *joined = "";
    const size_t count = search_text_words(pool, text, words, COUNT_OF(words));

    for (size_t i = 0; i < count; i++)
        joined = pool_printf(pool, "%s%s%s", joined, i > 0 ? " " : "", words[i]);
    assert_string_equal(joined, expected);
}

static void test_what_says_nothing_is_left_out(void **state)
{
    check_words(*state, "Stage de découverte chez le vétérinaire", "veterinaire");
    check_words(*state, "je voudrais travailler avec des animaux", "animaux");
    check_words(*state, "métiers du sport", "sport");
    check_words(*state, "infirmier·ère", "infirmier");
    check_words(*state, "coiffeur/euse", "coiffeur");
    check_words(*state, "coiffeur.euse.s", "coiffeur");
    check_words(*state, "avocat(e)s", "avocat");
    check_words(*state, "masseuse-kinésithérapeute", "masseuse kinesitherapeute");
    check_words(*state, "maîtresse d’école", "maitresse ecole");
    check_words(*state, "stage", "");
    check_words(*state, "Bonjour je recherche un stage de recherche", "recherche");
    check_words(*state, "jveu un stage du 9 au 13 février", "");
    check_words(*state, "stage en entreprise chez un chef d’entreprise", "chef entreprise");
    check_words(*state, "ingénieur du son dans son studio", "ingenieur son studio");
    check_words(*state, "un deux trois quatre cinq six sept huit neuf dix",
                "deux trois quatre cinq six sept huit neuf");
}

static void test_the_table_is_in_order(void **state)
{
    static const char *const nothing[] = {"3e", "a", "avec", "chez", "metier", "stage", "y", "ere"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(nothing); i++)
        assert_true(search_word_says_nothing(nothing[i]));
    assert_false(search_word_says_nothing("boulanger"));
    assert_false(search_word_says_nothing("recherche"));
    assert_true(search_word_says_nothing("44"));
    assert_false(search_word_says_nothing("44000"));
    assert_true(search_word_says_little("agence") && search_word_says_little("vendeuse"));
    assert_false(search_word_says_little("boulanger"));
}

static void test_a_key_has_no_gender(void **state)
{
    static const char *const one[] = {"maitresse", "ecole"}, *const other[] = {"maitres", "ecoles"};

    assert_string_equal(search_text_key(*state, one, 2), search_text_key(*state, other, 2));
    assert_string_equal(search_text_key(*state, one, 0), "");
}

static void test_what_is_written_by_ear_sounds_the_same(void **state)
{
    static const char *const pairs[][2] = {
        {"vétérinaire", "veterinere"},
        {"pompier", "ponpié"},
        {"informatique", "imformatiqe"},
        {"notaire", "notère"},
        {"restaurant", "restoran"},
        {"esthétique", "estétik"},
        {"photographe", "fotografe"},
        {"pharmacie", "farmassie"},
        {"comptable", "contable"},
        {"comptabilité", "comptabilitée"},
        {"électricité", "électriciter"},
        {"science", "sience"},
        {"chocolat", "chocola"},
        {"police", "polise"},
        {"garage", "garaje"},
        {"boulanger", "boulangé"},
        {"secrétaire", "secretere"},
        {"coiffeur", "coifeur"},
    };

    check_same(*state, sound_of, pairs, COUNT_OF(pairs), true);
}

static void check_cost(struct pool *pool, const char *typed, const char *word, bool is_near)
{
    const int cost = spelling_cost(pool, typed, word, 0);

    if ((cost >= 0) != is_near)
        fail_msg("%s, %s: %d", typed, word, cost);
}

static void test_near_words_are_told_from_others(void **state)
{
    check_cost(*state, "veterinere", "veterinaire", true);
    check_cost(*state, "vetreinaire", "veterinaire", true);
    check_cost(*state, "medcin", "medecin", true);
    check_cost(*state, "couafeur", "coiffeur", true);
    check_cost(*state, "restoran", "restaurant", true);
    check_cost(*state, "nenuisier", "menuisier", true);
    check_cost(*state, "astronome", "gastronomie", false);
    check_cost(*state, "gardien", "jardinier", false);
    check_cost(*state, "cuir", "cuire", true);
    check_cost(*state, "mode", "code", false);
    check_cost(*state, "plage", "stage", false);
}

static void test_what_is_meant_by_ear(void **state)
{
    assert_string_equal(spelling_by_ear(*state, "arkitect"), "architect");
    assert_string_equal(spelling_by_ear(*state, "jardiniaire"), "jardinier");
    assert_string_equal(spelling_by_ear(*state, "animatrisse"), "animatrice");
    assert_null(spelling_by_ear(*state, "iaire"));
    assert_null(spelling_by_ear(*state, "boulanger"));
    assert_null(spelling_by_ear(*state, ""));
}

static bool is_cut(struct pool *pool, const char *word, const char *before, const char *after)
{
    struct stuck_cut cuts[STUCK_CUTS_MAX];
    const size_t count = stuck_cuts(pool, word, cuts);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(cuts[i].before, before) == 0 && strcmp(cuts[i].after, after) == 0)
            return true;
    }
    return false;
}

static void test_words_written_as_one(void **state)
{
    struct stuck_cut cuts[STUCK_CUTS_MAX];

    assert_true(is_cut(*state, "aidesoignante", "aide", "soignante"));
    assert_true(is_cut(*state, "designerdinterieur", "designer", "interieur"));
    assert_true(is_cut(*state, "chefdechantier", "chef", "chantier"));
    assert_false(is_cut(*state, "aidesoignante", "aid", "esoignante"));
    assert_int_equal(stuck_cuts(*state, "boulang", cuts), 0);
    assert_int_equal(stuck_cuts(*state, "", cuts), 0);
    assert_int_equal(stuck_cuts(*state, "aide2soignante", cuts), 0);
    assert_int_equal(stuck_cuts(*state, "anticonstitutionnellement", cuts), 0);
    assert_true(stuck_cuts(*state, "dedededededededededede", cuts) <= STUCK_CUTS_MAX);
    assert_true(stuck_is(*state, "jeuxvideo", "jeux vidéo"));
    assert_true(stuck_is(*state, "salledesport", "salle de sport"));
    assert_false(stuck_is(*state, "boulanger", "boulanger"));
    assert_string_equal(stuck_elision_cut("dequitation"), "equitation");
    assert_null(stuck_elision_cut("boulanger"));
    assert_null(stuck_elision_cut("lait"));
    assert_null(stuck_elision_cut(""));
}

static void test_distances(void **state)
{
    (void)state;
    assert_int_equal(spelling_distance("", "abc", 9), 3);
    assert_int_equal(spelling_distance("abc", "abc", 9), 0);
    assert_int_equal(spelling_distance("abc", "acb", 9), 1);
    assert_int_equal(spelling_distance("abcd", "bcda", 9), 2);
    assert_int_equal(spelling_distance("kitten", "sitting", 9), 3);
    assert_int_equal(spelling_distance("kitten", "sitting", 2), 3);
    assert_int_equal(spelling_distance("a", "abcdefghijklmnopqrstuvwxyzabcdefghijkl", 4), 5);
}

static void test_near_words_have_a_key_in_common(void **state)
{
    struct terms typed = {0}, meant = {0};
    unsigned common = 0;

    spelling_keys(*state, "vetreinaire", false, &typed);
    spelling_keys(*state, "veterinaire", false, &meant);
    for (size_t i = 0; i < typed.count; i++) {
        for (size_t k = 0; k < meant.count; k++)
            common += strcmp(typed.list[i], meant.list[k]) == 0;
    }
    assert_true(common > 0);
    typed.count = 0;
    spelling_keys(*state, "anticonstitutionnel", false, &typed);
    assert_true(typed.count <= SPELLING_KEYS_MAX);
    assert_false(spelling_can_be_wrong("abc"));
    assert_false(spelling_can_be_wrong("mp3player"));
    assert_false(spelling_can_be_wrong("anticonstitutionnellement"));
}

static void test_words_as_they_are_written(void **state)
{
    const char *rest = "L’Œuvre d'ÉTÉ, « 3D »";

    assert_string_equal(search_text_next(*state, &rest), "l");
    assert_string_equal(search_text_next(*state, &rest), "œuvre");
    assert_string_equal(search_text_next(*state, &rest), "d");
    assert_string_equal(search_text_next(*state, &rest), "été");
    assert_string_equal(search_text_next(*state, &rest), "3d");
    assert_null(search_text_next(*state, &rest));
    assert_null(search_text_next(*state, &rest));
}

static void test_what_looks_like_a_person_is_not_kept(void **state)
{
    static const char *const kept[][2] = {
        {"pizzaiolo", "pizzaiolo"},
        {"Pizzaiolo", "pizzaiolo"},
        {"métier de pizzaiolo", "pizzaiolo"},
        {"PIZZAIOLO NANTES", "pizzaiolo"},
    };
    static const char *const not_kept[][2] = {
        {"Jean Machin", "machin"},
        {"jean machin", "machin"},
        {"inès machin", "machin"},
        {"mme machin", "machin"},
        {"M Machin Truc", "machin"},
        {"machin 06 12 34", "machin"},
        {"machin@mail.example", "mail"},
        {"Machin Trucmuche", "trucmuche"},
        {"abc", "abc"},
        {"machin3", "machin3"},
        {"un bien long texte qui raconte une vie entière", "raconte"},
    };

    for (size_t i = 0; i < COUNT_OF(kept); i++)
        assert_true(missed_may_be_kept(*state, kept[i][0], kept[i][1]));
    for (size_t i = 0; i < COUNT_OF(not_kept); i++) {
        if (missed_may_be_kept(*state, not_kept[i][0], not_kept[i][1]))
            fail_msg("%s", not_kept[i][0]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_genders_and_numbers_are_one_word),
        cmocka_unit_test(test_other_words_stay_apart),
        cmocka_unit_test(test_a_trade_its_place_and_its_art_are_one_family),
        cmocka_unit_test(test_short_and_foreign_words_stay_as_they_are),
        cmocka_unit_test(test_what_says_nothing_is_left_out),
        cmocka_unit_test(test_the_table_is_in_order),
        cmocka_unit_test(test_a_key_has_no_gender),
        cmocka_unit_test(test_what_is_written_by_ear_sounds_the_same),
        cmocka_unit_test(test_near_words_are_told_from_others),
        cmocka_unit_test(test_what_is_meant_by_ear),
        cmocka_unit_test(test_words_written_as_one),
        cmocka_unit_test(test_distances),
        cmocka_unit_test(test_near_words_have_a_key_in_common),
        cmocka_unit_test(test_words_as_they_are_written),
        cmocka_unit_test(test_what_looks_like_a_person_is_not_kept),
    };

    return RUN_WITH_POOL(tests);
}
