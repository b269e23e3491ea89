/* What maps are drawn on. */
#include "store/map_store.h"

#include "store/columns.h"

bool store_map_base(struct db *db, enum map_detail detail, const char **body)
{
    static const char sql[] = "SELECT body FROM map_base WHERE detail = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(detail)));

    *body = rows != NULL && row_next(rows) ? row_text(rows) : "";
    return rows != NULL;
}

struct saving {
    const char *const *bodies;
};

static bool save_run(struct db *db, void *argument)
{
    static const char sql[] = "INSERT INTO map_base (detail, body) VALUES (?, ?)"
                              " ON DUPLICATE KEY UPDATE body = VALUES(body)";
    const struct saving *saving = argument;

    for (unsigned i = 0; i < MAP_DETAILS; i++) {
        if (!db_run(db, sql, DB_VALUES(db_u64(i), db_text(saving->bodies[i]))))
            return false;
    }
    return true;
}

bool store_map_base_save(struct db *db, const char *const bodies[MAP_DETAILS])
{
    struct saving saving = {bodies};

    return db_transaction(db, save_run, &saving);
}

static const struct column town_columns[] = {
    COLUMN(struct map_town, name, "name"),
    COLUMN(struct map_town, population, "population"),
    COLUMN(struct map_town, latitude, "latitude"),
    COLUMN(struct map_town, longitude, "longitude"),
};
static const struct row_type town_row = ROW_TYPE(struct map_town, town_columns);

bool store_map_town(struct db *db, const char *insee, struct map_town *town)
{
    const bool is_done =
        row_find(db, &town_row, "FROM commune WHERE insee = ?", DB_VALUES(db_text(insee)), town);

    if (town->name == NULL)
        town->name = "";
    return is_done;
}
