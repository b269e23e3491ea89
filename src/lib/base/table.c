/* Reading CSV, with libcsv. */
#include "base/table.h"

#include <csv.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/encoding.h"
#include "base/pool.h"
#include "base/text.h"

enum {
    CELL_STEP = 64 * 1024, /* libcsv makes room for a cell in such steps: small ones cost a copy */
    LINES_LOOKED_AT = 20,  /* for the choice of the separator */
    TITLE_LINES_MAX = 10,
};

struct raw_row {
    const char **cells;
    size_t count;
    size_t filled;
    size_t line;
};

struct reader {
    struct pool *pool;
    struct table_error *error; /* the first; nothing more is kept then */
    size_t rows_max;           /* with header and titles */
    struct raw_row *rows;
    size_t row_count;
    size_t row_room;
    struct raw_row row; /* being read */
    size_t cell_room;
    size_t line_count; /* line ends within the row being read */
};

static void refuse(struct reader *reader, const char *code)
{
    if (reader->error->code == NULL)
        *reader->error = (struct table_error){reader->row.line, code};
}

static void cell_end(void *bytes, size_t length, void *user)
{
    struct reader *reader = user;
    const char *cell;

    if (reader->error->code != NULL)
        return;
    cell = pool_strndup(reader->pool, bytes, length);
    for (size_t i = 0; i < length; i++)
        reader->line_count += cell[i] == '\n' ? 1 : 0;
    cell = text_trim(reader->pool, cell, TEXT_LINES);
    if (reader->row.count == TABLE_COLUMNS_MAX) {
        /* Spreadsheets write empty cells to the end of the world. */
        if (*cell != '\0')
            refuse(reader, "wide");
        return;
    }
    pool_make_room(reader->pool, reader->row.cells, reader->row.count, reader->cell_room);
    reader->row.cells[reader->row.count++] = cell;
    reader->row.filled += *cell != '\0' ? 1 : 0;
}

static void row_end(int end, void *user)
{
    struct reader *reader = user;
    const size_t next_line = reader->row.line + reader->line_count + 1;

    (void)end;
    if (reader->row.filled > 0 && reader->row_count == reader->rows_max)
        refuse(reader, "long");
    if (reader->error->code != NULL)
        return;
    if (reader->row.filled > 0) {
        pool_make_room(reader->pool, reader->rows, reader->row_count, reader->row_room);
        reader->rows[reader->row_count++] = reader->row;
    }
    reader->row = (struct raw_row){.line = next_line};
    reader->line_count = reader->cell_room = 0;
}

/* How often a separator stands in a line, outside quotations. */
static size_t separators_count(const char *line, char separator)
{
    bool is_quoted = false;
    size_t count = 0;

    for (; *line != '\0' && (is_quoted || *line != '\n'); line++) {
        if (*line == '"')
            is_quoted = !is_quoted;
        else if (!is_quoted && *line == separator)
            count++;
    }
    return count;
}

/* How many of the first lines a separator parts into as many cells as the second line; of two
 * that part as many, the one that makes more cells is better. */
static size_t evenness(const char *text, char separator)
{
    size_t counts[LINES_LOOKED_AT], lines = 0, best = 0;

    for (; *text != '\0' && lines < LINES_LOOKED_AT; text++) {
        if (*text != '\n')
            counts[lines++] = separators_count(text, separator);
        text += strcspn(text, "\n");
        if (*text == '\0')
            break;
    }
    for (size_t i = 0; i < lines; i++) {
        size_t same = 0;

        for (size_t j = 0; j < lines && counts[i] > 0; j++)
            same += counts[j] == counts[i] ? 1 : 0;
        if (same * 1000 + counts[i] > best && same > 0)
            best = same * 1000 + counts[i];
    }
    return best;
}

static char separator_of(const char *text)
{
    static const char candidates[] = ";,\t|";
    char best = ',';
    size_t most = 0;

    for (const char *candidate = candidates; *candidate != '\0'; candidate++) {
        const size_t even = evenness(text, *candidate);

        if (even > most) {
            most = even;
            best = *candidate;
        }
    }
    return best;
}

/* Excel's own first line: "sep=;". False if there is none. */
static bool separator_said(const char **text, char *separator)
{
    const char *at = *text;

    at += *at == '"' ? 1 : 0;
    if (strncasecmp(at, "sep=", 4) != 0 || at[4] == '\0' || at[4] == '\n')
        return false;
    *separator = at[4];
    *text += strcspn(*text, "\n");
    *text += **text == '\n' ? 1 : 0;
    return true;
}

static bool parse(struct reader *reader, const char *text, char separator, unsigned char options)
{
    const size_t length = strlen(text);
    struct csv_parser parser;
    bool is_done;

    /* libcsv skips empty lines without a word; keep the count of lines by not letting it. */
    csv_init(&parser, options | CSV_REPALL_NL);
    csv_set_delim(&parser, (unsigned char)separator);
    csv_set_blk_size(&parser, CELL_STEP);
    is_done = csv_parse(&parser, text, length, cell_end, row_end, reader) == length &&
              csv_fini(&parser, cell_end, row_end, reader) == 0;
    csv_free(&parser);
    return is_done;
}

static size_t count_of(const char *text, char c)
{
    size_t count = 0;

    for (; *text != '\0'; text++)
        count += *text == c ? 1 : 0;
    return count;
}

/* As the standard wants it; else with quotes as letters where they make no quotation, if none is
 * left open. */
static bool rows_read(struct reader *reader, const char *text, char separator, size_t first_line)
{
    const struct reader unread = {.pool = reader->pool,
                                  .error = reader->error,
                                  .rows_max = reader->rows_max,
                                  .row = {.line = first_line}};

    *reader = unread;
    if (parse(reader, text, separator, CSV_STRICT | CSV_STRICT_FINI))
        return reader->error->code == NULL;
    if (count_of(text, '"') % 2 != 0) {
        refuse(reader, "quote");
        return false;
    }
    *reader = unread;
    return parse(reader, text, separator, 0) && reader->error->code == NULL;
}

/* Without what a school's software says in parentheses, and the mark of what is required. */
static const char *name_of(struct pool *pool, const char *title)
{
    const char *open = strchr(title, '(');
    const char *close = open != NULL ? strchr(open, ')') : NULL;

    while (close != NULL) {
        title = pool_printf(pool, "%.*s %s", (int)(open - title), title, close + 1);
        open = strchr(title, '(');
        close = open != NULL ? strchr(open, ')') : NULL;
    }
    return text_fold(pool, text_trim(pool, title, TEXT_ONE_LINE));
}

/* The row of titles: the first one, but for lines of one cell above a table that is wider. */
static size_t header_find(const struct reader *reader)
{
    size_t at = 0;

    while (at + 1 < reader->row_count && at < TITLE_LINES_MAX && reader->rows[at].filled == 1 &&
           reader->rows[at + 1].count > 1 && reader->rows[at + 1].filled > 0)
        at++;
    return reader->row_count > at && reader->rows[at].filled > 1 ? at : 0;
}

static void header_keep(struct pool *pool, const struct raw_row *row, struct table *table)
{
    table->column_count = row->count;
    table->titles = row->cells;
    table->names = pool_array(pool, row->count, sizeof *table->names);
    table->is_known = pool_array(pool, row->count, sizeof *table->is_known);
    for (size_t i = 0; i < row->count; i++)
        table->names[i] = name_of(pool, row->cells[i]);
}

/* False if a cell that is not empty lies beyond the header. */
static bool row_keep(struct pool *pool, const struct raw_row *row, struct table *table)
{
    const char **cells = pool_array(pool, table->column_count, sizeof *cells);

    for (size_t i = table->column_count; i < row->count; i++) {
        if (*row->cells[i] != '\0')
            return false;
    }
    for (size_t i = 0; i < table->column_count; i++)
        cells[i] = i < row->count ? row->cells[i] : "";
    table->rows[table->row_count++] = (struct table_row){cells, row->line};
    return true;
}

static bool rows_keep(const struct reader *reader, struct table *table, struct table_error *error)
{
    const size_t header = header_find(reader);

    if (reader->row_count == 0) {
        *error = (struct table_error){1, "empty"};
        return false;
    }
    header_keep(reader->pool, &reader->rows[header], table);
    table->rows = pool_array(reader->pool, reader->row_count, sizeof *table->rows);
    for (size_t i = header + 1; i < reader->row_count; i++) {
        if (!row_keep(reader->pool, &reader->rows[i], table)) {
            *error = (struct table_error){reader->rows[i].line, "ragged"};
            return false;
        }
    }
    return true;
}

/* What people choose by mistake. */
static const char *other_format(const char *bytes, size_t size)
{
    static const struct {
        const char *begin;
        size_t size;
        const char *code;
    } formats[] = {
        {"PK\x03\x04", 4, "spreadsheet"},       /* .xlsx, .ods: ZIP */
        {"\xd0\xcf\x11\xe0", 4, "spreadsheet"}, /* .xls: OLE */
        {"%PDF-", 5, "pdf"},
    };

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (size >= formats[i].size && memcmp(bytes, formats[i].begin, formats[i].size) == 0)
            return formats[i].code;
    }
    return NULL;
}

bool table_parse(struct pool *pool, const char *bytes, size_t size, size_t rows_max,
                 struct table *table, struct table_error *error)
{
    struct reader reader = {.pool = pool, .error = error};
    const char *text;

    *table = (struct table){.encoding = ""};
    *error = (struct table_error){1, other_format(bytes, size)};
    if (error->code != NULL)
        return false;
    error->code = "encoding";
    if (!encoding_decode(pool, bytes, size, &text, &table->encoding))
        return false;
    const bool is_said = separator_said(&text, &table->separator);

    if (!is_said)
        table->separator = separator_of(text);
    error->code = NULL;
    reader.rows_max =
        rows_max <= SIZE_MAX - TITLE_LINES_MAX - 1 ? rows_max + TITLE_LINES_MAX + 1 : rows_max;
    if (!rows_read(&reader, text, table->separator, is_said ? 2 : 1) ||
        !rows_keep(&reader, table, error))
        return false;
    if (table->row_count > rows_max)
        *error = (struct table_error){table->rows[rows_max].line, "long"};
    return error->code == NULL;
}

int table_column(struct pool *pool, const struct table *table, const char *aliases)
{
    char *rest, *alias;

    for (alias = strtok_r(pool_strdup(pool, aliases), "|", &rest); alias != NULL;
         alias = strtok_r(NULL, "|", &rest)) {
        for (size_t i = 0; i < table->column_count; i++) {
            if (strcmp(table->names[i], alias) == 0) {
                table->is_known[i] = true;
                return (int)i;
            }
        }
    }
    return -1;
}

const char *table_unknown_columns(struct pool *pool, const struct table *table)
{
    const char *list = "";

    for (size_t i = 0; i < table->column_count; i++) {
        if (!table->is_known[i] && *table->titles[i] != '\0')
            list = pool_printf(pool, "%s%s%s", list, *list != '\0' ? ", " : "", table->titles[i]);
    }
    return list;
}
