/* Reading CSV, with libcsv. */
#include "base/table.h"

#include <csv.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"

/* libcsv makes room for a cell in such steps: small ones cost a copy each. */
enum { CELL_STEP = 64 * 1024 };

struct reader {
    struct pool *pool;
    struct table *table;
    const char **cells; /* of the row being read */
    size_t cell_count;
    size_t cell_room;
    size_t row_room;
    size_t line;       /* where the next row begins */
    size_t line_count; /* line ends within the row being read */
    size_t rows_max;
    struct table_error *error; /* its first; nothing more is kept then */
};

static void refuse(struct reader *reader, const char *code)
{
    if (reader->error->code == NULL)
        *reader->error = (struct table_error){reader->line, code};
}

static void cell_end(void *bytes, size_t length, void *user)
{
    struct reader *reader = user;
    const char *cell;

    if (reader->cell_count == TABLE_COLUMNS_MAX)
        refuse(reader, "wide");
    if (reader->error->code != NULL)
        return;
    cell = pool_strndup(reader->pool, bytes, length);
    for (size_t i = 0; i < length; i++)
        reader->line_count += cell[i] == '\n' ? 1 : 0;
    pool_make_room(reader->pool, reader->cells, reader->cell_count, reader->cell_room);
    reader->cells[reader->cell_count++] = text_trim(reader->pool, cell, TEXT_LINES);
}

static void header_keep(struct reader *reader)
{
    struct table *table = reader->table;

    table->column_count = reader->cell_count;
    table->names = pool_array(reader->pool, reader->cell_count, sizeof *table->names);
    for (size_t i = 0; i < reader->cell_count; i++)
        table->names[i] = text_fold(reader->pool, reader->cells[i]);
}

static void row_keep(struct reader *reader)
{
    struct table *table = reader->table;
    struct table_row row = {reader->cells, reader->line};

    if (reader->cell_count > table->column_count)
        refuse(reader, "ragged");
    if (table->row_count == reader->rows_max)
        refuse(reader, "long");
    if (reader->error->code != NULL)
        return;
    while (reader->cell_count < table->column_count)
        cell_end((char[]){""}, 0, reader);
    row.cells = reader->cells;
    pool_make_room(reader->pool, table->rows, table->row_count, reader->row_room);
    table->rows[table->row_count++] = row;
}

static void row_end(int end, void *user)
{
    struct reader *reader = user;
    const bool is_blank =
        reader->cell_count == 0 || (reader->cell_count == 1 && *reader->cells[0] == '\0');

    (void)end;
    if (reader->error->code != NULL)
        return;
    if (reader->table->names == NULL)
        header_keep(reader);
    else if (!is_blank)
        row_keep(reader);
    reader->line += reader->line_count + 1;
    reader->line_count = 0;
    reader->cells = NULL;
    reader->cell_count = reader->cell_room = 0;
}

static unsigned char delimiter_of(const char *text)
{
    size_t commas = 0, semicolons = 0;

    for (; *text != '\0' && *text != '\n'; text++) {
        commas += *text == ',' ? 1 : 0;
        semicolons += *text == ';' ? 1 : 0;
    }
    return semicolons > commas ? ';' : CSV_COMMA;
}

bool table_parse(struct pool *pool, const char *text, size_t rows_max, struct table *table,
                 struct table_error *error)
{
    struct reader reader = {
        .pool = pool, .table = table, .line = 1, .rows_max = rows_max, .error = error};
    const size_t length = strlen(text);
    struct csv_parser parser;

    *table = (struct table){0};
    *error = (struct table_error){0};
    /* libcsv skips empty lines without a word; keep the count of lines by not letting it. */
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_delim(&parser, delimiter_of(text));
    csv_set_blk_size(&parser, CELL_STEP);
    if (csv_parse(&parser, text, length, cell_end, row_end, &reader) != length ||
        csv_fini(&parser, cell_end, row_end, &reader) != 0)
        refuse(&reader, "quote");
    else if (table->names == NULL)
        refuse(&reader, "empty");
    csv_free(&parser);
    return error->code == NULL;
}

int table_column(struct pool *pool, const struct table *table, const char *aliases)
{
    char *rest, *alias;

    for (alias = strtok_r(pool_strdup(pool, aliases), "|", &rest); alias != NULL;
         alias = strtok_r(NULL, "|", &rest)) {
        for (size_t i = 0; i < table->column_count; i++) {
            if (strcmp(table->names[i], alias) == 0)
                return (int)i;
        }
    }
    return -1;
}
