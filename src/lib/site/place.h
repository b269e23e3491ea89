/* Where a search is made: the town that was typed, in its own field or among the words. */
#ifndef STAGE3E_SITE_PLACE_H
#define STAGE3E_SITE_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "store/place_store.h"

struct request;

/* What a name or a postcode may mean. */
struct place_meant {
    struct place list[PLACES_MAX]; /* the first is taken, if one can be; the others told apart */
    size_t count;
    bool is_known; /* false: they only look like what was typed */
    bool is_named_with_postcode;
};

/* False if the database failed. */
bool place_find(struct request *request, const char *typed, struct place_meant *meant)
    __attribute__((warn_unused_result));

/* The place within the words of a search ("boulanger la baule"): count is 0 if there is none,
 * others are the words without it, name what was taken out. False if the database failed. */
bool place_in_words(struct request *request, const char *words, struct place_meant *meant,
                    const char **others, const char **name) __attribute__((warn_unused_result));

/* What finds this town and no other: its name, with the postcode where another has the same name.
 */
const char *place_value(struct request *request, const struct place_meant *meant, size_t which);

#endif
