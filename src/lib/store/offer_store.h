/* Offers: found, listed, counted, saved, activated. */
#ifndef STAGE3E_STORE_OFFER_STORE_H
#define STAGE3E_STORE_OFFER_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "rules/deposit.h"
#include "rules/offer.h"
#include "rules/search_terms.h"
#include "store/db.h"
#include "store/search_correction.h"

struct pool;

enum {
    OFFER_PAGES_MAX = 500,
    OFFER_LIST_MAX = 100,    /* read at once; a map draws more than these as groups */
    OFFER_EXACT_MAX = 20000, /* offers up to which counts beside choices are exact */
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
    time_t activated_at;
    bool is_located;
    double latitude;
    double longitude;
    uint64_t logo_of;   /* its employer, if that has a logo; 0: none */
    const char *logo;   /* of its own (store/logo_store.h); "": none */
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
    uint64_t logo_of;      /* its employer, if that has a logo; 0: none */
    const char *logo_data; /* in a preview: its own, not saved yet, as an address; NULL */
    const char *domain_names[DEPOSIT_DOMAINS_MAX];
    struct offer_terms terms;
    time_t activated_at; /* 0: not yet */
    struct date posted;  /* the day it went online; unset: not yet */
    struct offer_week *weeks;
    size_t week_count;
    unsigned seats;
};

/* A choice of the search form, with the number of offers that choosing it would give. */
struct offer_facet {
    enum search_family family;
    const char *term; /* search_terms.h */
    bool is_counted;  /* false: too few in the sample to guess from */
    uint64_t count;
};

struct offer_found {
    struct offer_card *cards; /* one page */
    size_t count;
    uint64_t total;
    bool has_guesses;                            /* the counts of the facets come from a sample */
    const struct search_correction *corrections; /* words that were taken for others */
    size_t correction_count;
    const char *missed[SEARCH_WORDS_MAX]; /* words that nothing has, folded */
    size_t missed_count;
    const char *left_out[SEARCH_WORDS_MAX]; /* those that the search went on without */
    size_t left_out_count;
    uint64_t domains[SEARCH_DOMAINS_MAX]; /* that words stand for */
    size_t domain_count;
    uint64_t next_after; /* of store_offers_after: where to go on; 0: that was all */
};

/* One page of the offers that match, and the counts of the facets. */
bool store_offers_search(struct db *db, const struct offer_filter *filter, struct date today,
                         struct offer_facet *facets, size_t facet_count, struct offer_found *found)
    __attribute__((warn_unused_result));

/* How many offers match each of some filters. */
bool store_offers_count(struct db *db, const struct offer_filter *const *filters, size_t count,
                        struct date today, uint64_t *totals) __attribute__((warn_unused_result));

/* Whether any offer answers each of some filters of words alone, which is less work than to count.
 */
bool store_words_any(struct db *db, const struct offer_filter *filters, size_t count,
                     struct date today, bool *have_any) __attribute__((warn_unused_result));

/* The offers that match, by id: up to limit (at most OFFER_LIST_MAX) of those after a given
 * one. The filter's order and page play no part. */
bool store_offers_after(struct db *db, const struct offer_filter *filter, struct date today,
                        uint64_t after_id, size_t limit, struct offer_found *found)
    __attribute__((warn_unused_result));

/* A set of offers as the database keeps it: a Roaring bitmap, portable format. Size 0: none. */
struct offer_set {
    const void *bytes;
    size_t size;
};

struct offer_set offer_set_of(struct pool *pool, const uint64_t *offer_ids, size_t count);

/* The offers that match and are not in a set, by id; at most OFFER_LIST_MAX of them are read. all
 * becomes the set with all that match, from the pool. */
bool store_offers_beyond(struct db *db, const struct offer_filter *filter, struct date today,
                         const struct offer_set *known, struct offer_found *found,
                         struct offer_set *all) __attribute__((warn_unused_result));

/* The cards of some offers (at most OFFER_LIST_MAX), in their order; those that are not listed
 * any more are left out. */
bool store_offer_cards(struct db *db, struct date today, const uint64_t *offer_ids, size_t count,
                       struct offer_card **cards, size_t *card_count)
    __attribute__((warn_unused_result));

/* The offers that match and lie in a box: one by one if they are few, else as groups, each where
 * its offers are; an offer that would be alone in its group is one by itself. */
struct offer_group {
    double latitude;
    double longitude;
    uint64_t count;
};
struct offer_map {
    struct offer_card *cards;
    size_t count;
    struct offer_group *groups;
    size_t group_count;
};
bool store_offers_in_box(struct db *db, const struct offer_filter *filter, struct date today,
                         const struct grid_box *box, struct offer_map *map)
    __attribute__((warn_unused_result));

/* The newest offers that a pupil can apply for. */
bool store_offers_newest(struct db *db, struct date today, size_t limit, struct offer_card **cards,
                         size_t *count) __attribute__((warn_unused_result));

/* Whose logo an offer has that is not saved yet: of the employer that deposits it, or of the offer
 * that is corrected; 0: none. */
bool store_offer_logo(struct db *db, uint64_t employer_id, uint64_t offer_id, uint64_t *logo_of)
    __attribute__((warn_unused_result));

/* One offer, in whatever state; offer->id is 0 if there is none. */
bool store_offer_find(struct db *db, struct date today, uint64_t id, struct offer *offer)
    __attribute__((warn_unused_result));

/* Saves a complete deposit as a new offer, to be activated. Its employer is that of the
 * SIRET: made if new, corrected while nobody has confirmed it, else left as it is; or the one
 * that the deposit names. Its owner is the account that the deposit names, else that of an
 * employer with the contact's e-mail, if there is one. For use in a transaction. */
bool store_offer_insert(struct db *db, const struct deposit *deposit, time_t now,
                        uint64_t *offer_id) __attribute__((warn_unused_result));

/* What waits at an address for its link, the newest first: deposits since then of one e-mail that
 * were not activated. */
enum { OFFERS_WAITING_MAX = 10 };

struct offer_waiting {
    uint64_t id;
    const char *title;
    const char *employer;
    const char *town;
    struct date from;
    struct date to;
    bool is_managed; /* by the account of that e-mail: signing in is the way */
};

struct offers_waiting {
    struct offer_waiting list[OFFERS_WAITING_MAX];
    size_t count;
};

bool store_offers_waiting(struct db *db, const char *email, uint64_t offer_id, time_t since,
                          struct offers_waiting *waiting) __attribute__((warn_unused_result));

/* To activate → active; its employer is confirmed. Nothing else changes; is_done tells
 * whether it was to be activated. For use in a transaction. */
bool store_offer_activate(struct db *db, uint64_t offer_id, time_t now, bool *is_done)
    __attribute__((warn_unused_result));

#endif
