/* Offers written anew. */
#include "service/offer_service.h"

#include "notify/notify.h"
#include "store/offer_manage.h"

static bool weeks_close(struct db *db, uint64_t offer_id, const struct deposit *deposit,
                        const struct week_usage *usage, size_t count,
                        const struct application_cause *cause, struct application_changes *changes)
{
    for (size_t i = 0; i < count; i++) {
        const struct closing closing = {
            .offer_id = offer_id, .monday = usage[i].monday, .to = APPLICATION_WEEK_REMOVED};

        if (deposit_week_of(deposit, usage[i].monday) == NULL && usage[i].open > 0 &&
            !store_applications_close(db, &closing, cause, changes))
            return false;
    }
    return true;
}

bool service_offer_rewrite(struct db *db, const struct config *config, uint64_t offer_id,
                           const struct deposit *deposit, const struct week_usage *usage,
                           size_t count, const struct application_cause *cause)
{
    const struct closing full = {
        .offer_id = offer_id, .without_seats_only = true, .to = APPLICATION_SEAT_TAKEN};
    struct application_changes changes = {0};

    return weeks_close(db, offer_id, deposit, usage, count, cause, &changes) &&
           store_offer_rewrite(db, offer_id, deposit, usage, count) &&
           store_applications_close(db, &full, cause, &changes) &&
           notify_application_changes(db, config, &changes, cause->now);
}
