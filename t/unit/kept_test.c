/* What is kept: things while there is room, cards of offers as bytes. */
#include <stdio.h>

#include "base/lru.h"
#include "store/search_card.h"
#include "unit.h"

static size_t released;

static void release(void *value)
{
    released++;
    free(value);
}

static void keep(struct lru *lru, const char *key, size_t bytes)
{
    lru_keep(lru, key, strlen(key), strdup(key), bytes);
}

static const char *find(struct lru *lru, const char *key)
{
    return lru_find(lru, key, strlen(key));
}

static void test_what_is_unused_goes(void **state)
{
    struct lru *lru = lru_open(3000, release);

    (void)state;
    released = 0;
    keep(lru, "a", 800);
    keep(lru, "b", 800);
    keep(lru, "c", 800);
    assert_string_equal(find(lru, "a"), "a");
    keep(lru, "d", 800);
    assert_string_equal(find(lru, "b"), "b"); /* nothing goes before it is asked to */
    assert_string_equal(find(lru, "a"), "a");
    lru_trim(lru);
    assert_null(find(lru, "c"));
    assert_string_equal(find(lru, "b"), "b");
    assert_true(lru_bytes(lru) <= 3000);
    assert_int_equal(released, 1);
    keep(lru, "b", 10);
    assert_int_equal(released, 2); /* the former one of that key */
    lru_clear(lru);
    assert_null(find(lru, "a"));
    assert_int_equal(lru_bytes(lru), 0);
    lru_close(lru);
    assert_int_equal(released, 5);
}

static void test_many_keys(void **state)
{
    struct lru *lru = lru_open(1 << 20, release);
    char key[16];

    (void)state;
    for (int i = 0; i < 5000; i++) {
        snprintf(key, sizeof key, "k%d", i);
        keep(lru, key, 1);
    }
    for (int i = 0; i < 5000; i++) {
        snprintf(key, sizeof key, "k%d", i);
        assert_string_equal(find(lru, key), key);
    }
    lru_close(lru);
}

static struct offer_card card_of(struct pool *pool)
{
    static const struct offer_week weeks[] = {
        {{2026, 12, 7}, {2026, 12, 7}, {2026, 12, 11}, {2026, 11, 30}, 2, 2, 11},
        {{2027, 1, 4}, {2027, 1, 4}, {2027, 1, 8}, {2026, 12, 28}, 3, 1, 12},
        {{2027, 1, 11}, {2027, 1, 12}, {2027, 1, 15}, {2027, 1, 4}, 3, 1, 12},
    };
    struct offer_card card = {.id = 7,
                              .title = "Découverte du métier d’éléphantier",
                              .employer = "Zoo",
                              .town = "Nantes",
                              .domain = "",
                              .first = {2026, 12, 7},
                              .activated_at = 1795457804,
                              .is_located = true,
                              .latitude = 47.21837,
                              .longitude = -1.55362,
                              .logo_of = 4000000000,
                              .logo = "0af3",
                              .meal_on_site = true,
                              .week_count = COUNT_OF(weeks)};

    card.terms = (struct offer_terms){.state = OFFER_STATE_ACTIVE, .last = {2027, 1, 15}};
    card.weeks = pool_array(pool, COUNT_OF(weeks), sizeof *card.weeks);
    memcpy(card.weeks, weeks, sizeof weeks);
    return card;
}

static void test_a_card_comes_back(void **state)
{
    const struct offer_card card = card_of(*state);
    const struct card_bytes bytes = search_card_pack(*state, &card);
    struct offer_card back;

    assert_true(search_card_unpack(*state, bytes.at, bytes.size, 7, &back));
    assert_string_equal(back.title, card.title);
    assert_string_equal(back.domain, "");
    assert_int_equal(back.logo_of, card.logo_of);
    assert_string_equal(back.logo, "0af3");
    assert_int_equal(back.activated_at, card.activated_at);
    assert_true(back.is_located && back.meal_on_site && !back.is_accessible);
    assert_true(back.latitude == card.latitude && back.longitude == card.longitude);
    assert_int_equal(back.week_count, 3);
    assert_memory_equal(&back.weeks[2].first, &card.weeks[2].first, sizeof(struct date));
    assert_false(date_is_set(back.terms.apply_to));
    /* No part of it is a card. */
    for (size_t size = 0; size < bytes.size; size++) {
        void *part = malloc(size + 1);

        memcpy(part, bytes.at, size);
        assert_false(search_card_unpack(*state, part, size, 7, &back));
        free(part);
    }
}

static void test_the_day_settles_a_card(void **state)
{
    struct offer_card card = card_of(*state);

    search_card_settle(&card, day(2026, 12, 1));
    assert_int_equal(card.week_count, 2);
    assert_int_equal(card.terms.seats_left, 2); /* one pool */
    assert_false(card.terms.is_full);
    card = card_of(*state);
    search_card_settle(&card, day(2027, 1, 5));
    assert_int_equal(card.week_count, 0);
    assert_int_equal(card.terms.seats_left, 0);
    assert_string_equal(offer_status_code(offer_status(&card.terms, day(2027, 1, 5))), "closed");
    card = card_of(*state);
    card.week_count = 1;
    search_card_settle(&card, day(2026, 12, 1));
    assert_string_equal(offer_status_code(offer_status(&card.terms, day(2026, 12, 1))), "filled");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_unused_goes),
        cmocka_unit_test(test_many_keys),
        cmocka_unit_test(test_a_card_comes_back),
        cmocka_unit_test(test_the_day_settles_a_card),
    };

    return cmocka_run_group_tests(tests, unit_open, unit_close);
}
