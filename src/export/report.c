/* What all reports share. */
#include "export/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"

struct figure_table *report_table(struct report *report, const char *code,
                                  const enum figure *columns)
{
    struct figure_table *table = &report->tables[report->table_count++];

    *table = (struct figure_table){.code = code};
    while (columns[table->column_count] != FIGURES) {
        table->columns[table->column_count] = columns[table->column_count];
        table->column_count++;
    }
    return table;
}

void report_chart(struct figure_table *table, enum chart_kind kind, enum figure first,
                  enum figure second)
{
    table->chart = kind;
    table->series[0] = first;
    table->series[1] = second;
    table->series_count = second == FIGURES ? 1 : 2;
}

const char *report_year_label(struct pool *pool, int year)
{
    return pool_printf(pool, "%d-%d", year, year + 1);
}

/* Only what the pages themselves ask for; "format" and "info" are every page's. */
static bool name_is_known(const char *name)
{
    return strcmp(name, "annee") == 0 || strcmp(name, "format") == 0 || strcmp(name, "info") == 0;
}

void report_query(struct report *report)
{
    const struct form *query = &report->request->query;
    const char *asked = form_value(query, "annee");

    report->refused = NULL;
    for (size_t i = 0; i < query->count; i++) {
        if (!name_is_known(query->pairs[i].name))
            report->refused = "filter";
    }
    report->year = report->year_count > 0 ? report->years[0] : 0;
    if (*asked == '\0')
        return;
    for (size_t i = 0; i < report->year_count; i++) {
        if (strlen(asked) == 4 && strspn(asked, "0123456789") == 4 &&
            atoi(asked) == report->years[i]) {
            report->year = report->years[i];
            return;
        }
    }
    report->refused = "period";
}
