/* The table job. */
#include "store/job_store.h"

bool store_job_done(struct db *db, const char *name)
{
    return db_run(db,
                  "INSERT INTO job (name, done_at) VALUES (?, UTC_TIMESTAMP())"
                  " ON DUPLICATE KEY UPDATE done_at = VALUES(done_at)",
                  DB_VALUES(db_text(name)));
}

bool store_job_age(struct db *db, const char *name, long *minutes)
{
    struct rows *rows = db_select(
        db, "SELECT TIMESTAMPDIFF(MINUTE, done_at, UTC_TIMESTAMP()) FROM job WHERE name = ?",
        DB_VALUES(db_text(name)));

    *minutes = rows != NULL && row_next(rows) ? (long)row_u64(rows) : -1;
    return rows != NULL;
}
