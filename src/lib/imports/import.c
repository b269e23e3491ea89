/* Reference data from tables: the kinds, each with its columns (named as in our own files or in
 * the official ones) and the saving of a row. */
#include "imports/import.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "imports/import_record.h"
#include "rules/identifier.h"

enum { PROGRESS_ROWS = 1000 };

/* In the header; the apostrophes of what it says become ours, but for those of e-mail and web. */
enum presence { OPTIONAL, REQUIRED, OPTIONAL_ADDRESS };

struct column {
    const char *aliases;
    enum presence presence;
};

struct kind {
    const char *name;
    struct column columns[COLUMNS_MAX];
    /* Saves one row. NULL, or why it is refused. After a database failure, db_error tells. */
    const char *(*save)(struct db *db, struct record *record);
};

static const char *domain_save(struct db *db, struct record *record)
{
    static const char sql[] = "INSERT IGNORE INTO domain (name) VALUES (?)";
    const char *name = record->cells[0];

    if (*name == '\0' || text_length(name) > 100)
        return "the name is empty or too long";
    return import_inserted(db, record, db_run(db, sql, DB_VALUES(db_text(name))));
}

static const char *naf_save(struct db *db, struct record *record)
{
    static const char sql[] = "INSERT INTO naf (code, label) VALUES (?, ?)"
                              " ON DUPLICATE KEY UPDATE label = VALUES(label)";
    const char *code;

    if (!naf_read(record->pool, record->cells[0], &code))
        return "not a NAF code";
    if (*record->cells[1] == '\0' || text_length(record->cells[1]) > 250)
        return "the label is empty or too long";
    return import_inserted(db, record,
                           db_run(db, sql, DB_VALUES(db_text(code), db_text(record->cells[1]))));
}

static const struct kind kinds[] = {
    {"domains", {{"name|nom", REQUIRED}}, domain_save},
    {"naf", {{"code", REQUIRED}, {"label|libelle", REQUIRED}}, naf_save},
    {"communes",
     {{"insee|code|code insee", REQUIRED},
      {"name|nom", REQUIRED},
      {"postcodes|codespostaux|codes postaux", REQUIRED},
      {"population", REQUIRED},
      {"latitude", REQUIRED},
      {"longitude", REQUIRED}},
     import_commune_save},
    {"former-communes",
     {{"former_name|former name|nom", REQUIRED}, {"commune_code|commune code|insee", REQUIRED}},
     import_former_commune_save},
    {"holidays",
     {{"label|description", REQUIRED},
      {"first day|date de debut|start date", REQUIRED},
      {"last day|date de fin|end date", REQUIRED},
      {"zone|zones", OPTIONAL},
      {"population", OPTIONAL}},
     import_holiday_save},
    {"schools",
     {{"uai|identifiant de l etablissement|numero uai", REQUIRED},
      {"name|nom etablissement|appellation officielle", REQUIRED},
      {"address|adresse 1|adresse uai", REQUIRED},
      {"postcode|code postal|code postal uai", REQUIRED},
      {"town|nom commune|libelle commune", REQUIRED},
      {"status|statut public prive|secteur public prive libe", REQUIRED},
      {"priority|appartenance education prioritaire", REQUIRED},
      {"phone|telephone", OPTIONAL},
      {"email|mail", OPTIONAL_ADDRESS},
      {"website|web", OPTIONAL_ADDRESS}},
     import_school_save},
    {"positions",
     {{"uai|numero uai", REQUIRED}, {"latitude", REQUIRED}, {"longitude", REQUIRED}},
     import_position_save},
    {"pupils", {{"uai|numero uai", REQUIRED}, {"third form pupils", REQUIRED}}, import_pupils_save},
};

static const struct kind *kind_find(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    }
    return NULL;
}

const char *import_kind(size_t i)
{
    return i < sizeof kinds / sizeof *kinds ? kinds[i].name : NULL;
}

bool import_kind_exists(const char *name)
{
    return kind_find(name) != NULL;
}

/* An import under way. */
struct run {
    struct import *import;
    const struct kind *kind;
    int columns[COLUMNS_MAX]; /* where in the table; -1: not there */
    size_t outcomes[OUTCOMES];
};

static bool columns_find(struct run *run)
{
    struct import *import = run->import;

    for (size_t i = 0; i < COLUMNS_MAX && run->kind->columns[i].aliases != NULL; i++) {
        const struct column *column = &run->kind->columns[i];

        run->columns[i] = table_column(import->pool, import->table, column->aliases);
        if (run->columns[i] < 0 && column->presence == REQUIRED) {
            import->missing_column = column->aliases;
            return false;
        }
    }
    return true;
}

static void correction_note(struct import *import, const char *correction)
{
    pool_make_room(import->pool, import->corrections, import->correction_count,
                   import->correction_room);
    import->corrections[import->correction_count++] = correction;
}

static void refusal_note(struct import *import, const struct table_row *row, const char *reason)
{
    if (import->refused < IMPORT_REFUSALS_MAX)
        import->refusals[import->refused] = (struct import_refusal){row->line, reason};
    import->refused++;
}

/* False only if the database failed: the whole is given up. */
static bool row_import(struct db *db, struct run *run, const struct table_row *row)
{
    struct record record = {.pool = run->import->pool, .config = run->import->config};
    const char *refusal;

    for (size_t i = 0; i < COLUMNS_MAX; i++) {
        const struct column *column = &run->kind->columns[i];
        const char *cell =
            column->aliases != NULL && run->columns[i] >= 0 ? row->cells[run->columns[i]] : "";

        record.cells[i] =
            column->presence == OPTIONAL_ADDRESS ? cell : text_apostrophes(record.pool, cell);
    }
    refusal = run->kind->save(db, &record);
    if (refusal == import_refused && db_error(db) != DB_REFUSED)
        return false;
    if (refusal != NULL)
        refusal_note(run->import, row, refusal);
    else
        run->outcomes[record.outcome]++;
    if (refusal == NULL && record.correction != NULL)
        correction_note(run->import, record.correction);
    return true;
}

static bool rows_import(struct db *db, void *argument)
{
    struct run *run = argument;
    struct import *import = run->import;

    memset(run->outcomes, 0, sizeof run->outcomes);
    import->refused = 0;
    import->correction_count = 0;
    for (size_t i = 0; i < import->table->row_count; i++) {
        if (!row_import(db, run, &import->table->rows[i]))
            return false;
        if (import->progress != NULL && (i + 1) % PROGRESS_ROWS == 0)
            import->progress(i + 1, import->table->row_count);
    }
    return true;
}

bool import_run(struct db *db, struct import *import)
{
    struct run run = {.import = import, .kind = kind_find(import->kind)};

    import->missing_column = NULL;
    if (run.kind == NULL || !columns_find(&run) || !db_transaction(db, rows_import, &run))
        return false;
    import->added = run.outcomes[ADDED];
    import->changed = run.outcomes[CHANGED];
    import->unchanged = run.outcomes[UNCHANGED];
    import->ignored = run.outcomes[IGNORED];
    return true;
}
