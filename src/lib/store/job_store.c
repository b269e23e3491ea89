/* The table job: a row for what last ended well. Files being made are in export_store.c. */
#include "store/job_store.h"

#include <string.h>

#include "base/config.h"
#include "base/text.h"

const struct job jobs[JOBS] = {{"mailer", 10},         {"index", 10},      {"statistics", 20},
                               {"deadlines", 15 * 60}, {"alert", 25 * 60}, {"purge", 25 * 60},
                               {"links", 25 * 60},     {"backup", 25 * 60}};

bool job_is_expected(const struct config *config, const struct job *job)
{
    return strcmp(job->name, "backup") != 0 || !text_is_empty(config->backup.directory);
}

bool store_job_done(struct db *db, const char *name)
{
    return db_run(db,
                  "INSERT INTO job (name, done_at) VALUES (?, UTC_TIMESTAMP())"
                  " ON DUPLICATE KEY UPDATE done_at = VALUES(done_at)",
                  DB_VALUES(db_text(name)));
}

bool store_job_age(struct db *db, const char *name, long *minutes, bool *has_ended)
{
    struct rows *rows =
        db_select(db,
                  "SELECT TIMESTAMPDIFF(MINUTE, COALESCE(MAX(j.done_at), MAX(m.applied_at)),"
                  "                     UTC_TIMESTAMP()), MAX(j.done_at) IS NOT NULL"
                  " FROM schema_migration m LEFT JOIN job j ON j.name = ?",
                  DB_VALUES(db_text(name)));

    *minutes = 0;
    *has_ended = false;
    if (rows != NULL && row_next(rows)) {
        *minutes = (long)row_u64(rows);
        *has_ended = row_bool(rows);
    }
    return rows != NULL;
}

bool store_jobs_done(struct db *db, time_t done_at[JOBS])
{
    for (size_t i = 0; i < JOBS; i++) {
        struct rows *rows = db_select(db,
                                      "SELECT COALESCE(MAX(j.done_at), MAX(m.applied_at))"
                                      " FROM schema_migration m LEFT JOIN job j ON j.name = ?",
                                      DB_VALUES(db_text(jobs[i].name)));

        if (rows == NULL)
            return false;
        done_at[i] = row_next(rows) ? row_instant(rows) : 0;
    }
    return true;
}
