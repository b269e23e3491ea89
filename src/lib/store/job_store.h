/* What runs by itself, and when it last ended well. */
#ifndef STAGE3E_STORE_JOB_STORE_H
#define STAGE3E_STORE_JOB_STORE_H

#include <stdbool.h>
#include <time.h>

#include "store/db.h"

/* What is to run, and how many minutes may pass between two ends. */
struct job {
    const char *name; /* of the table */
    long minutes;
};
enum { JOBS = 8 };
extern const struct job jobs[JOBS];

/* False for what this site does not do by itself: backups, unless they are configured. */
struct config;
bool job_is_expected(const struct config *config, const struct job *job);

/* That a job has ended well now. name: of one of them. */
bool store_job_done(struct db *db, const char *name) __attribute__((warn_unused_result));

/* Minutes since it last did, by the clock of the database. One that never did (has_ended: false) is
 * awaited since the schema was last brought up to date: a new site's, or a new version's. */
bool store_job_age(struct db *db, const char *name, long *minutes, bool *has_ended)
    __attribute__((warn_unused_result));

/* When each of the jobs last did, by the clock of the database, in the order of jobs; of
 * one that never did: since when it is awaited. */
bool store_jobs_done(struct db *db, time_t done_at[JOBS]) __attribute__((warn_unused_result));

#endif
