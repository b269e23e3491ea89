/* GET /conventions/{id}, /conventions/repondre/{token}: an agreement, what it says, where it stands
 * and what is to be done. */
#include "applications/agreeing.h"

#include <string.h>

#include "applications/applications.h"
#include "applications/signing.h"
#include "base/config.h"
#include "base/pool.h"
#include "page/xml.h"
#include "store/attestation_store.h"
#include "store/reference_store.h"
#include "web/decode.h"
#include "web/request.h"

/* What happened to it. */
static bool history_of(const struct agreeing *agreeing, xmlNode *parent)
{
    struct request *request = agreeing->viewing.request;
    struct agreement_event *events;
    size_t count;

    if (!store_agreement_history(request->db, agreeing->agreement.id, &events, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        xmlNode *node = event_add(request, parent, events[i].happened_at, events[i].actor,
                                  events[i].name, events[i].reason);

        xml_attribute_u64(node, "version", events[i].version);
    }
    return true;
}

/* Whether the signature of this visitor is awaited, or those of others once it is there. */
static void signing_say(const struct agreeing *agreeing, const struct signatories *signatories,
                        xmlNode *node)
{
    const uint64_t account = agreeing->viewing.request->visitor.account_id;
    bool is_awaited = false, is_given = false;

    if (agreeing->agreement.state != AGREEMENT_TO_SIGN || signatories->is_declined)
        return;
    for (size_t i = 0; i < signatories->count; i++) {
        const struct signatory *signatory = &signatories->list[i];
        const bool is_visitor = signatory->account_id != 0 && signatory->account_id == account;

        is_awaited = is_awaited || (is_visitor && signatory->position == 0);
        is_given = is_given || (is_visitor && signatory->position > 0);
    }
    xml_attribute_bool(node, "can-sign", is_awaited);
    xml_attribute_bool(node, "has-signed", is_given && !is_awaited);
}

/* Who signs, and who has. */
static bool signatures_of(const struct agreeing *agreeing, xmlNode *agreement)
{
    struct request *request = agreeing->viewing.request;
    const bool sees_addresses = agreeing_may_write(agreeing, AGREEMENT_SCHOOL);
    struct signatories signatories;

    if (!store_signatories(request->db, agreeing->agreement.id, agreeing->agreement.version,
                           &signatories))
        return false;
    signing_say(agreeing, &signatories, agreement);
    signatories_add(request, agreement->parent, &signatories, sees_addresses);
    return true;
}

/* What this visitor can do now. */
static void acts_say(const struct agreeing *agreeing, xmlNode *node)
{
    const enum agreement_state state = agreeing->agreement.state;
    const bool is_employer = agreeing_may_write(agreeing, AGREEMENT_EMPLOYER);
    const bool is_school = agreeing_may_write(agreeing, AGREEMENT_SCHOOL);

    xml_attribute_bool(node, "can-write-employer",
                       is_employer && state == AGREEMENT_TO_COMPLETE_EMPLOYER);
    xml_attribute_bool(node, "can-write-school",
                       is_school && state == AGREEMENT_TO_COMPLETE_SCHOOL);
    xml_attribute_bool(node, "sees-scans", is_school);
    xml_attribute_bool(node, "can-attest",
                       is_school && agreeing->agreement.state == AGREEMENT_TO_SIGN);
    xml_attribute_bool(node, "can-correct", agreeing_may_correct(agreeing));
    xml_attribute_bool(node, "can-certify", agreeing_may_attest(agreeing));
}

/* GET /conventions/{id} and …/repondre/{token}; info: what was just done; refus: why an act could
 * not be */
bool agreement_show(struct request *request)
{
    struct working_time_breaches breaches = {.count = 0};
    struct agreeing agreeing;
    struct attested attested;
    xmlDoc *document;
    struct page page;
    xmlNode *agreement;

    if (!agreeing_open(request, &agreeing))
        return false;
    if (!store_attestation_find(request->db, agreeing.agreement.id, &attested))
        return false;
    document = agreement_document(&agreeing);
    page = page_begin(request, "agreement-show");
    page_form(&page, "agreement", agreeing.base);
    xml_attribute(page.content, "base", agreeing.base);
    xml_attribute(page.content, "application", agreeing.viewing.base);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    xml_attribute(page.content, "refusal", form_value(&request->query, "refus"));
    xml_attribute_bool(page.content, "is-pupil", agreeing.viewing.as == AS_PUPIL);
    xml_attribute_bool(page.content, "is-over",
                       attestation_may_be_made(agreeing.viewing.application.last, request->today));
    if (attested.made_at != 0)
        xml_attribute(page.content, "attested",
                      date_text(request->pool, date_of_instant(attested.changed_at), DATE_LONG));
    agreement = agreement_add(&agreeing, page.content);
    acts_say(&agreeing, agreement);
    if (document == NULL || !agreeing_breaches(&agreeing, &breaches))
        return false;
    if ((agreeing.viewing.as & (AS_PUPIL | AS_REFERENT)) == 0)
        breaches_add(request, page.content, &breaches);
    agreement_document_add(page.content, document);
    if (signatures_of(&agreeing, agreement) && history_of(&agreeing, page.content))
        page_send(&page, 200);
    else
        return false;
    return true;
}
