/* What the formats have in common. */
#include "sheet/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "sheet/format.h"

static const struct {
    const char *code;
    const char *type;
    const struct sheet_writer *writer;
} formats[SHEET_FORMATS] = {
    [SHEET_XLSX] = {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    &sheet_xlsx},
    [SHEET_CSV] = {"csv", "text/csv; charset=utf-8", &sheet_csv},
};

const char *sheet_format_code(enum sheet_format format)
{
    return formats[format].code;
}

bool sheet_format_parse(const char *code, enum sheet_format *format)
{
    for (int i = 0; i < SHEET_FORMATS; i++) {
        if (strcmp(code, formats[i].code) == 0) {
            *format = (enum sheet_format)i;
            return true;
        }
    }
    return false;
}

const char *sheet_type(enum sheet_format format)
{
    return formats[format].type;
}

struct sheet *sheet_open(enum sheet_format format, const char *title,
                         const struct sheet_column *columns, struct sink sink)
{
    struct sheet *sheet = calloc(1, sizeof *sheet);

    if (sheet == NULL)
        abort();
    *sheet = (struct sheet){
        .writer = formats[format].writer, .title = title, .columns = columns, .sink = sink};
    while (columns[sheet->column_count].name != NULL)
        sheet->column_count++;
    sheet->is_broken = !sheet->writer->begin(sheet);
    return sheet;
}

bool sheet_row(struct sheet *sheet, const void *row, void *context)
{
    for (size_t i = 0; i < sheet->column_count && !sheet->is_broken; i++) {
        const struct sheet_column *column = &sheet->columns[i];
        const struct sheet_cell cell = column->cell != NULL
                                           ? column->cell(row, context)
                                           : sheet_member_cell(&column->member, row);

        sheet->is_broken = !sheet->writer->cell(sheet, i, &cell);
    }
    if (!sheet->is_broken)
        sheet->is_broken = !sheet->writer->row_end(sheet);
    sheet->row_count++;
    return !sheet->is_broken;
}

bool sheet_close(struct sheet *sheet)
{
    const bool is_whole = !sheet->is_broken && sheet->writer->end(sheet);

    sheet_abandon(sheet);
    return is_whole;
}

void sheet_abandon(struct sheet *sheet)
{
    sheet->writer->free(sheet);
    free(sheet);
}
