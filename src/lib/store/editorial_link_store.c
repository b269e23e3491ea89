/* Broken links of texts. */
#include "store/editorial_link_store.h"

#include <string.h>

#include "store/columns.h"
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

static const struct column link_columns[] = {
    COLUMN(struct broken_link, page_id, "l.page_id"),
    COLUMN(struct broken_link, section, "p.section"),
    COLUMN(struct broken_link, title, "v.title"),
    COLUMN(struct broken_link, target, "l.target"),
    COLUMN(struct broken_link, status, "l.status"),
    COLUMN(struct broken_link, broken_at, "l.broken_at"),
};
static const struct row_type link_row = ROW_TYPE(struct broken_link, link_columns);

bool store_links_broken(struct db *db, struct broken_link **links, size_t *count)
{
    static const char rest[] = "FROM editorial_link l JOIN editorial_page p ON p.id = l.page_id"
                               "  JOIN editorial_version v ON v.id ="
                               "       (SELECT w.id FROM editorial_version w"
                               "         WHERE w.page_id = p.id AND w.publish_at <= UTC_TIMESTAMP()"
                               "         ORDER BY w.publish_at DESC, w.id DESC LIMIT 1)"
                               " WHERE p.withdrawn_at IS NULL AND INSTR(v.body, l.target) > 0"
                               " ORDER BY l.broken_at, l.page_id LIMIT 100";

    return row_list(db, &link_row, rest, DB_NO_VALUES, links, count);
}
