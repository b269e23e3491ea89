/* Reading and writing the versions of the pages of advice. */
#include "store/editorial_history.h"

#include "base/pool.h"

bool store_editorial_states(struct db *db, struct editorial_state **states, size_t *count)
{
    static const char sql[] =
        "SELECT p.id, p.section, p.slug, v.title, v.checked_on,"
        /* by somebody, and not back to what the package has */
        "       v.origin = 'site' AND NOT EXISTS"
        "              (SELECT 1 FROM editorial_version s WHERE s.id ="
        "                      (SELECT MAX(l.id) FROM editorial_version l"
        "                        WHERE l.page_id = p.id AND l.origin = 'package')"
        "                  AND (s.title, s.summary, s.body, s.checked_on <=> v.checked_on)"
        "                    = (v.title, v.summary, v.body, TRUE)),"
        "       EXISTS (SELECT 1 FROM editorial_version b"
        "                WHERE b.page_id = p.id AND b.publish_at IS NULL AND b.id > v.id),"
        "       (SELECT MIN(n.publish_at) FROM editorial_version n"
        "         WHERE n.page_id = p.id AND n.publish_at > UTC_TIMESTAMP()),"
        "       p.withdrawn_at IS NOT NULL, v.audience, v.first_on, v.last_on"
        "  FROM editorial_page p JOIN editorial_version v ON v.id ="
        "       (SELECT w.id FROM editorial_version w"
        "         WHERE w.page_id = p.id AND w.publish_at IS NOT NULL"
        /* What is shown; a page that never was yet, by what it will be. */
        "         ORDER BY w.publish_at > UTC_TIMESTAMP(), w.publish_at DESC, w.id DESC LIMIT 1)"
        " ORDER BY p.section, p.position, p.id";
    struct pool *pool = db_pool(db);
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);
    size_t room = 0;

    *states = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        struct editorial_state state = {.page.id = row_u64(rows)};

        state.page.section = row_text(rows);
        state.page.slug = row_text(rows);
        state.page.title = row_text(rows);
        state.page.checked_on = row_date(rows);
        state.is_edited = row_bool(rows);
        state.has_newer = row_bool(rows);
        state.next_at = row_instant(rows);
        state.is_withdrawn = row_bool(rows);
        state.page.audience = row_text(rows);
        state.page.first_on = row_date(rows);
        state.page.last_on = row_date(rows);
        pool_make_room(pool, *states, *count, room);
        (*states)[(*count)++] = state;
    }
    return rows != NULL;
}

/* Who wrote a version: nobody for the package, nor once the account is erased. */
#define AUTHOR                                                                                     \
    "COALESCE((SELECT CONCAT(a.first_name, ' ', a.last_name) FROM account a WHERE a.id = v.made_by), '')"

bool store_editorial_history(struct db *db, uint64_t page_id, struct editorial_version **versions,
                             size_t *count)
{
    static const char sql[] =
        "SELECT v.id, v.title, v.origin = 'package', v.made_at, " AUTHOR ", v.publish_at,"
        "       COALESCE(LAG(v.title) OVER w <> v.title, FALSE),"
        "       COALESCE(LAG(v.summary) OVER w <> v.summary, FALSE),"
        "       COALESCE(LAG(v.body) OVER w <> v.body, FALSE),"
        "       COALESCE(NOT (LAG(v.audience) OVER w = v.audience AND LAG(v.first_on) OVER w <=> v.first_on"
        "                     AND LAG(v.last_on) OVER w <=> v.last_on), FALSE)"
        "  FROM editorial_version v WHERE v.page_id = ?"
        " WINDOW w AS (ORDER BY v.id) ORDER BY v.id DESC LIMIT 100";
    struct pool *pool = db_pool(db);
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(page_id)));
    size_t room = 0;

    *versions = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        struct editorial_version version = {.id = row_u64(rows)};

        version.page.title = row_text(rows);
        version.is_package = row_bool(rows);
        version.made_at = row_instant(rows);
        version.made_by = row_text(rows);
        version.publish_at = row_instant(rows);
        version.has_title_changed = row_bool(rows);
        version.has_summary_changed = row_bool(rows);
        version.has_body_changed = row_bool(rows);
        version.has_terms_changed = row_bool(rows);
        pool_make_room(pool, *versions, *count, room);
        (*versions)[(*count)++] = version;
    }
    return rows != NULL;
}

#define VERSION_ROW                                                                                \
    "SELECT v.id, p.id, p.section, p.slug, v.title, v.summary, v.body, v.checked_on,"              \
    "       v.origin = 'package', v.made_at, " AUTHOR ", v.publish_at, v.audience, v.first_on,"    \
    "       v.last_on"                                                                             \
    "  FROM editorial_version v JOIN editorial_page p ON p.id = v.page_id"

static bool version_read(struct rows *rows, struct editorial_version *version)
{
    *version = (struct editorial_version){0};
    if (rows == NULL || !row_next(rows))
        return rows != NULL;
    version->id = row_u64(rows);
    version->page.id = row_u64(rows);
    version->page.section = row_text(rows);
    version->page.slug = row_text(rows);
    version->page.title = row_text(rows);
    version->page.summary = row_text(rows);
    version->page.body = row_text(rows);
    version->page.checked_on = row_date(rows);
    version->is_package = row_bool(rows);
    version->made_at = row_instant(rows);
    version->made_by = row_text(rows);
    version->publish_at = row_instant(rows);
    version->page.audience = row_text(rows);
    version->page.first_on = row_date(rows);
    version->page.last_on = row_date(rows);
    return true;
}

bool store_editorial_version_find(struct db *db, uint64_t id, struct editorial_version *version)
{
    return version_read(db_select(db, VERSION_ROW " WHERE v.id = ?", DB_VALUES(db_u64(id))),
                        version);
}

bool store_editorial_latest(struct db *db, uint64_t page_id, struct editorial_version *version)
{
    static const char sql[] =
        VERSION_ROW " WHERE v.page_id = ? AND v.publish_at IS NOT NULL ORDER BY v.id DESC LIMIT 1";

    return version_read(db_select(db, sql, DB_VALUES(db_u64(page_id))), version);
}

bool store_editorial_before(struct db *db, const struct editorial_version *version,
                            bool is_of_package, struct editorial_version *before)
{
    static const char sql[] =
        VERSION_ROW " WHERE v.page_id = ? AND v.id < ? AND IF(?, v.origin = 'package', TRUE)"
                    " ORDER BY v.id DESC LIMIT 1";

    return version_read(
        db_select(db, sql,
                  DB_VALUES(db_u64(version->page.id), db_u64(version->id), db_bool(is_of_package))),
        before);
}

bool store_editorial_beside(struct db *db, uint64_t page_id, struct editorial_version *version)
{
    static const char sql[] =
        VERSION_ROW " WHERE v.page_id = ? AND v.publish_at IS NULL"
                    "   AND v.id > (SELECT COALESCE(MAX(s.id), 0) FROM editorial_version s"
                    "                WHERE s.page_id = v.page_id AND s.publish_at IS NOT NULL)"
                    " ORDER BY v.id DESC LIMIT 1";

    return version_read(db_select(db, sql, DB_VALUES(db_u64(page_id))), version);
}

/* The newest version of a page, which nobody else writes to until the transaction ends. */
static bool newest_hold(struct db *db, uint64_t page_id, uint64_t *id)
{
    struct rows *rows = db_select(db, "SELECT id FROM editorial_page WHERE id = ? FOR UPDATE",
                                  DB_VALUES(db_u64(page_id)));

    *id = 0;
    if (rows == NULL)
        return false;
    row_next(rows);
    rows = db_select(db,
                     "SELECT COALESCE(MAX(id), 0) FROM editorial_version"
                     " WHERE page_id = ? AND publish_at IS NOT NULL",
                     DB_VALUES(db_u64(page_id)));
    if (rows != NULL && row_next(rows))
        *id = row_u64(rows);
    return rows != NULL;
}

bool store_editorial_write(struct db *db, const struct editorial *page, uint64_t account_id,
                           time_t now, time_t publish_at, uint64_t started_from, bool *is_stale)
{
    static const char sql[] =
        "INSERT INTO editorial_version (page_id, title, summary, body, checked_on, audience,"
        "                               first_on, last_on, origin, made_at, made_by, publish_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'site', ?, ?, ?)";
    uint64_t newest;

    if (!newest_hold(db, page->id, &newest))
        return false;
    *is_stale = newest != started_from;
    return *is_stale ||
           db_run(db, sql,
                  DB_VALUES(db_u64(page->id), db_text(page->title), db_text(page->summary),
                            db_text(page->body), db_date(page->checked_on), db_text(page->audience),
                            db_date(page->first_on), db_date(page->last_on), db_instant(now),
                            db_id(account_id), db_instant(publish_at)));
}
