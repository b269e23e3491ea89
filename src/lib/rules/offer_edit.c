/* What a change of an offer does to its applications. */
#include "rules/offer_edit.h"

#include "base/pool.h"

/* A week whose seats are all taken has none for those who wait. */
static bool is_full(const struct deposit *deposit, const struct deposit_week *week,
                    const struct week_usage *usage, unsigned confirmed)
{
    return deposit->has_weekly_seats ? week->seats <= usage->confirmed
                                     : deposit->seats <= confirmed;
}

static bool is_history(const struct deposit *deposit, const struct week_usage *usage,
                       struct date today)
{
    return date_compare(date_add(usage->monday, 4), today) < 0 &&
           deposit_week_of(deposit, usage->monday) == NULL;
}

unsigned offer_edit_check(struct pool *pool, const struct deposit *deposit,
                          const struct week_usage *usage, size_t count, struct date today,
                          struct form_errors *errors)
{
    unsigned closing = 0, confirmed = 0;

    for (size_t i = 0; i < count; i++) {
        if (!is_history(deposit, &usage[i], today))
            confirmed += usage[i].confirmed;
    }
    for (size_t i = 0; i < count; i++) {
        const struct deposit_week *week = deposit_week_of(deposit, usage[i].monday);

        if (week == NULL || is_full(deposit, week, &usage[i], confirmed))
            closing += usage[i].open;
        if (week == NULL && usage[i].confirmed > 0 && !is_history(deposit, &usage[i], today))
            form_refuse(errors, deposit->has_weekly_seats ? "weekly" : "from", "week-confirmed",
                        date_text(pool, usage[i].monday, DATE_LONG));
        if (week != NULL && deposit->has_weekly_seats && week->seats < usage[i].confirmed)
            form_refuse(errors, deposit_week_field(pool, usage[i].monday), "seats-taken",
                        pool_printf(pool, "%u", usage[i].confirmed));
    }
    if (!deposit->has_weekly_seats && deposit->seats < confirmed)
        form_refuse(errors, "seats", "seats-taken", pool_printf(pool, "%u", confirmed));
    return closing;
}
