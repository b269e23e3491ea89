/* Changing an application, with all that follows. */
#include "applications/change.h"

#include "applications/act.h"
#include "base/config.h"
#include "service/application_service.h"
#include "store/reference_store.h"
#include "web/request.h"

struct application_place viewing_place(const struct viewing *viewing)
{
    const struct application *application = &viewing->application;

    return (struct application_place){application->id, application->pupil.id, application->offer.id,
                                      application->monday};
}

struct changing {
    const struct viewing *viewing;
    struct application_order order;
    struct application_outcome *outcome;
};

static bool change_save(struct db *db, void *argument)
{
    const struct changing *changing = argument;
    struct request *request = changing->viewing->request;

    return service_application_change(db, request->config, &changing->order, changing->outcome);
}

bool viewing_change(const struct viewing *viewing, enum application_state to,
                    enum application_state seen, const struct reason *reason,
                    struct application_outcome *outcome)
{
    struct request *request = viewing->request;
    const struct application *application = &viewing->application;
    struct changing changing = {.viewing = viewing,
                                .order = {.place = viewing_place(viewing),
                                          .to = to,
                                          .seen = seen,
                                          .cause = {.actor = viewing->actor,
                                                    .account_id = request->visitor.account_id,
                                                    .reason_code = reason->code,
                                                    .reason_label = reason->label,
                                                    .reason = reason->words,
                                                    .now = request->now},
                                          .live_max = request->config->applications.live_max,
                                          .today = request->today},
                                .outcome = outcome};
    struct calendar calendar;

    if (!store_calendar(request->db, request->config->site.zone, request->config->site.territory,
                        request->today, &calendar))
        return false;
    if (to == APPLICATION_ACCEPTED)
        changing.order.confirm_until =
            application_confirm_until(&calendar, request->today, application->monday,
                                      request->config->applications.confirm_days);
    return db_transaction(request->db, change_save, &changing);
}
