/* What the site does with agreements: see application_service.h. Each in a transaction that has
 * locked the agreement (store_agreement_lock()). */
#ifndef STAGE3E_SERVICE_AGREEMENT_SERVICE_H
#define STAGE3E_SERVICE_AGREEMENT_SERVICE_H

#include "store/agreement_change.h"
#include "store/signature_store.h"

struct attestation;
struct config;

/* It becomes that, with the event of that name, and those who act next are told, with the reason of
 * the cause (store_agreement_become()). */
bool service_agreement_hand_on(struct db *db, const struct config *config,
                               struct agreement_locked *locked, enum agreement_state to,
                               const char *name, const struct application_cause *cause)
    __attribute__((warn_unused_result));

/* One who signs: a row, and a mail with the way to sign; its number and account are filled in. */
bool service_signatory_open(struct db *db, const struct config *config, struct signatory *signatory,
                            time_t now) __attribute__((warn_unused_result));

/* A newer link, to that address, takes the place of the former one; who loses it is told: nobody
 * signs in another's place unnoticed. */
bool service_signatory_resend(struct db *db, const struct config *config,
                              const struct agreement_locked *locked,
                              const struct signatory *signatory, const char *email,
                              const struct application_cause *cause)
    __attribute__((warn_unused_result));

/* Writes a signature, or that one declines, for the reason of the cause. Whoever is concerned is
 * told: by the last signature, and of what is declined, all are. */
bool service_agreement_sign(struct db *db, const struct config *config,
                            struct agreement_locked *locked, const struct signatories *signatories,
                            struct signature *signature, const struct application_cause *cause)
    __attribute__((warn_unused_result));
bool service_agreement_decline(struct db *db, const struct config *config,
                               const struct agreement_locked *locked,
                               const struct signatories *signatories,
                               const struct signatory *signatory,
                               const struct application_cause *cause)
    __attribute__((warn_unused_result));

/* Keeps the attestation; pupil and school are told of the first. */
bool service_agreement_attest(struct db *db, const struct config *config,
                              const struct agreement_locked *locked,
                              const struct attestation *attestation,
                              const struct application_cause *cause)
    __attribute__((warn_unused_result));

#endif
