/* Groups of offers on a map stand where their offers are. */
#ifndef STAGE3E_STORE_OFFER_GROUP_H
#define STAGE3E_STORE_OFFER_GROUP_H

#include <roaring/roaring.h>

#include "store/offer_store.h"

/* Moves each group to the centre of gravity of the offers in its set: of all of them where there
 * are few, else of some spread evenly over the set (their numbers say nothing of where they are).
 * A group none of whose offers is located stays where it is. False if the database failed. */
bool store_groups_place(struct db *db, roaring_bitmap_t *const *sets, struct offer_group *groups,
                        size_t count) __attribute__((warn_unused_result));

#endif
