/* …/corriger: what was completed, can be signed or is, is opened again for the employer or the
 * school to write; who has to is told why. What could be signed begins its next version. */
#include <string.h>

#include "applications/agreeing.h"
#include "applications/applications.h"
#include "base/config.h"
#include "base/pool.h"
#include "page/xml.h"
#include "rules/fields.h"
#include "service/agreement_service.h"
#include "site/mailing.h"
#include "web/response.h"

enum { REASON_LENGTH_MAX = 500 };

struct correction {
    const char *who; /* "employer" or "school" */
    const char *reason;
};

static const char *const writers[] = {"employer", "school", NULL};

static const struct field correction_fields[] = {
    {"correction-who", FIELD_CHOICE, true, 0, offsetof(struct correction, who), writers},
    {"correction-reason", FIELD_LINES, true, REASON_LENGTH_MAX, offsetof(struct correction, reason),
     NULL},
};

/* An employer opens its own part; the school, or the département, either. */
static bool correct_open(struct request *request, struct agreeing *agreeing)
{
    if (!agreeing_open(request, agreeing))
        return false;
    if (!agreeing_may_write(agreeing, AGREEMENT_EMPLOYER) &&
        !agreeing_may_write(agreeing, AGREEMENT_SCHOOL))
        page_error(request, 404, "agreement-unknown");
    else if (!agreeing_may_correct(agreeing))
        response_see_other(request, "%s?refus=%s", agreeing->base,
                           agreeing->agreement.state == AGREEMENT_SIGNED ? "over" : "state");
    else
        return true;
    return false;
}

static void correct_page(const struct agreeing *agreeing, const struct form *values,
                         const struct form_errors *errors, unsigned status)
{
    struct request *request = agreeing->viewing.request;
    struct page page = page_begin(request, "agreement-correct");
    xmlNode *form = page_form(&page, "correct", request->path);

    xml_form(form, values, errors);
    xml_attribute(page.content, "base", agreeing->base);
    xml_attribute_bool(page.content, "may-choose",
                       agreeing_may_write(agreeing, AGREEMENT_SCHOOL) &&
                           agreeing->agreement.state != AGREEMENT_TO_COMPLETE_SCHOOL);
    xml_attribute_bool(
        page.content, "is-new-version",
        agreement_is_corrected(agreeing->agreement.state, AGREEMENT_TO_COMPLETE_EMPLOYER));
    agreement_add(agreeing, page.content);
    page_send(&page, status);
}

bool agreement_correct_form(struct request *request)
{
    struct agreeing agreeing;

    if (!correct_open(request, &agreeing))
        return false;
    correct_page(&agreeing, NULL, NULL, 200);
    return true;
}

struct correcting {
    const struct agreeing *agreeing;
    const struct correction *correction;
    enum agreement_state to;
    bool is_done;
};

static bool correct_save(struct db *db, void *argument)
{
    struct correcting *correcting = argument;
    const struct agreeing *agreeing = correcting->agreeing;
    struct request *request = agreeing->viewing.request;
    const struct application_cause cause = agreeing_cause(agreeing, correcting->correction->reason);
    const enum agreement_state to = correcting->to;
    const bool is_employer = to == AGREEMENT_TO_COMPLETE_EMPLOYER;
    struct agreement_locked locked;

    correcting->is_done = false;
    if (!store_agreement_lock(db, agreeing->agreement.id, &locked))
        return false;
    if (locked.state != agreeing->agreement.state || !agreement_may_become(locked.state, to))
        return true;
    correcting->is_done = true;
    return store_agreement_part_reopen(db, locked.id,
                                       is_employer ? AGREEMENT_EMPLOYER : AGREEMENT_SCHOOL) &&
           service_agreement_hand_on(db, request->config, &locked, to,
                                     is_employer ? "to-correct-employer" : "to-correct-school",
                                     &cause);
}

/* Each time others are written to: some at once of one agreement, then a wait that grows. */
static bool correct_count(const struct agreeing *agreeing, struct form_errors *errors,
                          unsigned *status)
{
    struct request *request = agreeing->viewing.request;
    const struct mailing mailing = {.occasion = MAIL_CORRECTION,
                                    .recipient =
                                        pool_printf(request->pool, "agreement %llu",
                                                    (unsigned long long)agreeing->agreement.id)};
    struct mail_refusal refusal = {0};

    if (errors->count > 0)
        return true;
    if (!mailing_count(request, &mailing, &refusal))
        return false;
    if (refusal.code != NULL) {
        refusal.code = "corrected-often";
        *status = 429;
        mailing_refuse(request, &refusal, errors, "correction-reason");
    }
    return true;
}

bool agreement_correct_post(struct request *request)
{
    const struct form kept = fields_kept(request->pool, &request->body, FIELDS(correction_fields));
    struct correction correction = {0};
    struct form_errors errors = {.count = 0};
    struct agreeing agreeing;
    unsigned status = 422;

    if (!correct_open(request, &agreeing))
        return false;
    fields_read(request->pool, &request->body, FIELDS(correction_fields), &correction, &errors);
    struct correcting correcting = {.agreeing = &agreeing,
                                    .correction = &correction,
                                    .to = strcmp(correction.who, "school") == 0
                                              ? AGREEMENT_TO_COMPLETE_SCHOOL
                                              : AGREEMENT_TO_COMPLETE_EMPLOYER};

    if (correcting.to == AGREEMENT_TO_COMPLETE_SCHOOL &&
        !agreeing_may_write(&agreeing, AGREEMENT_SCHOOL))
        form_refuse(&errors, "correction-who", "choice", NULL);
    if (!correct_count(&agreeing, &errors, &status))
        return false;
    if (errors.count > 0)
        correct_page(&agreeing, &kept, &errors, status);
    else if (!db_transaction(request->db, correct_save, &correcting))
        return false;
    else
        response_see_other(request, "%s?%s", agreeing.base,
                           correcting.is_done ? "info=convention-corrigee" : "refus=state");
    return true;
}
