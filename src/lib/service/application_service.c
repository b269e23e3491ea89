/* Changes of applications with their messages. */
#include "service/application_service.h"

#include "notify/notify.h"

bool service_application_send(struct db *db, const struct config *config,
                              const struct application_draft *draft,
                              const struct application_cause *cause, uint64_t *id)
{
    struct application_changes changes = {0};

    return store_application_insert(db, draft, cause, &changes, id) &&
           notify_application_changes(db, config, &changes, cause->now);
}

bool service_application_change(struct db *db, const struct config *config,
                                const struct application_order *order,
                                struct application_outcome *outcome)
{
    return store_application_change(db, order, outcome) &&
           notify_application_changes(db, config, &outcome->changes, order->cause.now);
}

bool service_applications_close(struct db *db, const struct config *config,
                                const struct closing *closing,
                                const struct application_cause *cause)
{
    struct application_changes changes = {0};

    return store_applications_close(db, closing, cause, &changes) &&
           notify_application_changes(db, config, &changes, cause->now);
}

bool service_applications_withdraw(struct db *db, const struct config *config, uint64_t pupil_id,
                                   const struct application_cause *cause)
{
    struct application_changes changes = {0};

    return store_applications_withdraw(db, pupil_id, cause, &changes) &&
           notify_application_changes(db, config, &changes, cause->now);
}

bool service_applications_release(struct db *db, const struct config *config, uint64_t pupil_id,
                                  const struct application_cause *cause)
{
    struct application_changes changes = {0};

    return store_applications_release(db, pupil_id, cause, &changes) &&
           notify_application_changes(db, config, &changes, cause->now);
}
