/* The tables pupil_invitation and school_placement: what a school itself has entered. Reading a
 * file of pupils into them is in pupil_import_store.c. */
#include "store/school_pupil_store.h"

#include "store/columns.h"

static const struct column invitation_columns[] = {
    COLUMN(struct pupil_invitation, id, "i.id"),
    COLUMN(struct pupil_invitation, school_id, "i.school_id"),
    COLUMN(struct pupil_invitation, class_name, "i.class"),
    COLUMN(struct pupil_invitation, last_name, "i.last_name"),
    COLUMN(struct pupil_invitation, first_name, "i.first_name"),
    COLUMN(struct pupil_invitation, born_on, "i.born_on"),
    COLUMN(struct pupil_invitation, email, "i.email"),
    COLUMN(struct pupil_invitation, invited_at, "i.invited_at"),
    COLUMN(struct pupil_invitation, account_id, "i.account_id"),
    COLUMN(struct pupil_invitation, is_active, "a.state = 'active'"),
};
static const struct row_type invitation_row = ROW_TYPE(struct pupil_invitation, invitation_columns);

#define INVITATIONS "FROM pupil_invitation i LEFT JOIN account a ON a.id = i.account_id"

bool store_invitations(struct db *db, uint64_t school_id, struct pupil_invitation **invitations,
                       size_t *count)
{
    static const char rest[] =
        INVITATIONS " WHERE i.school_id = ? ORDER BY i.class, i.last_name, i.first_name, i.id";

    return row_list(db, &invitation_row, rest, DB_VALUES(db_u64(school_id)), invitations, count);
}

bool store_guardians_untold(struct db *db, uint64_t school_id, const char ***names, size_t *count)
{
    static const char sql[] =
        "SELECT CONCAT(a.first_name, ' ', a.last_name, IF(p.class <> '', CONCAT(', ', p.class), ''))"
        "  FROM pupil p JOIN account a ON a.id = p.account_id"
        "  LEFT JOIN message m ON m.id = p.guardian_message_id"
        " WHERE p.school_id = ? AND a.state = 'active'"
        "   AND (p.guardian_message_id IS NULL OR m.state <> 'sent')"
        " ORDER BY p.class, a.last_name, a.first_name, a.id";

    return row_names(db_select(db, sql, DB_VALUES(db_u64(school_id))), names, count);
}

bool store_invitation_of_code(struct db *db, const uint8_t code_hash[DIGEST_SIZE],
                              struct pupil_invitation *invitation)
{
    return row_find(db, &invitation_row,
                    INVITATIONS " WHERE i.code_hash = ? AND i.account_id IS NULL",
                    DB_VALUES(db_bytes(code_hash, DIGEST_SIZE)), invitation);
}

bool store_invitations_prolong(struct db *db, uint64_t school_id)
{
    static const char sql[] =
        "UPDATE pupil p JOIN pupil_invitation i ON i.account_id = p.account_id"
        "   SET p.school_year = i.school_year"
        " WHERE i.school_id = ? AND i.school_year > p.school_year";

    return db_run(db, sql, DB_VALUES(db_u64(school_id)));
}

bool store_invitation_code_set(struct db *db, uint64_t id, const uint8_t code_hash[DIGEST_SIZE])
{
    static const char sql[] = "UPDATE pupil_invitation SET code_hash = ? WHERE id = ?";

    return db_run(db, sql, DB_VALUES(db_bytes(code_hash, DIGEST_SIZE), db_u64(id)));
}

bool store_invitation_mailed(struct db *db, uint64_t id, time_t now, bool *is_first)
{
    static const char sql[] =
        "UPDATE pupil_invitation SET invited_at = ? WHERE id = ? AND invited_at IS NULL";

    if (!db_run(db, sql, DB_VALUES(db_instant(now), db_u64(id))))
        return false;
    *is_first = db_changed_rows(db) > 0;
    return true;
}

bool store_invitation_use(struct db *db, uint64_t id, uint64_t account_id, bool *is_done)
{
    static const char sql[] =
        "UPDATE pupil_invitation SET account_id = ? WHERE id = ? AND account_id IS NULL";

    if (!db_run(db, sql, DB_VALUES(db_u64(account_id), db_u64(id))))
        return false;
    *is_done = db_changed_rows(db) > 0;
    return true;
}

bool store_invitation_remove(struct db *db, uint64_t school_id, uint64_t id)
{
    static const char sql[] =
        "DELETE FROM pupil_invitation WHERE id = ? AND school_id = ? AND account_id IS NULL";

    return db_run(db, sql, DB_VALUES(db_u64(id), db_u64(school_id)));
}

static const struct column school_dates_columns[] = {
    COLUMN(struct school_dates, id, "id"),
    COLUMN(struct school_dates, class_name, "class"),
    COLUMN(struct school_dates, first, "first_on"),
    COLUMN(struct school_dates, last, "last_on"),
};
static const struct row_type school_dates_row = ROW_TYPE(struct school_dates, school_dates_columns);

bool store_school_dates(struct db *db, uint64_t school_id, struct school_dates **dates,
                        size_t *count)
{
    static const char sql[] = "FROM school_placement"
                              " WHERE school_id = ? ORDER BY first_on, class";

    return row_list(db, &school_dates_row, sql, DB_VALUES(db_u64(school_id)), dates, count);
}

bool store_school_dates_insert(struct db *db, uint64_t school_id, const struct school_dates *dates)
{
    static const char sql[] =
        "INSERT INTO school_placement (school_id, class, first_on, last_on) VALUES (?, ?, ?, ?)";

    return db_run(db, sql,
                  DB_VALUES(db_u64(school_id), db_text(dates->class_name), db_date(dates->first),
                            db_date(dates->last)));
}

bool store_school_dates_remove(struct db *db, uint64_t school_id, uint64_t id)
{
    static const char sql[] = "DELETE FROM school_placement WHERE id = ? AND school_id = ?";

    return db_run(db, sql, DB_VALUES(db_u64(id), db_u64(school_id)));
}
