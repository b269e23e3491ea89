/* The table audit, which is called the trail everywhere else. */
#include "store/trail_store.h"

#include "base/text.h"
#include "store/columns.h"

#define AUDIT_INSERT                                                                               \
    "INSERT INTO audit (happened_at, account_id, role, origin, action, subject, subject_id,"       \
    "                   detail)"

bool store_audit(struct db *db, const struct audit *audit, time_t now)
{
    static const char sql[] = AUDIT_INSERT " VALUES (?, ?, ?, COALESCE(?, ''), ?, ?, ?,"
                                           "         LEFT(COALESCE(?, ''), 500))";

    return db_run(db, sql,
                  DB_VALUES(db_instant(now), db_id(audit->account_id),
                            db_text(actor_code(audit->actor)), db_text(audit->origin),
                            db_text(audit->action), db_text(audit->subject),
                            db_id(audit->subject_id), db_text(audit->detail)));
}

bool store_audit_once(struct db *db, const struct audit *audit, time_t now, unsigned seconds,
                      bool *is_new)
{
    static const char sql[] = /* by_account */
        "SELECT EXISTS (SELECT 1 FROM audit WHERE account_id = ? AND action = ?"
        "               AND happened_at > ? AND subject = ? AND subject_id <=> ?)";
    struct rows *rows = db_select(db, sql,
                                  DB_VALUES(db_u64(audit->account_id), db_text(audit->action),
                                            db_instant(now - (time_t)seconds),
                                            db_text(audit->subject), db_id(audit->subject_id)));

    if (rows == NULL)
        return false;
    *is_new = row_next(rows) && !row_bool(rows);
    return !*is_new || store_audit(db, audit, now);
}

static const struct column entry_columns[] = {
    COLUMN(struct audit_entry, id, "u.id"),
    COLUMN(struct audit_entry, happened_at, "u.happened_at"),
    COLUMN(struct audit_entry, account_id, "u.account_id"),
    COLUMN(struct audit_entry, who, "a.email"),
    COLUMN(struct audit_entry, role, "u.role"),
    COLUMN(struct audit_entry, origin, "u.origin"),
    COLUMN(struct audit_entry, action, "u.action"),
    COLUMN(struct audit_entry, subject, "u.subject"),
    COLUMN(struct audit_entry, subject_id, "u.subject_id"),
    COLUMN(struct audit_entry, detail, "u.detail"),
};
static const struct row_type entry_row = ROW_TYPE(struct audit_entry, entry_columns);

#define ENTRIES "FROM audit u LEFT JOIN account a ON a.id = u.account_id"

static bool entries_find(struct db *db, const char *rest, const struct db_value *values,
                         size_t count, struct audit_entries *list)
{
    const bool is_done =
        row_list(db, &entry_row, rest, values, count, &list->entries, &list->count);

    list->has_more = list->count > AUDIT_PAGE;
    list->count -= list->has_more ? 1 : 0;
    return is_done;
}

#define WITHIN                                                                                     \
    "   AND u.happened_at >= COALESCE(?, '1000-01-01')"                                            \
    "   AND u.happened_at < COALESCE(?, '9999-12-31') AND u.id < ? ORDER BY u.id DESC LIMIT ?"

#define OF_ACCOUNT                                                                                 \
    ENTRIES " WHERE u.id IN (SELECT id FROM audit WHERE account_id = ?"                            \
            "                UNION SELECT id FROM audit"                                           \
            "                       WHERE subject = 'account' AND subject_id = ?)"

/* A statement for each way to narrow, so that each has its key. */
bool store_audit_search(struct db *db, const struct audit_filter *filter,
                        struct audit_entries *list)
{
    static const char all[] = ENTRIES " WHERE TRUE" WITHIN;
    static const char of_action[] = ENTRIES " WHERE u.action = ?" WITHIN;
    static const char of_account[] = OF_ACCOUNT WITHIN;
    static const char of_both[] = OF_ACCOUNT "   AND u.action = ?" WITHIN;
    static const char of_subject[] =
        ENTRIES " WHERE u.subject = ? AND u.subject_id = ? AND ? IN ('', u.action)" WITHIN;
    const struct db_value account = db_u64(filter->account_id), action = db_text(filter->action);
    const struct db_value from = db_instant(filter->from), to = db_instant(filter->to);
    const struct db_value before = db_u64(filter->before_id != 0 ? filter->before_id : INT64_MAX);
    const struct db_value limit = db_u64(AUDIT_PAGE + 1);
    const bool has_action = !text_is_empty(filter->action);

    if (!text_is_empty(filter->subject))
        return entries_find(db, of_subject,
                            DB_VALUES(db_text(filter->subject), db_u64(filter->subject_id),
                                      db_text(has_action ? filter->action : ""), from, to, before,
                                      limit),
                            list);
    if (filter->account_id != 0 && has_action)
        return entries_find(db, of_both,
                            DB_VALUES(account, account, action, from, to, before, limit), list);
    if (filter->account_id != 0)
        return entries_find(db, of_account, DB_VALUES(account, account, from, to, before, limit),
                            list);
    if (has_action)
        return entries_find(db, of_action, DB_VALUES(action, from, to, before, limit), list);
    return entries_find(db, all, DB_VALUES(from, to, before, limit), list);
}

bool store_audit_actions(struct db *db, const char ***actions, size_t *count)
{
    static const char sql[] = "SELECT DISTINCT action FROM audit ORDER BY action"; /* by_action */

    return row_names(db_select(db, sql, DB_NO_VALUES), actions, count);
}
