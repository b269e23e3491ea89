#include "site/place_names.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "rules/search_spelling.h"

/* Each town once for each name that was asked for. */
static bool is_there(const struct place *places, size_t count, const struct place *place)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(places[i].commune.insee, place->commune.insee) == 0 &&
            strcmp(places[i].folded, place->folded) == 0)
            return true;
    }
    return false;
}

static void place_put(struct place *places, size_t room, size_t *found, const struct place *place)
{
    if (*found < room && !is_there(places, *found, place))
        places[(*found)++] = *place;
}

static bool is_one_of(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return false;
}

size_t places_named(const struct place_names *all, const char *const *names, size_t count,
                    struct place *places, size_t room)
{
    size_t found = 0;

    for (size_t i = 0; i < all->count; i++) {
        if (is_one_of(names, count, all->list[i].folded))
            place_put(places, room, &found, &all->list[i]);
    }
    return found;
}

size_t places_beginning(const struct place_names *all, const char *beginning, struct place *places,
                        size_t room)
{
    size_t found = 0;

    for (size_t i = 0; i < all->count; i++) {
        if (!all->list[i].is_short && text_starts_with(all->list[i].folded, beginning))
            place_put(places, room, &found, &all->list[i]);
    }
    return found;
}

size_t places_of_postcode(const struct place_names *all, const char *postcode, struct place *places,
                          size_t room)
{
    size_t found = 0;

    for (size_t i = 0; i < all->count; i++) {
        const struct place *place = &all->list[i];

        if (*place->former == '\0' && !place->is_short &&
            strstr(place->postcodes, postcode) != NULL)
            place_put(places, room, &found, place);
    }
    for (size_t i = 0; i < found; i++)
        places[i].postcode = postcode;
    return found;
}

/* A name in one word: how it sounds does not depend on hyphens. */
static const char *joined(struct pool *pool, const char *name)
{
    char *copy = pool_strdup(pool, name), *end = copy;

    for (const char *c = name; *c != '\0'; c++) {
        if (*c != ' ')
            *end++ = *c;
    }
    *end = '\0';
    return copy;
}

size_t places_near(const struct place_names *all, struct pool *pool, const char *name,
                   struct place *places, size_t room)
{
    const char *typed = joined(pool, name);
    int costs[PLACES_MAX];
    size_t found = 0;

    room = room < PLACES_MAX ? room : PLACES_MAX;
    for (size_t i = 0; spelling_can_be_wrong(typed) && i < all->count; i++) {
        const struct place *place = &all->list[i];
        const int cost = spelling_cost(pool, typed, joined(pool, place->folded), place->is_short);
        size_t at = found;

        if (cost < 0)
            continue;
        while (at > 0 && costs[at - 1] > cost)
            at--;
        if (at == room)
            continue;
        found += found < room;
        memmove(places + at + 1, places + at, (found - at - 1) * sizeof *places);
        memmove(costs + at + 1, costs + at, (found - at - 1) * sizeof *costs);
        places[at] = *place;
        costs[at] = cost;
    }
    return found;
}
