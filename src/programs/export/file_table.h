/* All files that there are, by who may have them. */
#ifndef STAGE3E_EXPORT_FILE_TABLE_H
#define STAGE3E_EXPORT_FILE_TABLE_H

#include "export/files.h"

extern const struct file employer_files[], school_files[], admin_files[];
extern const size_t employer_file_count, school_file_count, admin_file_count;

/* The file of that code, if there is one for the role; NULL if not. All of a role: from the table.
 */
const struct file *file_find(const char *code, enum role role);

#endif
