/* POST …/signer/decliner, …/signer/{token}/decliner: who is to sign says that they do not, and why.
 * Everyone is told, and nobody can sign that version any more. */
#include "applications/applications.h"
#include "applications/signing.h"
#include "rules/fields.h"
#include "service/agreement_service.h"
#include "store/signature_store.h"
#include "web/response.h"

enum { REASON_LENGTH_MAX = 500 };

struct declining {
    const struct signing *signing;
    const char *reason;
    bool is_done;
};

static bool decline_work(struct db *db, void *argument)
{
    struct declining *declining = argument;
    const struct signing *signing = declining->signing;
    struct request *request = signing->agreeing.viewing.request;
    const struct application_cause cause = agreeing_cause(&signing->agreeing, declining->reason);
    struct agreement_locked locked;
    struct signatories signatories;
    bool is_signed;

    declining->is_done = false;
    if (!store_agreement_lock(db, signing->agreeing.agreement.id, &locked) ||
        !store_signatories(db, locked.id, signing->signatory.version, &signatories))
        return false;
    if (!signing_may(&locked, &signatories, signing, &is_signed) || is_signed)
        return true;
    declining->is_done = true;
    return service_agreement_decline(db, request->config, &locked, &signatories,
                                     &signing->signatory, &cause);
}

struct refusal {
    const char *reason;
};

static const struct field decline_fields[] = {
    {"decline-reason", FIELD_LINES, true, REASON_LENGTH_MAX, offsetof(struct refusal, reason),
     NULL},
};

bool agreement_decline_post(struct request *request)
{
    const struct form kept = fields_kept(request->pool, &request->body, FIELDS(decline_fields));
    struct form_errors errors = {.count = 0};
    struct refusal typed = {.reason = ""};
    struct signing signing;

    if (!signing_find(request, &signing))
        return false;
    if (!signing_is_proved(&signing)) {
        response_see_other(request, "%s?info=code-faux", signing.base);
        return true;
    }
    fields_read(request->pool, &request->body, FIELDS(decline_fields), &typed, &errors);
    struct declining declining = {&signing, typed.reason, false};

    if (errors.count > 0)
        return signing_page(&signing, true, &kept, &errors);
    if (!db_transaction(request->db, decline_work, &declining))
        return false;
    if (!declining.is_done)
        signing_changed_answer(&signing);
    else
        signing_answer(&signing, "convention-refusee");
    return true;
}
