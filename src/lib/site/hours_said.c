/* The limits of the law on hours, as JSON. */
#include "site/hours_said.h"

#include <jansson.h>

#include "base/pool.h"
#include "site/data.h"
#include "site/page.h"
#include "web/request.h"

/* Where a limit is broken, from a first breach of it on: "lundi : 9 h ; mardi : 8 h". */
static const char *found_text(struct pool *pool, const struct working_time_breaches *breaches,
                              size_t first)
{
    const char *text = working_time_found(pool, &breaches->list[first]);

    for (size_t i = first + 1; i < breaches->count; i++) {
        if (breaches->list[i].limit == breaches->list[first].limit)
            text = pool_printf(pool, "%s\u00a0; %s", text,
                               working_time_found(pool, &breaches->list[i]));
    }
    return text;
}

static bool is_said_before(const struct working_time_breaches *breaches, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (breaches->list[i].limit == breaches->list[at].limit)
            return true;
    }
    return false;
}

static json_t *limit_json(struct pool *pool, const struct working_time_breaches *breaches,
                          size_t first)
{
    const enum working_time_limit limit = breaches->list[first].limit;
    const char *code = working_time_code(limit);

    return json_pack("{s:s, s:s, s:s, s:b}", "phrase", page_label("working-time", code), "ici",
                     found_text(pool, breaches, first), "article",
                     page_label("working-time-law", code), "interdit", working_time_binds(limit));
}

void hours_said_send(struct request *request, bool is_complete, const struct schedule *schedule,
                     const struct working_time_breaches *breaches)
{
    json_t *list = json_array();

    for (size_t i = 0; is_complete && i < breaches->count; i++) {
        if (!is_said_before(breaches, i))
            json_array_append_new(list, limit_json(request->pool, breaches, i));
    }
    data_private_json_send(request, json_pack("{s:b, s:s, s:o}", "complet", is_complete, "total",
                                              hour_text(request->pool, schedule_minutes(schedule)),
                                              "limites", list));
}
