/* A file that a visitor takes: the run that makes it, and what is noted of it. */
#ifndef STAGE3E_EXPORT_FILE_RUN_H
#define STAGE3E_EXPORT_FILE_RUN_H

#include "export/files.h"

/* A run for the visitor. */
void file_run_begin(struct request *request, const struct file *file, const struct form *query,
                    struct file_run *run);

/* What a worker makes at once, and looks for at the most: what is longer is for a process of its
 * own. */
enum { FILE_ROWS_AT_ONCE = 2000 };

/* Says in the trail that the visitor took a file, and why; of more rows than FILE_ROWS_AT_ONCE only
 * that there are more. */
bool file_trail(struct request *request, const struct file *file, const char *format,
                const struct form *query, size_t count, const char *reason)
    __attribute__((warn_unused_result));

/* The header that has a browser keep it under its name. */
const char *file_disposition(struct pool *pool, const char *code, const char *format,
                             struct date day);

#endif
