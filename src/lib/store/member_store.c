/* The tables employer_member and school_member. */
#include "store/member_store.h"

#include "store/columns.h"

bool store_employer_member_insert(struct db *db, uint64_t account_id, uint64_t employer_id,
                                  bool is_administrator)
{
    static const char sql[] = "INSERT INTO employer_member (account_id, employer_id,"
                              "                             is_administrator) VALUES (?, ?, ?)";

    return db_run(db, sql,
                  DB_VALUES(db_u64(account_id), db_u64(employer_id), db_bool(is_administrator)));
}

/* Of an account (a), and its place in what it is a member of (m). */
#define MEMBER_COLUMNS(is_administrator_sql)                                                       \
    COLUMN(struct member, account_id, "a.id"), COLUMN(struct member, email, "a.email"),            \
        COLUMN(struct member, name, "CONCAT_WS(' ', a.first_name, a.last_name)"),                  \
        COLUMN(struct member, job_title, "a.job_title"),                                           \
        COLUMN(struct member, is_administrator, is_administrator_sql),                             \
        COLUMN(struct member, is_active, "a.state = 'active'"),                                    \
        COLUMN(struct member, awaits_approval, "a.awaits_approval")

static const struct column colleague_columns[] = {MEMBER_COLUMNS("m.is_administrator")};

static const struct row_type colleague_row = ROW_TYPE(struct member, colleague_columns);

static const struct column staff_columns[] = {MEMBER_COLUMNS("m.is_head")};

static const struct row_type staff_row = ROW_TYPE(struct member, staff_columns);

bool store_employer_members(struct db *db, uint64_t employer_id, struct member **members,
                            size_t *count)
{
    static const char rest[] =
        "FROM employer_member m JOIN account a ON a.id = m.account_id"
        " WHERE m.employer_id = ? ORDER BY m.is_administrator DESC, a.last_name, a.id";

    return row_list(db, &colleague_row, rest, DB_VALUES(db_u64(employer_id)), members, count);
}

static bool belonging_select(struct db *db, const char *sql, uint64_t account_id, uint64_t *id,
                             bool *is_head)
{
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(account_id)));

    *id = 0;
    *is_head = false;
    if (rows != NULL && row_next(rows)) {
        *id = row_u64(rows);
        *is_head = row_bool(rows);
    }
    return rows != NULL;
}

bool store_employer_admitter(struct db *db, uint64_t employer_id, const char **email)
{
    static const char sql[] =
        "SELECT a.email FROM employer_member m JOIN account a ON a.id = m.account_id"
        "       JOIN employer e ON e.id = m.employer_id"
        " WHERE m.employer_id = ? AND m.is_administrator AND a.state = 'active'"
        "   AND NOT a.awaits_approval ORDER BY a.email = e.admin_email DESC, a.id LIMIT 1";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(employer_id)));

    *email = rows != NULL && row_next(rows) ? row_text(rows) : "";
    return rows != NULL;
}

bool store_employer_of_account(struct db *db, uint64_t account_id, uint64_t *employer_id,
                               bool *is_administrator)
{
    static const char sql[] =
        "SELECT employer_id, is_administrator FROM employer_member WHERE account_id = ?";

    return belonging_select(db, sql, account_id, employer_id, is_administrator);
}

bool store_employer_administrator_set(struct db *db, uint64_t employer_id, uint64_t account_id)
{
    static const char sql[] =
        "UPDATE employer_member SET is_administrator = (account_id = ?) WHERE employer_id = ?";

    return db_run(db, sql, DB_VALUES(db_u64(account_id), db_u64(employer_id)));
}

bool store_school_member_insert(struct db *db, uint64_t account_id, uint64_t school_id,
                                bool is_head)
{
    static const char sql[] =
        "INSERT INTO school_member (account_id, school_id, is_head) VALUES (?, ?, ?)";

    return db_run(db, sql, DB_VALUES(db_u64(account_id), db_u64(school_id), db_bool(is_head)));
}

bool store_school_of_account(struct db *db, uint64_t account_id, uint64_t *school_id, bool *is_head)
{
    static const char sql[] = "SELECT school_id, is_head FROM school_member WHERE account_id = ?";

    return belonging_select(db, sql, account_id, school_id, is_head);
}

bool store_school_head_set(struct db *db, uint64_t school_id, uint64_t account_id)
{
    static const char leave[] = "UPDATE school_member SET is_head = FALSE WHERE school_id = ?";
    static const char take[] =
        "UPDATE school_member SET is_head = TRUE WHERE school_id = ? AND account_id = ?";

    return db_run(db, leave, DB_VALUES(db_u64(school_id))) &&
           db_run(db, take, DB_VALUES(db_u64(school_id), db_u64(account_id)));
}

bool store_school_staff(struct db *db, uint64_t school_id, struct member **members, size_t *count)
{
    static const char rest[] = "FROM school_member m JOIN account a ON a.id = m.account_id"
                               " WHERE m.school_id = ? ORDER BY m.is_head DESC, a.last_name, a.id";

    return row_list(db, &staff_row, rest, DB_VALUES(db_u64(school_id)), members, count);
}
