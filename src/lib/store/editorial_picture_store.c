/* Pictures on pages, by their names. */
#include "store/editorial_picture_store.h"

#include "store/db.h"

bool store_picture_add(struct db *db, const char *name, const void *bytes, size_t size, time_t now)
{
    static const char sql[] =
        "INSERT INTO editorial_picture (name, image, made_at) VALUES (?, ?, ?)"
        " ON DUPLICATE KEY UPDATE made_at = VALUES(made_at)";

    return db_run(db, sql, DB_VALUES(db_text(name), db_bytes(bytes, size), db_instant(now)));
}

bool store_picture_find(struct db *db, const char *name, const char **bytes, size_t *size)
{
    struct rows *rows = db_select(db, "SELECT image FROM editorial_picture WHERE name = ?",
                                  DB_VALUES(db_text(name)));

    *bytes = NULL;
    *size = 0;
    if (rows != NULL && row_next(rows))
        *bytes = row_blob_copy(rows, size);
    return rows != NULL;
}
