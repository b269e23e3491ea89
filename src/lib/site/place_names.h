/* Towns by what people call them. Pure: all names are given (kept_places()), in the order in which
 * they are to be found. Names are folded (text_fold_town); at most room places are given. */
#ifndef STAGE3E_SITE_PLACE_NAMES_H
#define STAGE3E_SITE_PLACE_NAMES_H

#include "store/place_store.h"

struct pool;

struct place_names {
    const struct place *list;
    size_t count;
};

/* Those with one of some names. */
size_t places_named(const struct place_names *all, const char *const *names, size_t count,
                    struct place *places, size_t room);

/* Those whose name begins so. */
size_t places_beginning(const struct place_names *all, const char *beginning, struct place *places,
                        size_t room);

/* Those with a postcode. */
size_t places_of_postcode(const struct place_names *all, const char *postcode, struct place *places,
                          size_t room);

/* Those whose name is nearest to what was typed, the nearest first; PLACES_MAX at most. */
size_t places_near(const struct place_names *all, struct pool *pool, const char *name,
                   struct place *places, size_t room);

#endif
