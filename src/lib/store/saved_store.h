/* What a pupil keeps: offers and searches. */
#ifndef STAGE3E_STORE_SAVED_STORE_H
#define STAGE3E_STORE_SAVED_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/crypto.h"
#include "store/db.h"
#include "store/offer_store.h"

struct pool;

enum { FAVOURITES_MAX = 100, SAVED_SEARCHES_MAX = 20 };

/* Keeping an offer, once; is_full: not kept, FAVOURITES_MAX are. Letting it go. */
bool store_favourite_keep(struct db *db, uint64_t account_id, uint64_t offer_id, time_t now,
                          bool *is_full) __attribute__((warn_unused_result));
bool store_favourite_drop(struct db *db, uint64_t account_id, uint64_t offer_id)
    __attribute__((warn_unused_result));
bool store_favourite_is_kept(struct db *db, uint64_t account_id, uint64_t offer_id, bool *is_kept)
    __attribute__((warn_unused_result));

/* The offers kept, the latest first: their ids, from the pool. */
bool store_favourites(struct db *db, uint64_t account_id, uint64_t **offer_ids, size_t *count)
    __attribute__((warn_unused_result));

struct saved_search {
    uint64_t id;
    const char *query; /* "?mots=…" */
    const char *label;
    bool has_alert;
    time_t alerted_at;
    const char *email;     /* of its owner */
    struct offer_set told; /* announced, or found when it was saved; bytes NULL: not known yet */
    unsigned told_version;
};

/* Saving a search (its query, label and told), once; is_done is false if there are
 * SAVED_SEARCHES_MAX already. One that was stopped has its alert again, from told on. */
bool store_search_save(struct db *db, uint64_t account_id, const struct saved_search *search,
                       time_t now, bool *is_done) __attribute__((warn_unused_result));
bool store_search_drop(struct db *db, uint64_t account_id, uint64_t id)
    __attribute__((warn_unused_result));
bool store_searches_saved(struct db *db, uint64_t account_id, struct saved_search **searches,
                          size_t *count) __attribute__((warn_unused_result));

/* One search of an account, by number or by query; id 0 if there is none. */
bool store_search_find(struct db *db, uint64_t account_id, uint64_t id, struct saved_search *search)
    __attribute__((warn_unused_result));
bool store_search_of_query(struct db *db, uint64_t account_id, const char *query,
                           struct saved_search *search) __attribute__((warn_unused_result));

/* Those with an alert, of active accounts. */
bool store_searches_alerting(struct db *db, struct saved_search **searches, size_t *count)
    __attribute__((warn_unused_result));

/* Keeps what has been told, and the link that stops the alerts (NULL: nothing was to be said).
 * is_done is false if another run was faster. For use in a transaction. */
bool store_search_alerted(struct db *db, const struct saved_search *search,
                          const struct offer_set *told, const uint8_t *stop_hash, time_t now,
                          bool *is_done) __attribute__((warn_unused_result));

/* The search that a link stops; id 0 if it is not known. */
bool store_search_of_stop(struct db *db, const char *token, struct saved_search *search)
    __attribute__((warn_unused_result));
bool store_search_stop(struct db *db, uint64_t id) __attribute__((warn_unused_result));

/* The offers that had come online by a time. */
bool store_offers_online_until(struct db *db, time_t until, uint64_t **offer_ids, size_t *count)
    __attribute__((warn_unused_result));

#endif
