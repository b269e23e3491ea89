/* Reading and writing the versions of the pages of advice. */
#include "store/editorial_history.h"

#include "store/columns.h"

/* What a version says besides its text. */
#define HEAD_OF(type)                                                                              \
    COLUMN(type, page.id, "p.id"), COLUMN(type, page.section, "p.section"),                        \
        COLUMN(type, page.slug, "p.slug"), COLUMN(type, page.title, "v.title"),                    \
        COLUMN(type, page.checked_on, "v.checked_on"), COLUMN(type, page.audience, "v.audience"),  \
        COLUMN(type, page.first_on, "v.first_on"), COLUMN(type, page.last_on, "v.last_on")

/* By somebody, and not back to what the package has. */
#define IS_EDITED                                                                                  \
    "v.origin = 'site' AND NOT EXISTS"                                                             \
    "       (SELECT 1 FROM editorial_version s WHERE s.id ="                                       \
    "               (SELECT MAX(l.id) FROM editorial_version l"                                    \
    "                 WHERE l.page_id = p.id AND l.origin = 'package')"                            \
    "           AND (s.title, s.summary, s.body, s.checked_on <=> v.checked_on)"                   \
    "             = (v.title, v.summary, v.body, TRUE))"

static const struct column state_columns[] = {
    HEAD_OF(struct editorial_state),
    COLUMN(struct editorial_state, is_edited, IS_EDITED),
    COLUMN(struct editorial_state, has_newer,
           "EXISTS (SELECT 1 FROM editorial_version b"
           "         WHERE b.page_id = p.id AND b.publish_at IS NULL AND b.id > v.id)"),
    COLUMN(struct editorial_state, next_at,
           "(SELECT MIN(n.publish_at) FROM editorial_version n"
           "  WHERE n.page_id = p.id AND n.publish_at > UTC_TIMESTAMP())"),
    COLUMN(struct editorial_state, is_withdrawn, "p.withdrawn_at IS NOT NULL"),
};
static const struct row_type state_row = ROW_TYPE(struct editorial_state, state_columns);

bool store_editorial_states(struct db *db, struct editorial_state **states, size_t *count)
{
    static const char rest[] =
        "FROM editorial_page p JOIN editorial_version v ON v.id ="
        "       (SELECT w.id FROM editorial_version w"
        "         WHERE w.page_id = p.id AND w.publish_at IS NOT NULL"
        /* What is shown; a page that never was yet, by what it will be. */
        "         ORDER BY w.publish_at > UTC_TIMESTAMP(), w.publish_at DESC, w.id DESC LIMIT 1)"
        " ORDER BY p.section, p.position, p.id";

    return row_list(db, &state_row, rest, DB_NO_VALUES, states, count);
}

/* Who wrote a version, and when: nobody for the package, nor once the account is erased. */
#define MAKING                                                                                     \
    COLUMN(struct editorial_version, id, "v.id"),                                                  \
        COLUMN(struct editorial_version, is_package, "v.origin = 'package'"),                      \
        COLUMN(struct editorial_version, made_at, "v.made_at"),                                    \
        COLUMN(struct editorial_version, made_by,                                                  \
               "COALESCE((SELECT CONCAT(a.first_name, ' ', a.last_name) FROM account a"            \
               "           WHERE a.id = v.made_by), '')"),                                         \
        COLUMN(struct editorial_version, publish_at, "v.publish_at")

static const struct column changes_columns[] = {
    MAKING,
    COLUMN(struct editorial_version, page.title, "v.title"),
    COLUMN(struct editorial_version, has_title_changed,
           "COALESCE(LAG(v.title) OVER w <> v.title, FALSE)"),
    COLUMN(struct editorial_version, has_summary_changed,
           "COALESCE(LAG(v.summary) OVER w <> v.summary, FALSE)"),
    COLUMN(struct editorial_version, has_body_changed,
           "COALESCE(LAG(v.body) OVER w <> v.body, FALSE)"),
    COLUMN(struct editorial_version, has_terms_changed,
           "COALESCE(NOT (LAG(v.audience) OVER w = v.audience"
           "              AND LAG(v.first_on) OVER w <=> v.first_on"
           "              AND LAG(v.last_on) OVER w <=> v.last_on), FALSE)"),
};
static const struct row_type changes_row = ROW_TYPE(struct editorial_version, changes_columns);

bool store_editorial_history(struct db *db, uint64_t page_id, struct editorial_version **versions,
                             size_t *count)
{
    static const char rest[] = "FROM editorial_version v WHERE v.page_id = ?"
                               " WINDOW w AS (ORDER BY v.id) ORDER BY v.id DESC LIMIT 100";

    return row_list(db, &changes_row, rest, DB_VALUES(db_u64(page_id)), versions, count);
}

static const struct column version_columns[] = {
    MAKING,
    HEAD_OF(struct editorial_version),
    COLUMN(struct editorial_version, page.summary, "v.summary"),
    COLUMN(struct editorial_version, page.body, "v.body"),
};
static const struct row_type version_row = ROW_TYPE(struct editorial_version, version_columns);

#define VERSIONS "FROM editorial_version v JOIN editorial_page p ON p.id = v.page_id"

bool store_editorial_version_find(struct db *db, uint64_t id, struct editorial_version *version)
{
    return row_find(db, &version_row, VERSIONS " WHERE v.id = ?", DB_VALUES(db_u64(id)), version);
}

bool store_editorial_latest(struct db *db, uint64_t page_id, struct editorial_version *version)
{
    static const char rest[] =
        VERSIONS " WHERE v.page_id = ? AND v.publish_at IS NOT NULL ORDER BY v.id DESC LIMIT 1";

    return row_find(db, &version_row, rest, DB_VALUES(db_u64(page_id)), version);
}

bool store_editorial_before(struct db *db, const struct editorial_version *version,
                            bool is_of_package, struct editorial_version *before)
{
    static const char rest[] =
        VERSIONS " WHERE v.page_id = ? AND v.id < ? AND IF(?, v.origin = 'package', TRUE)"
                 " ORDER BY v.id DESC LIMIT 1";

    return row_find(
        db, &version_row, rest,
        DB_VALUES(db_u64(version->page.id), db_u64(version->id), db_bool(is_of_package)), before);
}

bool store_editorial_beside(struct db *db, uint64_t page_id, struct editorial_version *version)
{
    static const char rest[] =
        VERSIONS " WHERE v.page_id = ? AND v.publish_at IS NULL"
                 "   AND v.id > (SELECT COALESCE(MAX(s.id), 0) FROM editorial_version s"
                 "                WHERE s.page_id = v.page_id AND s.publish_at IS NOT NULL)"
                 " ORDER BY v.id DESC LIMIT 1";

    return row_find(db, &version_row, rest, DB_VALUES(db_u64(page_id)), version);
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
