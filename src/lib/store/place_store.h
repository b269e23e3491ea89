/* Places as people name them: towns by their name, a former or a short one, their postcode. */
#ifndef STAGE3E_STORE_PLACE_STORE_H
#define STAGE3E_STORE_PLACE_STORE_H

#include "store/reference_store.h"

struct pool;

enum { PLACES_MAX = 6 };

struct place {
    struct commune commune;
    const char *folded;    /* the name (text_fold_town) */
    const char *former;    /* what it was called: its own name before it was joined; "" otherwise */
    bool is_short;         /* it is a part of the town's name */
    const char *postcode;  /* its first one */
    const char *postcodes; /* all, with blanks between them */
};

/* Every name of every town. The largest towns come first, a town's own name before others. */
bool store_places(struct db *db, struct place **places, size_t *count)
    __attribute__((warn_unused_result));

#endif
