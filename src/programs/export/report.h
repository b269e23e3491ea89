/* Reports: the tables of figures about one subject, read at one instant. */
#ifndef STAGE3E_EXPORT_REPORT_H
#define STAGE3E_EXPORT_REPORT_H

#include "export/figures.h"
#include "store/db.h"
#include "store/statistic_scope.h"
#include "web/request.h"

enum { REPORT_YEARS_MAX = 12, REPORT_TABLES_MAX = 12 };

struct report {
    struct request *request;
    const char *code;  /* "public", "departement", "college", "employeur", "offre": labels.xml */
    const char *base;  /* the page; its files are below */
    bool is_published; /* for everyone: of the night before, without what is small */
    const char *about; /* the school, the employer, the offer; "" */
    uint64_t offer;    /* 0: of no offer */
    int years[REPORT_YEARS_MAX]; /* this one first; none: it is of no year */
    size_t year_count;
    int year;
    const char *refused; /* what was asked for and is not there: "period", "filter"; NULL */
    time_t counted_at;   /* offers and pupils; all, if published; 0: all is of now */
    struct figure_table tables[REPORT_TABLES_MAX];
    size_t table_count;
    struct figure_table *headline; /* whose first row stands on top; NULL: none */
};

/* Reads the tables of a report in a transaction: it may run again, and begins with what it finds in
 * code and base only. *is_there is false if there is no such subject for this visitor. */
typedef bool (*report_read)(struct report *report, bool *is_there);

/* Appends a table with these columns, FIGURES at their end. */
struct figure_table *report_table(struct report *report, const char *code,
                                  const enum figure *columns);

/* A chart of one or two columns; second: FIGURES for none. */
void report_chart(struct figure_table *table, enum chart_kind kind, enum figure first,
                  enum figure second);

/* Sets the columns of a row from an item, for a part of its applications. */
void report_row_fill(const struct figure_table *table, struct figure_row *row,
                     const struct statistic_item *item, const struct statistic_part *part);

/* Appends a row with all of an item; sets the last row. */
struct figure_row *report_row(struct report *report, struct figure_table *table, const char *code,
                              const char *label, const struct statistic_item *item);
void report_total(struct figure_table *table, const struct statistic_item *all);

/* A table of what became of the applications of someone, this year and the one before; the
 * headline. */
bool report_answers(struct report *report, const char *code, struct statistic_scope scope);

/* A table of how agreements are signed, this year and the one before; of one school, or of all (0).
 */
bool report_signing(struct report *report, uint64_t school_id);

/* Which figures a report is of. */
enum statistic_instant report_instant(const struct report *report);

/* The years there are, this one first, and what the query asks for. */
bool report_years(struct report *report);

/* "2026-2027" */
const char *report_year_label(struct pool *pool, int year);

/* What the query asks for: sets year and refused. */
void report_query(struct report *report);

/* The readers: report_departement.c, report_school.c, report_employer.c */
bool report_public(struct report *report, bool *is_there);
bool report_departement(struct report *report, bool *is_there);
bool report_school(struct report *report, bool *is_there);
bool report_employer(struct report *report, bool *is_there);
bool report_offer(struct report *report, bool *is_there);

#endif
