#include "export/file_table.h"

#include <string.h>

static const struct file *find_in(const struct file *files, size_t count, const char *code)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(files[i].code, code) == 0)
            return &files[i];
    }
    return NULL;
}

const struct file *file_find(const char *code, enum role role)
{
    switch (role) {
    case EMPLOYER: return find_in(employer_files, employer_file_count, code);
    case SCHOOL: return find_in(school_files, school_file_count, code);
    case ADMIN: return find_in(admin_files, admin_file_count, code);
    default: return NULL;
    }
}
