/* /candidatures/postuler/{offer}: a pupil asks for a week of an offer. */
#include <stdlib.h>
#include <string.h>

#include "applications/applications.h"
#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/fields.h"
#include "rules/phone.h"
#include "rules/same.h"
#include "service/application_service.h"
#include "site/card.h"
#include "site/mailing.h"
#include "site/page.h"
#include "store/applicant_store.h"
#include "store/application_change.h"
#include "store/form_key_store.h"
#include "store/member_store.h"
#include "web/decode.h"
#include "web/response.h"

enum { MOTIVATION_LENGTH_MAX = 2000, REFERENT_NAME_LENGTH_MAX = 120, DRAFT_LENGTH_MAX = 20000 };

static const char done_path[] = "/candidatures?info=envoyee";

/* What is typed. */
struct apply {
    struct date monday;
    const char *motivation;
    const char *referent; /* "", "autre" or the number of a member of the school's staff */
    const char *referent_name;
    const char *referent_email;
};

static const struct field apply_fields[] = {
    {"week", FIELD_DAY, true, 0, offsetof(struct apply, monday), NULL},
    {"motivation", FIELD_LINES, true, MOTIVATION_LENGTH_MAX, offsetof(struct apply, motivation),
     NULL},
    {"referent", FIELD_LINE, false, 20, offsetof(struct apply, referent), NULL},
    {"referent-name", FIELD_NAME, false, REFERENT_NAME_LENGTH_MAX,
     offsetof(struct apply, referent_name), NULL},
    {"referent-email", FIELD_EMAIL, false, 0, offsetof(struct apply, referent_email), NULL},
};

/* The offer, the pupil, and those who can be the referent. */
struct applying {
    struct request *request;
    struct offer offer;
    struct applicant applicant;
    struct school_weeks weeks; /* that bind the pupil */
    struct member *staff;
    size_t staff_count;
};

/* As the offer's own page answers: 410 if it was there and is no more. */
static bool offer_is_there(struct request *request, const struct offer *offer)
{
    const enum offer_status status = offer_status(&offer->terms, request->today);

    if (offer->id != 0 && offer_is_listed(status))
        return true;
    if (offer->id != 0 && (status == OFFER_DISABLED || status == OFFER_ENDED))
        page_error(request, 410, status == OFFER_DISABLED ? "offer-disabled" : "offer-ended");
    else
        page_error(request, 404, "offer-unknown");
    return false;
}

/* False: answered already, or the database failed. */
static bool applying_open(struct request *request, struct applying *applying)
{
    *applying = (struct applying){.request = request};
    if (!store_offer_find(request->db, request->today, route_id(request), &applying->offer) ||
        !store_applicant(request->db, request->visitor.account_id, &applying->applicant) ||
        !store_school_weeks(request->db, request->visitor.account_id, request->today,
                            &applying->weeks) ||
        !store_school_staff(request->db, applying->applicant.school_id, &applying->staff,
                            &applying->staff_count))
        return false;
    return offer_is_there(request, &applying->offer);
}

static const struct offer_week *week_of(const struct offer *offer, struct date monday)
{
    for (size_t i = 0; i < offer->week_count; i++) {
        if (date_compare(offer->weeks[i].monday, monday) == 0)
            return &offer->weeks[i];
    }
    return NULL;
}

/* What the pupil has done about that week. */
static struct applied_week applied_in(const struct applied_weeks *weeks, struct date monday)
{
    for (size_t i = 0; i < weeks->count; i++) {
        if (date_compare(weeks->list[i].monday, monday) == 0)
            return weeks->list[i];
    }
    return (struct applied_week){.monday = monday};
}

/* Why this pupil cannot ask for that week. */
static enum apply_refusal week_refusal(const struct request *request, const struct offer *offer,
                                       const struct applicant *applicant,
                                       const struct applied_week *applied,
                                       enum week_standing standing)
{
    const struct apply_facts facts = {.today = request->today,
                                      .closure = offer_closure(&offer->terms, request->today),
                                      .week = week_of(offer, applied->monday),
                                      .live = applicant->live,
                                      .live_max = request->config->applications.live_max,
                                      .is_placed = applied->is_placed,
                                      .has_live = applied->has_live,
                                      .was_refused = applied->was_refused,
                                      .has_ended = applied->ended_id != 0,
                                      .standing = standing};

    return apply_refusal(&facts);
}

/* Each week of the offer, with what speaks against it. The page's own refusal is that of the first
 * one, unless another can be asked for. */
static bool weeks_add(const struct applying *applying, xmlNode *content)
{
    const struct offer *offer = &applying->offer;
    struct request *request = applying->request;
    enum apply_refusal first = APPLY_CLOSED;
    struct applied_weeks applied;
    bool has_open = false;

    if (!store_applied_weeks(request->db, request->visitor.account_id, offer->id, &applied))
        return false;
    for (size_t i = 0; i < offer->week_count; i++) {
        const struct offer_week *week = &offer->weeks[i];
        const struct applied_week asked = applied_in(&applied, week->monday);
        const enum week_standing standing = school_week_standing(&applying->weeks, week->monday);
        const enum apply_refusal refusal =
            week_refusal(request, offer, &applying->applicant, &asked, standing);
        xmlNode *node = xml_element(content, "choice");

        xml_attribute_date(node, "monday", week->monday);
        xml_attribute(node, "text", date_range_text(request->pool, week->first, week->last));
        xml_attribute_u64(node, "seats-left", week->seats - week->taken);
        xml_attribute(node, "refusal", apply_refusal_code(refusal));
        if (standing != WEEK_UNBOUND)
            xml_attribute(node, "school", week_standing_code(standing));
        if (asked.application_id != 0)
            xml_attribute_u64(node, "application", asked.application_id);
        else if (refusal == APPLY_ENDED)
            xml_attribute_u64(node, "application", asked.ended_id);
        has_open = has_open || refusal == APPLY_NOT_REFUSED;
        if (i == 0 || (first == APPLY_WEEK && refusal != APPLY_WEEK))
            first = refusal;
    }
    xml_attribute(content, "refusal", has_open ? "" : apply_refusal_code(first));
    return true;
}

static void applicant_add(const struct applying *applying, xmlNode *content)
{
    const struct applicant *applicant = &applying->applicant;
    xmlNode *node = xml_element(content, "applicant");

    xml_attribute(
        node, "name",
        pool_printf(applying->request->pool, "%s %s", applicant->first_name, applicant->last_name));
    xml_attribute(node, "school", applicant->school);
    xml_attribute(node, "class", applicant->class_name);
    xml_attribute(node, "email", applying->request->visitor.email);
    xml_attribute(node, "phone", phone_text(applying->request->pool, applicant->phone));
    xml_attribute(node, "priority", applicant->priority);
    xml_attribute_u64(node, "live", applicant->live);
    xml_attribute_u64(node, "live-max", applying->request->config->applications.live_max);
}

static bool apply_page(const struct applying *applying, const struct form *values,
                       const struct form_errors *errors)
{
    struct request *request = applying->request;
    struct page page = page_begin(request, "apply");
    xmlNode *form = page_form(&page, "apply", request->path);

    page_form_once(&page, form);
    xml_form(form, values, errors);
    xml_attribute_u64(page.content, "motivation-max", MOTIVATION_LENGTH_MAX);
    for (size_t i = 0; i < applying->staff_count; i++) {
        if (applying->staff[i].is_active)
            xml_attribute_u64(xml_text_element(page.content, "staff", applying->staff[i].name),
                              "id", applying->staff[i].account_id);
    }
    applicant_add(applying, page.content);
    offer_add(request, page.content, &applying->offer);
    if (!weeks_add(applying, page.content))
        return false;
    page_send(&page, errors != NULL && errors->count > 0 ? 422 : 200);
    return true;
}

/* What the form begins with: the draft, else the pupil's own referent and the only week there is.
 */
static bool first_values(const struct applying *applying, struct form *values)
{
    const struct applicant *applicant = &applying->applicant;
    struct request *request = applying->request;
    const char *draft;

    if (!store_application_draft_find(request->db, request->visitor.account_id, applying->offer.id,
                                      &draft))
        return false;
    if (draft != NULL)
        return decode_urlencoded(request->pool, draft, strlen(draft), values);
    if (applicant->referent_id != 0)
        form_add(request->pool, values, "referent",
                 pool_printf(request->pool, "%llu", (unsigned long long)applicant->referent_id));
    else if (!text_is_empty(applicant->referent_email))
        form_add(request->pool, values, "referent", "autre");
    form_add(request->pool, values, "referent-name", applicant->referent_name);
    form_add(request->pool, values, "referent-email", applicant->referent_email);
    return true;
}

/* GET /candidatures/postuler/{offer} */
bool apply_form(struct request *request)
{
    struct applying applying;
    struct form values = {0};

    if (!applying_open(request, &applying))
        return false;
    if (first_values(&applying, &values))
        return apply_page(&applying, &values, NULL);
    return false;
}

/* The referent that was chosen: a member of the staff, a name and an e-mail, or nobody. */
static void referent_read(const struct applying *applying, const struct apply *apply,
                          struct application_draft *draft, struct form_errors *errors)
{
    const uint64_t id = strtoull(apply->referent, NULL, 10);

    if (strcmp(apply->referent, "autre") == 0) {
        if (text_is_empty(apply->referent_name))
            form_refuse(errors, "referent-name", "required", NULL);
        if (text_is_empty(apply->referent_email))
            form_refuse(errors, "referent-email", "required", NULL);
        if (same_email(applying->request->pool, apply->referent_email,
                       applying->request->visitor.email))
            form_refuse(errors, "referent-email", "referent-is-pupil", NULL);
        draft->referent_name = apply->referent_name;
        draft->referent_email = apply->referent_email;
    } else if (!text_is_empty(apply->referent)) {
        for (size_t i = 0; i < applying->staff_count; i++) {
            if (applying->staff[i].account_id == id && applying->staff[i].is_active)
                draft->referent_id = id;
        }
        if (draft->referent_id == 0)
            form_refuse(errors, "referent", "choice", NULL);
    }
}

static struct application_draft draft_read(const struct applying *applying,
                                           struct form_errors *errors)
{
    struct request *request = applying->request;
    struct apply apply = {0};

    fields_read(request->pool, &request->body, FIELDS(apply_fields), &apply, errors);
    struct application_draft draft = {.offer_id = applying->offer.id,
                                      .pupil_id = request->visitor.account_id,
                                      .monday = apply.monday,
                                      .motivation = apply.motivation,
                                      .referent_name = "",
                                      .referent_email = ""};

    referent_read(applying, &apply, &draft, errors);
    return draft;
}

struct sending {
    struct request *request;
    const struct application_draft *draft;
    enum apply_refusal refusal;
};

/* Decides and sends under locks: what the page showed may have changed. */
static bool sending_save(struct db *db, void *argument)
{
    struct sending *sending = argument;
    struct request *request = sending->request;
    const struct application_draft *draft = sending->draft;
    const char *key = form_value(&request->body, "once"), *location;
    const struct application_cause cause = {
        .actor = ACTOR_PUPIL, .account_id = draft->pupil_id, .now = request->now};
    struct applied_weeks applied;
    struct applied_week asked;
    enum week_standing standing;
    struct applicant applicant;
    struct school_weeks weeks;
    struct offer offer;
    uint64_t id;
    bool is_first;

    sending->refusal = APPLY_NOT_REFUSED;
    if (!store_application_lock(db, draft->pupil_id, draft->offer_id) ||
        !store_form_key_find(db, key, &location))
        return false;
    if (location != NULL)
        return true;
    if (!store_offer_find(db, request->today, draft->offer_id, &offer) ||
        !store_applicant(db, draft->pupil_id, &applicant) ||
        !store_school_weeks(db, draft->pupil_id, request->today, &weeks) ||
        !store_applied_weeks(db, draft->pupil_id, draft->offer_id, &applied))
        return false;
    asked = applied_in(&applied, draft->monday);
    standing = school_week_standing(&weeks, draft->monday);
    /* The account was locked or erased meanwhile. */
    sending->refusal = applicant.school_id != 0
                           ? week_refusal(request, &offer, &applicant, &asked, standing)
                           : APPLY_CLOSED;
    if (sending->refusal != APPLY_NOT_REFUSED)
        return true;
    return store_form_key_use(db, key, done_path, request->now, &is_first, &location) &&
           service_application_send(db, request->config, draft, standing, &cause, &id);
}

/* A pupil's account is anyone's who has a mailbox: it writes to so many employers a day, and a
 * referent of whom only the address is known gets so many. False if the database failed. */
static bool mails_count(struct request *request, const struct application_draft *draft,
                        struct form_errors *errors)
{
    const char *key = form_value(&request->body, "once"), *location;
    const struct mailing application = {.occasion = MAIL_APPLICATION};
    const struct mailing referent = {.occasion = MAIL_REFERENT, .recipient = draft->referent_email};
    const bool has_referent = !text_is_empty(draft->referent_email);
    struct mail_refusal own = {0}, refusal = {0};

    if (!store_form_key_find(request->db, key, &location))
        return false;
    if (location != NULL)
        return true;
    if (!mailing_count(request, &application, &own) ||
        (has_referent && own.code == NULL && !mailing_count(request, &referent, &refusal)))
        return false;
    if (own.code != NULL)
        mailing_refuse(request, &own, errors, "week");
    if (refusal.code != NULL)
        mailing_refuse(request, &refusal, errors, "referent-email");
    return true;
}

static bool is_once(const struct request *request)
{
    return strlen(form_value(&request->body, "once")) == TOKEN_TEXT_LENGTH;
}

/* POST /candidatures/postuler/{offer} */
bool apply_post(struct request *request)
{
    const struct form values = fields_kept(request->pool, &request->body, FIELDS(apply_fields));
    struct form_errors errors = {.count = 0};
    struct application_draft draft;
    struct applying applying;

    if (!applying_open(request, &applying))
        return false;
    draft = draft_read(&applying, &errors);
    struct sending sending = {.request = request, .draft = &draft};

    if (errors.count == 0 && !is_once(request))
        form_refuse(&errors, "motivation", "form-expired", NULL);
    if (errors.count == 0 && !mails_count(request, &draft, &errors))
        return false;
    if (errors.count > 0)
        return apply_page(&applying, &values, &errors);
    if (!db_transaction(request->db, sending_save, &sending))
        return false;
    if (sending.refusal != APPLY_NOT_REFUSED) {
        form_refuse(&errors, "week",
                    pool_printf(request->pool, "apply-%s", apply_refusal_code(sending.refusal)),
                    NULL);
        return apply_page(&applying, &values, &errors);
    }
    response_see_other(request, "%s", done_path);
    return true;
}

/* POST /candidatures/brouillon/{offer}: the form as it stands, sent by a script while one types. */
bool apply_draft_post(struct request *request)
{
    const struct form values = fields_kept(request->pool, &request->body, FIELDS(apply_fields));
    const char *text = encode_form(request->pool, &values);
    struct applying applying;

    if (!applying_open(request, &applying))
        return false;
    if (strlen(text) > DRAFT_LENGTH_MAX ||
        store_application_draft_save(request->db, request->visitor.account_id, applying.offer.id,
                                     text, request->now))
        response_body(request, 204, "text/plain", "", 0);
    else
        return false;
    return true;
}
