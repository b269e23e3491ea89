/* GET /api/v1/statistiques: the open figures as a Frictionless Data Package, each table with its
 * Table Schema; /api/v1/statistiques/{slug} as JSON, {slug}.csv as CSV. They are those of
 * /statistiques. */
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "export/export.h"
#include "export/report.h"
#include "export/statistics.h"
#include "site/data.h"
#include "site/page.h"
#include "web/response.h"

static bool figures_open(struct request *request, struct report *report)
{
    *report = (struct report){.code = "public", .base = "/statistiques"};
    if (!report_open(request, report, report_public))
        return false;
    if (report->refused != NULL)
        page_error(request, 400, "statistics-refused");
    return report->refused == NULL;
}

static json_t *resource_json(const struct report *report, const struct figure_table *table)
{
    const struct request *request = report->request;

    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "name", table->code, "title",
                     page_label("figure-table", table->code), "path",
                     pool_printf(request->pool, "%s/api/v1/statistiques/%s.csv?annee=%d",
                                 request->config->site.base_url, table->code, report->year),
                     "profile", "tabular-data-resource", "format", "csv", "mediatype", "text/csv",
                     "encoding", "utf-8", "schema", figure_table_schema(table, page_label));
}

bool api_statistics(struct request *request)
{
    struct report report;
    json_t *resources, *years;

    if (!figures_open(request, &report))
        return false;
    resources = json_array();
    years = json_array();
    for (size_t i = 0; i < report.table_count; i++)
        json_array_append_new(resources, resource_json(&report, &report.tables[i]));
    for (size_t i = 0; i < report.year_count; i++)
        json_array_append_new(years, json_integer(report.years[i]));
    data_json_send(request,
                   json_pack("{s:s, s:s, s:s, s:[{s:s, s:s, s:s}], s:i, s:o, s:o}", "profile",
                             "tabular-data-package", "name", "stages-de-3e-chiffres", "title",
                             page_label("report", "public"), "licenses", "name", "etalab-2.0",
                             "title", "Licence Ouverte 2.0", "path",
                             "https://www.etalab.gouv.fr/licence-ouverte-open-licence/", "annee",
                             report.year, "annees", years, "resources", resources),
                   "application/json");
    return true;
}

/* The table that the path names; NULL: answered already. */
static const struct figure_table *table_open(struct request *request, struct report *report)
{
    const struct figure_table *table;

    if (!figures_open(request, report))
        return NULL;
    table = report_table_named(report, route_text(request));
    if (table == NULL)
        page_error(request, 404, "not-found");
    return table;
}

bool api_statistics_table(struct request *request)
{
    struct report report;
    const struct figure_table *table = table_open(request, &report);

    if (table == NULL)
        return false;
    data_json_send(request,
                   json_pack("{s:s, s:i, s:o}", "tableau", table->code, "annee", report.year,
                             "lignes", figure_table_json(table)),
                   "application/json");
    return true;
}

bool api_statistics_csv(struct request *request)
{
    struct report report;
    const struct figure_table *table = table_open(request, &report);
    const char *bytes;
    size_t length;

    if (table == NULL)
        return false;
    bytes = figure_table_csv(request->pool, table, CSV_PROGRAMS, &length);
    page_public_send(request, "text/csv; charset=utf-8", bytes, length);
    return true;
}
