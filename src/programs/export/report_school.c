/* A school: where its pupils are, class by class, how long before the placement they found it, how
 * employers answer. For its staff, and the département. */
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "export/report.h"
#include "rules/application.h"
#include "rules/statistics.h"
#include "site/page.h"
#include "site/progress.h"
#include "store/follow_store.h"
#include "store/member_store.h"
#include "store/statistic_scope.h"

/* The pupils of a class, or of all. */
struct class_count {
    const char *name;
    uint64_t by_progress[PROGRESSES];
};

struct class_list {
    struct class_count *list;
    size_t count;
    size_t room;
    struct class_count all;
};

static void pupil_count(struct pool *pool, struct class_list *classes, const char *name,
                        enum progress progress)
{
    if (classes->count == 0 || strcmp(classes->list[classes->count - 1].name, name) != 0) {
        pool_make_room(pool, classes->list, classes->count, classes->room);
        classes->list[classes->count++] = (struct class_count){.name = name};
    }
    classes->list[classes->count - 1].by_progress[progress]++;
    classes->all.by_progress[progress]++;
}

/* Those of a class stand together. */
static void pupils_count(struct pool *pool, const struct followed *pupils, size_t count,
                         struct class_list *classes)
{
    for (size_t i = 0; i < count; i++)
        pupil_count(pool, classes, pupils[i].class_name, pupil_row_of(&pupils[i]).progress);
}

static struct statistic_item class_item(const struct class_count *class_of)
{
    struct statistic_item item = {.item = "", .placed = class_of->by_progress[PROGRESS_PLACED]};

    for (size_t i = 0; i < PROGRESSES; i++)
        item.pupils += class_of->by_progress[i];
    return item;
}

static void situation_add(struct report *report, const struct class_list *classes)
{
    static const enum figure columns[] = {FIGURE_PUPILS, FIGURE_PUPIL_SHARE, FIGURES};
    struct pool *pool = report->request->pool;
    struct figure_table *table = report_table(report, "situation", columns);
    const struct statistic_item all = class_item(&classes->all);
    unsigned shares[PROGRESSES];

    statistic_shares(classes->all.by_progress, PROGRESSES, shares);
    for (size_t i = PROGRESSES; i-- > 0;) {
        const char *code = progress_code((enum progress)i);
        struct figure_row *row =
            figure_row_add(pool, table, code, pool_strdup(pool, page_label("progress", code)));

        row->cells[0] = cell_number(classes->all.by_progress[i]);
        row->cells[1] = all.pupils > 0 ? cell_number(shares[i]) : (struct cell){0};
    }
    report_total(table, &all);
    table->total.cells[1] = all.pupils > 0 ? cell_number(100) : (struct cell){0};
    report_chart(table, CHART_BARS, FIGURE_PUPILS, FIGURES);
}

static void classes_add(struct report *report, const struct class_list *classes)
{
    static const enum figure columns[] = {FIGURE_PUPILS, FIGURE_PLACED, FIGURE_UNPLACED, FIGURES};
    struct figure_table *table = report_table(report, "classes", columns);
    const struct statistic_item all = class_item(&classes->all);

    for (size_t i = 0; i < classes->count; i++) {
        const struct statistic_item item = class_item(&classes->list[i]);
        const char *name = classes->list[i].name;

        report_row(report, table, name, text_is_empty(name) ? "Sans classe" : name, &item);
    }
    report_total(table, &all);
    report_chart(table, CHART_BARS, FIGURE_PLACED, FIGURE_UNPLACED);
}

/* From the earliest to the latest, weeks in which nobody found one too. */
static bool lead_read(struct report *report, uint64_t school_id)
{
    static const enum figure columns[] = {FIGURE_CONFIRMED, FIGURES};
    const struct statistic_scope scope = {OF_SCHOOL, school_id, report->year, BY_LEAD};
    struct pool *pool = report->request->pool;
    struct figure_table *table = report_table(report, "avance", columns);
    struct statistic_list list;

    if (!store_statistics_of(report->request->db, &scope, &list))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const char *weeks = list.list[i].item[0] == '0' ? list.list[i].item + 1 : list.list[i].item;

        report_row(report, table, list.list[i].item,
                   strcmp(weeks, "0") == 0 ? "La semaine d’avant"
                                           : pool_printf(pool, "%s semaine%s", weeks,
                                                         strcmp(weeks, "1") == 0 ? "" : "s"),
                   &list.list[i]);
    }
    report_chart(table, CHART_BARS, FIGURE_CONFIRMED, FIGURES);
    return true;
}

static bool school_find(struct report *report, uint64_t *school_id, bool *is_there)
{
    struct request *request = report->request;
    bool is_head;

    if (request->visitor.role == ADMIN) {
        *school_id = route_id(request);
        report->base = pool_printf(request->pool, "/statistiques/colleges/%llu",
                                   (unsigned long long)*school_id);
    } else if (!store_school_of_account(request->db, request->visitor.account_id, school_id,
                                        &is_head)) {
        return false;
    }
    if (!store_statistic_school(request->db, *school_id, &report->about))
        return false;
    *is_there = !text_is_empty(report->about);
    return true;
}

bool report_school(struct report *report, bool *is_there)
{
    struct request *request = report->request;
    struct class_list classes = {0};
    struct statistic_scope scope = {.of = OF_SCHOOL};
    struct followed *pupils;
    size_t count;

    report->table_count = 0;
    if (!school_find(report, &scope.id, is_there) || !report_years(report))
        return false;
    report->counted_at = 0;
    if (!*is_there)
        return true;
    if (!store_school_states(request->db, scope.id, &pupils, &count))
        return false;
    pupils_count(request->pool, pupils, count, &classes);
    situation_add(report, &classes);
    classes_add(report, &classes);
    return report_answers(report, "reponses", scope) && lead_read(report, scope.id) &&
           report_signing(report, scope.id);
}
