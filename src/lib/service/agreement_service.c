/* Agreements that change hands, and are signed. */
#include "service/agreement_service.h"

#include "base/pool.h"
#include "base/text.h"
#include "notify/notify.h"
#include "rules/same.h"
#include "store/application_change.h"
#include "store/attestation_store.h"

bool service_agreement_hand_on(struct db *db, const struct config *config,
                               struct agreement_locked *locked, enum agreement_state to,
                               const char *name, const struct application_cause *cause)
{
    return store_agreement_become(db, locked, to, name, cause) &&
           notify_agreement(db, config, locked->id, agreement_state_code(to), cause->reason,
                            cause->now);
}

bool service_signatory_open(struct db *db, const struct config *config, struct signatory *signatory,
                            time_t now)
{
    return store_signatory_insert(db, signatory, &signatory->id, &signatory->account_id) &&
           notify_to_sign(db, config, signatory, false, now);
}

/* The event of what one who signs did: "signed-host"… */
static bool signatory_note(struct db *db, const struct agreement_locked *locked, const char *what,
                           const char *kind, const struct application_cause *cause)
{
    return store_agreement_note(db, locked, pool_printf(db_pool(db), "%s-%s", what, kind), cause);
}

bool service_signatory_resend(struct db *db, const struct config *config,
                              const struct agreement_locked *locked,
                              const struct signatory *signatory, const char *email,
                              const struct application_cause *cause)
{
    struct signatory next = *signatory;
    const bool is_moved =
        !text_is_empty(signatory->email) && !same_email(db_pool(db), signatory->email, email);

    next.email = email;
    return signatory_note(db, locked, "sent", signatory->kind, cause) &&
           (!is_moved || notify_signatory(db, config, locked->id, signatory->kind, signatory->email,
                                          "moved", NULL, cause->now)) &&
           notify_to_sign(db, config, &next, true, cause->now);
}

/* The parties by their accounts and official addresses, others who sign by mail. */
static bool all_tell(struct db *db, const struct config *config, uint64_t id,
                     const struct signatories *signatories, const char *change, const char *reason,
                     time_t now)
{
    for (size_t i = 0; i < signatories->count; i++) {
        const struct signatory *one = &signatories->list[i];

        if (one->account_id == 0 && !text_is_empty(one->email) &&
            !notify_signatory(db, config, id, one->kind, one->email, change, reason, now))
            return false;
    }
    return notify_agreement(db, config, id, change, reason, now);
}

bool service_agreement_sign(struct db *db, const struct config *config,
                            struct agreement_locked *locked, const struct signatories *signatories,
                            struct signature *signature, const struct application_cause *cause)
{
    const bool is_last = signatories->signed_count + 1 == signatories->count;

    if (!store_signature_insert(db, signature) ||
        !signatory_note(db, locked, "signed", signature->link.kind, cause))
        return false;
    return !is_last || (store_agreement_become(db, locked, AGREEMENT_SIGNED, "signed", cause) &&
                        all_tell(db, config, locked->id, signatories, "signed", NULL, cause->now));
}

bool service_agreement_decline(struct db *db, const struct config *config,
                               const struct agreement_locked *locked,
                               const struct signatories *signatories,
                               const struct signatory *signatory,
                               const struct application_cause *cause)
{
    return store_signatory_decline(db, signatory->id, cause->reason, cause->now) &&
           signatory_note(db, locked, "declined", signatory->kind, cause) &&
           all_tell(db, config, locked->id, signatories, "declined", cause->reason, cause->now);
}

bool service_agreement_attest(struct db *db, const struct config *config,
                              const struct agreement_locked *locked,
                              const struct attestation *attestation,
                              const struct application_cause *cause)
{
    bool is_first;

    return store_attestation_save(db, locked->id, attestation, cause->now, &is_first) &&
           store_agreement_note(db, locked, "attested", cause) &&
           (!is_first || notify_agreement(db, config, locked->id, "attested", NULL, cause->now));
}
