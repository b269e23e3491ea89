/* The table account: rows that come, are confirmed, are found. What becomes of them later
 * (password, e-mail, state) is in account_change.c. */
#include "store/account_store.h"

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

bool store_employer_account_exists(struct db *db, const char *email, bool *exists)
{
    static const char sql[] = "SELECT EXISTS (SELECT 1 FROM account WHERE email = ?"
                              "               AND role = 'employer' AND state = 'active')";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_text(email)));

    *exists = rows != NULL && row_next(rows) && row_bool(rows);
    return rows != NULL;
}
