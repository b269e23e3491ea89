/* Alerts noted and told. */
#include "service/alert_service.h"

bool service_alerts_send(struct db *db, const struct config *config,
                         const struct alert_item *const *noted, size_t noted_count,
                         const struct alert_letter *letters, size_t count, time_t now)
{
    return store_alerts_sent(db, noted, noted_count, now) &&
           notify_alerts(db, config, letters, count, now);
}
