/* The pages of statistics, and each of their tables as a file: CSV, and its chart as SVG.
 *
 *   /statistiques                everyone: nothing personal, nothing small
 *   /statistiques/departement    the département
 *   /statistiques/college        a school, of its own
 *   /statistiques/employeur      an employer, of its own
 *   /statistiques/offres/{id}    an offer, by those who manage it */
#include <string.h>

#include "base/pool.h"
#include "export/chart.h"
#include "export/export.h"
#include "export/report.h"
#include "export/statistics.h"
#include "page/xml.h"
#include "site/page.h"
#include "web/response.h"

/* A report being read in a transaction, so that all its figures are of one instant. */
struct reading {
    struct report *report;
    report_read read;
    bool is_there;
};

static bool reading_run(struct db *db, void *argument)
{
    struct reading *reading = argument;

    (void)db;
    return reading->read(reading->report, &reading->is_there);
}

bool report_open(struct request *request, struct report *report, report_read read)
{
    struct reading reading = {report, read, false};

    report->request = request;
    report->about = "";
    if (!db_transaction(request->db, reading_run, &reading))
        return false;
    if (!reading.is_there) {
        page_error(request, 404, "not-found");
        return false;
    }
    for (size_t i = 0; i < report->table_count; i++)
        figure_columns_tidy(&report->tables[i]);
    return true;
}

static void years_add(const struct report *report, xmlNode *content)
{
    struct pool *pool = report->request->pool;

    for (size_t i = 0; i < report->year_count; i++) {
        xmlNode *node = xml_element(content, "year");

        xml_attribute_u64(node, "value", (uint64_t)report->years[i]);
        xml_attribute(node, "label", report_year_label(pool, report->years[i]));
        xml_attribute_bool(node, "selected", report->years[i] == report->year);
    }
}

static void headline_add(const struct report *report, xmlNode *content)
{
    const struct figure_table *table = report->headline;
    xmlNode *headline;

    if (table == NULL || table->row_count == 0)
        return;
    headline = xml_element(content, "headline");
    for (size_t i = 0; i < table->column_count; i++) {
        const struct cell cell = table->rows[0].cells[i];
        xmlNode *node;

        if (cell.state == CELL_NONE)
            continue;
        node = xml_text_element(headline, "figure",
                                cell_text(report->request->pool, table->columns[i], cell));
        xml_attribute(node, "code", figure_code(table->columns[i]));
        xml_attribute_bool(node, "hidden", cell.state == CELL_HIDDEN);
    }
}

static xmlNode *table_add(struct pool *pool, const struct figure_table *table, xmlNode *parent)
{
    xmlNode *node = xml_element(parent, "figure-table");

    xml_attribute(node, "code", table->code);
    chart_add(pool, table, node);
    figure_table_add(pool, table, node);
    return node;
}

static void report_add(const struct report *report, xmlNode *content)
{
    struct pool *pool = report->request->pool;

    xml_attribute(content, "report", report->code);
    xml_attribute(content, "base", report->base);
    xml_attribute(content, "about", report->about);
    if (report->year_count > 0) {
        xml_attribute_u64(content, "year", (uint64_t)report->year);
        xml_attribute(content, "year-label", report_year_label(pool, report->year));
    }
    if (report->offer != 0)
        xml_attribute_u64(content, "offer", report->offer);
    if (report->refused != NULL)
        xml_attribute(content, "refused", report->refused);
    xml_attribute_bool(content, "published", report->is_published);
    if (report->counted_at != 0)
        xml_attribute(content, "counted",
                      pool_printf(pool, "le %s à %s",
                                  date_text(pool, date_of_instant(report->counted_at), DATE_LONG),
                                  clock_text(pool, report->counted_at)));
}

static bool page_answer(struct request *request, struct report *report, report_read read)
{
    struct page page;

    if (!report_open(request, report, read))
        return false;
    page = page_begin(request, "statistics");
    report_add(report, page.content);
    years_add(report, page.content);
    headline_add(report, page.content);
    for (size_t i = 0; i < report->table_count; i++)
        table_add(request->pool, &report->tables[i], page.content);
    page_send(&page, report->refused != NULL ? 400 : 200);
    return true;
}

const struct figure_table *report_table_named(const struct report *report, const char *code)
{
    for (size_t i = 0; i < report->table_count; i++) {
        if (strcmp(report->tables[i].code, code) == 0)
            return &report->tables[i];
    }
    return NULL;
}

static void svg_name(xmlNode *node, xmlNs *space)
{
    for (; node != NULL; node = node->next) {
        if (node->type == XML_ELEMENT_NODE)
            xmlSetNs(node, space);
        svg_name(node->children, space);
    }
}

/* The chart alone, with its colours in it. */
static const char *chart_svg(const struct report *report, const struct figure_table *table,
                             size_t *length)
{
    struct page page = page_begin(report->request, "statistics-chart");
    xmlDoc *document;
    xmlChar *text;
    int size;

    report_add(report, page.content);
    table_add(report->request->pool, table, page.content);
    document = page_transform(&page);
    if (document == NULL || xmlDocGetRootElement(document) == NULL)
        return NULL;
    svg_name(
        xmlDocGetRootElement(document),
        xmlNewNs(xmlDocGetRootElement(document), xml_chars("http://www.w3.org/2000/svg"), NULL));
    xmlDocDumpMemoryEnc(document, &text, &size, "UTF-8");
    *length = (size_t)size;
    return (const char *)text;
}

enum file_kind { FILE_CSV, FILE_SVG };

static void file_send(struct report *report, const struct figure_table *table, enum file_kind kind)
{
    struct request *request = report->request;
    const char *extension = kind == FILE_CSV ? "csv" : "svg", *bytes;
    size_t length = 0;

    if (kind == FILE_CSV)
        bytes = figure_table_csv(request->pool, table, CSV_SPREADSHEET, &length);
    else
        bytes = chart_svg(report, table, &length);
    if (bytes == NULL) {
        page_error(request, 500, "internal");
        return;
    }
    response_header(
        request, "Content-Disposition",
        report->year_count > 0
            ? pool_printf(request->pool, "attachment; filename=\"%s-%s.%s\"", table->code,
                          report_year_label(request->pool, report->year), extension)
            : pool_printf(request->pool, "attachment; filename=\"%s.%s\"", table->code, extension));
    (strcmp(report->code, "public") == 0 ? page_public_send : page_private_send)(
        request, kind == FILE_CSV ? "text/csv; charset=utf-8" : "image/svg+xml", bytes, length);
}

static bool file_answer(struct request *request, struct report *report, report_read read,
                        const char *code, enum file_kind kind)
{
    const struct figure_table *table;

    if (!report_open(request, report, read))
        return false;
    table = report_table_named(report, code);
    if (report->refused != NULL)
        page_error(request, 400, "statistics-refused");
    else if (table == NULL || (kind == FILE_SVG && table->chart == CHART_NONE))
        page_error(request, 404, "not-found");
    else
        file_send(report, table, kind);
    return true;
}

/* A report's page and its two kinds of files. */
#define REPORT(name, words, path, place)                                                           \
    bool statistics_##name(struct request *request)                                                \
    {                                                                                              \
        return page_answer(request, &(struct report){.code = (words), .base = (path)},             \
                           report_##name);                                                         \
    }                                                                                              \
    bool statistics_##name##_csv(struct request *request)                                          \
    {                                                                                              \
        return file_answer(request, &(struct report){.code = (words), .base = (path)},             \
                           report_##name, request->route_values[place], FILE_CSV);                 \
    }                                                                                              \
    bool statistics_##name##_svg(struct request *request)                                          \
    {                                                                                              \
        return file_answer(request, &(struct report){.code = (words), .base = (path)},             \
                           report_##name, request->route_values[place], FILE_SVG);                 \
    }

/* place: of the table's code among the values of the route. */
REPORT(public, "public", "/statistiques", 0)
REPORT(departement, "departement", "/statistiques/departement", 0)
REPORT(school, "college", "/statistiques/college", request->visitor.role == ADMIN)
REPORT(employer, "employeur", "/statistiques/employeur", 0)
REPORT(offer, "offre", "/statistiques/offres", 1)
