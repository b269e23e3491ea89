/* An employer's year, and one offer: for those who manage them. */
#include <string.h>

#include "base/date_parse.h"
#include "base/pool.h"
#include "export/report.h"
#include "store/offer_manage.h"
#include "store/statistic_scope.h"

/* Sendings week by week; a week without any is a gap in the table, not in time. */
static bool course_read(struct report *report, struct statistic_scope scope)
{
    static const enum figure columns[] = {FIGURE_RECEIVED, FIGURE_FAVOURABLE, FIGURE_REFUSED,
                                          FIGURE_CONFIRMED, FIGURES};
    struct pool *pool = report->request->pool;
    struct figure_table *table = report_table(report, "cours", columns);
    struct statistic_list list;
    const struct statistic_item nothing = {.item = ""};
    struct date monday, last;

    scope.by = BY_SENT_WEEK;
    if (!store_statistics_of(report->request->db, &scope, &list))
        return false;
    if (list.count == 0 || !date_parse(list.list[0].item, &monday) ||
        !date_parse(list.list[list.count - 1].item, &last))
        return true;
    for (size_t i = 0; date_compare(monday, last) <= 0; monday = date_add(monday, 7)) {
        char *code = pool_alloc(pool, DATE_ISO_SIZE);
        struct figure_row *row;

        date_iso(monday, code);
        row = report_row(report, table, code, date_text(pool, monday, DATE_SHORT),
                         i < list.count && strcmp(list.list[i].item, code) == 0 ? &list.list[i++]
                                                                                : &nothing);
        row->tick = pool_printf(pool, "%02d/%02d", monday.day, monday.month);
    }
    report_chart(table, CHART_LINES, FIGURE_RECEIVED, FIGURE_FAVOURABLE);
    return true;
}

static const struct statistic_item *item_of_offer(const struct statistic_list *list,
                                                  const char *offer)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->list[i].item, offer) == 0)
            return &list->list[i];
    }
    return NULL;
}

/* Offers that were asked for in that year. */
static bool offers_read(struct report *report, struct statistic_scope scope)
{
    static const enum figure columns[] = {FIGURE_RECEIVED,  FIGURE_FAVOURABLE,  FIGURE_REFUSED,
                                          FIGURE_CONFIRMED, FIGURE_ANSWER_DAYS, FIGURES};
    struct request *request = report->request;
    struct figure_table *table = report_table(report, "offres-de-l-annee", columns);
    struct managed_offer *offers;
    struct statistic_list list;
    size_t count;

    scope.by = BY_OFFER;
    if (!store_statistics_of(request->db, &scope, &list) ||
        !store_offers_managed(request->db, request->today, request->visitor.account_id, &offers,
                              &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *code = pool_printf(request->pool, "%llu", (unsigned long long)offers[i].id);
        const struct statistic_item *item = item_of_offer(&list, code);

        if (item != NULL)
            report_row(report, table, code, offers[i].title, item);
    }
    report_chart(table, CHART_BARS, FIGURE_RECEIVED, FIGURE_CONFIRMED);
    return true;
}

bool report_employer(struct report *report, bool *is_there)
{
    struct statistic_scope scope = {.of = OF_MEMBER, .id = report->request->visitor.account_id};

    *is_there = true;
    report->table_count = 0;
    if (!report_years(report))
        return false;
    report->counted_at = 0;
    scope.school_year = report->year;
    return report_answers(report, "annees", scope) && course_read(report, scope) &&
           offers_read(report, scope);
}

/* The six figures. */
static void state_add(struct report *report, const struct managed_offer *offer)
{
    static const enum figure columns[] = {
        FIGURE_SEATS_LEFT, FIGURE_SEATS,   FIGURE_RECEIVED, FIGURE_ACCEPTED,
        FIGURE_WAITING,    FIGURE_REFUSED, FIGURES};
    const struct offer_figures *figures = &offer->figures;
    const unsigned numbers[] = {figures->seats_left, figures->seats,   figures->received,
                                figures->accepted,   figures->waiting, figures->refused};
    struct pool *pool = report->request->pool;
    struct figure_table *table = report_table(report, "chiffres", columns);
    struct figure_row *row = figure_row_add(
        pool, table, pool_printf(pool, "%llu", (unsigned long long)offer->id), offer->title);

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        row->cells[i] = cell_number(numbers[i]);
    report->headline = table;
}

bool report_offer(struct report *report, bool *is_there)
{
    struct request *request = report->request;
    const struct statistic_scope scope = {.of = OF_OFFER, .id = route_id(request)};
    struct offer_file file;

    report->table_count = report->year_count = 0;
    report_query(report);
    *is_there = request->visitor.role == ADMIN;
    if (!*is_there &&
        !store_offer_is_managed(request->db, scope.id, request->visitor.account_id, is_there))
        return false;
    if (!*is_there)
        return true;
    if (!store_offer_file(request->db, request->today, scope.id, &file))
        return false;
    *is_there = file.offer.id != 0;
    if (!*is_there)
        return true;
    report->offer = scope.id;
    report->about = file.row.title;
    report->base =
        pool_printf(request->pool, "/statistiques/offres/%llu", (unsigned long long)scope.id);
    state_add(report, &file.row);
    return course_read(report, scope);
}
