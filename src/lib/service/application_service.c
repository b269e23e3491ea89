/* Changes of applications with their messages. */
#include "service/application_service.h"

#include "notify/notify.h"
#include "store/application_store.h"
#include "store/token_store.h"

bool service_application_send(struct db *db, const struct config *config,
                              const struct application_draft *draft, enum week_standing standing,
                              const struct application_cause *cause, uint64_t *id)
{
    struct application_changes changes = {0};

    return store_application_insert(db, draft, cause, &changes, id) &&
           notify_application_changes(db, config, &changes, cause->now) &&
           (!week_is_other(standing) ||
            notify_school_week(db, config, *id, standing == WEEK_TO_AGREE, cause->now));
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

bool service_application_remind(struct db *db, const struct config *config, uint64_t id,
                                struct date today, const struct application_cause *cause,
                                bool *is_done)
{
    uint64_t event_id;

    if (!store_application_remind(db, id, today, cause, &event_id))
        return false;
    *is_done = event_id != 0;
    return !*is_done || notify_answer_asked(db, config, id, event_id, cause->now);
}

bool service_week_answer(struct db *db, const struct config *config, uint64_t id,
                         enum week_opinion opinion, const struct application_cause *cause,
                         bool *is_done)
{
    uint64_t event_id;

    if (!store_application_week_opinion(db, id, opinion, cause, &event_id))
        return false;
    *is_done = event_id != 0;
    return !*is_done || notify_week_opinion(db, config, id, opinion == WEEK_OPINION_AGREED,
                                            event_id, cause->now);
}

bool service_referent_end(struct db *db, const struct config *config,
                          const struct application *application, time_t now)
{
    return store_links_end_of_referent(db, application->id, application->referent_email, now) &&
           notify_links_ended(db, config, application->offer.id, application->id, true, now);
}
