/* Long files, made by a process of their own that holds no worker. */
#ifndef STAGE3E_EXPORT_JOB_H
#define STAGE3E_EXPORT_JOB_H

#include "export/files.h"
#include "store/export_store.h"

/* A run of a file for a job. False if there is no such file any more. */
bool job_open(const struct export_job *job, const struct config *config, struct db *db,
              struct file_run *run);

/* Lets a process make the waiting files, unless as many as may do. The request goes on at once. */
void job_start(struct request *request);

#endif
