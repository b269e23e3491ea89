/* Letterheads of agreements. */
#include "store/letterhead_store.h"

static void letterhead_read(struct rows *rows, struct letterhead *letterhead)
{
    const char *logo;

    letterhead->words = row_text(rows);
    logo = row_blob_copy(rows, &letterhead->logo_size);
    if (logo != NULL)
        letterhead->logo = logo;
}

static bool letterhead_select(struct db *db, const char *sql, uint64_t school_id,
                              struct letterhead *letterhead)
{
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(school_id)));

    *letterhead = (struct letterhead){.words = "", .logo = ""};
    if (rows != NULL && row_next(rows))
        letterhead_read(rows, letterhead);
    return rows != NULL;
}

bool store_letterhead_own(struct db *db, uint64_t school_id, struct letterhead *letterhead)
{
    static const char sql[] = "SELECT words, logo FROM agreement_letterhead WHERE school_id = ?";

    return letterhead_select(db, sql, school_id, letterhead);
}

bool store_letterhead_of(struct db *db, uint64_t school_id, struct letterhead *letterhead)
{
    static const char sql[] = "SELECT words, logo FROM agreement_letterhead"
                              " WHERE school_id IN (?, 0) AND (words <> '' OR logo IS NOT NULL)"
                              " ORDER BY school_id DESC LIMIT 1";

    return letterhead_select(db, sql, school_id, letterhead);
}

bool store_letterhead_save(struct db *db, uint64_t school_id, const struct letterhead *letterhead,
                           bool removes_logo, time_t now)
{
    static const char sql[] =
        "INSERT INTO agreement_letterhead (school_id, words, logo, changed_at) VALUES (?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE words = VALUES(words), changed_at = VALUES(changed_at),"
        "   logo = IF(?, NULL, COALESCE(VALUES(logo), logo))";
    const struct db_value logo =
        letterhead->logo_size > 0 ? db_bytes(letterhead->logo, letterhead->logo_size) : db_null();

    return db_run(db, sql,
                  DB_VALUES(db_u64(school_id), db_text(letterhead->words), logo, db_instant(now),
                            db_bool(removes_logo && letterhead->logo_size == 0)));
}
