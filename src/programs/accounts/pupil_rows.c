/* Reading a school's list of pupils, by the names that schools' own software gives its columns. */
#include "accounts/pupil_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_parse.h"
#include "base/form.h"
#include "base/pool.h"
#include "base/table.h"
#include "base/text.h"
#include "rules/account.h"
#include "rules/name.h"
#include "rules/same.h"
#include "rules/web_address.h"
#include "web/request.h"

enum { ROWS_MAX = 1000, NAME_MAX_LENGTH = 80, CLASS_MAX_LENGTH = 40 };

static const char *const codes[PUPIL_COLUMNS] = {"nom", "prenom", "classe", "naissance", "email"};

static const char *const aliases[PUPIL_COLUMNS] = {
    [PUPIL_LAST_NAME] = "nom de famille|nom|nom eleve|nom de l eleve|nom de naissance|"
                        "nom patronymique|nom d usage",
    [PUPIL_FIRST_NAME] = "prenom|prenom 1|premier prenom|prenom eleve|prenom de l eleve|"
                         "prenom usuel|prenom d usage|prenoms",
    [PUPIL_CLASS] = "classe|division|div|classes|structure|libelle structure|lib structure|"
                    "code structure|groupe classe|classe de rattachement|classe eleve|"
                    "code division|libelle division|lib division|code classe|libelle classe|"
                    "lib classe|nom classe|nom de la classe",
    [PUPIL_BORN_ON] = "date de naissance|date naissance|date naiss|date de naiss|naissance|"
                      "ne le|nee le|ne e le|date nais|ddn|date de naissance de l eleve|"
                      "date naissance eleve|naissance eleve|ne e",
    [PUPIL_EMAIL] = "email|e mail|mail|courriel|adresse e mail|adresse mail|adresse email|mel|"
                    "adresse electronique|courrier electronique|e mail eleve|email eleve|"
                    "mail eleve|mel eleve|courriel eleve|adresse mail eleve|adresse e mail eleve|"
                    "email de l eleve|mail de l eleve|courriel de l eleve|email personnel eleve",
};

/* "DUPONT Marie" in one column, as school software prints it. */
static const char whole_name[] =
    "eleve|nom prenom|nom et prenom|nom prenom de l eleve|nom complet|"
    "eleves|nom et prenom de l eleve|identite|nom et prenoms|nom prenoms";

/* As in the form: mails quote them. */
static bool is_name(struct pool *pool, const char *text)
{
    return text_length(text) <= NAME_MAX_LENGTH && name_is_plain(pool, text, NAME_OF_PERSON);
}

static const char *names_error(struct pool *pool, const struct pupil_invitation *pupil)
{
    if (text_is_empty(pupil->last_name) || text_is_empty(pupil->first_name))
        return "import-name-missing";
    return is_name(pool, pupil->last_name) && is_name(pool, pupil->first_name) ? NULL
                                                                               : "import-name";
}

static const char *class_error(struct pool *pool, const char *text)
{
    if (text_is_empty(text))
        return "import-class-missing";
    return text_length(text) > CLASS_MAX_LENGTH || !name_is_plain(pool, text, NAME_OF_ORGANISATION)
               ? "import-class"
               : NULL;
}

static const char *birth_error(const struct request *request, const char *text,
                               struct date *born_on)
{
    if (text_is_empty(text))
        return "import-birth-missing";
    if (!date_parse(text, born_on))
        return "import-birth-format";
    return age_on(*born_on, request->today) < PUPIL_AGE_MIN ||
                   age_on(*born_on, request->today) > PUPIL_AGE_MAX
               ? "import-birth"
               : NULL;
}

static void row_check(struct request *request, const bool has[PUPIL_COLUMNS], struct pupil_row *row)
{
    struct pool *pool = request->pool;
    const char *const *cells = row->cells;
    struct pupil_invitation *pupil = &row->pupil;

    *pupil = (struct pupil_invitation){.last_name = name_written(pool, cells[PUPIL_LAST_NAME]),
                                       .first_name = name_written(pool, cells[PUPIL_FIRST_NAME]),
                                       .class_name = class_written(pool, cells[PUPIL_CLASS]),
                                       .email = ""};
    row->error = names_error(pool, pupil);
    if (row->error == NULL && has[PUPIL_CLASS])
        row->error = class_error(pool, cells[PUPIL_CLASS]);
    if (row->error == NULL && has[PUPIL_BORN_ON])
        row->error = birth_error(request, cells[PUPIL_BORN_ON], &pupil->born_on);
    if (row->error == NULL && !text_is_empty(cells[PUPIL_EMAIL]) &&
        !email_read(pool, cells[PUPIL_EMAIL], &pupil->email))
        row->error = "import-email";
}

/* Where the columns stand in the file; the last one is the whole name, where the two are not. */
struct places {
    int columns[PUPIL_COLUMNS];
    int whole;
};

static bool columns_find(struct pool *pool, const struct table *table, struct places *places,
                         struct pupil_rows *rows)
{
    for (size_t i = 0; i < PUPIL_COLUMNS; i++) {
        places->columns[i] = table_column(pool, table, aliases[i]);
        rows->has[i] = places->columns[i] >= 0;
    }
    places->whole = -1;
    if (!rows->has[PUPIL_LAST_NAME] || !rows->has[PUPIL_FIRST_NAME]) {
        places->whole = table_column(pool, table, whole_name);
        rows->has[PUPIL_LAST_NAME] = rows->has[PUPIL_FIRST_NAME] = places->whole >= 0;
    }
    return rows->has[PUPIL_LAST_NAME];
}

static void cells_read(struct pool *pool, const struct places *places, const struct table_row *from,
                       struct pupil_row *row)
{
    row->line = from->line;
    for (size_t i = 0; i < PUPIL_COLUMNS; i++)
        row->cells[i] = places->columns[i] < 0
                            ? ""
                            : text_trim(pool, from->cells[places->columns[i]], TEXT_ONE_LINE);
    if (places->whole >= 0)
        name_part(pool, text_trim(pool, from->cells[places->whole], TEXT_ONE_LINE),
                  &row->cells[PUPIL_LAST_NAME], &row->cells[PUPIL_FIRST_NAME]);
}

/* A pupil who stands in the file already. */
static void twice_refuse(struct pool *pool, struct pupil_rows *rows, size_t index)
{
    struct pupil_row *row = &rows->list[index];
    const struct date born_on = row->pupil.born_on;

    row->key = pool_printf(pool, "%s|%s|%d-%d-%d", text_fold(pool, row->pupil.last_name),
                           text_fold(pool, row->pupil.first_name), born_on.year, born_on.month,
                           born_on.day);
    for (size_t i = 0; i < index && row->error == NULL; i++) {
        if (rows->list[i].error == NULL && strcmp(rows->list[i].key, row->key) == 0)
            row->error = "import-twice";
    }
}

static bool file_refuse(struct pupil_rows *rows, size_t line, const char *error)
{
    rows->error = error;
    rows->error_line = line;
    return false;
}

bool pupil_rows_of_file(struct request *request, const struct form_file *file,
                        struct pupil_rows *rows)
{
    struct pool *pool = request->pool;
    struct places places;
    struct table_error error;
    struct table table;

    *rows = (struct pupil_rows){.error = NULL};
    if (file->size == 0)
        return file_refuse(rows, 0, "file-missing");
    if (!table_parse(pool, file->bytes, file->size, ROWS_MAX, &table, &error))
        return file_refuse(rows, error.line, pool_printf(pool, "import-%s", error.code));
    if (!columns_find(pool, &table, &places, rows))
        return file_refuse(rows, 1, "import-columns");
    rows->encoding = table.encoding;
    rows->unknown = table_unknown_columns(pool, &table);
    rows->list = pool_array(pool, table.row_count + 1, sizeof *rows->list);
    for (; rows->count < table.row_count; rows->count++) {
        cells_read(pool, &places, &table.rows[rows->count], &rows->list[rows->count]);
        row_check(request, rows->has, &rows->list[rows->count]);
        if (places.whole >= 0 && text_is_empty(rows->list[rows->count].cells[PUPIL_FIRST_NAME]))
            rows->list[rows->count].error = "import-whole-name";
        twice_refuse(pool, rows, rows->count);
    }
    return rows->count > 0 || file_refuse(rows, 0, "import-empty");
}

static char *cell_write(char *end, const char *cell, char after)
{
    end = stpcpy(end, cell);
    *end++ = after;
    return end;
}

const char *pupil_rows_text(struct request *request, const struct pupil_rows *rows)
{
    enum { LINE_NUMBER_SIZE = 24 };
    size_t size = 100;
    char *text, *end;

    for (size_t i = 0; i < rows->count; i++) {
        size += LINE_NUMBER_SIZE;
        for (size_t k = 0; k < PUPIL_COLUMNS; k++)
            size += strlen(rows->list[i].cells[k]) + 1;
    }
    text = end = pool_alloc(request->pool, size);
    for (size_t k = 0; k < PUPIL_COLUMNS; k++)
        end = cell_write(end, rows->has[k] ? codes[k] : "", '\t');
    for (size_t i = 0; i < rows->count; i++) {
        const struct pupil_row *row = &rows->list[i];

        if (row->error != NULL)
            continue;
        end = cell_write(end, "\n", '\0') - 1;
        end = cell_write(end, pool_printf(request->pool, "%zu", row->line), '\t');
        for (size_t k = 0; k < PUPIL_COLUMNS; k++)
            end = cell_write(end, row->cells[k], '\t');
    }
    *end = '\0';
    return text;
}

/* The next cell of a line; "" at its end. */
static const char *cell_next(char **rest)
{
    char *cell = strsep(rest, "\t");

    return cell != NULL ? cell : "";
}

static bool header_read(char *line, struct pupil_rows *rows)
{
    for (size_t k = 0; k < PUPIL_COLUMNS; k++)
        rows->has[k] = strcmp(cell_next(&line), codes[k]) == 0;
    return rows->has[PUPIL_LAST_NAME] && rows->has[PUPIL_FIRST_NAME];
}

bool pupil_rows_of_text(struct request *request, const char *text, struct pupil_rows *rows)
{
    char *rest = pool_strdup(request->pool, text), *line = strsep(&rest, "\n");

    *rows = (struct pupil_rows){.unknown = ""};
    if (line == NULL || !header_read(line, rows))
        return false;
    rows->list = pool_array(request->pool, ROWS_MAX, sizeof *rows->list);
    while (rows->count < ROWS_MAX && (line = strsep(&rest, "\n")) != NULL) {
        struct pupil_row *row = &rows->list[rows->count];

        row->line = strtoul(cell_next(&line), NULL, 10);
        for (size_t k = 0; k < PUPIL_COLUMNS; k++)
            row->cells[k] = text_trim(request->pool, cell_next(&line), TEXT_ONE_LINE);
        row_check(request, rows->has, row);
        twice_refuse(request->pool, rows, rows->count);
        rows->count += row->error == NULL;
    }
    return rows->count > 0;
}
