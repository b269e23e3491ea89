/* CSV as French spreadsheets open it with two clicks: UTF-8 with its mark, semicolons (RFC 4180
 * otherwise). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "sheet/field.h"
#include "sheet/format.h"

enum { PIECE = 64 * 1024 };

struct csv {
    char bytes[PIECE];
    size_t length;
    struct pool *pool; /* of one row */
};

static bool flush(struct sheet *sheet)
{
    struct csv *csv = sheet->file;
    const bool is_done =
        csv->length == 0 || sheet->sink.put(sheet->sink.user, csv->bytes, csv->length);

    csv->length = 0;
    return is_done;
}

static bool put(struct sheet *sheet, const char *bytes, size_t length)
{
    struct csv *csv = sheet->file;

    while (length > 0) {
        const size_t part = length < PIECE - csv->length ? length : PIECE - csv->length;

        memcpy(csv->bytes + csv->length, bytes, part);
        csv->length += part;
        bytes += part;
        length -= part;
        if (csv->length == PIECE && !flush(sheet))
            return false;
    }
    return true;
}

/* A day as spreadsheets of the country read one; the hour with it for an instant. */
static const char *field_of(struct pool *pool, const struct sheet_cell *cell)
{
    struct tm local;

    switch (cell->kind) {
    case SHEET_TEXT: return field_text(pool, cell->text);
    case SHEET_NUMBER: return pool_printf(pool, "%llu", (unsigned long long)cell->number);
    case SHEET_DATE:
        return pool_printf(pool, "%02u/%02u/%04d", cell->date.day, cell->date.month,
                           cell->date.year);
    case SHEET_INSTANT:
        localtime_r(&cell->instant, &local);
        return pool_printf(pool, "%02d/%02d/%04d %02d:%02d", local.tm_mday, local.tm_mon + 1,
                           local.tm_year + 1900, local.tm_hour, local.tm_min);
    case SHEET_EMPTY: break;
    }
    return "";
}

static bool cell_put(struct sheet *sheet, size_t column, const struct sheet_cell *cell)
{
    const char *field = field_of(((struct csv *)sheet->file)->pool, cell);

    return (column == 0 || put(sheet, ";", 1)) && put(sheet, field, strlen(field));
}

static bool row_end(struct sheet *sheet)
{
    pool_reset(((struct csv *)sheet->file)->pool);
    return put(sheet, "\r\n", 2);
}

static bool begin(struct sheet *sheet)
{
    struct csv *csv = calloc(1, sizeof *csv);
    bool is_done;

    if (csv == NULL)
        abort();
    csv->pool = pool_open();
    sheet->file = csv;
    is_done = put(sheet, "\ufeff", strlen("\ufeff"));
    for (size_t i = 0; i < sheet->column_count; i++) {
        const struct sheet_cell name = sheet_text(sheet->columns[i].name);

        is_done = is_done && cell_put(sheet, i, &name);
    }
    return is_done && row_end(sheet);
}

static void csv_release(struct sheet *sheet)
{
    struct csv *csv = sheet->file;

    pool_close(csv->pool);
    free(csv);
}

const struct sheet_writer sheet_csv = {begin, cell_put, row_end, flush, csv_release};
