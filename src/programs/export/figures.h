/* Tables of figures: what the pages, the files and the interface for programs of statistics all
 * show. A figure has one code and one definition (doc/statistics.md, labels.xml), whoever shows it.
 */
#ifndef STAGE3E_EXPORT_FIGURES_H
#define STAGE3E_EXPORT_FIGURES_H

#include <jansson.h>
#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pool;

enum figure {
    FIGURE_OFFERS,
    FIGURE_SEATS,
    FIGURE_SEATS_LEFT,
    FIGURE_RECEIVED,
    FIGURE_RECEIVED_BEFORE,
    FIGURE_SHARE,
    FIGURE_FAVOURABLE,
    FIGURE_REFUSED,
    FIGURE_WAITING,
    FIGURE_ACCEPTED,
    FIGURE_CONFIRMED,
    FIGURE_FAVOURABLE_RATE,
    FIGURE_CONFIRMED_RATE,
    FIGURE_ANSWER_DAYS,
    FIGURE_DISTANCE,
    FIGURE_PUPILS,
    FIGURE_PUPIL_SHARE,
    FIGURE_PLACED,
    FIGURE_UNPLACED,
    FIGURE_PRIORITY_SHARE,
    FIGURE_PRIORITY_FAVOURABLE_RATE,
    FIGURE_OTHERS_FAVOURABLE_RATE,
    FIGURE_PRIORITY_CONFIRMED_RATE,
    FIGURE_OTHERS_CONFIRMED_RATE,
    FIGURE_PRIORITY_ANSWER_DAYS,
    FIGURE_OTHERS_ANSWER_DAYS,
    FIGURE_ANSWERS,
    FIGURE_AGREE_RATE,
    FIGURE_AGREEMENTS,
    FIGURE_SIGNED,
    FIGURE_SIGNED_BEFORE,
    FIGURE_SIGNED_BEFORE_RATE,
    FIGURE_SIGNING_DAYS,
    FIGURES,
};

/* "candidatures", "taux_favorables": of files, of the interface, and in labels.xml ("figure",
 * "figure-definition"). */
const char *figure_code(enum figure figure);

enum cell_state {
    CELL_NONE,   /* there is no such figure: the median of nothing */
    CELL_HIDDEN, /* too small to be published, or would tell one that is */
    CELL_KNOWN,
};

struct cell {
    enum cell_state state;
    double value;
};

struct cell cell_number(uint64_t number);
struct cell cell_value(double value);

/* part in a hundred of whole, rounded; none of nothing. */
struct cell cell_percent(uint64_t part, uint64_t whole);

enum { FIGURE_COLUMNS_MAX = 12 };

struct figure_row {
    const char *code;     /* "2026-12-07", "44109"… */
    const char *label;    /* what people read */
    const char *tick;     /* the same where there is little room; NULL: the label */
    const char *priority; /* "rep", "rep_plus" of a school; NULL: none */
    struct cell cells[FIGURE_COLUMNS_MAX];
};

enum chart_kind { CHART_NONE, CHART_BARS, CHART_LINES };

struct figure_table {
    const char *code; /* "semaines": labels.xml, "figure-table" and "figure-rows" */
    enum figure columns[FIGURE_COLUMNS_MAX];
    size_t column_count;
    enum chart_kind chart;
    enum figure series[2]; /* the columns that the chart draws */
    size_t series_count;
    struct figure_row *rows;
    size_t row_count;
    size_t row_room;
    struct figure_row total;
    bool has_total;
};

/* Appends a row without any cell known. */
struct figure_row *figure_row_add(struct pool *pool, struct figure_table *table, const char *code,
                                  const char *label);

/* None if the table has no such column. */
struct cell figure_cell(const struct figure_table *table, const struct figure_row *row,
                        enum figure figure);

/* Hides what is too small to be published, in the columns that count persons or are made of them
 * (rules/statistics.h). */
void figure_table_publish(struct pool *pool, struct figure_table *table);

/* "1 234", "12 %", "3,5 j", "7 km". */
const char *cell_text(struct pool *pool, enum figure figure, struct cell cell);

/* A column that nothing needs is left out: no row has it, and it is not of the chart. */
void figure_columns_tidy(struct figure_table *table);

/* The table as a page shows it. */
void figure_table_add(struct pool *pool, const struct figure_table *table, xmlNode *parent);

/* As a file: for a French spreadsheet, or for programs (RFC 4180). */
enum csv_style { CSV_SPREADSHEET, CSV_PROGRAMS };
const char *figure_table_csv(struct pool *pool, const struct figure_table *table,
                             enum csv_style style, size_t *length);

/* Its rows as JSON objects, null for what is hidden or not there. */
json_t *figure_table_json(const struct figure_table *table);

/* Its Table Schema (Frictionless). label() says the words of a code. */
typedef const char *(*figure_words)(const char *list, const char *code);
json_t *figure_table_schema(const struct figure_table *table, figure_words words);

#endif
