/* Reading files. */
#include "stage3ectl/file.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/pool.h"
#include "base/table.h"
#include "base/text.h"

enum { FILE_MAX = 64 * 1024 * 1024 };

static const char *refuse(const char *path, const char *why)
{
    fprintf(stderr, "stage3ectl: %s %s\n", path, why);
    return NULL;
}

/* The bytes of a file, from the pool; NULL after saying why not. */
static const char *bytes_read(struct pool *pool, const char *path, size_t *length)
{
    FILE *file = fopen(path, "re");
    char *bytes = NULL;
    size_t room = 0, got;

    *length = 0;
    if (file == NULL)
        return refuse(path, "cannot be read");
    do {
        if (room - *length < 65536) {
            const size_t larger = room * 2 + 131072;
            char *copy = pool_alloc(pool, larger);

            if (*length > 0)
                memcpy(copy, bytes, *length);
            bytes = copy;
            room = larger;
        }
        got = fread(bytes + *length, 1, 65536, file);
        *length += got;
    } while (got > 0 && *length <= FILE_MAX);
    fclose(file);
    return *length > FILE_MAX ? refuse(path, "is larger than 64 MiB") : bytes;
}

const char *file_read(struct pool *pool, const char *path)
{
    size_t length;
    const char *bytes = bytes_read(pool, path, &length), *text;

    if (bytes == NULL || text_clean(pool, bytes, length, &text))
        return bytes == NULL ? NULL : text;
    return refuse(path, "is not UTF-8 text");
}

bool table_read(struct pool *pool, const char *path, struct table *table)
{
    static const char *const reasons[][2] = {
        {"quote", "not CSV: a quotation that does not end"},
        {"ragged", "more cells than columns"},
        {"wide", "more than 100 columns"},
        {"encoding", "no text in an encoding that is known"},
        {"spreadsheet", "a spreadsheet: save it as CSV (UTF-8)"},
        {"pdf", "a PDF: ask for the table it was made from, as CSV"},
        {"empty", "empty"}};
    struct table_error error;
    size_t length;
    const char *bytes = bytes_read(pool, path, &length);

    if (bytes == NULL)
        return false;
    if (table_parse(pool, bytes, length, SIZE_MAX, table, &error))
        return true;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        if (strcmp(reasons[i][0], error.code) == 0)
            fprintf(stderr, "stage3ectl: %s:%zu: %s\n", path, error.line, reasons[i][1]);
    }
    return false;
}
