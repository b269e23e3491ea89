/* What runs by itself, and when it last ended well. */
#ifndef STAGE3E_STORE_JOB_STORE_H
#define STAGE3E_STORE_JOB_STORE_H

#include <stdbool.h>

#include "store/db.h"

/* That a job has ended well now. name: "mailer", or a command of stage3ectl. */
bool store_job_done(struct db *db, const char *name) __attribute__((warn_unused_result));

/* Minutes since it last did, by the clock of the database; -1: never. */
bool store_job_age(struct db *db, const char *name, long *minutes)
    __attribute__((warn_unused_result));

#endif
