/* GET …/horaires.json: what the hours that are being typed break of the law, by the same rules as
 * the form when it is sent; nothing is kept. */
#include <jansson.h>

#include "applications/agreement.h"
#include "applications/applications.h"
#include "base/pool.h"
#include "site/data.h"
#include "web/request.h"

static json_t *breach_json(struct pool *pool, const struct working_time_breach *breach)
{
    const char *code = working_time_code(breach->limit);

    return json_pack("{s:s, s:s, s:s, s:b}", "phrase", page_label("working-time", code), "ici",
                     working_time_found(pool, breach), "article",
                     page_label("working-time-law", code), "interdit",
                     working_time_binds(breach->limit));
}

bool agreement_hours(struct request *request)
{
    struct working_time_breaches breaches = {.count = 0};
    struct form_errors errors = {.count = 0}, others = {.count = 0};
    json_t *answer, *list = json_array();
    struct agreeing agreeing;

    if (!agreeing_open(request, &agreeing))
        return false;
    if (!agreeing_may_write(&agreeing, AGREEMENT_EMPLOYER)) {
        page_error(request, 404, "agreement-unknown");
        return true;
    }
    agreement_part_read(request->pool, &request->query, AGREEMENT_EMPLOYER, &agreeing.employer,
                        &others);
    agreement_schedule_read(request->pool, &agreeing.employer, agreeing.viewing.application.first,
                            agreeing.viewing.application.last, &agreeing.schedule, &errors);
    if (errors.count == 0 && !agreeing_breaches(&agreeing, &breaches))
        return false;
    for (size_t i = 0; i < breaches.count; i++)
        json_array_append_new(list, breach_json(request->pool, &breaches.list[i]));
    answer =
        json_pack("{s:b, s:s, s:o}", "complet", errors.count == 0, "total",
                  hour_text(request->pool, schedule_minutes(&agreeing.schedule)), "limites", list);
    data_private_json_send(request, answer);
    return true;
}
