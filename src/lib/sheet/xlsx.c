/* Office Open XML, by libxlsxwriter: rows go to a file of its own as they come, the whole is put
 * together at the end in a directory that only we can read, and erased. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/log.h"
#include "base/pool.h"
#include "base/text.h"
#include "sheet/format.h"

enum { PIECE = 64 * 1024, TEXT_MAX = 32767 /* of a cell, in characters */ };

struct xlsx {
    char directory[PATH_MAX];
    char path[PATH_MAX + 16];
    lxw_workbook *workbook;
    lxw_worksheet *worksheet;
    lxw_format *header, *text, *number, *date, *instant;
    struct pool *pool; /* of one row */
};

/* A format of cells; the workbook owns it. */
static lxw_format *format_make(lxw_workbook *workbook, const char *numbers)
{
    lxw_format *format = workbook_add_format(workbook);

    /* Numbers and days too stand under their names: on the right they would touch the next text. */
    format_set_align(format, LXW_ALIGN_LEFT);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (numbers != NULL)
        format_set_num_format(format, numbers);
    return format;
}

static void formats_make(struct xlsx *xlsx)
{
    xlsx->header = format_make(xlsx->workbook, NULL);
    format_set_bold(xlsx->header);
    format_set_font_color(xlsx->header, 0xFFFFFF);
    format_set_bg_color(xlsx->header, 0x0B6468);
    xlsx->text = format_make(xlsx->workbook, "@");
    xlsx->number = format_make(xlsx->workbook, "0");
    xlsx->date = format_make(xlsx->workbook, "dd/mm/yyyy");
    xlsx->instant = format_make(xlsx->workbook, "dd/mm/yyyy hh:mm");
}

/* Of how many sheets of paper side by side a row is, to be read without a glass. */
static uint16_t pages_wide(const struct sheet *sheet)
{
    enum { PAGE_CHARACTERS = 200 };
    unsigned width = 0;

    for (size_t i = 0; i < sheet->column_count; i++)
        width += sheet->columns[i].width;
    return (uint16_t)((width + PAGE_CHARACTERS - 1) / PAGE_CHARACTERS);
}

/* On paper: the header on each page, and the first column where a row takes several; title and
 * number of pages below. */
static void print_set_up(const struct sheet *sheet, lxw_worksheet *worksheet)
{
    const uint16_t pages = pages_wide(sheet);

    worksheet_set_landscape(worksheet);
    worksheet_set_paper(worksheet, 9); /* A4 */
    worksheet_set_margins(worksheet, 0.4, 0.4, 0.5, 0.6);
    worksheet_fit_to_pages(worksheet, pages, 0);
    worksheet_repeat_rows(worksheet, 0, 0);
    if (pages > 1)
        worksheet_repeat_columns(worksheet, 0, 0);
    worksheet_set_footer(worksheet, "&L&A&R&P / &N");
}

/* The names of sheets have 31 characters at most, without any of []:*?/\. */
static const char *sheet_name(struct pool *pool, const char *title)
{
    char *name = pool_strdup(pool, title);

    for (char *c = name; *c != '\0'; c++) {
        if (strchr("[]:*?/\\'", *c) != NULL)
            *c = ' ';
    }
    while (text_length(name) > 31)
        name[strlen(name) - 1] = '\0';
    return name;
}

static bool failed(const char *what, int number)
{
    char text[12];

    snprintf(text, sizeof text, "%d", number);
    log_event(LOG_LEVEL_ERROR, "spreadsheet", "doing", what, "error", text, NULL);
    return false;
}

/* The name the file has while it is made. */
static bool directory_make(struct xlsx *xlsx)
{
    const char *where = getenv("TMPDIR");

    snprintf(xlsx->directory, sizeof xlsx->directory, "%s/stage3e-export-XXXXXX",
             text_is_empty(where) ? "/tmp" : where);
    if (mkdtemp(xlsx->directory) == NULL) {
        xlsx->directory[0] = '\0';
        return failed("directory", errno);
    }
    snprintf(xlsx->path, sizeof xlsx->path, "%s/sheet.xlsx", xlsx->directory);
    return true;
}

static bool header_write(struct sheet *sheet, struct xlsx *xlsx)
{
    lxw_worksheet *worksheet = xlsx->worksheet;

    worksheet_set_row(worksheet, 0, 20, NULL);
    for (size_t i = 0; i < sheet->column_count; i++) {
        const lxw_col_t column = (lxw_col_t)i;

        worksheet_set_column(worksheet, column, column, sheet->columns[i].width, NULL);
        if (worksheet_write_string(worksheet, 0, column, sheet->columns[i].name, xlsx->header) !=
            LXW_NO_ERROR)
            return failed("header", errno);
    }
    worksheet_freeze_panes(worksheet, 1, 0);
    print_set_up(sheet, worksheet);
    return true;
}

static bool begin(struct sheet *sheet)
{
    struct xlsx *xlsx = calloc(1, sizeof *xlsx);
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_doc_properties properties = {0};

    if (xlsx == NULL)
        abort();
    sheet->file = xlsx;
    xlsx->pool = pool_open();
    if (!directory_make(xlsx))
        return false;
    options.tmpdir = xlsx->directory;
    xlsx->workbook = workbook_new_opt(xlsx->path, &options);
    if (xlsx->workbook == NULL)
        return failed("workbook", errno);
    properties.title = pool_strdup(xlsx->pool, sheet->title);
    workbook_set_properties(xlsx->workbook, &properties);
    formats_make(xlsx);
    xlsx->worksheet = workbook_add_worksheet(xlsx->workbook, sheet_name(xlsx->pool, sheet->title));
    return xlsx->worksheet != NULL && header_write(sheet, xlsx);
}

/* A text of at most so many characters; what goes beyond ends in "…". */
static const char *text_cut(struct pool *pool, const char *text)
{
    char *cut;
    size_t end = TEXT_MAX - 4;

    if (strlen(text) <= TEXT_MAX)
        return text;
    while (((unsigned char)text[end] & 0xC0) == 0x80)
        end--;
    cut = pool_printf(pool, "%.*s…", (int)end, text);
    return cut;
}

static lxw_datetime day_of(struct date date)
{
    return (lxw_datetime){.year = date.year, .month = date.month, .day = date.day};
}

static lxw_datetime moment_of(time_t instant)
{
    struct tm local;

    localtime_r(&instant, &local);
    return (lxw_datetime){local.tm_year + 1900, local.tm_mon + 1, local.tm_mday,
                          local.tm_hour,        local.tm_min,     local.tm_sec};
}

/* A text is written as one, whatever it begins with: in this format only a formula's own element is
 * a formula. */
static bool cell_put(struct sheet *sheet, size_t column, const struct sheet_cell *cell)
{
    const struct xlsx *xlsx = sheet->file;
    const lxw_row_t row = sheet->row_count + 1;
    const lxw_col_t at = (lxw_col_t)column;
    lxw_error error = LXW_NO_ERROR;
    lxw_datetime time;

    switch (cell->kind) {
    case SHEET_TEXT:
        error = worksheet_write_string(xlsx->worksheet, row, at, text_cut(xlsx->pool, cell->text),
                                       xlsx->text);
        break;
    case SHEET_NUMBER:
        error =
            worksheet_write_number(xlsx->worksheet, row, at, (double)cell->number, xlsx->number);
        break;
    case SHEET_DATE:
        time = day_of(cell->date);
        error = worksheet_write_datetime(xlsx->worksheet, row, at, &time, xlsx->date);
        break;
    case SHEET_INSTANT:
        time = moment_of(cell->instant);
        error = worksheet_write_datetime(xlsx->worksheet, row, at, &time, xlsx->instant);
        break;
    case SHEET_EMPTY: break;
    }
    return error == LXW_NO_ERROR || failed("cell", (int)error);
}

static bool row_end(struct sheet *sheet)
{
    pool_reset(((struct xlsx *)sheet->file)->pool);
    return true;
}

static bool file_send(struct sheet *sheet, FILE *file)
{
    char bytes[PIECE];
    size_t length;

    while ((length = fread(bytes, 1, sizeof bytes, file)) > 0) {
        if (!sheet->sink.put(sheet->sink.user, bytes, length))
            return false;
    }
    return ferror(file) == 0;
}

static bool end(struct sheet *sheet)
{
    struct xlsx *xlsx = sheet->file;
    lxw_error error;
    bool is_sent;
    FILE *file;

    worksheet_autofilter(xlsx->worksheet, 0, 0, sheet->row_count,
                         (lxw_col_t)(sheet->column_count - 1));
    error = workbook_close(xlsx->workbook);
    xlsx->workbook = NULL;
    if (error != LXW_NO_ERROR)
        return failed("close", (int)error);
    file = fopen(xlsx->path, "rb");
    if (file == NULL)
        return failed("read", errno);
    is_sent = file_send(sheet, file);
    fclose(file);
    return is_sent;
}

/* The library's own files have no name any more: they go with it. */
static void xlsx_release(struct sheet *sheet)
{
    struct xlsx *xlsx = sheet->file;

    if (xlsx->workbook != NULL)
        lxw_workbook_free(xlsx->workbook);
    if (xlsx->path[0] != '\0')
        unlink(xlsx->path);
    if (xlsx->directory[0] != '\0')
        rmdir(xlsx->directory);
    pool_close(xlsx->pool);
    free(xlsx);
}

const struct sheet_writer sheet_xlsx = {begin, cell_put, row_end, end, xlsx_release};
