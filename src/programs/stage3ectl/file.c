/* Reading files. */
#include "stage3ectl/file.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/pool.h"
#include "base/table.h"
#include "base/text.h"
#include "stage3ectl/say.h"

enum { FILE_MAX = 64 * 1024 * 1024 };

/* The bytes of a file, from the pool; NULL after saying why not. */
static const char *bytes_read(struct pool *pool, const char *path, size_t *length)
{
    FILE *file = fopen(path, "re");
    char *bytes = NULL;
    size_t room = 0, got;

    *length = 0;
    if (file == NULL) {
        say_errno(path);
        return NULL;
    }
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
    if (ferror(file))
        say_errno(path);
    else if (*length > FILE_MAX)
        say_error("%s: is larger than 64 MiB", path);
    if (ferror(file) || *length > FILE_MAX)
        bytes = NULL;
    fclose(file);
    return bytes;
}

const char *file_read(struct pool *pool, const char *path)
{
    size_t length;
    const char *bytes = bytes_read(pool, path, &length), *text;

    if (bytes == NULL || text_clean(pool, bytes, length, &text))
        return bytes == NULL ? NULL : text;
    say_error("%s: is not UTF-8 text", path);
    return NULL;
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
            say_error("%s:%zu: %s", path, error.line, reasons[i][1]);
    }
    return false;
}
