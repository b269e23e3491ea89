/* Tables of figures, and their forms: XML of a page, CSV, JSON. */
#include "export/figures.h"

#include <math.h>
#include <string.h>

#include "base/bytes.h"
#include "base/pool.h"
#include "page/xml.h"
#include "rules/statistics.h"
#include "sheet/field.h"

enum unit { UNIT_NUMBER, UNIT_PERCENT, UNIT_DAYS, UNIT_KM };

/* Persons are counted in some; others are made of such numbers, and say as much. */
enum secrecy { OPEN, PERSONS, DERIVED };

static const struct {
    const char *code;
    enum unit unit;
    enum secrecy secrecy;
} figures[FIGURES] = {
    [FIGURE_OFFERS] = {"offres", UNIT_NUMBER, OPEN},
    [FIGURE_SEATS] = {"places", UNIT_NUMBER, OPEN},
    [FIGURE_SEATS_LEFT] = {"places_libres", UNIT_NUMBER, OPEN},
    [FIGURE_RECEIVED] = {"candidatures", UNIT_NUMBER, PERSONS},
    [FIGURE_RECEIVED_BEFORE] = {"candidatures_an_dernier", UNIT_NUMBER, PERSONS},
    [FIGURE_SHARE] = {"part", UNIT_PERCENT, DERIVED},
    [FIGURE_FAVOURABLE] = {"favorables", UNIT_NUMBER, PERSONS},
    [FIGURE_REFUSED] = {"refusees", UNIT_NUMBER, PERSONS},
    [FIGURE_WAITING] = {"en_attente", UNIT_NUMBER, PERSONS},
    [FIGURE_ACCEPTED] = {"acceptees", UNIT_NUMBER, PERSONS},
    [FIGURE_CONFIRMED] = {"confirmees", UNIT_NUMBER, PERSONS},
    [FIGURE_FAVOURABLE_RATE] = {"taux_favorables", UNIT_PERCENT, DERIVED},
    [FIGURE_CONFIRMED_RATE] = {"taux_confirmees", UNIT_PERCENT, DERIVED},
    [FIGURE_ANSWER_DAYS] = {"delai_reponse", UNIT_DAYS, DERIVED},
    [FIGURE_DISTANCE] = {"distance", UNIT_KM, DERIVED},
    [FIGURE_PUPILS] = {"eleves", UNIT_NUMBER, PERSONS},
    [FIGURE_PUPIL_SHARE] = {"part_eleves", UNIT_PERCENT, DERIVED},
    [FIGURE_PLACED] = {"eleves_avec_stage", UNIT_NUMBER, PERSONS},
    [FIGURE_UNPLACED] = {"eleves_sans_stage", UNIT_NUMBER, PERSONS},
    [FIGURE_PRIORITY_SHARE] = {"part_prioritaires", UNIT_PERCENT, DERIVED},
    [FIGURE_PRIORITY_FAVOURABLE_RATE] = {"taux_favorables_prioritaires", UNIT_PERCENT, DERIVED},
    [FIGURE_OTHERS_FAVOURABLE_RATE] = {"taux_favorables_autres", UNIT_PERCENT, DERIVED},
    [FIGURE_PRIORITY_CONFIRMED_RATE] = {"taux_confirmees_prioritaires", UNIT_PERCENT, DERIVED},
    [FIGURE_OTHERS_CONFIRMED_RATE] = {"taux_confirmees_autres", UNIT_PERCENT, DERIVED},
    [FIGURE_PRIORITY_ANSWER_DAYS] = {"delai_prioritaires", UNIT_DAYS, DERIVED},
    [FIGURE_OTHERS_ANSWER_DAYS] = {"delai_autres", UNIT_DAYS, DERIVED},
    [FIGURE_ANSWERS] = {"avis", UNIT_NUMBER, PERSONS},
    [FIGURE_AGREE_RATE] = {"accord", UNIT_PERCENT, DERIVED},
    [FIGURE_AGREEMENTS] = {"conventions", UNIT_NUMBER, PERSONS},
    [FIGURE_SIGNED] = {"conventions_signees", UNIT_NUMBER, PERSONS},
    [FIGURE_SIGNED_BEFORE] = {"signees_avant", UNIT_NUMBER, PERSONS},
    [FIGURE_SIGNED_BEFORE_RATE] = {"taux_signees_avant", UNIT_PERCENT, DERIVED},
    [FIGURE_SIGNING_DAYS] = {"delai_signature", UNIT_DAYS, DERIVED},
};

const char *figure_code(enum figure figure)
{
    return figures[figure].code;
}

struct cell cell_number(uint64_t number)
{
    return cell_value((double)number);
}

struct cell cell_value(double value)
{
    return (struct cell){CELL_KNOWN, value};
}

struct cell cell_percent(uint64_t part, uint64_t whole)
{
    if (whole == 0)
        return (struct cell){CELL_NONE, 0};
    return cell_number((200 * part + whole) / (2 * whole));
}

struct figure_row *figure_row_add(struct pool *pool, struct figure_table *table, const char *code,
                                  const char *label)
{
    pool_make_room(pool, table->rows, table->row_count, table->row_room);
    table->rows[table->row_count] = (struct figure_row){.code = code, .label = label};
    return &table->rows[table->row_count++];
}

/* Where a column stands in a table; -1 if it has none. */
static int figure_column(const struct figure_table *table, enum figure figure)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i] == figure)
            return (int)i;
    }
    return -1;
}

struct cell figure_cell(const struct figure_table *table, const struct figure_row *row,
                        enum figure figure)
{
    const int column = figure_column(table, figure);

    return column >= 0 ? row->cells[column] : (struct cell){CELL_NONE, 0};
}

/* What has no value in a hidden row is hidden too: that there is none tells that something is 0. */
static void row_hide(const struct figure_table *table, struct figure_row *row)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (figures[table->columns[i]].secrecy != OPEN)
            row->cells[i].state = CELL_HIDDEN;
    }
}

/* A sum that is small goes, and with it what is made of it. */
static void total_hide(const struct figure_table *table, struct figure_row *total)
{
    bool is_any_hidden = false;

    for (size_t i = 0; i < table->column_count; i++) {
        if (figures[table->columns[i]].secrecy == PERSONS &&
            statistic_is_small((uint64_t)total->cells[i].value)) {
            total->cells[i].state = CELL_HIDDEN;
            is_any_hidden = true;
        }
    }
    for (size_t i = 0; is_any_hidden && i < table->column_count; i++) {
        if (figures[table->columns[i]].secrecy == DERIVED)
            total->cells[i].state = CELL_HIDDEN;
    }
}

void figure_table_publish(struct pool *pool, struct figure_table *table)
{
    struct statistic_published *rows = pool_array(pool, table->row_count + 1, sizeof *rows);
    size_t count = 0;

    for (size_t i = 0; i < table->column_count; i++) {
        if (figures[table->columns[i]].secrecy != PERSONS || count == STATISTIC_COLUMNS_MAX)
            continue;
        for (size_t row = 0; row < table->row_count; row++)
            rows[row].numbers[count] = (uint64_t)table->rows[row].cells[i].value;
        count++;
    }
    if (table->has_total) {
        statistic_hide(rows, table->row_count, count);
        total_hide(table, &table->total);
    }
    for (size_t row = 0; row < table->row_count; row++) {
        if (!table->has_total)
            total_hide(table, &table->rows[row]);
        else if (rows[row].is_hidden)
            row_hide(table, &table->rows[row]);
    }
}

const char *cell_text(struct pool *pool, enum figure figure, struct cell cell)
{
    const double value = cell.value;
    const bool is_whole = value == floor(value);

    if (cell.state != CELL_KNOWN)
        return "";
    switch (figures[figure].unit) {
    case UNIT_PERCENT: return pool_printf(pool, "%.0f %%", value);
    case UNIT_DAYS:
        return is_whole ? pool_printf(pool, "%.0f j", value)
                        : pool_printf(pool, "%.0f,5 j", floor(value));
    case UNIT_KM:
        return is_whole ? pool_printf(pool, "%.0f km", value)
                        : pool_printf(pool, "%.0f,5 km", floor(value));
    case UNIT_NUMBER: break;
    }
    return xml_count_text(pool, (uint64_t)value);
}

static bool column_is_used(const struct figure_table *table, size_t column)
{
    for (size_t i = 0; i < table->series_count; i++) {
        if (table->series[i] == table->columns[column])
            return true;
    }
    for (size_t i = 0; i < table->row_count; i++) {
        if (table->rows[i].cells[column].state != CELL_NONE)
            return true;
    }
    return false;
}

void figure_columns_tidy(struct figure_table *table)
{
    size_t kept = 0;

    for (size_t i = 0; i < table->column_count; i++) {
        if (!column_is_used(table, i))
            continue;
        table->columns[kept] = table->columns[i];
        for (size_t row = 0; row < table->row_count; row++)
            table->rows[row].cells[kept] = table->rows[row].cells[i];
        table->total.cells[kept++] = table->total.cells[i];
    }
    table->column_count = table->row_count > 0 ? kept : table->column_count;
}

static void row_add(struct pool *pool, const struct figure_table *table,
                    const struct figure_row *row, xmlNode *parent, const char *name)
{
    xmlNode *node = xml_element(parent, name);

    xml_attribute(node, "label", row->label);
    if (row->priority != NULL)
        xml_attribute(node, "priority", row->priority);
    for (size_t i = 0; i < table->column_count; i++) {
        xmlNode *cell =
            xml_text_element(node, "cell", cell_text(pool, table->columns[i], row->cells[i]));

        xml_attribute_bool(cell, "hidden", row->cells[i].state == CELL_HIDDEN);
        xml_attribute_bool(cell, "none", row->cells[i].state == CELL_NONE);
    }
}

void figure_table_add(struct pool *pool, const struct figure_table *table, xmlNode *parent)
{
    for (size_t i = 0; i < table->column_count; i++)
        xml_attribute(xml_element(parent, "column"), "code", figure_code(table->columns[i]));
    for (size_t i = 0; i < table->row_count; i++)
        row_add(pool, table, &table->rows[i], parent, "row");
    if (table->has_total)
        row_add(pool, table, &table->total, parent, "total");
}

static const char *cell_plain(struct pool *pool, enum csv_style style, struct cell cell)
{
    const char point = style == CSV_SPREADSHEET ? ',' : '.';

    if (cell.state != CELL_KNOWN)
        return cell.state == CELL_HIDDEN ? "masqué" : "";
    if (cell.value == floor(cell.value))
        return pool_printf(pool, "%.0f", cell.value);
    return pool_printf(pool, "%.0f%c5", floor(cell.value), point);
}

static void row_put(struct bytes *bytes, enum csv_style style, const struct figure_table *table,
                    const struct figure_row *row)
{
    const char *separator = style == CSV_SPREADSHEET ? ";" : ",";

    bytes_add_text(bytes, field_text(bytes->pool, row->code));
    bytes_add_text(bytes, separator);
    bytes_add_text(bytes, field_text(bytes->pool, row->label));
    for (size_t i = 0; i < table->column_count; i++) {
        bytes_add_text(bytes, separator);
        bytes_add_text(bytes,
                       field_quoted(bytes->pool, cell_plain(bytes->pool, style, row->cells[i])));
    }
    bytes_add_text(bytes, "\r\n");
}

static void header_put(struct bytes *bytes, enum csv_style style, const struct figure_table *table)
{
    const char *separator = style == CSV_SPREADSHEET ? ";" : ",";

    if (style == CSV_SPREADSHEET)
        bytes_add_text(bytes, "\ufeff");
    bytes_add_text(bytes, "code");
    bytes_add_text(bytes, separator);
    bytes_add_text(bytes, "libelle");
    for (size_t i = 0; i < table->column_count; i++) {
        bytes_add_text(bytes, separator);
        bytes_add_text(bytes, figure_code(table->columns[i]));
    }
    bytes_add_text(bytes, "\r\n");
}

const char *figure_table_csv(struct pool *pool, const struct figure_table *table,
                             enum csv_style style, size_t *length)
{
    struct bytes bytes = {.pool = pool};

    header_put(&bytes, style, table);
    for (size_t i = 0; i < table->row_count; i++)
        row_put(&bytes, style, table, &table->rows[i]);
    if (table->has_total)
        row_put(&bytes, style, table, &table->total);
    *length = bytes.length;
    return bytes.at;
}

static json_t *cell_json(struct cell cell)
{
    if (cell.state != CELL_KNOWN)
        return json_null();
    if (cell.value == floor(cell.value))
        return json_integer((json_int_t)cell.value);
    return json_real(cell.value);
}

static json_t *row_json(const struct figure_table *table, const struct figure_row *row)
{
    json_t *object = json_pack("{s:s, s:s}", "code", row->code, "libelle", row->label);
    bool is_hidden = false;

    for (size_t i = 0; i < table->column_count; i++) {
        json_object_set_new(object, figure_code(table->columns[i]), cell_json(row->cells[i]));
        is_hidden |= row->cells[i].state == CELL_HIDDEN;
    }
    json_object_set_new(object, "masque", json_boolean(is_hidden));
    return object;
}

json_t *figure_table_json(const struct figure_table *table)
{
    json_t *rows = json_array();

    for (size_t i = 0; i < table->row_count; i++)
        json_array_append_new(rows, row_json(table, &table->rows[i]));
    if (table->has_total)
        json_array_append_new(rows, row_json(table, &table->total));
    return rows;
}

json_t *figure_table_schema(const struct figure_table *table, figure_words words)
{
    json_t *fields = json_array();

    json_array_append_new(fields, json_pack("{s:s, s:s, s:s}", "name", "code", "type", "string",
                                            "description", words("figure-rows", table->code)));
    json_array_append_new(fields, json_pack("{s:s, s:s, s:s}", "name", "libelle", "type", "string",
                                            "description", "Le même, en toutes lettres"));
    for (size_t i = 0; i < table->column_count; i++) {
        const enum figure figure = table->columns[i];
        const bool is_whole =
            figures[figure].unit == UNIT_NUMBER || figures[figure].unit == UNIT_PERCENT;

        json_array_append_new(fields,
                              json_pack("{s:s, s:s, s:s, s:s}", "name", figures[figure].code,
                                        "type", is_whole ? "integer" : "number", "title",
                                        words("figure", figures[figure].code), "description",
                                        words("figure-definition", figures[figure].code)));
    }
    return json_pack("{s:o, s:s, s:[s, s]}", "fields", fields, "primaryKey", "code",
                     "missingValues", "", "masqué");
}
