/* Broken links of texts. */
#include "store/editorial_link_store.h"

#include <string.h>

#include "base/pool.h"
#include "store/db.h"

bool store_link_broken(struct db *db, uint64_t page_id, const char *target, unsigned status,
                       time_t now)
{
    static const char sql[] =
        "INSERT INTO editorial_link (page_id, target, status, broken_at) VALUES (?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE status = VALUES(status), is_found = TRUE";

    return strlen(target) > LINK_LENGTH_MAX ||
           db_run(db, sql,
                  DB_VALUES(db_u64(page_id), db_text(target), db_u64(status), db_instant(now)));
}

bool store_links_doubt(struct db *db, bool has_external)
{
    static const char sql[] =
        "UPDATE editorial_link SET is_found = FALSE WHERE ? OR target LIKE '/%'";

    return db_run(db, sql, DB_VALUES(db_bool(has_external)));
}

bool store_links_mended(struct db *db)
{
    return db_run(db, "DELETE FROM editorial_link WHERE NOT is_found", DB_NO_VALUES);
}

bool store_links_broken(struct db *db, struct broken_link **links, size_t *count)
{
    static const char sql[] =
        "SELECT l.page_id, p.section, v.title, l.target, l.status, l.broken_at"
        "  FROM editorial_link l JOIN editorial_page p ON p.id = l.page_id"
        "  JOIN editorial_version v ON v.id ="
        "       (SELECT w.id FROM editorial_version w"
        "         WHERE w.page_id = p.id AND w.publish_at <= UTC_TIMESTAMP()"
        "         ORDER BY w.publish_at DESC, w.id DESC LIMIT 1)"
        " WHERE p.withdrawn_at IS NULL AND INSTR(v.body, l.target) > 0"
        " ORDER BY l.broken_at, l.page_id LIMIT 100";
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);
    size_t room = 0;

    *links = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        struct broken_link link;

        link.page_id = row_u64(rows);
        link.section = row_text(rows);
        link.title = row_text(rows);
        link.target = row_text(rows);
        link.status = row_unsigned(rows);
        link.broken_at = row_instant(rows);
        pool_make_room(rows_pool(rows), *links, *count, room);
        (*links)[(*count)++] = link;
    }
    return rows != NULL;
}
