/* Pages of advice: reading them, and taking what the package brings. */
#include "store/editorial_store.h"

#include <string.h>

#include "base/pool.h"
#include "store/columns.h"
#include "store/editorial_place.h"

/* The sections whose pages have an address. */
#define WITH_PAGES "'eleves,parents,colleges,employeurs,site'"

/* A page as it is now. */
#define SHOWN                                                                                      \
    "FROM editorial_page p JOIN editorial_version v ON v.id ="                                     \
    "       (SELECT w.id FROM editorial_version w"                                                 \
    "         WHERE w.page_id = p.id AND w.publish_at <= UTC_TIMESTAMP()"                          \
    "         ORDER BY w.publish_at DESC, w.id DESC LIMIT 1)"                                      \
    " WHERE p.withdrawn_at IS NULL"

#define PLACE_COLUMNS                                                                              \
    COLUMN(struct editorial, id, "p.id"), COLUMN(struct editorial, section, "p.section"),          \
        COLUMN(struct editorial, slug, "p.slug")
#define TITLE_COLUMNS                                                                              \
    COLUMN(struct editorial, title, "v.title"), COLUMN(struct editorial, summary, "v.summary")
#define BODY_COLUMNS                                                                               \
    COLUMN(struct editorial, body, "v.body"),                                                      \
        COLUMN(struct editorial, checked_on, "v.checked_on"),                                      \
        COLUMN(struct editorial, audience, "v.audience")

/* Where a page is, and what it is called; the same with what it says; what a version says. */
static const struct column page_columns[] = {PLACE_COLUMNS, TITLE_COLUMNS};
static const struct column text_columns[] = {PLACE_COLUMNS, TITLE_COLUMNS, BODY_COLUMNS};
static const struct column content_columns[] = {TITLE_COLUMNS, BODY_COLUMNS};
static const struct row_type page_row = ROW_TYPE(struct editorial, page_columns);
static const struct row_type text_row = ROW_TYPE(struct editorial, text_columns);
static const struct row_type content_row = ROW_TYPE(struct editorial, content_columns);

bool store_editorials(struct db *db, const char *section, struct editorial **pages, size_t *count)
{
    static const char rest[] = SHOWN " AND FIND_IN_SET(p.section, COALESCE(?, " WITH_PAGES "))"
                                     " ORDER BY p.section, p.position, p.id";

    return row_list(db, &page_row, rest, DB_VALUES(db_text(section)), pages, count);
}

/* Three words, each in the title, the summary or the text. */
#define HOLDS_WORD  " AND INSTR(CONCAT_WS(' ', v.title, v.summary, v.body), ?) > 0"
#define HOLDS_WORDS HOLDS_WORD HOLDS_WORD HOLDS_WORD

bool store_editorials_with(struct db *db, const char *words[3], struct editorial **pages,
                           size_t *count)
{
    static const char rest[] =
        SHOWN " AND FIND_IN_SET(p.section, " WITH_PAGES ")" HOLDS_WORDS
              "   AND p.slug NOT LIKE 'guide-%'" /* other languages than French */
              " ORDER BY INSTR(v.title, ?) = 0, INSTR(v.summary, ?) = 0, p.section, p.position"
              " LIMIT 10";

    return row_list(db, &page_row, rest,
                    DB_VALUES(db_text(words[0]), db_text(words[1]), db_text(words[2]),
                              db_text(words[0]), db_text(words[0])),
                    pages, count);
}

bool store_editorial_texts(struct db *db, const char *sections, struct editorial **texts,
                           size_t *count)
{
    static const char rest[] =
        SHOWN " AND FIND_IN_SET(p.section, ?) ORDER BY p.section, p.position, p.id";

    return row_list(db, &text_row, rest, DB_VALUES(db_text(sections)), texts, count);
}

bool store_editorial_next(struct db *db, uint64_t *seconds)
{
    static const char sql[] =
        "SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), MIN(publish_at))"
        "  FROM editorial_version WHERE publish_at > UTC_TIMESTAMP() HAVING MIN(publish_at) IS NOT NULL";
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);

    *seconds = rows != NULL && row_next(rows) ? row_u64(rows) : UINT32_MAX;
    return rows != NULL;
}

bool store_questions_with(struct db *db, const char *words[3], struct editorial **texts,
                          size_t *count)
{
    static const char rest[] = SHOWN " AND p.section = 'questions'" HOLDS_WORDS
                                     " ORDER BY INSTR(v.title, ?) = 0, p.position, p.id LIMIT 10";

    return row_list(
        db, &text_row, rest,
        DB_VALUES(db_text(words[0]), db_text(words[1]), db_text(words[2]), db_text(words[0])),
        texts, count);
}

bool store_banners(struct db *db, struct date today, struct editorial **banners, size_t *count)
{
    static const char rest[] =
        SHOWN " AND p.section = 'bandeaux' AND COALESCE(v.first_on, '1000-01-01') <= ?"
              " AND COALESCE(v.last_on, '9999-12-31') >= ? ORDER BY p.position, p.id";

    return row_list(db, &text_row, rest, DB_VALUES(db_date(today), db_date(today)), banners, count);
}

bool store_editorial_find(struct db *db, const char *section, const char *slug,
                          struct editorial *page)
{
    static const char rest[] = "FROM editorial_page p JOIN editorial_version v ON v.page_id = p.id"
                               " WHERE p.section = ? AND p.slug = ? AND p.withdrawn_at IS NULL"
                               "   AND v.publish_at <= UTC_TIMESTAMP()"
                               " ORDER BY v.publish_at DESC, v.id DESC LIMIT 1";

    return row_find(db, &text_row, rest, DB_VALUES(db_text(section), db_text(slug)), page);
}

/* The number of a page that the package names so, wherever it is by now: 0 if there is none. One
 * that was made on the site under that name is taken for it. Its place is the package's, unless it
 * was chosen on the site. */
static bool place_set(struct db *db, const struct editorial *page, const char *name,
                      unsigned position, uint64_t *id)
{
    struct rows *rows =
        db_select(db,
                  "SELECT id FROM editorial_page WHERE brought_as = ?"
                  "    OR (section = ? AND slug = ? AND brought_as IS NULL)"
                  " ORDER BY brought_as IS NULL LIMIT 1 FOR UPDATE",
                  DB_VALUES(db_text(name), db_text(page->section), db_text(page->slug)));

    *id = rows != NULL && row_next(rows) ? row_u64(rows) : 0;
    return rows != NULL &&
           db_run(db,
                  "UPDATE editorial_page SET brought_as = ?, position = IF(is_placed, position, ?)"
                  " WHERE id = ?",
                  DB_VALUES(db_text(name), db_u64(position), db_id(*id)));
}

static bool is_text_of(const struct editorial *a, const struct editorial *b)
{
    return a->title != NULL && strcmp(a->title, b->title) == 0 &&
           strcmp(a->audience, b->audience) == 0 && strcmp(a->summary, b->summary) == 0 &&
           strcmp(a->body, b->body) == 0 && date_compare(a->checked_on, b->checked_on) == 0;
}

/* What the package brought last; its title is NULL if nothing. */
static bool brought_last(struct db *db, uint64_t id, struct editorial *last)
{
    return row_find(db, &content_row,
                    "FROM editorial_version v WHERE v.page_id = ? AND v.origin = 'package'"
                    " ORDER BY v.id DESC LIMIT 1",
                    DB_VALUES(db_u64(id)), last);
}

/* Is what is shown, or will be, another text than the package brought last? */
static bool edited_find(struct db *db, uint64_t id, const struct editorial *last, bool *is_edited)
{
    struct rows *rows =
        row_select(db, &content_row,
                   ", v.origin FROM editorial_version v"
                   " WHERE v.page_id = ? AND v.publish_at IS NOT NULL ORDER BY v.id DESC LIMIT 1",
                   DB_VALUES(db_u64(id)));
    struct editorial newest;

    *is_edited = false;
    if (rows == NULL || !row_next(rows))
        return rows != NULL;
    row_read(rows, &content_row, &newest);
    *is_edited = strcmp(row_text(rows), "site") == 0 && !is_text_of(last, &newest);
    return true;
}

static bool package_version_add(struct db *db, uint64_t id, const struct editorial *page,
                                bool is_shown)
{
    return db_run(db,
                  "INSERT INTO editorial_version"
                  "   (page_id, title, summary, body, checked_on, audience, origin, made_at,"
                  "    publish_at)"
                  " VALUES (?, ?, ?, ?, ?, ?, 'package', UTC_TIMESTAMP(),"
                  "         IF(?, UTC_TIMESTAMP(), NULL))",
                  DB_VALUES(db_u64(id), db_text(page->title), db_text(page->summary),
                            db_text(page->body), db_date(page->checked_on), db_text(page->audience),
                            db_bool(is_shown)));
}

bool store_editorial_bring(struct db *db, const struct editorial *page, unsigned position,
                           enum editorial_brought *brought)
{
    struct pool *pool = db_pool(db);
    const char *name = pool_printf(pool, "%s/%s", page->section, page->slug);
    struct editorial last;
    bool is_edited;
    uint64_t id;

    if (!place_set(db, page, name, position, &id))
        return false;
    if (id == 0) {
        *brought = EDITORIAL_NEW;
        return store_editorial_make(db, page->section, page->slug, &id) &&
               db_run(db, "UPDATE editorial_page SET position = ?, brought_as = ? WHERE id = ?",
                      DB_VALUES(db_u64(position), db_text(name), db_u64(id))) &&
               package_version_add(db, id, page, true);
    }
    if (!brought_last(db, id, &last) || !edited_find(db, id, &last, &is_edited))
        return false;
    *brought = is_text_of(&last, page) ? EDITORIAL_SAME
               : is_edited             ? EDITORIAL_BESIDE
                                       : EDITORIAL_NEWER;
    return *brought == EDITORIAL_SAME || package_version_add(db, id, page, !is_edited);
}
