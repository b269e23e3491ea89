/* What all reports share. */
#include "export/report.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "rules/statistics.h"
#include "store/statistic_signing.h"

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

/* Filters of other pages: whoever adds one to the figures must not take them for fewer than they
 * are. What others append to links is nothing to us. */
static bool is_filter(const char *name)
{
    static const char *const names[] = {"acces", "college", "domaine", "mots", "offre",
                                        "q",     "semaine", "statut",  "ville"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0)
            return true;
    }
    return false;
}

void report_query(struct report *report)
{
    const struct form *query = &report->request->query;
    const char *asked = form_value(query, "annee");

    report->refused = NULL;
    for (size_t i = 0; i < query->count; i++) {
        if (is_filter(query->pairs[i].name))
            report->refused = "filter";
    }
    report->year = report->year_count > 0 ? report->years[0] : 0;
    if (*asked == '\0')
        return;
    for (size_t i = 0; i < report->year_count; i++) {
        if (text_number(asked, 0, 9999) == (unsigned)report->years[i]) {
            report->year = report->years[i];
            return;
        }
    }
    report->refused = "period";
}

/* What a figure of an item is, for a part of its applications. */
static struct cell figure_of(enum figure figure, const struct statistic_item *item,
                             const struct statistic_part *part)
{
    const struct statistic_part *priority = &item->priority, *others = &item->others;
    double median;

    switch (figure) {
    case FIGURE_OFFERS: return cell_number(item->offers);
    case FIGURE_SEATS: return cell_number(item->seats);
    case FIGURE_SEATS_LEFT: return cell_number(item->seats_left);
    case FIGURE_PUPILS: return cell_number(item->pupils);
    case FIGURE_PLACED: return cell_number(item->placed);
    case FIGURE_UNPLACED: return cell_number(item->pupils - item->placed);
    case FIGURE_RECEIVED: return cell_number(part->received);
    case FIGURE_FAVOURABLE: return cell_number(part->favourable);
    case FIGURE_REFUSED: return cell_number(part->refused);
    case FIGURE_CONFIRMED: return cell_number(part->confirmed);
    case FIGURE_FAVOURABLE_RATE: return cell_percent(part->favourable, part->received);
    case FIGURE_CONFIRMED_RATE: return cell_percent(part->confirmed, part->received);
    case FIGURE_PRIORITY_SHARE:
        return cell_percent(priority->received, priority->received + others->received);
    case FIGURE_PRIORITY_FAVOURABLE_RATE:
        return cell_percent(priority->favourable, priority->received);
    case FIGURE_OTHERS_FAVOURABLE_RATE: return cell_percent(others->favourable, others->received);
    case FIGURE_PRIORITY_CONFIRMED_RATE:
        return cell_percent(priority->confirmed, priority->received);
    case FIGURE_OTHERS_CONFIRMED_RATE: return cell_percent(others->confirmed, others->received);
    case FIGURE_ANSWER_DAYS:
        return statistic_median(part->answers, STATISTIC_DAYS, &median) ? cell_value(median)
                                                                        : (struct cell){0};
    case FIGURE_PRIORITY_ANSWER_DAYS:
        return statistic_median(priority->answers, STATISTIC_DAYS, &median) ? cell_value(median)
                                                                            : (struct cell){0};
    case FIGURE_OTHERS_ANSWER_DAYS:
        return statistic_median(others->answers, STATISTIC_DAYS, &median) ? cell_value(median)
                                                                          : (struct cell){0};
    case FIGURE_DISTANCE:
        return statistic_median(part->distances, STATISTIC_KM, &median) ? cell_value(median)
                                                                        : (struct cell){0};
    default: return (struct cell){0};
    }
}

void report_row_fill(const struct figure_table *table, struct figure_row *row,
                     const struct statistic_item *item, const struct statistic_part *part)
{
    for (size_t i = 0; i < table->column_count; i++)
        row->cells[i] = figure_of(table->columns[i], item, part);
}

struct figure_row *report_row(struct report *report, struct figure_table *table, const char *code,
                              const char *label, const struct statistic_item *item)
{
    const struct statistic_part both = statistic_both(item);
    struct figure_row *row = figure_row_add(report->request->pool, table, code, label);

    if (item->priority_of_school != NULL && strcmp(item->priority_of_school, "none") != 0 &&
        *item->priority_of_school != '\0')
        row->priority = item->priority_of_school;
    report_row_fill(table, row, item, &both);
    return row;
}

void report_total(struct figure_table *table, const struct statistic_item *all)
{
    const struct statistic_part both = statistic_both(all);

    table->has_total = true;
    table->total = (struct figure_row){.code = "total", .label = "Ensemble"};
    report_row_fill(table, &table->total, all, &both);
}

bool report_answers(struct report *report, const char *code, struct statistic_scope scope)
{
    static const enum figure columns[] = {
        FIGURE_RECEIVED,        FIGURE_FAVOURABLE,     FIGURE_REFUSED,     FIGURE_CONFIRMED,
        FIGURE_FAVOURABLE_RATE, FIGURE_CONFIRMED_RATE, FIGURE_ANSWER_DAYS, FIGURES};
    struct pool *pool = report->request->pool;
    struct figure_table *table = report_table(report, code, columns);

    for (int year = report->year; year >= report->year - 1; year--) {
        const struct statistic_item nothing = {.item = ""};
        struct statistic_list list;

        scope.school_year = year;
        if (!store_statistics_of(report->request->db, &scope, &list))
            return false;
        report_row(report, table, pool_printf(pool, "%d", year), report_year_label(pool, year),
                   list.count > 0 ? &list.list[0] : &nothing);
    }
    report->headline = table;
    return true;
}

bool report_signing(struct report *report, uint64_t school_id)
{
    static const enum figure columns[] = {FIGURE_AGREEMENTS,    FIGURE_SIGNED,
                                          FIGURE_SIGNED_BEFORE, FIGURE_SIGNED_BEFORE_RATE,
                                          FIGURE_SIGNING_DAYS,  FIGURES};
    struct pool *pool = report->request->pool;
    struct figure_table *table = report_table(report, "conventions", columns);

    for (int year = report->year; year >= report->year - 1; year--) {
        struct figure_row *row = figure_row_add(pool, table, pool_printf(pool, "%d", year),
                                                report_year_label(pool, year));
        struct statistic_signing signing;
        double median;

        if (!store_statistic_signing(report->request->db, report_instant(report), school_id, year,
                                     &signing))
            return false;
        row->cells[0] = cell_number(signing.agreements);
        row->cells[1] = cell_number(signing.signed_by_all);
        row->cells[2] = cell_number(signing.signed_before);
        row->cells[3] = cell_percent(signing.signed_before, signing.agreements);
        if (statistic_median(signing.days, STATISTIC_DAYS, &median))
            row->cells[4] = cell_value(median);
    }
    return true;
}

enum statistic_instant report_instant(const struct report *report)
{
    return report->is_published ? STATISTIC_PUBLISHED : STATISTIC_NOW;
}

bool report_years(struct report *report)
{
    struct request *request = report->request;
    const enum statistic_instant instant = report_instant(report);
    const int now = school_year_of(request->today);
    int known[REPORT_YEARS_MAX];
    size_t count;

    if (!store_statistic_years(request->db, instant, known, REPORT_YEARS_MAX - 1, &count))
        return false;
    report->year_count = 0;
    report->years[report->year_count++] = now;
    for (size_t i = 0; i < count; i++) {
        if (known[i] != now)
            report->years[report->year_count++] = known[i];
    }
    report_query(report);
    return store_statistics_counted_at(request->db, instant, &report->counted_at);
}
