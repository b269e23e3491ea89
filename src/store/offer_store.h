/* Offers: found, listed, counted, saved, activated. */
#ifndef STAGE3E_STORE_OFFER_STORE_H
#define STAGE3E_STORE_OFFER_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "rules/deposit.h"
#include "rules/offer.h"
#include "store/db.h"

struct pool;

enum {
    OFFER_PAGE_SIZE = 20,
    OFFER_WORDS_MAX = 8,
    OFFER_COUNT_MAX = 1000, /* counting stops there: "plus de 1 000 offres" */
    OFFER_ALL_MAX = 2000,
    OFFER_PAGES_MAX = 500,
};

enum offer_order { OFFER_BY_DATE, OFFER_BY_DISTANCE };

/* What a search asks for; all that is not set asks for nothing. */
struct offer_filter {
    const char *words[OFFER_WORDS_MAX]; /* folded */
    size_t word_count;
    uint64_t domain_id;
    struct date monday;
    bool is_near; /* within radius_km of the place */
    double latitude;
    double longitude;
    unsigned radius_km;
    bool accessible_visual;
    bool accessible_motor;
    bool accessible_mental;
    bool accessible_hearing;
    bool can_apply; /* only those with a week to apply for today */
    enum offer_order order;
    unsigned page; /* from 1 */
};

/* An offer in a list. */
struct offer_card {
    uint64_t id;
    const char *title;
    const char *employer;
    const char *town;
    const char *domain; /* the first one */
    struct date first;
    struct offer_terms terms;
    unsigned seats_left;
    bool is_located;
    double latitude;
    double longitude;
    double distance_km; /* < 0 unless the filter is near a place */
    bool meal_on_site;
    bool is_accessible;       /* in at least one way */
    struct offer_week *weeks; /* those a pupil can still ask for */
    size_t week_count;
};

/* One offer in full. */
struct offer {
    uint64_t id;
    struct deposit content;
    const char *naf_label;
    const char *domain_names[DEPOSIT_DOMAINS_MAX];
    struct offer_terms terms;
    struct offer_week *weeks;
    size_t week_count;
    unsigned seats;
};

/* One page of the offers that match; total counts all, up to OFFER_COUNT_MAX + 1. */
bool store_offers_search(struct db *db, struct pool *pool, const struct offer_filter *filter,
                         struct date today, struct offer_card **cards, size_t *count,
                         unsigned *total) __attribute__((warn_unused_result));

/* The offers that match, up to OFFER_ALL_MAX, without their weeks. */
bool store_offers_all(struct db *db, struct pool *pool, const struct offer_filter *filter,
                      struct date today, struct offer_card **cards, size_t *count)
    __attribute__((warn_unused_result));

/* The newest active offers that a pupil can apply for. */
bool store_offers_newest(struct db *db, struct pool *pool, struct date today, unsigned limit,
                         struct offer_card **cards, size_t *count)
    __attribute__((warn_unused_result));

/* The counter of the home page: seats left that a pupil can still apply for. */
bool store_seats_available(struct db *db, struct date today, uint64_t *seats)
    __attribute__((warn_unused_result));

/* One offer, in whatever state; offer->id is 0 if there is none. */
bool store_offer_find(struct db *db, struct pool *pool, uint64_t id, struct offer *offer)
    __attribute__((warn_unused_result));

/* Saves a complete deposit as a new offer, to be activated. Its employer is that of the
 * SIRET: made if new, corrected while nobody has confirmed it, else left as it is. The
 * account, if one of an employer has this e-mail, becomes its owner. For use in a
 * transaction. */
bool store_offer_insert(struct db *db, struct pool *pool, const struct deposit *deposit, time_t now,
                        struct date today, uint64_t *offer_id) __attribute__((warn_unused_result));

/* To activate → active; its employer is confirmed. Nothing else changes; is_done tells
 * whether it was to be activated. For use in a transaction. */
bool store_offer_activate(struct db *db, uint64_t offer_id, time_t now, bool *is_done)
    __attribute__((warn_unused_result));

/* An offer in its owner's list. */
struct own_offer {
    uint64_t id;
    const char *title;
    const char *town;
    struct date first;
    struct offer_terms terms;
    time_t activated_at; /* 0: not yet */
};

/* Those of an account: to activate first, then the newest. */
bool store_offers_owned(struct db *db, struct pool *pool, uint64_t account_id,
                        struct own_offer **offers, size_t *count)
    __attribute__((warn_unused_result));
bool store_offer_is_owned(struct db *db, uint64_t offer_id, uint64_t account_id, bool *is_owned)
    __attribute__((warn_unused_result));

/* To activate → disabled, by its owner; is_done tells whether it was to be activated. */
bool store_offer_withdraw(struct db *db, uint64_t offer_id, time_t now, bool *is_done)
    __attribute__((warn_unused_result));

/* Brings the order of lists up to date with the day. Returns the number of offers moved. */
bool store_offers_refresh(struct db *db, struct date today, uint64_t *changed)
    __attribute__((warn_unused_result));

#endif
