/* What each format does; sheet.c calls. */
#ifndef STAGE3E_SHEET_FORMAT_H
#define STAGE3E_SHEET_FORMAT_H

#include "sheet/cell.h"

struct sheet {
    const struct sheet_writer *writer;
    void *file; /* of the writer */
    const char *title;
    const struct sheet_column *columns;
    size_t column_count;
    uint32_t row_count; /* without the header */
    struct sink sink;
    bool is_broken;
};

/* begin() writes the header; each gives false on failure. */
struct sheet_writer {
    bool (*begin)(struct sheet *sheet);
    bool (*cell)(struct sheet *sheet, size_t column, const struct sheet_cell *cell);
    bool (*row_end)(struct sheet *sheet);
    bool (*end)(struct sheet *sheet); /* the rest of the bytes */
    void (*free)(struct sheet *sheet);
};

extern const struct sheet_writer sheet_csv, sheet_xlsx;

#endif
