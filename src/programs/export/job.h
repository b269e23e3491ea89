/* Long files, made by a process of their own that holds no worker. */
#ifndef STAGE3E_EXPORT_JOB_H
#define STAGE3E_EXPORT_JOB_H

#include "export/files.h"
#include "store/export_store.h"

/* Lets a process make the waiting files, unless as many as may do. The request goes on at once. */
void job_start(struct request *request);

#endif
