/* What a change of an offer does to its applications. */
#include "rules/offer_edit.h"

#include "base/pool.h"

static const struct deposit_week *week_of(const struct deposit *deposit, struct date monday)
{
    for (size_t i = 0; i < deposit->week_count; i++) {
        if (date_compare(deposit->weeks[i].monday, monday) == 0)
            return &deposit->weeks[i];
    }
    return NULL;
}

unsigned offer_edit_check(struct pool *pool, const struct deposit *deposit,
                          const struct week_usage *usage, size_t count, struct form_errors *errors)
{
    unsigned closing = 0, confirmed = 0;

    for (size_t i = 0; i < count; i++) {
        const struct deposit_week *week = week_of(deposit, usage[i].monday);

        confirmed += usage[i].confirmed;
        if (week == NULL) {
            closing += usage[i].open;
            if (usage[i].confirmed > 0)
                form_refuse(errors, deposit->has_weekly_seats ? "weekly" : "from", "week-confirmed",
                            date_text(pool, usage[i].monday, DATE_LONG));
        } else if (deposit->has_weekly_seats && week->seats < usage[i].confirmed) {
            form_refuse(errors, deposit_week_field(pool, usage[i].monday), "seats-taken",
                        pool_printf(pool, "%u", usage[i].confirmed));
        }
    }
    if (!deposit->has_weekly_seats && deposit->seats < confirmed)
        form_refuse(errors, "seats", "seats-taken", pool_printf(pool, "%u", confirmed));
    return closing;
}
