#include "store/place_store.h"

#include <string.h>

#include "base/pool.h"
#include "store/columns.h"

static const struct column place_columns[] = {
    COLUMN(struct place, folded, "n.folded_name"),
    COLUMN(struct place, former, "n.former"),
    COLUMN(struct place, is_short, "n.is_short"),
    COLUMN(struct place, commune.insee, "c.insee"),
    COLUMN(struct place, commune.name, "c.name"),
    COLUMN(struct place, commune.latitude, "c.latitude"),
    COLUMN(struct place, commune.longitude, "c.longitude"),
    COLUMN(struct place, postcodes,
           "COALESCE((SELECT GROUP_CONCAT(p.postcode ORDER BY p.postcode SEPARATOR ' ')"
           "            FROM commune_postcode p WHERE p.insee = c.insee), '')"),
};
static const struct row_type place_row = ROW_TYPE(struct place, place_columns);

bool store_places(struct db *db, struct place **places, size_t *count)
{
    static const char sql[] =
        "FROM (SELECT folded_name, insee, '' AS former, FALSE AS is_short FROM commune"
        "      UNION ALL"
        "      SELECT folded_name, insee, name, kind = 'short' FROM commune_alias) n"
        " JOIN commune c ON c.insee = n.insee"
        " ORDER BY n.is_short, n.former <> '', c.population DESC, c.insee";
    struct pool *pool = db_pool(db);

    if (!row_list(db, &place_row, sql, DB_NO_VALUES, places, count))
        return false;
    for (size_t i = 0; i < *count; i++) {
        struct place *place = &(*places)[i];

        place->postcode = pool_strndup(pool, place->postcodes, strcspn(place->postcodes, " "));
    }
    return true;
}
