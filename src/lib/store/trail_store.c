/* The table audit. */
#include "store/trail_store.h"

#include "base/pool.h"
#include "base/text.h"

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

#define AUDIT_COLUMNS                                                                                 \
    "SELECT u.id, u.happened_at, COALESCE(u.account_id, 0), COALESCE(a.email, ''), u.role, u.origin," \
    "       u.action, u.subject, COALESCE(u.subject_id, 0), u.detail"                                 \
    "  FROM audit u LEFT JOIN account a ON a.id = u.account_id"

static bool entries_read(struct rows *rows, struct audit_entries *list)
{
    struct pool *pool = rows_pool(rows);

    *list = (struct audit_entries){0};
    while (rows != NULL && row_next(rows)) {
        struct audit_entry entry;

        entry.id = row_u64(rows);
        entry.happened_at = row_instant(rows);
        entry.account_id = row_u64(rows);
        entry.who = row_text(rows);
        entry.role = row_text(rows);
        entry.origin = row_text(rows);
        entry.action = row_text(rows);
        entry.subject = row_text(rows);
        entry.subject_id = row_u64(rows);
        entry.detail = row_text(rows);
        pool_make_room(pool, list->entries, list->count, list->room);
        list->entries[list->count++] = entry;
    }
    list->has_more = list->count > AUDIT_PAGE;
    list->count -= list->has_more ? 1 : 0;
    return rows != NULL;
}

#define WITHIN                                                                                     \
    "   AND u.happened_at >= COALESCE(?, '1000-01-01')"                                            \
    "   AND u.happened_at < COALESCE(?, '9999-12-31') AND u.id < ? ORDER BY u.id DESC LIMIT ?"

#define OF_ACCOUNT                                                                                 \
    AUDIT_COLUMNS " WHERE u.id IN (SELECT id FROM audit WHERE account_id = ?"                      \
                  "                UNION SELECT id FROM audit"                                     \
                  "                       WHERE subject = 'account' AND subject_id = ?)"

/* A statement for each way to narrow, so that each has its key. */
bool store_audit_search(struct db *db, const struct audit_filter *filter,
                        struct audit_entries *list)
{
    static const char all[] = AUDIT_COLUMNS " WHERE TRUE" WITHIN;
    static const char of_action[] = AUDIT_COLUMNS " WHERE u.action = ?" WITHIN;
    static const char of_account[] = OF_ACCOUNT WITHIN;
    static const char of_both[] = OF_ACCOUNT "   AND u.action = ?" WITHIN;
    static const char of_subject[] =
        AUDIT_COLUMNS " WHERE u.subject = ? AND u.subject_id = ? AND ? IN ('', u.action)" WITHIN;
    const struct db_value account = db_u64(filter->account_id), action = db_text(filter->action);
    const struct db_value from = db_instant(filter->from), to = db_instant(filter->to);
    const struct db_value before = db_u64(filter->before_id != 0 ? filter->before_id : INT64_MAX);
    const struct db_value limit = db_u64(AUDIT_PAGE + 1);
    const bool has_action = !text_is_empty(filter->action);
    struct rows *rows;

    if (!text_is_empty(filter->subject))
        rows = db_select(db, of_subject,
                         DB_VALUES(db_text(filter->subject), db_u64(filter->subject_id),
                                   db_text(has_action ? filter->action : ""), from, to, before,
                                   limit));
    else if (filter->account_id != 0 && has_action)
        rows = db_select(db, of_both, DB_VALUES(account, account, action, from, to, before, limit));
    else if (filter->account_id != 0)
        rows = db_select(db, of_account, DB_VALUES(account, account, from, to, before, limit));
    else if (has_action)
        rows = db_select(db, of_action, DB_VALUES(action, from, to, before, limit));
    else
        rows = db_select(db, all, DB_VALUES(from, to, before, limit));
    return entries_read(rows, list);
}

bool store_audit_actions(struct db *db, const char ***actions, size_t *count)
{
    static const char sql[] = "SELECT DISTINCT action FROM audit ORDER BY action"; /* by_action */
    struct pool *pool = db_pool(db);
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);
    size_t room = 0;

    *actions = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        pool_make_room(pool, *actions, *count, room);
        (*actions)[(*count)++] = row_text(rows);
    }
    return rows != NULL;
}
