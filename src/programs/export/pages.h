/* The pages around the files that people take away. */
#ifndef STAGE3E_EXPORT_PAGES_H
#define STAGE3E_EXPORT_PAGES_H

#include "export/files.h"

/* Answers that a value of the query is not known. */
void refusal_send(struct request *request, const struct file_run *run, const char *name);

/* Answers with the offer to prepare a long file; or says that too many are being prepared. */
bool prepare_send(struct request *request, const struct file_run *run, enum sheet_format format,
                  bool is_busy);

#endif
