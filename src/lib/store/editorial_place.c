/* New pages, their order and section, those withdrawn. */
#include "store/editorial_place.h"

#include <string.h>

#include "base/pool.h"
#include "store/id_list.h"

/* Does another page have that address, or did one? */
static bool address_is_taken(struct db *db, const char *section, const char *slug, uint64_t but,
                             bool *is_taken)
{
    static const char sql[] =
        "SELECT EXISTS (SELECT 1 FROM editorial_page WHERE section = ? AND slug = ? AND id <> ?)"
        "    OR EXISTS (SELECT 1 FROM editorial_former"
        "                WHERE section = ? AND slug = ? AND page_id <> ?)";
    struct rows *rows = db_select(db, sql,
                                  DB_VALUES(db_text(section), db_text(slug), db_u64(but),
                                            db_text(section), db_text(slug), db_u64(but)));

    *is_taken = rows != NULL && row_next(rows) && row_bool(rows);
    return rows != NULL;
}

bool store_editorial_make(struct db *db, const char *section, const char *slug, uint64_t *id)
{
    static const char sql[] =
        "INSERT INTO editorial_page (section, slug, position)"
        " SELECT ?, ?, COALESCE(MAX(position), 0) + 1 FROM editorial_page WHERE section = ?";
    struct pool *pool = db_pool(db);
    const char *name = pool_strndup(pool, slug, strnlen(slug, EDITORIAL_SLUG_MAX - 4));
    const char *free_name = name;
    bool is_made = false, is_taken;

    for (unsigned i = 2; !is_made; i++) {
        if (!address_is_taken(db, section, free_name, 0, &is_taken))
            return false;
        is_made =
            !is_taken &&
            db_run(db, sql, DB_VALUES(db_text(section), db_text(free_name), db_text(section)));
        /* A page of the same title that somebody made at the same moment has it by now. */
        if (!is_made && !is_taken && db_error(db) != DB_DUPLICATE)
            return false;
        if (!is_made)
            free_name = pool_printf(pool, "%s-%u", name, i);
    }
    *id = db_last_id(db);
    return true;
}

/* The address that a page leaves leads to it, the one that it takes is its own. */
static bool address_note(struct db *db, uint64_t id, const char *section)
{
    static const char keep[] =
        "REPLACE INTO editorial_former (section, slug, page_id)"
        " SELECT section, slug, id FROM editorial_page WHERE id = ? AND section <> ?";
    static const char drop[] =
        "DELETE f FROM editorial_former f JOIN editorial_page p ON p.slug = f.slug"
        " WHERE p.id = ? AND f.section = ?";

    return db_run(db, keep, DB_VALUES(db_u64(id), db_text(section))) &&
           db_run(db, drop, DB_VALUES(db_u64(id), db_text(section)));
}

static bool position_set(struct db *db, uint64_t id, const char *section, unsigned position)
{
    static const char sql[] =
        "UPDATE editorial_page SET section = ?, position = ?, is_placed = TRUE WHERE id = ?";

    return db_run(db, sql, DB_VALUES(db_text(section), db_u64(position), db_u64(id)));
}

/* Counts the pages of the section anew, the moved one in its place. */
static bool section_count(struct db *db, uint64_t id, const char *section, uint64_t after,
                          bool *is_done)
{
    static const char sql[] = "SELECT id FROM editorial_page WHERE section = ? AND id <> ?"
                              " ORDER BY position, id FOR UPDATE";
    struct id_list others = {0};
    unsigned position = 1;

    if (!store_ids_add(db_select(db, sql, DB_VALUES(db_text(section), db_u64(id))), &others))
        return false;
    *is_done = after == 0;
    for (size_t i = 0; i < others.count; i++)
        *is_done = *is_done || others.ids[i] == after;
    if (!*is_done)
        return true;
    if (!address_note(db, id, section) ||
        (after == 0 && !position_set(db, id, section, position++)))
        return false;
    for (size_t i = 0; i < others.count; i++) {
        if (!position_set(db, others.ids[i], section, position++) ||
            (others.ids[i] == after && !position_set(db, id, section, position++)))
            return false;
    }
    return true;
}

bool store_editorial_move(struct db *db, uint64_t id, const char *section, uint64_t after,
                          bool *is_done)
{
    struct rows *rows = db_select(db, "SELECT slug FROM editorial_page WHERE id = ? FOR UPDATE",
                                  DB_VALUES(db_u64(id)));
    const char *slug = rows != NULL && row_next(rows) ? row_text(rows) : NULL;
    bool is_taken = true;

    *is_done = false;
    if (slug == NULL)
        return rows != NULL;
    if (!address_is_taken(db, section, slug, id, &is_taken))
        return false;
    return is_taken || section_count(db, id, section, after, is_done);
}

bool store_editorial_withdraw(struct db *db, uint64_t id, bool is_withdrawn, time_t now)
{
    return db_run(db, "UPDATE editorial_page SET withdrawn_at = ? WHERE id = ?",
                  DB_VALUES(db_instant(is_withdrawn ? now : 0), db_u64(id)));
}

bool store_editorial_moved(struct db *db, const char *section, const char *slug,
                           struct editorial *page)
{
    static const char sql[] =
        "SELECT p.id, p.section, p.slug FROM editorial_former f JOIN editorial_page p"
        "    ON p.id = f.page_id WHERE f.section = ? AND f.slug = ? AND p.withdrawn_at IS NULL";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_text(section), db_text(slug)));

    *page = (struct editorial){0};
    if (rows != NULL && row_next(rows)) {
        page->id = row_u64(rows);
        page->section = row_text(rows);
        page->slug = row_text(rows);
    }
    return rows != NULL;
}
