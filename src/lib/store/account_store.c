/* The table account and what hangs on it. */
#include "store/account_store.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "store/account_change.h"
#include "store/columns.h"
#include "store/fold.h"

const char *account_state_code(enum account_state state)
{
    static const char *const codes[] = {"", "inactive", "active", "locked"};

    return codes[state];
}

static const struct column account_columns[] = {
    COLUMN(struct account, id, "id"),
    COLUMN(struct account, role, "role + 0"),
    COLUMN(struct account, state, "state + 0"),
    COLUMN(struct account, email, "email"),
    COLUMN(struct account, person.civility, "civility"),
    COLUMN(struct account, person.last_name, "last_name"),
    COLUMN(struct account, person.first_name, "first_name"),
    COLUMN(struct account, person.department, "department"),
    COLUMN(struct account, person.job_title, "job_title"),
    COLUMN(struct account, person.landline, "landline"),
    COLUMN(struct account, person.mobile, "mobile"),
    COLUMN(struct account, person.fax, "fax"),
    COLUMN(struct account, is_email_confirmed, "email_confirmed_at IS NOT NULL"),
    COLUMN(struct account, awaits_approval, "awaits_approval"),
    COLUMN(struct account, is_erased, "email LIKE 'efface-%@invalid'"),
    COLUMN(struct account, created_at, "created_at"),
    COLUMN(struct account, activated_at, "activated_at"),
    COLUMN(struct account, signed_in_at, "signed_in_at"),
};
static const struct row_type account_row = ROW_TYPE(struct account, account_columns);

static bool account_select(struct db *db, const char *rest, struct db_value value,
                           struct account *account)
{
    return row_find(db, &account_row, rest, &value, 1, account);
}

bool store_account_find(struct db *db, uint64_t id, struct account *account)
{
    return account_select(db, "FROM account WHERE id = ?", db_u64(id), account);
}

bool store_account_of_email(struct db *db, const char *email, struct account *account)
{
    return account_select(db, "FROM account WHERE email = ?", db_text(email), account);
}

bool store_account_insert(struct db *db, enum account_role role, const char *email,
                          const struct person *person, bool awaits_approval, time_t now,
                          uint64_t *id)
{
    static const char sql[] =
        "INSERT INTO account (role, email, password_hash, civility, last_name, first_name,"
        "                     landline, mobile, fax, department, job_title, awaits_approval,"
        "                     created_at)"
        " VALUES (?, ?, '', COALESCE(?, ''), ?, ?, COALESCE(?, ''), COALESCE(?, ''),"
        "         COALESCE(?, ''), COALESCE(?, ''), COALESCE(?, ''), ?, ?)";

    if (!db_run(db, sql,
                DB_VALUES(db_u64(role), db_text(email), db_text(person->civility),
                          db_text(person->last_name), db_text(person->first_name),
                          db_text(person->landline), db_text(person->mobile), db_text(person->fax),
                          db_text(person->department), db_text(person->job_title),
                          db_bool(awaits_approval), db_instant(now))))
        return false;
    *id = db_last_id(db);
    return true;
}

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

/* Opens an account whose e-mail is confirmed and that awaits nobody. */
static bool account_open(struct db *db, uint64_t id, time_t now, bool *is_active)
{
    static const char open[] =
        "UPDATE account SET activated_at = COALESCE(activated_at, ?), state = 'active'"
        " WHERE id = ? AND state = 'inactive' AND NOT awaits_approval"
        "   AND email_confirmed_at IS NOT NULL";
    static const char select[] = "SELECT state = 'active' FROM account WHERE id = ?";
    struct rows *rows;

    if (!db_run(db, open, DB_VALUES(db_instant(now), db_u64(id))))
        return false;
    rows = db_select(db, select, DB_VALUES(db_u64(id)));
    *is_active = rows != NULL && row_next(rows) && row_bool(rows);
    return rows != NULL;
}

bool store_account_confirm_email(struct db *db, uint64_t id, time_t now, bool *is_active)
{
    static const char sql[] =
        "UPDATE account SET email_confirmed_at = COALESCE(email_confirmed_at, ?) WHERE id = ?";

    return db_run(db, sql, DB_VALUES(db_instant(now), db_u64(id))) &&
           account_open(db, id, now, is_active);
}

bool store_account_await(struct db *db, uint64_t id)
{
    static const char sql[] = "UPDATE account SET awaits_approval = TRUE WHERE id = ?";

    return db_run(db, sql, DB_VALUES(db_u64(id)));
}

bool store_account_approve(struct db *db, uint64_t id, time_t now, bool *is_active)
{
    static const char sql[] = "UPDATE account SET awaits_approval = FALSE WHERE id = ?";
    /* The first whom a school's official address admits is its head. */
    static const char head[] =
        "UPDATE school_member SET is_head = TRUE WHERE account_id = ? AND school_id NOT IN"
        " (SELECT school_id FROM (SELECT school_id FROM school_member WHERE is_head) AS headed)";

    return db_run(db, sql, DB_VALUES(db_u64(id))) && db_run(db, head, DB_VALUES(db_u64(id))) &&
           account_open(db, id, now, is_active);
}

bool store_account_person_set(struct db *db, uint64_t id, const struct person *person)
{
    static const char sql[] =
        "UPDATE account SET civility = COALESCE(?, ''), last_name = ?, first_name = ?,"
        "       landline = COALESCE(?, ''), mobile = COALESCE(?, ''), fax = COALESCE(?, ''),"
        "       department = COALESCE(?, ''), job_title = COALESCE(?, '')"
        " WHERE id = ?";

    return db_run(db, sql,
                  DB_VALUES(db_text(person->civility), db_text(person->last_name),
                            db_text(person->first_name), db_text(person->landline),
                            db_text(person->mobile), db_text(person->fax),
                            db_text(person->department), db_text(person->job_title), db_u64(id)));
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

bool store_accounts_search(struct db *db, const struct account_filter *filter,
                           struct account **accounts, size_t *count, bool *has_more)
{
    struct pool *pool = db_pool(db);

#define FULL_NAME "CONCAT(first_name, ' ', last_name, ' ', first_name)"
    static const char rest[] = "FROM account WHERE (? = '' OR LOCATE(?, email) OR " NAME_MATCHES(
        FULL_NAME) ")"
                   "   AND (? = 0 OR role = ?) AND (? = 0 OR state = ?)"
                   " ORDER BY id DESC LIMIT ? OFFSET ?";
#undef FULL_NAME
    const struct db_value text = db_text(filter->text);
    const struct db_value name = name_typed(pool, filter->text);
    if (!row_list(db, &account_row, rest,
                  DB_VALUES(text, text, name, db_u64(filter->role), db_u64(filter->role),
                            db_u64(filter->state), db_u64(filter->state), db_u64(ACCOUNTS_PAGE + 1),
                            db_u64((filter->page - 1) * (uint64_t)ACCOUNTS_PAGE)),
                  accounts, count))
        return false;
    *has_more = *count > ACCOUNTS_PAGE;
    *count -= *has_more ? 1 : 0;
    return true;
}

bool store_offers_join(struct db *db, uint64_t account_id, const char *email)
{
    static const char sql[] =
        "UPDATE offer SET account_id = ? WHERE contact_email = ? AND account_id IS NULL";

    return db_run(db, sql, DB_VALUES(db_u64(account_id), db_text(email)));
}

bool store_offers_suspend(struct db *db, uint64_t account_id, uint64_t admin_id, time_t now)
{
    static const char note[] =
        "INSERT INTO event (happened_at, offer_id, account_id, actor, name, state_before,"
        "                   state_after)"
        " SELECT ?, id, ?, 'admin', 'suspended', 'active', 'active' FROM offer"
        "  WHERE account_id = ? AND state = 'active' AND suspended_at IS NULL";
    static const char suspend[] =
        "UPDATE offer SET suspended_at = ?, version = version + 1"
        " WHERE account_id = ? AND state = 'active' AND suspended_at IS NULL";

    return db_run(db, note, DB_VALUES(db_instant(now), db_u64(admin_id), db_u64(account_id))) &&
           db_run(db, suspend, DB_VALUES(db_instant(now), db_u64(account_id)));
}

static const struct column id_email_columns[] = {
    COLUMN(struct id_email, id, "id"),
    COLUMN(struct id_email, email, "email"),
};
static const struct row_type id_email_row = ROW_TYPE(struct id_email, id_email_columns);

bool store_admins(struct db *db, struct id_email **admins, size_t *count)
{
    static const char sql[] = "FROM account WHERE role = 'admin' AND state = 'active' ORDER BY id";

    return row_list(db, &id_email_row, sql, DB_NO_VALUES, admins, count);
}
