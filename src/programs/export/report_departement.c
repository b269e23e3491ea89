/* The département: what everyone may see, and all of it for its administrators. */
#include <stdlib.h>
#include <string.h>

#include "base/date_parse.h"
#include "base/pool.h"
#include "base/text.h"
#include "export/report.h"
#include "rules/questionnaire.h"
#include "rules/statistics.h"
#include "site/page.h"
#include "store/questionnaire_store.h"
#include "store/search_index.h"

static bool all_read(struct report *report, int year, struct statistic_item *all)
{
    struct request *request = report->request;
    struct statistic_list list;
    uint64_t seats_left;

    if (!store_statistics(request->db, report_instant(report), year, STATISTIC_ALL, &list))
        return false;
    *all = list.count > 0 ? list.list[0] : (struct statistic_item){.item = ""};
    if (report->is_published || year != school_year_of(request->today))
        return true;
    /* The counter of the home page, at this instant. */
    if (!store_seats_available(request->db, request->today, &seats_left))
        return false;
    all->seats_left = seats_left;
    return true;
}

/* Where tables that begin with offers, seats and seats left have them. */
enum { SEATS_LEFT = 2, OF_OFFERS };

/* This school year beside the one before. */
static bool years_read(struct report *report, struct statistic_item *all)
{
    static const enum figure columns[] = {FIGURE_OFFERS,
                                          FIGURE_SEATS,
                                          FIGURE_SEATS_LEFT,
                                          FIGURE_RECEIVED,
                                          FIGURE_FAVOURABLE,
                                          FIGURE_CONFIRMED,
                                          FIGURE_FAVOURABLE_RATE,
                                          FIGURE_CONFIRMED_RATE,
                                          FIGURE_ANSWER_DAYS,
                                          FIGURE_UNPLACED,
                                          FIGURES};
    struct pool *pool = report->request->pool;
    struct figure_table *table = report_table(report, "annees", columns);
    struct statistic_item before;
    const int today = school_year_of(report->request->today);

    if (!all_read(report, report->year, all) || !all_read(report, report->year - 1, &before))
        return false;
    report_row(report, table, pool_printf(pool, "%d", report->year),
               report_year_label(pool, report->year), all);
    report_row(report, table, pool_printf(pool, "%d", report->year - 1),
               report_year_label(pool, report->year - 1), &before);
    /* Seats that can be asked for are of today only. */
    for (size_t i = 0; i < 2; i++) {
        if (report->year - (int)i != today)
            table->rows[i].cells[SEATS_LEFT] = (struct cell){0};
    }
    report->headline = table;
    return true;
}

static const char *month_label(struct pool *pool, struct date month)
{
    static const char *const names[] = {"",      "janv.", "févr.", "mars", "avr.", "mai", "juin",
                                        "juil.", "août",  "sept.", "oct.", "nov.", "déc."};

    return pool_printf(pool, "%s", names[month.month <= 12 ? month.month : 0]);
}

static const struct statistic_item *item_named(const struct statistic_list *list, const char *item)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->list[i].item, item) == 0)
            return &list->list[i];
    }
    return NULL;
}

/* A month of the school year, from the May before it to the August that ends it. */
enum { MONTHS = 16 };
static struct date month_of(int school_year, int i)
{
    return (struct date){(int16_t)(school_year + (i + 4) / 12), (uint8_t)((i + 4) % 12 + 1), 1};
}

/* Where the table of months has what was received a year before. */
enum { RECEIVED_BEFORE = 1 };

/* A row of the month, in the table of fairness too (NULL: not published); nothing of a month in
 * which nothing was sent, in neither year. */
static void month_add(struct report *report, struct date month,
                      const struct statistic_list lists[2], struct figure_table *table,
                      struct figure_table *fairness)
{
    struct pool *pool = report->request->pool;
    const char *code = pool_printf(pool, "%d-%02d", month.year, month.month);
    const char *code_before = pool_printf(pool, "%d-%02d", month.year - 1, month.month);
    const struct statistic_item *item = item_named(&lists[0], code);
    const struct statistic_item *before = item_named(&lists[1], code_before);
    const struct statistic_item nothing = {.item = code};
    struct figure_row *row;

    if (item == NULL && before == NULL)
        return;
    item = item != NULL ? item : &nothing;
    row = report_row(report, table, code, month_label(pool, month), item);
    row->cells[RECEIVED_BEFORE] = cell_number(before != NULL ? statistic_both(before).received : 0);
    if (fairness != NULL)
        report_row(report, fairness, code, month_label(pool, month), item);
}

/* Each month until now in which something was sent, the same of the year before beside it. */
static bool months_read(struct report *report, const struct statistic_item *all)
{
    static const enum figure columns[] = {FIGURE_RECEIVED, FIGURE_RECEIVED_BEFORE,
                                          FIGURE_FAVOURABLE, FIGURE_CONFIRMED, FIGURES};
    static const enum figure fair[] = {
        FIGURE_PRIORITY_SHARE,         FIGURE_PRIORITY_FAVOURABLE_RATE,
        FIGURE_OTHERS_FAVOURABLE_RATE, FIGURE_PRIORITY_CONFIRMED_RATE,
        FIGURE_OTHERS_CONFIRMED_RATE,  FIGURE_PRIORITY_ANSWER_DAYS,
        FIGURE_OTHERS_ANSWER_DAYS,     FIGURES};
    struct request *request = report->request;
    struct figure_table *table = report_table(report, "mois", columns), *fairness;
    struct statistic_list lists[2];
    uint64_t before = 0;

    fairness = report->is_published ? NULL : report_table(report, "equite-mois", fair);
    for (int i = 0; i < 2; i++) {
        if (!store_statistics(request->db, report_instant(report), report->year - i,
                              STATISTIC_MONTH, &lists[i]))
            return false;
    }
    for (int i = 0; i < MONTHS; i++) {
        const struct date month = month_of(report->year, i);

        if (date_compare(month, request->today) <= 0)
            month_add(report, month, lists, table, fairness);
    }
    report_total(table, all);
    for (size_t i = 0; i < table->row_count; i++)
        before += (uint64_t)table->rows[i].cells[RECEIVED_BEFORE].value;
    table->total.cells[RECEIVED_BEFORE] = cell_number(before);
    report_chart(table, CHART_LINES, FIGURE_RECEIVED, FIGURE_RECEIVED_BEFORE);
    if (fairness != NULL)
        report_chart(fairness, CHART_LINES, FIGURE_PRIORITY_CONFIRMED_RATE,
                     FIGURE_OTHERS_CONFIRMED_RATE);
    return true;
}

static bool weeks_read(struct report *report, const struct statistic_item *all)
{
    static const enum figure columns[] = {FIGURE_OFFERS,   FIGURE_SEATS,      FIGURE_SEATS_LEFT,
                                          FIGURE_RECEIVED, FIGURE_FAVOURABLE, FIGURE_CONFIRMED,
                                          FIGURES};
    struct request *request = report->request;
    struct figure_table *table = report_table(report, "semaines", columns);
    struct statistic_list list;

    if (!store_statistics(request->db, report_instant(report), report->year, STATISTIC_WEEK, &list))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct statistic_item *item = &list.list[i];
        struct figure_row *row;
        struct date monday;

        if (!date_parse(item->item, &monday))
            continue;
        row = report_row(report, table, item->item,
                         date_range_short(request->pool, monday, date_add(monday, 4)), item);
        row->tick = pool_printf(request->pool, "%02d/%02d", monday.day, monday.month);
    }
    report_total(table, all);
    /* A seat of a whole period can be asked for in each of its weeks: their sum says nothing. */
    for (size_t i = 0; i < OF_OFFERS; i++)
        table->total.cells[i] = (struct cell){0};
    report_chart(table, CHART_LINES, FIGURE_SEATS, FIGURE_RECEIVED);
    return true;
}

/* The most asked for first, then by name. */
static int by_received(const void *a, const void *b)
{
    const struct statistic_item *left = a, *right = b;
    const uint64_t x = left->others.received + left->priority.received;
    const uint64_t y = right->others.received + right->priority.received;

    if (x != y)
        return x > y ? -1 : 1;
    if (left->seats != right->seats)
        return left->seats > right->seats ? -1 : 1;
    return strcmp(left->item, right->item);
}

/* Where most seats are offered first: an order that tells nothing of persons. */
static int by_seats(const void *a, const void *b)
{
    const struct statistic_item *left = a, *right = b;

    if (left->seats != right->seats)
        return left->seats > right->seats ? -1 : 1;
    return strcmp(left->item, right->item);
}

/* Where there are most pupils without a placement first. */
static int by_unplaced(const void *a, const void *b)
{
    const struct statistic_item *left = a, *right = b;
    const uint64_t x = left->pupils - left->placed, y = right->pupils - right->placed;

    return x != y ? (x > y ? -1 : 1) : by_received(a, b);
}

/* A table with a row for each item of a kind, and its chart. */
struct listing {
    const char *code;
    enum statistic_kind kind;
    const char *unnamed; /* the label of what has no name */
    int (*order)(const void *, const void *);
    enum figure charted, charted_beside; /* FIGURES: none */
};

static bool listing_read(struct report *report, const struct listing *listing,
                         const enum figure *columns, const struct statistic_item *all)
{
    struct request *request = report->request;
    struct figure_table *table = report_table(report, listing->code, columns);
    struct statistic_list list;

    if (!store_statistics(request->db, report_instant(report), report->year, listing->kind, &list))
        return false;
    if (list.count > 0)
        qsort(list.list, list.count, sizeof *list.list, listing->order);
    for (size_t i = 0; i < list.count; i++) {
        const struct statistic_item *item = &list.list[i];
        const char *name = item->name != NULL ? item->name : listing->unnamed;

        report_row(report, table, *item->item != '\0' ? item->item : "autre",
                   text_is_empty(item->town)
                       ? name
                       : pool_printf(request->pool, "%s, %s", name, item->town),
                   item);
    }
    report_total(table, all);
    report_chart(table, CHART_BARS, listing->charted, listing->charted_beside);
    return true;
}

static bool places_read(struct report *report, const struct statistic_item *all)
{
    static const enum figure columns[] = {
        FIGURE_OFFERS,     FIGURE_SEATS,     FIGURE_SEATS_LEFT,      FIGURE_RECEIVED,
        FIGURE_FAVOURABLE, FIGURE_CONFIRMED, FIGURE_FAVOURABLE_RATE, FIGURES};
    int (*const order)(const void *, const void *) = report->is_published ? by_seats : by_received;
    const struct listing domains = {"domaines", STATISTIC_DOMAIN, "Sans domaine",
                                    order,      FIGURE_RECEIVED,  FIGURE_SEATS};
    const struct listing towns = {"communes", STATISTIC_TOWN,  "Hors du département",
                                  order,      FIGURE_RECEIVED, FIGURE_SEATS};

    return listing_read(report, &domains, columns, all) &&
           listing_read(report, &towns, columns, all);
}

/* Pupils of priority schools beside the others. */
static void fairness_read(struct report *report, const struct statistic_item *all)
{
    static const enum figure columns[] = {
        FIGURE_RECEIVED,    FIGURE_SHARE,           FIGURE_FAVOURABLE,
        FIGURE_CONFIRMED,   FIGURE_FAVOURABLE_RATE, FIGURE_CONFIRMED_RATE,
        FIGURE_ANSWER_DAYS, FIGURE_DISTANCE,        FIGURES};
    struct pool *pool = report->request->pool;
    struct figure_table *table = report_table(report, "equite", columns);
    const uint64_t received[] = {all->priority.received, all->others.received};
    unsigned shares[2];
    struct figure_row *row;

    row =
        figure_row_add(pool, table, "prioritaires", "Élèves de collèges prioritaires (REP, REP+)");
    report_row_fill(table, row, all, &all->priority);
    row = figure_row_add(pool, table, "autres", "Les autres élèves");
    report_row_fill(table, row, all, &all->others);
    report_total(table, all);
    statistic_shares(received, 2, shares);
    table->total.cells[1] = received[0] + received[1] > 0 ? cell_number(100) : (struct cell){0};
    for (size_t i = 0; i < 2; i++)
        table->rows[i].cells[1] =
            received[0] + received[1] > 0 ? cell_number(shares[i]) : (struct cell){0};
    report_chart(table, CHART_BARS, FIGURE_FAVOURABLE_RATE, FIGURE_CONFIRMED_RATE);
}

static bool schools_read(struct report *report, const struct statistic_item *all)
{
    static const enum figure columns[] = {FIGURE_PUPILS,
                                          FIGURE_PLACED,
                                          FIGURE_UNPLACED,
                                          FIGURE_RECEIVED,
                                          FIGURE_FAVOURABLE,
                                          FIGURE_CONFIRMED,
                                          FIGURE_FAVOURABLE_RATE,
                                          FIGURE_CONFIRMED_RATE,
                                          FIGURE_ANSWER_DAYS,
                                          FIGURE_DISTANCE,
                                          FIGURES};
    static const struct listing schools = {"colleges",  STATISTIC_SCHOOL, "Collège inconnu",
                                           by_unplaced, FIGURE_UNPLACED,  FIGURES};

    return listing_read(report, &schools, columns, all);
}

/* What one side answered after the placements; nothing before there are enough answers. */
static bool answers_read(struct report *report, enum questionnaire_side side)
{
    static const enum figure columns[] = {FIGURE_ANSWERS, FIGURE_AGREE_RATE, FIGURES};
    struct answer_counts counts;
    struct figure_table *table = NULL;

    if (!store_answer_counts(report->request->db, side, report->year, &counts))
        return false;
    for (size_t i = 0; i < QUESTIONS; i++) {
        const uint64_t *n = counts.counts[i];
        const uint64_t all = n[0] + n[1] + n[2] + n[3];
        const char *code = questionnaire_question(side, i);
        struct figure_row *row;

        if (all < STATISTIC_SMALLEST)
            continue;
        if (table == NULL)
            table = report_table(
                report, side == QUESTIONNAIRE_PUPIL ? "bilan-eleves" : "bilan-employeurs", columns);
        row = figure_row_add(report->request->pool, table, code, page_label("question", code));
        row->cells[0] = cell_number(all);
        row->cells[1] = cell_percent(n[0] + n[1], all);
    }
    return true;
}

/* What stands first, whoever sees it. */
static bool departement_begin(struct report *report, struct statistic_item *all)
{
    report->table_count = 0;
    if (!report_years(report) || !years_read(report, all))
        return false;
    fairness_read(report, all);
    return months_read(report, all);
}

bool report_departement(struct report *report, bool *is_there)
{
    struct statistic_item all;

    *is_there = true;
    return departement_begin(report, &all) && schools_read(report, &all) &&
           report_signing(report, 0) && weeks_read(report, &all) && places_read(report, &all) &&
           answers_read(report, QUESTIONNAIRE_PUPIL) && answers_read(report, QUESTIONNAIRE_HOST);
}

bool report_public(struct report *report, bool *is_there)
{
    struct statistic_item all;

    *is_there = report->is_published = true;
    if (!departement_begin(report, &all) || !weeks_read(report, &all) ||
        !places_read(report, &all) || !report_signing(report, 0))
        return false;
    for (size_t i = 0; i < report->table_count; i++)
        figure_table_publish(report->request->pool, &report->tables[i]);
    return true;
}
