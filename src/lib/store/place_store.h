/* Places as people name them: towns by their name, a former or a short one, their postcode. */
#ifndef STAGE3E_STORE_PLACE_STORE_H
#define STAGE3E_STORE_PLACE_STORE_H

#include "store/reference_store.h"

struct pool;

enum { PLACES_MAX = 6 };

struct place {
    struct commune commune;
    const char *folded;   /* the name that was asked for */
    const char *former;   /* what it was called: its own name before it was joined; "" otherwise */
    bool is_short;        /* found by a part of its name */
    const char *postcode; /* its first one */
};

/* Names are folded (text_fold_town). The largest towns come first, a town's own name before others.
 * At most room places are given. */
bool store_places_named(struct db *db, const char *const *names, size_t count, struct place *places,
                        size_t room, size_t *found) __attribute__((warn_unused_result));

/* Those whose name begins so. */
bool store_places_beginning(struct db *db, const char *beginning, struct place *places, size_t room,
                            size_t *found) __attribute__((warn_unused_result));

/* Those with a postcode. */
bool store_places_of_postcode(struct db *db, const char *postcode, struct place *places,
                              size_t room, size_t *found) __attribute__((warn_unused_result));

/* Those whose name is nearest to what was typed, the nearest first. */
bool store_places_near(struct db *db, const char *name, struct place *places, size_t room,
                       size_t *found) __attribute__((warn_unused_result));

#endif
