/* GET …/horaires.json: what the hours that are being typed break of the law, by the same rules as
 * the form when it is sent; nothing is kept. */
#include "applications/agreeing.h"
#include "applications/applications.h"
#include "site/hours_said.h"
#include "web/request.h"

bool agreement_hours(struct request *request)
{
    struct working_time_breaches breaches = {.count = 0};
    struct form_errors errors = {.count = 0}, others = {.count = 0};
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
    hours_said_send(request, errors.count == 0, &agreeing.schedule, &breaches);
    return true;
}
