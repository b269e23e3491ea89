/* What maps are drawn on. */
#include "store/map_store.h"

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

bool store_map_town(struct db *db, const char *insee, struct map_town *town)
{
    static const char sql[] =
        "SELECT name, population, latitude, longitude FROM commune WHERE insee = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_text(insee)));

    *town = (struct map_town){.name = ""};
    if (rows != NULL && row_next(rows)) {
        town->name = row_text(rows);
        town->population = row_u64(rows);
        town->latitude = row_real(rows, NULL);
        town->longitude = row_real(rows, NULL);
    }
    return rows != NULL;
}
