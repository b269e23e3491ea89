/* Writing a signature: in the transaction that has locked the agreement, into the chain of its
 * version; the last one makes it signed, tells everyone and has it sealed. */
#include "applications/signing.h"
#include "base/address.h"
#include "base/log.h"
#include "service/agreement_service.h"
#include "store/signature_store.h"
#include "web/request.h"

struct writing {
    const struct signing *signing;
    struct signature *signature;
    enum signing_outcome outcome;
};

/* Whether it can be signed now by that signatory; is_done: it is signed already. */
bool signing_may(const struct agreement_locked *locked, const struct signatories *signatories,
                 const struct signing *signing, bool *is_done)
{
    bool is_one = false;

    *is_done = false;
    for (size_t i = 0; i < signatories->count; i++) {
        if (signatories->list[i].id == signing->signatory.id) {
            is_one = true;
            *is_done = signatories->list[i].position > 0;
        }
    }
    return is_one && locked->state == AGREEMENT_TO_SIGN &&
           locked->version == signing->signatory.version && !signatories->is_declined;
}

static bool write_work(struct db *db, void *argument)
{
    struct writing *writing = argument;
    const struct signing *signing = writing->signing;
    struct request *request = signing->agreeing.viewing.request;
    const struct application_cause cause = agreeing_cause(&signing->agreeing, NULL);
    struct agreement_locked locked;
    struct signatories signatories;
    bool is_done;

    writing->outcome = SIGNING_CHANGED;
    if (!store_agreement_lock(db, signing->agreeing.agreement.id, &locked) ||
        !store_signatories(db, locked.id, signing->signatory.version, &signatories))
        return false;
    if (!signing_may(&locked, &signatories, signing, &is_done) || is_done) {
        writing->outcome = is_done ? SIGNING_DONE : SIGNING_CHANGED;
        return true;
    }
    writing->outcome =
        signatories.signed_count + 1 == signatories.count ? SIGNING_LAST : SIGNING_DONE;
    return service_agreement_sign(db, request->config, &locked, &signatories, writing->signature,
                                  &cause);
}

bool signing_write(const struct signing *signing, struct signature *signature,
                   enum signing_outcome *outcome)
{
    struct request *request = signing->agreeing.viewing.request;
    struct writing writing = {.signing = signing, .signature = signature};
    struct agreement_file file;

    signature->signatory_id = signing->signatory.id;
    signature->link.application_id = signing->agreeing.agreement.id;
    signature->link.version = signing->signatory.version;
    signature->link.kind = signing->signatory.kind;
    signature->link.name = signing->signatory.name;
    signature->link.origin = address_shortened(request->pool, request->remote_address);
    signature->link.signed_at = request->now;
    signature->account_id = request->visitor.account_id;
    if (!db_transaction(request->db, write_work, &writing))
        return false;
    *outcome = writing.outcome;
    /* It is signed, whether the seal can be made now or when it is asked for. */
    if (writing.outcome == SIGNING_LAST && !signing->is_sealed_later &&
        !signing_seal(request, signature->link.application_id, signature->link.version, &file))
        log_event(LOG_LEVEL_WARNING, "seal-later", NULL);
    return true;
}
