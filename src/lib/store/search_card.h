/* An offer's card as the index keeps it: bytes that do not depend on the day, and are made into
 * what a list shows on one. */
#ifndef STAGE3E_STORE_SEARCH_CARD_H
#define STAGE3E_STORE_SEARCH_CARD_H

#include "store/offer_store.h"

struct card_bytes {
    const void *at;
    size_t size;
};

/* The weeks of the card are all that it has (those removed apart), each with its capacity. What
 * depends on the day (seats left, whether it is full) and on the search (distance) is left out. */
struct card_bytes search_card_pack(struct pool *pool, const struct offer_card *card);

/* The card again, of an offer; texts and weeks are from the pool. False for bytes of another
 * version. */
bool search_card_unpack(struct pool *pool, const void *bytes, size_t size, uint64_t offer_id,
                        struct offer_card *card) __attribute__((warn_unused_result));

/* Fills in what depends on the day, and leaves the weeks that a pupil can still ask for. */
void search_card_settle(struct offer_card *card, struct date today);

#endif
