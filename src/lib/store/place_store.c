#include "store/place_store.h"

#include <string.h>

#include "base/pool.h"
#include "rules/search_spelling.h"

/* Every name of every town, with what is told of the town. Some hundreds in a département. */
#define NAMES                                                                                       \
    "SELECT n.folded_name, n.former, n.is_short, c.insee, c.name, c.latitude, c.longitude,"         \
    "       COALESCE((SELECT MIN(p.postcode) FROM commune_postcode p WHERE p.insee = c.insee), '')" \
    "  FROM (SELECT folded_name, insee, '' AS former, FALSE AS is_short FROM commune"               \
    "        UNION ALL SELECT folded_name, insee, name, kind = 'short' FROM commune_alias) n"       \
    "  JOIN commune c ON c.insee = n.insee"
#define ORDER " ORDER BY n.is_short, n.former <> '', c.population DESC, c.insee"

static struct place place_read(struct rows *rows)
{
    struct place place = {.folded = row_text(rows)};

    place.former = row_text(rows);
    place.is_short = row_bool(rows);
    place.commune.insee = row_text(rows);
    place.commune.name = row_text(rows);
    place.commune.latitude = row_real(rows, NULL);
    place.commune.longitude = row_real(rows, NULL);
    place.postcode = row_text(rows);
    return place;
}

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

static bool places_read(struct rows *rows, struct place *places, size_t room, size_t *found)
{
    *found = 0;
    while (rows != NULL && *found < room && row_next(rows)) {
        const struct place place = place_read(rows);

        if (!is_there(places, *found, &place))
            places[(*found)++] = place;
    }
    return rows != NULL;
}

bool store_places_named(struct db *db, const char *const *names, size_t count, struct place *places,
                        size_t room, size_t *found)
{
    struct db_value values[DB_LIST_MAX];

    count = count < DB_LIST_MAX ? count : DB_LIST_MAX;
    for (size_t i = 0; i < count; i++)
        values[i] = db_text(names[i]);
    return places_read(db_select_list(db, NAMES " WHERE n.folded_name IN ", ORDER, values, count),
                       places, room, found);
}

bool store_places_beginning(struct db *db, const char *beginning, struct place *places, size_t room,
                            size_t *found)
{
    static const char sql[] =
        NAMES " WHERE n.folded_name >= ? AND n.folded_name < ? AND NOT n.is_short" ORDER;
    struct pool *pool = db_pool(db);
    const char *end = pool_printf(pool, "%s\xf4\x8f\xbf\xbf", beginning);

    return places_read(db_select(db, sql, DB_VALUES(db_text(beginning), db_text(end))), places,
                       room, found);
}

bool store_places_of_postcode(struct db *db, const char *postcode, struct place *places,
                              size_t room, size_t *found)
{
    static const char sql[] =
        NAMES " WHERE n.former = '' AND NOT n.is_short"
              "   AND EXISTS (SELECT 1 FROM commune_postcode p"
              "                WHERE p.insee = c.insee AND p.postcode = ?)" ORDER;
    const bool is_done =
        places_read(db_select(db, sql, DB_VALUES(db_text(postcode))), places, room, found);

    for (size_t i = 0; i < *found; i++)
        places[i].postcode = postcode;
    return is_done;
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

bool store_places_near(struct db *db, const char *name, struct place *places, size_t room,
                       size_t *found)
{
    struct pool *pool = db_pool(db);
    const char *typed = joined(pool, name);
    struct rows *rows = NULL;
    int costs[PLACES_MAX];

    *found = 0;
    room = room < PLACES_MAX ? room : PLACES_MAX;
    if (!spelling_can_be_wrong(typed))
        return true;
    rows = db_select(db, NAMES ORDER, DB_NO_VALUES);
    while (rows != NULL && row_next(rows)) {
        const struct place place = place_read(rows);
        const int cost = spelling_cost(pool, typed, joined(pool, place.folded), place.is_short);
        size_t at = *found;

        if (cost < 0)
            continue;
        while (at > 0 && costs[at - 1] > cost)
            at--;
        if (at == room)
            continue;
        *found += *found < room;
        memmove(places + at + 1, places + at, (*found - at - 1) * sizeof *places);
        memmove(costs + at + 1, costs + at, (*found - at - 1) * sizeof *costs);
        places[at] = place;
        costs[at] = cost;
    }
    return rows != NULL;
}
