/* /conventions/signer/{token}, /conventions/{id}/signer: who signs reads the document and signs it,
 * or declines. By a mailed link, a code sent to the same mailbox comes first. */
#include <stdlib.h>
#include <string.h>

#include "applications/applications.h"
#include "applications/code.h"
#include "applications/signing.h"
#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/drawing.h"
#include "rules/fields.h"
#include "rules/sms.h"
#include "store/signature_store.h"
#include "store/token_store.h"
#include "web/response.h"

enum { NAME_LENGTH_MAX = 200, PROOF_S = 1800 };

/* Opening */

/* The agreement of a mailed link: who proves the mailbox reads the whole document. */
static bool link_agreeing(struct request *request, uint64_t id, struct signing *signing)
{
    struct viewing *viewing = &signing->agreeing.viewing;

    *viewing = (struct viewing){
        .request = request,
        .as = AS_SCHOOL,
        .actor = ACTOR_LINK,
        .base = pool_printf(request->pool, "/candidatures/%llu", (unsigned long long)id)};
    return store_application_find(request->db, id, &viewing->application) &&
           agreement_read(&signing->agreeing);
}

/* A link is good for the version it was sent for, until a newer link takes its place. */
static bool link_open(struct request *request, struct signing *signing)
{
    const char *text = route_text(request);
    uint8_t hash[DIGEST_SIZE];
    struct token token;

    signing->is_link = true;
    signing->base = pool_printf(request->pool, "/conventions/signer/%s", text);
    crypto_sha256(text, strlen(text), hash);
    if (!store_token_find(request->db, text, SIGN_LINK, &token) ||
        !store_signatory_of_link(request->db, hash, &signing->signatory) ||
        (token.is_known && !link_agreeing(request, token.application_id, signing)))
        return false;
    if (token.is_known && token.used_at == 0 && token.expires_at > request->now &&
        signing->signatory.id != 0 &&
        signing->agreeing.agreement.version == signing->signatory.version &&
        (signing->agreeing.agreement.state == AGREEMENT_TO_SIGN ||
         signing->agreeing.agreement.state == AGREEMENT_SIGNED))
        return true;
    page_error(request, token.is_known ? 410 : 404,
               token.is_known ? "agreement-link-ended" : "link-unknown");
    return false;
}

/* The head may be the teacher too: one account signs as each, as the form says, or as who has not
 * signed yet. */
static bool is_meant(const struct request *request, const struct signatory *found,
                     const struct signatory *one)
{
    const char *as = form_value(&request->body, "as");

    if (one->account_id != request->visitor.account_id)
        return false;
    return found->id == 0 || (text_is_empty(as) ? found->position > 0 : strcmp(one->kind, as) == 0);
}

/* The signatory who has the visitor's account. */
static bool account_open(struct request *request, struct signing *signing)
{
    const struct agreement *agreement = &signing->agreeing.agreement;
    struct signatories signatories;

    if (!agreeing_open(request, &signing->agreeing))
        return false;
    signing->base = pool_printf(request->pool, "%s/signer", signing->agreeing.base);
    if (!store_signatories(request->db, agreement->id, agreement->version, &signatories))
        return false;
    for (size_t i = 0; i < signatories.count; i++) {
        if (is_meant(request, &signing->signatory, &signatories.list[i]))
            signing->signatory = signatories.list[i];
    }
    if (agreement->state != AGREEMENT_TO_SIGN)
        response_see_other(request, "%s?refus=state", signing->agreeing.base);
    else if (signing->signatory.id == 0)
        page_error(request, 404, "agreement-unknown");
    else
        return true;
    return false;
}

bool signing_find(struct request *request, struct signing *signing)
{
    *signing = (struct signing){.is_link = false};
    return request->route->link != NULL ? link_open(request, signing)
                                        : account_open(request, signing);
}

/* The proof that the code was right, for half an hour: no second code to sign what was read. */
static const char *proof_of(const struct request *request, const char *until)
{
    const char *text =
        pool_printf(request->pool, "agreement-proof:%s:%s", route_text(request), until);
    uint8_t tag[DIGEST_SIZE];

    crypto_hmac(request->config->web.secret, DIGEST_SIZE, text, strlen(text), tag);
    return digest_text(request->pool, tag);
}

bool signing_is_proved(const struct signing *signing)
{
    const struct request *request = signing->agreeing.viewing.request;
    const char *until = form_value(&request->body, "until");
    const char *proof = form_value(&request->body, "proof");
    const char *expected = proof_of(request, until);

    return !signing->is_link ||
           (strlen(proof) == strlen(expected) && crypto_equal(proof, expected, strlen(expected)) &&
            strtoll(until, NULL, 10) >= (long long)request->now);
}

/* By SMS */

/* Where SMS are sent now, and a mobile is known. */
static bool takes_sms(const struct signing *signing)
{
    const struct request *request = signing->agreeing.viewing.request;
    struct tm local;

    localtime_r(&request->now, &local);
    return signing->is_link && !text_is_empty(request->config->sms.url) &&
           !text_is_empty(signing->signatory.mobile) &&
           !(request->config->sms.is_quiet && sms_is_quiet(&local));
}

/* Its last two digits: whose it is knows them. */
static const char *mobile_shortened(const struct signing *signing)
{
    const char *mobile = signing->signatory.mobile;
    const size_t length = strlen(mobile);

    return mobile + (length > 2 ? length - 2 : 0);
}

/* The page */

bool signing_page(const struct signing *signing, bool is_read, const struct form *values,
                  const struct form_errors *errors)
{
    struct request *request = signing->agreeing.viewing.request;
    const char *until = pool_printf(request->pool, "%lld", (long long)request->now + PROOF_S);
    xmlDoc *document = is_read ? agreement_document(&signing->agreeing) : NULL;
    struct page page = page_begin(request, "agreement-sign");
    xmlNode *form = page_form(&page, "sign", signing->base);

    xml_form(form, values, errors);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    xml_attribute(page.content, "kind", signing->signatory.kind);
    xml_attribute(page.content, "name", signing->signatory.name);
    xml_attribute(page.content, "back", signing->is_link ? "" : signing->agreeing.base);
    if (takes_sms(signing))
        xml_attribute(page.content, "mobile", mobile_shortened(signing));
    xml_attribute_bool(page.content, "is-read", is_read);
    xml_attribute_bool(page.content, "is-pupil", strcmp(signing->signatory.kind, "pupil") == 0);
    xml_attribute_bool(page.content, "is-signed", signing->signatory.position > 0);
    xml_attribute_bool(page.content, "is-declined", signing->signatory.declined_at != 0);
    if (signing->is_link && is_read) {
        xml_attribute(page.content, "until", until);
        xml_attribute(page.content, "proof", proof_of(request, until));
    }
    agreement_add(&signing->agreeing, page.content);
    if (document != NULL)
        agreement_document_add(page.content, document);
    if (is_read && document == NULL)
        return false;
    page_send(&page, errors != NULL && errors->count > 0 ? 422 : 200);
    return true;
}

bool agreement_sign_form(struct request *request)
{
    struct signing signing;

    return signing_find(request, &signing) && signing_page(&signing, !signing.is_link, NULL, NULL);
}

bool agreement_code_send_post(struct request *request)
{
    struct signing signing;

    if (!signing_find(request, &signing))
        return false;
    const bool is_sms =
        takes_sms(&signing) && strcmp(form_value(&request->body, "par"), "sms") == 0;
    const struct code_order order = {.subject = route_text(request),
                                     .recipient = is_sms ? signing.signatory.mobile
                                                         : signing.signatory.email,
                                     .is_sms = is_sms,
                                     .application_id = signing.agreeing.agreement.id,
                                     .use = CODE_TO_SIGN};

    if (!code_send(request, &order))
        return false;
    response_see_other(request, "%s?info=%s", signing.base,
                       is_sms ? "code-envoye-sms" : "code-envoye");
    return true;
}

bool agreement_code_post(struct request *request)
{
    struct signing signing;
    bool is_right;

    if (!signing_find(request, &signing))
        return false;
    if (!code_try(request, route_text(request), form_value(&request->body, "code"), &is_right))
        return false;
    if (is_right)
        return signing_page(&signing, true, NULL, NULL);
    response_see_other(request, "%s?info=code-faux", signing.base);
    return true;
}

struct typed {
    const char *name;
    const char *drawn;
    bool is_read;
};

static const struct field sign_fields[] = {
    {"typed-name", FIELD_LINE, true, NAME_LENGTH_MAX, offsetof(struct typed, name), NULL},
    {"drawn", FIELD_LINE, false, DRAWING_LENGTH_MAX, offsetof(struct typed, drawn), NULL},
    {"has-read", FIELD_BOX, true, 0, offsetof(struct typed, is_read), NULL},
};

/* Where one goes on from here. */
void signing_answer(const struct signing *signing, const char *info)
{
    struct request *request = signing->agreeing.viewing.request;

    if (signing->is_link)
        response_see_other(request, "%s?info=%s", signing->base, info);
    else
        response_see_other(request, "%s?info=%s", signing->agreeing.base, info);
}

void signing_changed_answer(const struct signing *signing)
{
    struct request *request = signing->agreeing.viewing.request;

    if (signing->is_link)
        page_error(request, 410, "agreement-link-ended");
    else
        response_see_other(request, "%s?refus=state", signing->agreeing.base);
}

bool signing_is_name(const struct signing *signing, const char *typed)
{
    struct pool *pool = signing->agreeing.viewing.request->pool;

    return strcmp(text_fold(pool, typed), text_fold(pool, signing->signatory.name)) == 0;
}

bool agreement_sign_post(struct request *request)
{
    const struct form kept = fields_kept(request->pool, &request->body, FIELDS(sign_fields));
    struct form_errors errors = {.count = 0};
    struct signature signature = {.scan = NULL};
    enum signing_outcome outcome;
    struct signing signing;
    struct typed typed = {.name = ""};

    if (!signing_find(request, &signing))
        return false;
    if (!signing_is_proved(&signing)) {
        response_see_other(request, "%s?info=code-faux", signing.base);
        return true;
    }
    fields_read(request->pool, &request->body, FIELDS(sign_fields), &typed, &errors);
    if (!signing_is_name(&signing, typed.name))
        form_refuse(&errors, "typed-name", "not-the-name", NULL);
    signature.link.how = signing.is_link ? "link" : "account";
    if (!drawing_is_good(typed.drawn))
        form_refuse(&errors, "drawn", "drawing", NULL);
    signature.link.typed_name = typed.name;
    signature.link.drawn = typed.drawn;
    if (errors.count > 0)
        return signing_page(&signing, true, &kept, &errors);
    if (!signing_write(&signing, &signature, &outcome))
        return false;
    if (outcome == SIGNING_CHANGED)
        signing_changed_answer(&signing);
    else
        signing_answer(&signing, outcome == SIGNING_LAST ? "convention-signee" : "signe");
    return true;
}

/* POST …/{token}/pdf: the same bytes as those that are signed, or sealed. */
bool agreement_sign_pdf_post(struct request *request)
{
    struct signing signing;

    if (!signing_find(request, &signing))
        return false;
    if (signing_is_proved(&signing))
        agreement_pdf_send(&signing.agreeing);
    else
        response_see_other(request, "%s?info=code-faux", signing.base);
    return true;
}
