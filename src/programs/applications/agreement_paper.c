/* POST /conventions/{id}/papier: the school says that somebody signed on paper, with the scan. POST
 * /conventions/{id}/renvoyer: it has a link sent again, to a corrected address maybe. */
#include <string.h>

#include "applications/applications.h"
#include "applications/signing.h"
#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/same.h"
#include "rules/web_address.h"
#include "service/agreement_service.h"
#include "site/mailing.h"
#include "store/signature_store.h"
#include "web/response.h"

enum { SCAN_SIZE_MAX = 3 * 1024 * 1024 };

/* What the bytes are, by how they begin; NULL: nothing that we take. */
static const char *scan_type(const struct form_file *file)
{
    static const struct {
        const char *type, *magic;
        size_t length;
    } types[] = {{"application/pdf", "%PDF-", 5},
                 {"image/png", "\x89PNG\r\n\x1a\n", 8},
                 {"image/jpeg", "\xff\xd8\xff", 3}};

    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (file->size > types[i].length &&
            memcmp(file->bytes, types[i].magic, types[i].length) == 0)
            return types[i].type;
    }
    return NULL;
}

/* The agreement of the path, which is to be signed, and the signatory that was chosen. False:
 * answered. */
static bool chosen_open(struct request *request, struct signing *signing)
{
    const char *kind = form_value(&request->body, "signatory");
    const struct agreement *agreement = &signing->agreeing.agreement;
    struct signatories signatories;

    *signing = (struct signing){.is_link = false};
    if (!agreeing_open(request, &signing->agreeing))
        return false;
    signing->base = signing->agreeing.base;
    if (!store_signatories(request->db, agreement->id, agreement->version, &signatories))
        return false;
    for (size_t i = 0; i < signatories.count; i++) {
        if (strcmp(signatories.list[i].kind, kind) == 0)
            signing->signatory = signatories.list[i];
    }
    if (agreement->state == AGREEMENT_TO_SIGN && signing->signatory.id != 0 &&
        signing->signatory.position == 0)
        return true;
    response_see_other(request, "%s?refus=state", signing->base);
    return false;
}

bool agreement_paper_post(struct request *request)
{
    const struct form_file file = request_file(request, "scan");
    struct signature signature = {
        .scan = file.bytes, .scan_size = file.size, .scan_type = scan_type(&file)};
    enum signing_outcome outcome;
    struct signing signing;

    if (!chosen_open(request, &signing))
        return false;
    signature.link.how = "paper";
    signature.link.typed_name = signing.signatory.name;
    if (file.size == 0 || file.size > SCAN_SIZE_MAX || signature.scan_type == NULL)
        response_see_other(request, "%s?refus=%s#signatures", signing.base,
                           file.size == 0 ? "scan-missing" : "scan");
    else if (!signing_write(&signing, &signature, &outcome))
        return false;
    else
        response_see_other(request, "%s?%s", signing.base,
                           outcome == SIGNING_CHANGED ? "refus=state"
                           : outcome == SIGNING_LAST  ? "info=convention-signee"
                                                      : "info=signe-papier");
    return true;
}

/* GET /conventions/{id}/papier/{slug}: the scan, as a file to keep: nothing of it runs here. */
bool agreement_scan(struct request *request)
{
    struct agreeing agreeing;
    const char *bytes = NULL, *type = NULL;
    size_t size;

    if (!agreeing_open(request, &agreeing))
        return false;
    if (!store_scan_find(request->db, agreeing.agreement.id, agreeing.agreement.version,
                         request->route_values[1], &bytes, &size, &type))
        return false;
    if (size == 0) {
        page_error(request, 404, "agreement-unknown");
    } else {
        response_header(request, "Content-Disposition", "attachment");
        page_private_send(request, type, bytes, size);
    }
    return true;
}

struct resending {
    const struct signing *signing;
    const char *email;
    bool is_done;
};

/* A newer link takes the place of the former one. */
static bool resend_work(struct db *db, void *argument)
{
    struct resending *resending = argument;
    const struct signing *signing = resending->signing;
    struct request *request = signing->agreeing.viewing.request;
    const struct application_cause cause = agreeing_cause(&signing->agreeing, NULL);
    struct agreement_locked locked;

    resending->is_done = false;
    if (!store_agreement_lock(db, signing->agreeing.agreement.id, &locked))
        return false;
    if (locked.state != AGREEMENT_TO_SIGN || locked.version != signing->signatory.version)
        return true;
    resending->is_done = true;
    return service_signatory_resend(db, request->config, &locked, &signing->signatory,
                                    resending->email, &cause);
}

/* Why a link does not go where the school says, NULL if it does: who has an account is written to
 * at its address, and a parent at none of the pupil's. */
static const char *elsewhere_refusal(const struct signing *signing, const char *email)
{
    struct pool *pool = signing->agreeing.viewing.request->pool;
    const struct signatory *signatory = &signing->signatory;

    if (signatory->account_id != 0 && !same_email(pool, signatory->email, email))
        return "account-email";
    if (text_starts_with(signatory->kind, "guardian") &&
        same_email(pool, signing->agreeing.viewing.application.pupil.email, email))
        return "parent-is-pupil";
    return NULL;
}

bool agreement_resend_post(struct request *request)
{
    struct mail_refusal refusal = {0};
    struct signing signing;
    const char *email, *refused;

    if (!chosen_open(request, &signing))
        return false;
    if (!email_read(request->pool, form_value(&request->body, "email"), &email)) {
        response_see_other(request, "%s?refus=email#signatures", signing.base);
        return true;
    }
    refused = elsewhere_refusal(&signing, email);
    if (refused != NULL) {
        response_see_other(request, "%s?refus=%s#signatures", signing.base, refused);
        return true;
    }
    const struct mailing mailing = {.occasion = MAIL_AGREEMENT, .recipient = email};
    struct resending resending = {&signing, email, false};

    if (!mailing_count(request, &mailing, &refusal) ||
        (refusal.code == NULL && !db_transaction(request->db, resend_work, &resending)))
        return false;
    if (refusal.code != NULL)
        mailing_refused_page(request, &refusal);
    else
        response_see_other(request, "%s?%s", signing.base,
                           resending.is_done ? "info=convention-renvoyee" : "refus=state");
    return true;
}
