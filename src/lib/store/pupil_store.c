/* The table pupil: of an account that is one. Whom a school expects before there is an account is
 * in school_pupil_store.c. */
#include "store/pupil_store.h"

#include "store/account_change.h"
#include "store/columns.h"

/* What is read and what is written. */
static const struct column pupil_columns[] = {
    COLUMN(struct pupil, class_name, "class"),
    COLUMN(struct pupil, born_on, "born_on"),
    COLUMN(struct pupil, address, "address"),
    COLUMN(struct pupil, postcode, "postcode"),
    COLUMN(struct pupil, town, "town"),
    COLUMN(struct pupil, accepts_sms, "accepts_sms"),
    COLUMN(struct pupil, guardian_name, "guardian_name"),
    COLUMN(struct pupil, guardian_email, "guardian_email"),
    COLUMN(struct pupil, guardian_phone, "guardian_phone"),
    COLUMN(struct pupil, referent_name, "referent_name"),
    COLUMN(struct pupil, referent_email, "referent_email"),
};
static const struct row_type pupil_row = ROW_TYPE(struct pupil, pupil_columns);

bool store_pupil_insert(struct db *db, uint64_t account_id, uint64_t school_id,
                        const struct pupil *pupil)
{
    return row_insert(db, &pupil_row, "pupil", pupil, "account_id, school_id", "?, ?",
                      DB_VALUES(db_u64(account_id), db_u64(school_id)));
}

bool store_pupil_find(struct db *db, uint64_t account_id, struct pupil *pupil, uint64_t *school_id)
{
    struct rows *rows = row_select(db, &pupil_row, ", school_id FROM pupil WHERE account_id = ?",
                                   DB_VALUES(db_u64(account_id)));

    *pupil = (struct pupil){0};
    *school_id = 0;
    if (rows != NULL && row_next(rows)) {
        row_read(rows, &pupil_row, pupil);
        *school_id = row_u64(rows);
    }
    return rows != NULL;
}

bool store_pupil_set(struct db *db, uint64_t account_id, const struct pupil *pupil)
{
    return row_update(db, &pupil_row, "pupil", pupil, " WHERE account_id = ?",
                      DB_VALUES(db_u64(account_id)));
}

bool store_guardian_message(struct db *db, uint64_t account_id, uint64_t message_id)
{
    static const char sql[] = "UPDATE pupil SET guardian_message_id = ? WHERE account_id = ?";

    return db_run(db, sql, DB_VALUES(db_u64(message_id), db_u64(account_id)));
}

bool store_guardian_untold(struct db *db, uint64_t account_id)
{
    static const char sql[] = "UPDATE pupil SET guardian_message_id = NULL WHERE account_id = ?";

    return db_run(db, sql, DB_VALUES(db_u64(account_id)));
}

bool store_guardian_objected(struct db *db, uint64_t account_id, time_t now)
{
    static const char sql[] = "UPDATE pupil SET guardian_objected_at = ? WHERE account_id = ?";

    return db_run(db, sql, DB_VALUES(db_instant(now), db_u64(account_id))) &&
           store_account_lock(db, account_id, now);
}
