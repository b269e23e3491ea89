/* What the site does with applications: each a change, what follows from it, the event of each and
 * the messages to those concerned, in the transaction that the caller has begun. Nothing else
 * changes the state of an application: what is not announced does not happen. */
#ifndef STAGE3E_SERVICE_APPLICATION_SERVICE_H
#define STAGE3E_SERVICE_APPLICATION_SERVICE_H

#include "store/application_change.h"

struct config;

/* Sends one to its employer (store_application_insert()). */
bool service_application_send(struct db *db, const struct config *config,
                              const struct application_draft *draft,
                              const struct application_cause *cause, uint64_t *id)
    __attribute__((warn_unused_result));

/* Makes a change, if rules and facts allow it (store_application_change()). */
bool service_application_change(struct db *db, const struct config *config,
                                const struct application_order *order,
                                struct application_outcome *outcome)
    __attribute__((warn_unused_result));

/* Ends those of an offer (store_applications_close()). */
bool service_applications_close(struct db *db, const struct config *config,
                                const struct closing *closing,
                                const struct application_cause *cause)
    __attribute__((warn_unused_result));

/* Withdraws what a pupil still waits for; or ends all that they have
 * (store_applications_withdraw(), store_applications_release()). */
bool service_applications_withdraw(struct db *db, const struct config *config, uint64_t pupil_id,
                                   const struct application_cause *cause)
    __attribute__((warn_unused_result));
bool service_applications_release(struct db *db, const struct config *config, uint64_t pupil_id,
                                  const struct application_cause *cause)
    __attribute__((warn_unused_result));

#endif
