/* Files being made. */
#include "store/export_store.h"

#include "store/columns.h"

/* Bound: since when one that runs has said nothing. */
static const struct column job_columns[] = {
    COLUMN(struct export_job, id, "j.id"),
    COLUMN(struct export_job, account_id, "j.account_id"),
    COLUMN(struct export_job, role, "j.role + 0"),
    COLUMN(struct export_job, code, "j.code"),
    COLUMN(struct export_job, format, "j.format"),
    COLUMN(struct export_job, filter, "j.filter"),
    COLUMN(struct export_job, state, "j.state + 0"),
    COLUMN(struct export_job, tries, "j.tries"),
    COLUMN(struct export_job, row_count, "j.row_count"),
    COLUMN(struct export_job, row_done, "j.row_done"),
    COLUMN(struct export_job, size, "j.size"),
    COLUMN(struct export_job, is_startable,
           "j.state = 'waiting' OR (j.state = 'running' AND j.alive_at < ?)"),
};
static const struct row_type job_row = ROW_TYPE(struct export_job, job_columns);

/* Two at once lock the account's rows against each other: one is repeated, and counts the other. */
bool store_export_insert(struct db *db, const struct export_job *job, time_t now, uint64_t *id)
{
    static const char sql[] =
        "INSERT INTO export_job (account_id, role, code, format, filter, row_count, created_at,"
        "                        expires_at)"
        " SELECT ?, ?, ?, ?, ?, ?, ?, ? FROM DUAL"
        "  WHERE (SELECT COUNT(*) FROM export_job WHERE account_id = ?"
        "            AND state IN ('waiting', 'running') AND expires_at > ?) < ?";

    if (!db_run(db, sql,
                DB_VALUES(db_u64(job->account_id), db_u64(job->role), db_text(job->code),
                          db_text(job->format), db_text(job->filter), db_u64(job->row_count),
                          db_instant(now), db_instant(now + EXPORT_KEPT_S), db_u64(job->account_id),
                          db_instant(now), db_u64(EXPORT_PER_ACCOUNT))))
        return false;
    *id = db_changed_rows(db) == 1 ? db_last_id(db) : 0;
    return true;
}

bool store_export_remove(struct db *db, uint64_t id)
{
    return db_run(db, "DELETE FROM export_job WHERE id = ?", DB_VALUES(db_u64(id)));
}

bool store_export_find(struct db *db, uint64_t id, uint64_t account_id, time_t now,
                       struct export_job *job)
{
    return row_find(db, &job_row,
                    "FROM export_job j WHERE j.id = ? AND j.account_id = ? AND j.expires_at > ?",
                    DB_VALUES(db_instant(now - EXPORT_ALIVE_S), db_u64(id), db_u64(account_id),
                              db_instant(now)),
                    job);
}

bool store_export_unfinished(struct db *db, uint64_t account_id, time_t now,
                             struct export_job **jobs, size_t *count)
{
    static const char rest[] =
        "FROM export_job j WHERE j.account_id = ? AND j.state IN ('waiting', 'running')"
        "   AND j.expires_at > ? ORDER BY j.id LIMIT ?";

    return row_list(db, &job_row, rest,
                    DB_VALUES(db_instant(now - EXPORT_ALIVE_S), db_u64(account_id), db_instant(now),
                              db_u64(EXPORT_PER_ACCOUNT)),
                    jobs, count);
}

bool store_export_running(struct db *db, time_t now, unsigned *count)
{
    static const char sql[] =
        "SELECT COUNT(*) FROM export_job WHERE state = 'running' AND alive_at >= ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_instant(now - EXPORT_ALIVE_S)));

    if (rows == NULL || !row_next(rows))
        return false;
    *count = row_unsigned(rows);
    return true;
}

/* The number of tries says whose it is: whoever adds one has it. */
static bool claim_one(struct db *db, const struct export_job *job, time_t now, bool *is_ours)
{
    static const char sql[] =
        "UPDATE export_job SET state = IF(tries < ?, 'running', 'failed'), tries = tries + 1,"
        "       alive_at = ?, row_done = 0"
        " WHERE id = ? AND tries = ? AND state IN ('waiting', 'running')";

    if (!db_run(
            db, sql,
            DB_VALUES(db_u64(EXPORT_TRIES), db_instant(now), db_u64(job->id), db_u64(job->tries))))
        return false;
    *is_ours = db_changed_rows(db) == 1;
    return true;
}

bool store_export_claim(struct db *db, time_t now, struct export_job *job)
{
    /* What was made is kept an hour: the others of an account tell what it had. */
    static const char rest[] =
        "FROM export_job j WHERE j.state IN ('waiting', 'running') AND j.expires_at > ?"
        "   AND (j.state = 'waiting' OR j.alive_at < ?)"
        " ORDER BY (SELECT COUNT(*) FROM export_job h"
        "            WHERE h.account_id = j.account_id AND h.tries > 0 AND h.id <> j.id),"
        "          j.id LIMIT 1";
    const struct db_value left = db_instant(now - EXPORT_ALIVE_S);
    bool is_ours = false;

    do {
        if (!row_find(db, &job_row, rest, DB_VALUES(left, db_instant(now), left), job))
            return false;
        if (job->id == 0)
            return true;
        if (!claim_one(db, job, now, &is_ours))
            return false;
    } while (!is_ours || job->tries >= EXPORT_TRIES);
    job->tries++;
    job->row_done = 0;
    return db_run(db, "DELETE FROM export_piece WHERE job_id = ?", DB_VALUES(db_u64(job->id)));
}

/* Asked for: a row that is as it should be already counts as not changed. */
static bool is_still_ours(struct db *db, const struct export_job *job, bool *is_ours)
{
    static const char sql[] =
        "SELECT 1 FROM export_job WHERE id = ? AND tries = ? AND state = 'running'";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(job->id), db_u64(job->tries)));

    *is_ours = rows != NULL && row_next(rows);
    return rows != NULL;
}

bool store_export_progress(struct db *db, const struct export_job *job, time_t now, bool *is_ours)
{
    static const char sql[] = "UPDATE export_job SET row_count = ?, row_done = ?, alive_at = ?"
                              " WHERE id = ? AND tries = ? AND state = 'running'";

    if (!db_run(db, sql,
                DB_VALUES(db_u64(job->row_count), db_u64(job->row_done), db_instant(now),
                          db_u64(job->id), db_u64(job->tries))))
        return false;
    return is_still_ours(db, job, is_ours);
}

bool store_export_piece(struct db *db, const struct export_job *job, unsigned number,
                        const char *bytes, size_t length)
{
    static const char sql[] = "INSERT INTO export_piece (job_id, number, bytes)"
                              " SELECT id, ?, ? FROM export_job"
                              "  WHERE id = ? AND tries = ? AND state = 'running'";

    return db_run(db, sql,
                  DB_VALUES(db_u64(number), db_bytes(bytes, length), db_u64(job->id),
                            db_u64(job->tries))) &&
           db_changed_rows(db) == 1;
}

bool store_export_end(struct db *db, const struct export_job *job, enum export_state state,
                      time_t now)
{
    static const char sql[] = "UPDATE export_job SET state = ?, size = ?, expires_at = ?"
                              " WHERE id = ? AND tries = ? AND state = 'running'";

    return db_run(db, sql,
                  DB_VALUES(db_u64(state), db_u64(job->size), db_instant(now + EXPORT_KEPT_S),
                            db_u64(job->id), db_u64(job->tries)));
}

bool store_export_bytes(struct db *db, uint64_t id, unsigned number, const char **bytes,
                        size_t *length)
{
    static const char sql[] = "SELECT bytes FROM export_piece WHERE job_id = ? AND number = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(id), db_u64(number)));

    *bytes = NULL;
    *length = 0;
    if (rows != NULL && row_next(rows))
        *bytes = row_blob(rows, length);
    return rows != NULL;
}

bool store_export_purge(struct db *db, time_t now)
{
    return db_run(db, "DELETE FROM export_job WHERE expires_at <= ?", DB_VALUES(db_instant(now)));
}
