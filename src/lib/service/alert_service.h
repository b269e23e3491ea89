/* The mails of a day (notify/alerts.h). */
#ifndef STAGE3E_SERVICE_ALERT_SERVICE_H
#define STAGE3E_SERVICE_ALERT_SERVICE_H

#include "notify/alerts.h"
#include "store/alert_store.h"

/* Notes what is told, each step once, and writes the mails that tell it. A step that was noted
 * meanwhile fails with DB_DUPLICATE: nothing is sent. In the transaction that has read it all,
 * locked. */
bool service_alerts_send(struct db *db, const struct config *config,
                         const struct alert_item *const *noted, size_t noted_count,
                         const struct alert_letter *letters, size_t count, time_t now)
    __attribute__((warn_unused_result));

#endif
