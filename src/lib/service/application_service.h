/* What the site does with applications: each a change, what follows from it, the event of each and
 * the messages to those concerned, in the transaction that the caller has begun. Nothing else
 * changes the state of an application: what is not announced does not happen. */
#ifndef STAGE3E_SERVICE_APPLICATION_SERVICE_H
#define STAGE3E_SERVICE_APPLICATION_SERVICE_H

#include "rules/school_weeks.h"
#include "store/application_change.h"

struct application;
struct config;

/* Sends one to its employer (store_application_insert()). standing: what its week is to the pupil's
 * school, which is told of one that is not its own. */
bool service_application_send(struct db *db, const struct config *config,
                              const struct application_draft *draft, enum week_standing standing,
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

/* The pupil reminds the employer; the school says what it thinks of the week, to the pupil.
 * is_done: that could be (store_application_remind(), store_application_week_opinion()). */
bool service_application_remind(struct db *db, const struct config *config, uint64_t id,
                                struct date today, const struct application_cause *cause,
                                bool *is_done) __attribute__((warn_unused_result));
bool service_week_answer(struct db *db, const struct config *config, uint64_t id,
                         enum week_opinion opinion, const struct application_cause *cause,
                         bool *is_done) __attribute__((warn_unused_result));

/* The referent says that the links are not theirs: those end; the département is told. */
bool service_referent_end(struct db *db, const struct config *config,
                          const struct application *application, time_t now)
    __attribute__((warn_unused_result));

#endif
