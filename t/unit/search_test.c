/* The squares of the map, and the terms that offers are found by. */
#include "rules/search_terms.h"

#include <math.h>

#include "rules/grid.h"
#include "unit.h"

static const double nantes_latitude = 47.2173, nantes_longitude = -1.5534;

static void test_a_square_holds_its_middle_and_its_parent_holds_it(void **state)
{
    (void)state;
    for (unsigned level = 0; level < GRID_LEVELS; level++) {
        const struct grid_square square = grid_square(nantes_latitude, nantes_longitude, level);
        double latitude, longitude;
        struct grid_square again;

        grid_middle(square, &latitude, &longitude);
        again = grid_square(latitude, longitude, level);
        assert_int_equal(again.x, square.x);
        assert_int_equal(again.y, square.y);
        assert_true(grid_distance_km(nantes_latitude, nantes_longitude, square) < (1U << level));
        assert_int_equal(grid_square(nantes_latitude, nantes_longitude, 0).x >> level, square.x);
    }
    assert_int_equal(grid_square(91, 181, 0).x, grid_square(90, 180, 0).x);
}

static bool covers(const struct grid_squares *squares, struct grid_square small)
{
    unsigned found = 0;

    for (size_t i = 0; i < squares->count; i++) {
        const struct grid_square *square = &squares->list[i];

        found += small.x >> square->level == square->x && small.y >> square->level == square->y;
    }
    assert_true(found <= 1); /* no square lies in another */
    return found == 1;
}

static void test_a_circle_is_covered_by_just_the_squares_whose_middle_is_in_it(void **state)
{
    static const double radii[] = {0.4, 1, 5, 10, 33};

    for (size_t i = 0; i < COUNT_OF(radii); i++) {
        const struct grid_circle circle = {nantes_latitude, nantes_longitude, radii[i]};
        const struct grid_squares squares = grid_circle_cover(*state, &circle);
        const struct grid_square middle = grid_square(nantes_latitude, nantes_longitude, 0);
        const uint32_t reach = (uint32_t)radii[i] + 3;

        for (uint32_t y = middle.y - reach; y <= middle.y + reach; y++) {
            for (uint32_t x = middle.x - reach; x <= middle.x + reach; x++) {
                const struct grid_square square = {0, x, y};

                assert_int_equal(covers(&squares, square),
                                 grid_distance_km(nantes_latitude, nantes_longitude, square) <=
                                     radii[i]);
            }
        }
    }
}

static void test_rings_go_from_near_to_far_and_leave_nothing_out(void **state)
{
    const struct grid_circle small = {nantes_latitude, nantes_longitude, 4};
    const struct grid_circle large = {nantes_latitude, nantes_longitude, 9};
    const struct grid_squares inner = grid_ring(*state, &small, -1);
    const struct grid_squares outer = grid_ring(*state, &large, 4);
    const struct grid_squares all = grid_ring(*state, &large, -1);
    double before = -1;

    assert_int_equal(inner.count + outer.count, all.count);
    for (size_t i = 0; i < all.count; i++) {
        const double km = grid_distance_km(nantes_latitude, nantes_longitude, all.list[i]);

        assert_true(km >= before);
        before = km;
    }
}

static bool has(const struct terms *terms, const char *term)
{
    for (size_t i = 0; i < terms->count; i++) {
        if (strcmp(terms->list[i], term) == 0)
            return true;
    }
    return false;
}

static const uint64_t domains[] = {3, 7};

/* An offer with three weeks: one too late, one open, one open, of one pool of two seats. */
static struct search_facts facts_make(struct offer_week weeks[3])
{
    for (int i = 0; i < 3; i++)
        weeks[i] = (struct offer_week){.monday = date_add(day(2026, 12, 7), 7 * i),
                                       .apply_until = date_add(day(2026, 11, 30), 7 * i),
                                       .seats = 2,
                                       .capacity_id = 9};
    return (struct search_facts){
        .id = 64,
        .terms = {.state = OFFER_STATE_ACTIVE, .last = day(2026, 12, 25), .seats_left = 2},
        .title = "decouverte du metier de boulangere decouverte",
        .labels = "boulangerie du bourg industrie alimentaire",
        .text = "nantes tu suis la journee d un fournil de 1900",
        .domains = domains,
        .domain_count = 2,
        .weeks = weeks,
        .week_count = 3,
        .has_feature[FEATURE_MEAL] = true,
        .is_located = true,
        .latitude = nantes_latitude,
        .longitude = nantes_longitude,
    };
}

static void test_an_offer_is_found_by_what_it_has(void **state)
{
    struct offer_week weeks[3];
    struct search_facts facts = facts_make(weeks);
    const struct date today = day(2026, 12, 1);
    const struct terms terms = search_document_terms(*state, &facts, today);

    assert_true(has(&terms, term_all));
    assert_true(has(&terms, term_word(*state, FIELD_TITLE_WORD, "boulanger")));
    assert_true(has(&terms, term_word(*state, FIELD_TITLE, "boulangeries")));
    assert_false(has(&terms, term_word(*state, FIELD_TITLE, "bourg")));
    assert_true(has(&terms, term_word(*state, FIELD_LABELS, "bourg")));
    assert_true(has(&terms, term_word(*state, FIELD_LABELS, "boulanger")));
    assert_false(has(&terms, term_word(*state, FIELD_LABELS, "fournil")));
    assert_true(has(&terms, term_word(*state, FIELD_ALL, "fournils")));
    assert_true(has(&terms, term_word(*state, FIELD_ALL, "boulanger")));
    assert_false(has(&terms, term_word(*state, FIELD_ALL, "metier")));
    assert_true(has(&terms, term_domain(*state, 3)));
    assert_true(has(&terms, term_sampled(*state, term_domain(*state, 7))));
    assert_false(has(&terms, term_week(*state, day(2026, 12, 7))));
    assert_true(has(&terms, term_week(*state, day(2026, 12, 14))));
    assert_true(has(&terms, term_first_week(*state, today, 2)));
    assert_true(has(&terms, term_feature(FEATURE_MEAL)));
    assert_false(has(&terms, term_feature(FEATURE_MOTOR)));
    assert_true(has(&terms, term_feature(FEATURE_CAN_APPLY)));
    assert_true(has(&terms, term_square(*state, grid_square(facts.latitude, facts.longitude, 2))));
    for (size_t i = 1; i < terms.count; i++)
        assert_true(strcmp(terms.list[i - 1], terms.list[i]) < 0);
}

static void test_an_offer_that_is_not_listed_is_not_found(void **state)
{
    struct offer_week weeks[3];
    struct search_facts facts = facts_make(weeks);

    facts.terms.state = OFFER_STATE_DISABLED;
    assert_int_equal(search_document_terms(*state, &facts, day(2026, 12, 1)).count, 0);
    facts.terms.state = OFFER_STATE_ACTIVE;
    assert_int_equal(search_document_terms(*state, &facts, day(2026, 12, 26)).count, 0);
}

static void test_weeks_far_away_and_none_come_last(void **state)
{
    struct offer_week weeks[3];
    struct search_facts facts = facts_make(weeks);
    struct terms terms;

    terms = search_document_terms(*state, &facts, day(2025, 1, 6));
    assert_true(has(&terms, term_first_week(*state, day(2025, 1, 6), SEARCH_WEEKS_AHEAD)));
    facts.terms.seats_left = 0;
    terms = search_document_terms(*state, &facts, day(2026, 12, 24));
    assert_true(has(&terms, term_first_week(*state, day(2026, 12, 24), SEARCH_WEEKS_AHEAD + 1)));
    assert_false(has(&terms, term_feature(FEATURE_CAN_APPLY)));
}

static void test_the_vocabulary_has_words_that_can_be_looked_for(void **state)
{
    struct offer_week weeks[3];
    struct search_facts facts = facts_make(weeks);
    struct search_vocabulary words = {0};

    facts.labels = "sarl 3d";
    facts.text = "nantes de l ile 1900";
    search_document_words(*state, &facts, &words);
    assert_int_equal(words.count, 4);
    assert_string_equal(words.list[0].word, "boulangere");
    assert_int_equal(words.list[0].place, 0);
    assert_string_equal(words.list[1].word, "sarl");
    assert_int_equal(words.list[1].place, 1);
    assert_string_equal(words.list[2].word, "nantes");
    assert_int_equal(words.list[2].place, 2);
    assert_string_equal(words.list[3].word, "ile");
}

static void test_a_long_word_is_cut(void **state)
{
    assert_true(strlen(term_word(*state, FIELD_TITLE_WORD,
                                 "anticonstitutionnellementanticonstitutionnellement")) ==
                TERM_LENGTH_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_square_holds_its_middle_and_its_parent_holds_it),
        cmocka_unit_test(test_a_circle_is_covered_by_just_the_squares_whose_middle_is_in_it),
        cmocka_unit_test(test_rings_go_from_near_to_far_and_leave_nothing_out),
        cmocka_unit_test(test_an_offer_is_found_by_what_it_has),
        cmocka_unit_test(test_an_offer_that_is_not_listed_is_not_found),
        cmocka_unit_test(test_weeks_far_away_and_none_come_last),
        cmocka_unit_test(test_the_vocabulary_has_words_that_can_be_looked_for),
        cmocka_unit_test(test_a_long_word_is_cut),
    };

    return RUN_WITH_POOL(tests);
}
