#include "store/place_store.h"

#include <string.h>

#include "base/pool.h"

static struct place place_read(struct rows *rows, struct pool *pool)
{
    struct place place = {.folded = row_text(rows)};

    place.former = row_text(rows);
    place.is_short = row_bool(rows);
    place.commune.insee = row_text(rows);
    place.commune.name = row_text(rows);
    place.commune.latitude = row_real(rows, NULL);
    place.commune.longitude = row_real(rows, NULL);
    place.postcodes = row_text(rows);
    place.postcode = pool_strndup(pool, place.postcodes, strcspn(place.postcodes, " "));
    return place;
}

bool store_places(struct db *db, struct place **places, size_t *count)
{
    struct pool *pool = db_pool(db);
    static const char sql[] =
        "SELECT n.folded_name, n.former, n.is_short, c.insee, c.name, c.latitude, c.longitude,"
        "       COALESCE((SELECT GROUP_CONCAT(p.postcode ORDER BY p.postcode SEPARATOR ' ')"
        "                   FROM commune_postcode p WHERE p.insee = c.insee), '')"
        "  FROM (SELECT folded_name, insee, '' AS former, FALSE AS is_short FROM commune"
        "        UNION ALL"
        "        SELECT folded_name, insee, name, kind = 'short' FROM commune_alias) n"
        "  JOIN commune c ON c.insee = n.insee"
        " ORDER BY n.is_short, n.former <> '', c.population DESC, c.insee";
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);
    size_t room = 0;

    *places = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        pool_make_room(pool, *places, *count, room);
        (*places)[(*count)++] = place_read(rows, pool);
    }
    return rows != NULL;
}
