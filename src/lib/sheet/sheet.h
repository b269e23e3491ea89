/* A table of people's data as a file that spreadsheets open: rows go in one after the other, bytes
 * come out as they are ready, memory stays the same however many there are.
 *
 * No cell is ever a formula, whatever was typed. */
#ifndef STAGE3E_SHEET_SHEET_H
#define STAGE3E_SHEET_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "sheet/cell.h"

struct sheet;

enum sheet_format { SHEET_XLSX, SHEET_CSV };
enum { SHEET_FORMATS = SHEET_CSV + 1, SHEET_ROWS_MAX = 1000000 };

/* "xlsx", "csv"; false if there is no such format. */
const char *sheet_format_code(enum sheet_format format);
bool sheet_format_parse(const char *code, enum sheet_format *format);
const char *sheet_type(enum sheet_format format); /* media type */

/* Begins a file with its header. The columns, ended by one without a name, must outlive it, as must
 * the sink. Never NULL. */
struct sheet *sheet_open(enum sheet_format format, const char *title,
                         const struct sheet_column *columns, struct sink sink);

/* Appends a row. False once something failed: the file is of no use then. */
bool sheet_row(struct sheet *sheet, const void *row, void *context)
    __attribute__((warn_unused_result));

/* Ends the file and frees the sheet. False unless all of it came through. */
bool sheet_close(struct sheet *sheet) __attribute__((warn_unused_result));

/* Frees a sheet whose file nobody wants any more. */
void sheet_abandon(struct sheet *sheet);

#endif
