/* Counting the applications of one school, employer or offer. */
#include "store/statistic_scope.h"

#include <string.h>

#include "base/pool.h"
#include "store/offer_values.h"
#include "store/statistic_values.h"

#define COUNTED(item)                                                                              \
    "SELECT " item " AS item, f.has_priority,"                                                     \
    "       IF(f.employer_opinion <> 'pending' AND f.decided_at IS NOT NULL,"                      \
    "          " STATISTIC_ANSWER_DAYS " + 0e0, NULL) AS days,"                                    \
    "       COUNT(*), SUM(f.employer_opinion = 'accepted'), SUM(f.employer_opinion = 'refused'),"  \
    "       SUM(f.is_confirmed <=> 1) FROM application f WHERE f.monday BETWEEN ? AND ? AND "
#define GROUPED       " GROUP BY 1, 2, 3 ORDER BY item"
#define OF_THE_SCHOOL "f.school_id = ?"
#define OF_THE_MEMBER "f.offer_id IN (SELECT o.id FROM offer o WHERE " OFFER_IS_MANAGED ")"
#define OF_THE_OFFER  "f.offer_id = ?"
#define SENT_WEEK     "CAST(DATE(f.sent_at) - INTERVAL WEEKDAY(f.sent_at) DAY AS CHAR)"
#define LEAD          "LPAD(LEAST(52, GREATEST(0, FLOOR(DATEDIFF(f.monday, f.confirmed_at) / 7))), 2, '0')"

static struct rows *scope_select(struct db *db, const struct statistic_scope *scope)
{
    static const char *const statements[][4] = {
        [OF_SCHOOL] = {COUNTED("''") OF_THE_SCHOOL GROUPED, NULL, NULL,
                       COUNTED(LEAD) OF_THE_SCHOOL " AND f.is_confirmed = 1" GROUPED},
        [OF_MEMBER] = {COUNTED("''") OF_THE_MEMBER GROUPED,
                       COUNTED("CAST(f.offer_id AS CHAR)") OF_THE_MEMBER GROUPED,
                       COUNTED(SENT_WEEK) OF_THE_MEMBER GROUPED, NULL},
        [OF_OFFER] = {COUNTED("''") OF_THE_OFFER GROUPED, NULL,
                      COUNTED(SENT_WEEK) OF_THE_OFFER GROUPED, NULL},
    };
    const char *sql = statements[scope->of][scope->by];
    const struct date first = {(int16_t)(scope->school_year > 0 ? scope->school_year : 2000), 9, 1};
    const struct date last = {(int16_t)(scope->school_year > 0 ? scope->school_year + 1 : 2200), 8,
                              31};
    const struct db_value id = db_u64(scope->id);

    return scope->of == OF_MEMBER
               ? db_select(db, sql, DB_VALUES(db_date(first), db_date(last), id, id))
               : db_select(db, sql, DB_VALUES(db_date(first), db_date(last), id));
}

/* The rows of an item stand together. */
static struct statistic_item *item_at_end(struct pool *pool, struct statistic_list *list,
                                          const char *item)
{
    if (list->count > 0 && strcmp(list->list[list->count - 1].item, item) == 0)
        return &list->list[list->count - 1];
    pool_make_room(pool, list->list, list->count, list->room);
    list->list[list->count] = (struct statistic_item){.item = item};
    return &list->list[list->count++];
}

bool store_statistics_of(struct db *db, const struct statistic_scope *scope,
                         struct statistic_list *list)
{
    struct pool *pool = db_pool(db);
    struct rows *rows = scope_select(db, scope);

    *list = (struct statistic_list){0};
    while (rows != NULL && row_next(rows)) {
        struct statistic_item *item = item_at_end(pool, list, row_text(rows));
        struct statistic_part *part = row_bool(rows) ? &item->priority : &item->others;
        bool is_answered;
        const double days = row_real(rows, &is_answered);
        const uint64_t number = row_u64(rows);

        part->received += number;
        part->favourable += row_u64(rows);
        part->refused += row_u64(rows);
        part->confirmed += row_u64(rows);
        if (is_answered && days >= 0 && days < STATISTIC_DAYS)
            part->answers[(size_t)days] += number;
    }
    return rows != NULL;
}

bool store_statistic_school(struct db *db, uint64_t id, const char **name)
{
    static const char sql[] = "SELECT CONCAT(name, ', ', town) FROM school WHERE id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(id)));

    *name = rows != NULL && row_next(rows) ? row_text(rows) : "";
    return rows != NULL;
}
