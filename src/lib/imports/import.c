/* Reference data from tables: the kinds, each with its columns (named as in our own files or in
 * the official ones) and the saving of a row. */
#include "imports/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/config.h"
#include "base/date.h"
#include "base/pool.h"
#include "base/text.h"
#include "rules/identifier.h"
#include "rules/phone.h"
#include "rules/web_address.h"

enum { COLUMNS_MAX = 12, PROGRESS_ROWS = 1000 };

enum outcome { ADDED, CHANGED, UNCHANGED, IGNORED /* not for this site */, OUTCOMES };

/* A row as its kind sees it: the cells of its columns, in their order. */
struct record {
    struct pool *pool;
    const struct config *config;
    const char *cells[COLUMNS_MAX];
    const char *correction; /* what it replaced; NULL: nothing worth a word */
    enum outcome outcome;   /* set by the kind when it saved the row, or left it */
};

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

static const char database[] = "the database refused it";

/* After an INSERT that may find the row there: MariaDB counts 1 for a new row, 2 for a changed
 * one, 0 for one that was right already. */
static const char *inserted(struct db *db, struct record *record, bool is_done)
{
    static const enum outcome outcomes[] = {UNCHANGED, ADDED, CHANGED};

    if (!is_done)
        return database;
    record->outcome = outcomes[db_changed_rows(db) % 3];
    return NULL;
}

static const char *updated(struct db *db, struct record *record, bool is_done)
{
    if (!is_done)
        return database;
    record->outcome = db_changed_rows(db) > 0 ? CHANGED : UNCHANGED;
    return NULL;
}

/* A number as French spreadsheets write it too: "47,55594", "2 073". */
static bool number_read(struct pool *pool, const char *text, double low, double high,
                        double *number)
{
    char plain[32], *end = plain, *rest;
    const bool is_negative = text_starts_with(text, "-") || text_starts_with(text, "\u2212");

    for (const char *at = text_compact(pool, text, ""); *at != '\0' && end < plain + 31; at++)
        *end++ = *at == ',' ? '.' : *at;
    *end = '\0';
    if (end == plain || strspn(plain, "0123456789.eE+") != strlen(plain))
        return false;
    *number = strtod(plain, &rest) * (is_negative ? -1 : 1);
    return *rest == '\0' && *number >= low && *number <= high;
}

static const char *domain_save(struct db *db, struct record *record)
{
    static const char sql[] = "INSERT IGNORE INTO domain (name) VALUES (?)";
    const char *name = record->cells[0];

    if (*name == '\0' || text_length(name) > 100)
        return "the name is empty or too long";
    return inserted(db, record, db_run(db, sql, DB_VALUES(db_text(name))));
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
    return inserted(db, record,
                    db_run(db, sql, DB_VALUES(db_text(code), db_text(record->cells[1]))));
}

/* The postcodes of a town, parted by spaces or commas. */
static const char *postcodes_save(struct db *db, struct record *record, const char *insee)
{
    static const char sql[] = "INSERT IGNORE INTO commune_postcode (postcode, insee) VALUES (?, ?)";
    char *rest, *part, *copy = pool_strdup(record->pool, record->cells[2]);

    for (part = strtok_r(copy, " ,;|", &rest); part != NULL; part = strtok_r(NULL, " ,;|", &rest)) {
        const char *postcode;

        if (!postcode_read(record->pool, part, &postcode))
            return "not a postcode";
        if (!db_run(db, sql, DB_VALUES(db_text(postcode), db_text(insee))))
            return database;
        if (db_changed_rows(db) > 0 && record->outcome == UNCHANGED)
            record->outcome = CHANGED;
    }
    return NULL;
}

static const char *commune_save(struct db *db, struct record *record)
{
    static const char sql[] =
        "INSERT INTO commune (insee, name, folded_name, population, latitude, longitude)"
        " VALUES (?, ?, ?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE name = VALUES(name), folded_name = VALUES(folded_name),"
        "   population = VALUES(population), latitude = VALUES(latitude),"
        "   longitude = VALUES(longitude)";
    /* What is left of a long name in talk: "la baule" of "la baule escoublac". */
    static const char short_name[] =
        "INSERT IGNORE INTO commune_alias (folded_name, insee, kind)"
        " SELECT short, insee, 'short'"
        "   FROM (SELECT insee, folded_name, REGEXP_REPLACE(folded_name,"
        "           '^(?:((?:la|le|les|l|saint|sainte) [^ ]+) .+"
        "|([^ ]+) (?:sur|en|de|des|du|d|sous|les|la|le|l|saint|sainte) .+)$',"
        "           '\\\\1\\\\2') AS short FROM commune WHERE insee = ?) names"
        "  WHERE short <> folded_name AND short <> ''";
    const char *insee = record->cells[0], *name = record->cells[1];
    double population, latitude, longitude;

    if (strlen(insee) != 5)
        return "not an INSEE code";
    if (*name == '\0' || text_length(name) > 100)
        return "the name is empty or too long";
    if (!number_read(record->pool, record->cells[3], 0, 1e8, &population) ||
        !number_read(record->pool, record->cells[4], -90, 90, &latitude) ||
        !number_read(record->pool, record->cells[5], -180, 180, &longitude))
        return "population, latitude or longitude is not a number";
    if (!db_run(db, sql,
                DB_VALUES(db_text(insee), db_text(name),
                          db_text(text_fold_town(record->pool, name)), db_u64((uint64_t)population),
                          db_real(latitude), db_real(longitude))))
        return database;
    inserted(db, record, true);
    if (!db_run(db, short_name, DB_VALUES(db_text(insee))))
        return database;
    return postcodes_save(db, record, insee);
}

/* What a town was called before it was joined with others. */
static const char *former_commune_save(struct db *db, struct record *record)
{
    static const char sql[] =
        "INSERT INTO commune_alias (folded_name, insee, name, kind)"
        " SELECT ?, insee, ?, 'former' FROM commune WHERE insee = ? AND folded_name <> ?"
        " ON DUPLICATE KEY UPDATE name = VALUES(name), kind = 'former'";
    const char *name = record->cells[0], *insee = record->cells[1], *folded;

    if (*name == '\0' || text_length(name) > 100)
        return "the name is empty or too long";
    if (strlen(insee) != 5)
        return "not an INSEE code";
    folded = text_fold_town(record->pool, name);
    if (!db_run(db, sql,
                DB_VALUES(db_text(folded), db_text(name), db_text(insee), db_text(folded))))
        return database;
    return inserted(db, record, true);
}

/* A day, or an official instant ("2025-10-17T22:00:00+00:00"): the day it is in the site's
 * time zone. */
static bool day_read(const char *text, struct date *day, bool *is_instant)
{
    struct tm utc = {0};
    const char *rest = strptime(text, "%Y-%m-%dT%H:%M:%S", &utc);
    int hours = 0, minutes = 0;

    *is_instant = rest != NULL;
    if (rest == NULL)
        return date_parse(text, day);
    if (*rest == '+' || *rest == '-')
        sscanf(rest + 1, "%2d:%2d", &hours, &minutes);
    *day = date_of_instant(timegm(&utc) - (*rest == '-' ? -1 : 1) * (hours * 3600 + minutes * 60));
    return true;
}

struct holiday_row {
    const char *zone;
    const char *label;
    struct date first;
    struct date last;
};

static const char *holiday_text(struct pool *pool, const struct holiday_row *row)
{
    char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];

    date_iso(row->first, first);
    date_iso(row->last, last);
    return pool_printf(pool, "%s from %s to %s", row->label, first, last);
}

/* What is there of the same holiday: the same name in the same school year, or the same days. All
 * of it goes; what was otherwise is said. */
static bool holidays_replace(struct db *db, struct record *record, const struct holiday_row *row)
{
    static const char find[] =
        "SELECT label, first_on, last_on FROM holiday WHERE zone = ? AND (first_on BETWEEN ? AND ?"
        "   OR (label = ? AND first_on BETWEEN ? AND ?) OR (first_on < ? AND last_on >= ?))";
    static const char drop[] = "DELETE FROM holiday WHERE zone = ? AND first_on = ?";
    const int year = row->first.month >= 9 ? row->first.year : row->first.year - 1;
    const struct date begins = {(int16_t)year, 9, 1}, ends = {(int16_t)(year + 1), 8, 31};
    struct rows *rows = db_select(
        db, find,
        DB_VALUES(db_text(row->zone), db_date(row->first), db_date(row->last), db_text(row->label),
                  db_date(begins), db_date(ends), db_date(row->first), db_date(row->first)));

    while (rows != NULL && row_next(rows)) {
        struct holiday_row old = {.zone = row->zone, .label = row_text(rows)};

        old.first = row_date(rows);
        old.last = row_date(rows);
        if (date_compare(old.first, row->first) == 0 && date_compare(old.last, row->last) == 0 &&
            strcmp(old.label, row->label) == 0)
            continue;
        record->correction =
            record->correction == NULL
                ? pool_printf(record->pool, "zone %s: %s, was %s", row->zone,
                              holiday_text(record->pool, row), holiday_text(record->pool, &old))
                : pool_printf(record->pool, "%s, and %s", record->correction,
                              holiday_text(record->pool, &old));
        if (!db_run(db, drop, DB_VALUES(db_text(row->zone), db_date(old.first))))
            return false;
    }
    return rows != NULL;
}

static bool is_summer(struct pool *pool, const char *label)
{
    const char *folded = text_fold(pool, label), *word = strstr(folded, "ete");

    return word != NULL && (word == folded || word[-1] == ' ') &&
           (word[3] == '\0' || word[3] == ' ');
}

/* The holiday of a row; NULL, or why it is none. */
static const char *holiday_read(struct record *record, struct holiday_row *row)
{
    bool is_instant;

    row->label = record->cells[0];
    if (*row->label == '\0' || text_length(row->label) > 100)
        return "the label is empty or too long";
    if (!day_read(record->cells[1], &row->first, &is_instant))
        return "the first day is not a date";
    if (*record->cells[2] == '\0')
        date_make(row->first.year, 8, 31, &row->last); /* a summer: until the next school year */
    else if (!day_read(record->cells[2], &row->last, &is_instant))
        return "the last day is not a date";
    else if (is_instant && date_compare(row->last, row->first) > 0)
        row->last = date_add(row->last, -1); /* the morning classes start again */
    if (date_compare(row->last, row->first) < 0)
        return "it ends before it begins";
    if (date_compare(row->last, row->first) == 0 && is_summer(record->pool, row->label))
        return "a summer of one day";
    return NULL;
}

static const char *holiday_save(struct db *db, struct record *record)
{
    static const char sql[] =
        "INSERT INTO holiday (zone, first_on, last_on, label) VALUES (?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE last_on = VALUES(last_on), label = VALUES(label)";
    const char *zone = record->cells[3];
    struct holiday_row row = {.zone = *zone != '\0' ? holiday_zone_of(zone)
                                                    : record->config->site.zone};
    const char *refusal;

    if (row.zone == NULL || strcmp(record->cells[4], "Enseignants") == 0) {
        record->outcome = IGNORED; /* the other hemisphere's; the days of teachers alone */
        return NULL;
    }
    refusal = holiday_read(record, &row);
    if (refusal != NULL)
        return refusal;
    if (!holidays_replace(db, record, &row))
        return database;
    refusal = inserted(db, record,
                       db_run(db, sql,
                              DB_VALUES(db_text(row.zone), db_date(row.first), db_date(row.last),
                                        db_text(row.label))));
    if (refusal == NULL && record->correction != NULL)
        record->outcome = CHANGED;
    return refusal;
}

static const char *priority_code(struct record *record, const char *text)
{
    const char *folded = text_fold(record->pool, text);

    if (*folded == '\0' || strcmp(folded, "none") == 0)
        return "none";
    /* The sign is folded away. */
    if (strchr(text, '+') != NULL || strcmp(folded, "rep plus") == 0)
        return "rep_plus";
    return strcmp(folded, "rep") == 0 ? "rep" : NULL;
}

static const char *school_save(struct db *db, struct record *record)
{
    static const char sql[] =
        "INSERT INTO school (uai, name, address, postcode, town, sector, priority, phone, email,"
        "                    website)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE name = VALUES(name), address = VALUES(address),"
        "   postcode = VALUES(postcode), town = VALUES(town), sector = VALUES(sector),"
        "   priority = VALUES(priority), phone = VALUES(phone), email = VALUES(email),"
        "   website = VALUES(website)";
    const char *const *cells = record->cells;
    const char *uai, *postcode, *priority = priority_code(record, cells[6]);
    const char *phone = "", *email = "", *website = "";

    if (!uai_read(record->pool, cells[0], &uai))
        return "not a UAI";
    if (*cells[1] == '\0' || text_length(cells[1]) > 160 || text_length(cells[2]) > 200 ||
        *cells[4] == '\0' || text_length(cells[4]) > 100)
        return "name, address or town is empty or too long";
    if (!postcode_read(record->pool, cells[3], &postcode))
        return "not a postcode";
    if (priority == NULL)
        return "the priority is neither REP nor REP+";
    /* What is optional, and wrong in the directory, is left empty rather than the school out. */
    if (*cells[7] == '\0' || !phone_read(record->pool, cells[7], &phone))
        phone = "";
    if (*cells[8] == '\0' || !email_read(record->pool, cells[8], &email))
        email = "";
    if (*cells[9] == '\0' || !website_read(record->pool, cells[9], &website))
        website = "";
    return inserted(
        db, record,
        db_run(db, sql,
               DB_VALUES(db_text(uai), db_text(cells[1]), db_text(cells[2]), db_text(postcode),
                         db_text(cells[4]),
                         db_text(text_starts_with(text_fold(record->pool, cells[5]), "priv")
                                     ? "private"
                                     : "public"),
                         db_text(priority), db_text(phone), db_text(email), db_text(website))));
}

/* True if an UPDATE found the school; its row may have been right already. */
static bool school_exists(struct db *db, const char *uai)
{
    struct rows *rows =
        db_select(db, "SELECT 1 FROM school WHERE uai = ?", DB_VALUES(db_text(uai)));

    return rows != NULL && row_next(rows);
}

static const char *position_save(struct db *db, struct record *record)
{
    static const char sql[] = "UPDATE school SET latitude = ?, longitude = ? WHERE uai = ?";
    const char *uai;
    double latitude, longitude;

    if (!uai_read(record->pool, record->cells[0], &uai))
        return "not a UAI";
    if (*record->cells[1] == '\0') {
        record->outcome = IGNORED; /* the directory does not know */
        return NULL;
    }
    if (!number_read(record->pool, record->cells[1], -90, 90, &latitude) ||
        !number_read(record->pool, record->cells[2], -180, 180, &longitude))
        return "latitude or longitude is not a number";
    if (!school_exists(db, uai))
        return "no school of that UAI";
    return updated(db, record,
                   db_run(db, sql, DB_VALUES(db_real(latitude), db_real(longitude), db_text(uai))));
}

static const char *pupils_save(struct db *db, struct record *record)
{
    static const char sql[] = "UPDATE school SET third_form_pupils = ? WHERE uai = ?";
    const char *uai;
    double pupils;

    if (!uai_read(record->pool, record->cells[0], &uai))
        return "not a UAI";
    if (!number_read(record->pool, record->cells[1], 0, 10000, &pupils))
        return "not a number of pupils";
    if (!school_exists(db, uai))
        return "no school of that UAI";
    return updated(db, record, db_run(db, sql, DB_VALUES(db_u64((uint64_t)pupils), db_text(uai))));
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
     commune_save},
    {"former-communes",
     {{"former_name|former name|nom", REQUIRED}, {"commune_code|commune code|insee", REQUIRED}},
     former_commune_save},
    {"holidays",
     {{"label|description", REQUIRED},
      {"first day|date de debut|start date", REQUIRED},
      {"last day|date de fin|end date", REQUIRED},
      {"zone|zones", OPTIONAL},
      {"population", OPTIONAL}},
     holiday_save},
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
     school_save},
    {"positions",
     {{"uai|numero uai", REQUIRED}, {"latitude", REQUIRED}, {"longitude", REQUIRED}},
     position_save},
    {"pupils", {{"uai|numero uai", REQUIRED}, {"third form pupils", REQUIRED}}, pupils_save},
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
    if (refusal == database && db_error(db) != DB_REFUSED)
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
