/* The table pupil. */
#include "store/pupil_store.h"

#include "store/account_change.h"

bool store_pupil_insert(struct db *db, uint64_t account_id, uint64_t school_id,
                        const struct pupil *pupil)
{
    static const char sql[] =
        "INSERT INTO pupil (account_id, school_id, class, born_on, address, postcode, town,"
        "                   accepts_sms, guardian_name, guardian_email, guardian_phone,"
        "                   referent_name, referent_email)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    return db_run(db, sql,
                  DB_VALUES(db_u64(account_id), db_u64(school_id), db_text(pupil->class_name),
                            db_date(pupil->born_on), db_text(pupil->address),
                            db_text(pupil->postcode), db_text(pupil->town),
                            db_bool(pupil->accepts_sms), db_text(pupil->guardian_name),
                            db_text(pupil->guardian_email), db_text(pupil->guardian_phone),
                            db_text(pupil->referent_name), db_text(pupil->referent_email)));
}

bool store_pupil_find(struct db *db, uint64_t account_id, struct pupil *pupil, uint64_t *school_id)
{
    static const char sql[] =
        "SELECT school_id, class, born_on, address, postcode, town, accepts_sms, guardian_name,"
        "       guardian_email, guardian_phone, referent_name, referent_email"
        "  FROM pupil WHERE account_id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(account_id)));

    *pupil = (struct pupil){0};
    *school_id = 0;
    if (rows == NULL || !row_next(rows))
        return rows != NULL;
    *school_id = row_u64(rows);
    pupil->class_name = row_text(rows);
    pupil->born_on = row_date(rows);
    pupil->address = row_text(rows);
    pupil->postcode = row_text(rows);
    pupil->town = row_text(rows);
    pupil->accepts_sms = row_bool(rows);
    pupil->guardian_name = row_text(rows);
    pupil->guardian_email = row_text(rows);
    pupil->guardian_phone = row_text(rows);
    pupil->referent_name = row_text(rows);
    pupil->referent_email = row_text(rows);
    return true;
}

bool store_pupil_set(struct db *db, uint64_t account_id, const struct pupil *pupil)
{
    static const char sql[] =
        "UPDATE pupil SET class = ?, born_on = ?, address = ?, postcode = ?, town = ?,"
        "       accepts_sms = ?, guardian_name = ?, guardian_email = ?, guardian_phone = ?,"
        "       referent_name = ?, referent_email = ?"
        " WHERE account_id = ?";

    return db_run(db, sql,
                  DB_VALUES(db_text(pupil->class_name), db_date(pupil->born_on),
                            db_text(pupil->address), db_text(pupil->postcode), db_text(pupil->town),
                            db_bool(pupil->accepts_sms), db_text(pupil->guardian_name),
                            db_text(pupil->guardian_email), db_text(pupil->guardian_phone),
                            db_text(pupil->referent_name), db_text(pupil->referent_email),
                            db_u64(account_id)));
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
