/* …/attestation: what the employer attests of a placement that is over; …/attestation.pdf, for the
 * pupil, the school, the employer. Without an account, by a link that opens nothing else. */
#include <string.h>

#include "applications/agreeing.h"
#include "applications/applications.h"
#include "base/pool.h"
#include "page/xml.h"
#include "pdf/document.h"
#include "rules/attestation.h"
#include "service/agreement_service.h"
#include "store/attestation_store.h"
#include "store/token_store.h"
#include "web/request.h"
#include "web/response.h"

/* An agreement that its visitor attests, or reads the attestation of. */
struct attesting {
    struct agreeing agreeing;
    const char *base; /* of its form; the PDF is beside */
    struct attested attested;
};

/* A link is good while it is the contact's. */
static bool link_is_open(const struct request *request, const struct attesting *attesting,
                         const struct token *token)
{
    const struct application *application = &attesting->agreeing.viewing.application;

    return application->id != 0 && attesting->agreeing.agreement.id != 0 && token->used_at == 0 &&
           token->expires_at > request->now && !application->offer.is_owner_locked &&
           strcasecmp(token->email, application->offer.reply_email) == 0;
}

static bool link_open(struct request *request, struct attesting *attesting)
{
    struct viewing *viewing = &attesting->agreeing.viewing;
    struct token token;

    attesting->base =
        pool_printf(request->pool, "/conventions/attestation/%s", route_text(request));
    *viewing = (struct viewing){
        .request = request, .as = AS_LINK, .actor = ACTOR_LINK, .base = "/candidatures"};
    if (!store_token_find(request->db, route_text(request), ATTEST_LINK, &token) ||
        (token.is_known &&
         (!store_application_find(request->db, token.application_id, &viewing->application) ||
          !agreement_read(&attesting->agreeing))))
        return false;
    if (token.is_known && link_is_open(request, attesting, &token))
        return true;
    page_error(request, token.is_known ? 410 : 404,
               token.is_known ? "application-link-expired" : "link-unknown");
    return false;
}

/* False: answered already. */
static bool attesting_open(struct request *request, struct attesting *attesting)
{
    const bool is_link = request->route->link != NULL;

    *attesting = (struct attesting){.base = ""};
    if (is_link ? !link_open(request, attesting) : !agreeing_open(request, &attesting->agreeing))
        return false;
    if (!is_link)
        attesting->base = pool_printf(request->pool, "%s/attestation", attesting->agreeing.base);
    return store_attestation_find(request->db, attesting->agreeing.agreement.id,
                                  &attesting->attested);
}

/* The same to write: not before it is over, by who welcomed the pupil. */
static bool writing_open(struct request *request, struct attesting *attesting)
{
    if (!attesting_open(request, attesting))
        return false;
    if (!agreeing_may_write(&attesting->agreeing, AGREEMENT_EMPLOYER))
        page_error(request, 404, "agreement-unknown");
    else if (agreeing_may_attest(&attesting->agreeing))
        return true;
    else if (attesting->agreeing.viewing.as == AS_LINK)
        page_error(request, 410, "application-link-expired");
    else
        response_see_other(request, "%s?refus=%s", attesting->agreeing.base,
                           attesting->agreeing.viewing.application.pupil.is_erased ? "state"
                                                                                   : "not-over");
    return false;
}

/* With no attestation yet: the days of the agreement, what it says of them, who welcomes. */
static struct attestation begin(const struct agreeing *agreeing)
{
    const struct application *application = &agreeing->viewing.application;
    const struct agreement_employer *employer = &agreeing->employer;
    const bool has_hours = !schedule_is_empty(&agreeing->schedule);
    struct attestation attestation = {.activities = employer->activities,
                                      .appreciation = "",
                                      .name = employer->tutor_name,
                                      .title = employer->tutor_title};

    for (struct date date = application->first; date_compare(date, application->last) <= 0;
         date = date_add(date, 1)) {
        const unsigned day = (unsigned)date_weekday(date);

        if (day <= ATTESTATION_DAYS)
            attestation.attended[day - 1] =
                !has_hours || agreeing->schedule.days[day - 1].count > 0;
    }
    return attestation;
}

static void days_add(const struct attesting *attesting, xmlNode *content)
{
    const struct application *application = &attesting->agreeing.viewing.application;
    struct pool *pool = attesting->agreeing.viewing.request->pool;

    for (struct date date = application->first; date_compare(date, application->last) <= 0;
         date = date_add(date, 1)) {
        const unsigned day = (unsigned)date_weekday(date);
        xmlNode *node = xml_element(content, "day");

        xml_attribute(node, "field", attestation_day_field(pool, day));
        xml_attribute(node, "name", date_text(pool, date, DATE_DAY_LONG));
    }
}

static void form_page(const struct attesting *attesting, const struct form *values,
                      const struct form_errors *errors)
{
    struct request *request = attesting->agreeing.viewing.request;
    struct page page = page_begin(request, "attestation-form");
    xmlNode *form = page_form(&page, "attestation", attesting->base);

    xml_form(form, values, errors);
    page_fields(form, "attestation", attestation_fields, attestation_field_count);
    xml_attribute(page.content, "base", attesting->base);
    xml_attribute(page.content, "back",
                  attesting->agreeing.viewing.as == AS_LINK ? "" : attesting->agreeing.base);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    xml_attribute_bool(page.content, "is-made", attesting->attested.made_at != 0);
    agreement_add(&attesting->agreeing, page.content);
    days_add(attesting, page.content);
    page_send(&page, errors != NULL && errors->count > 0 ? 422 : 200);
}

bool attestation_form(struct request *request)
{
    struct attesting attesting;
    struct form values = {0};
    struct attestation first;

    if (!writing_open(request, &attesting))
        return false;
    first = begin(&attesting.agreeing);
    attestation_fill(request->pool,
                     attesting.attested.made_at != 0 ? &attesting.attested.attestation : &first,
                     &values);
    form_page(&attesting, &values, NULL);
    return true;
}

struct saving {
    const struct attesting *attesting;
    const struct attestation *attestation;
    bool is_done;
};

static bool attestation_save(struct db *db, void *argument)
{
    struct saving *saving = argument;
    const struct agreeing *agreeing = &saving->attesting->agreeing;
    struct request *request = agreeing->viewing.request;
    const struct application_cause cause = agreeing_cause(agreeing, NULL);
    struct agreement_locked locked;

    saving->is_done = false;
    if (!store_agreement_lock(db, agreeing->agreement.id, &locked))
        return false;
    if (locked.id == 0 || locked.state == AGREEMENT_CANCELLED)
        return true;
    saving->is_done = true;
    return service_agreement_attest(db, request->config, &locked, saving->attestation, &cause);
}

bool attestation_post(struct request *request)
{
    const struct form kept = attestation_kept(request->pool, &request->body);
    struct form_errors errors = {.count = 0};
    struct attestation attestation;
    struct attesting attesting;

    if (!writing_open(request, &attesting))
        return false;
    attestation_read(request->pool, &request->body, attesting.agreeing.viewing.application.first,
                     attesting.agreeing.viewing.application.last, &attestation, &errors);
    struct saving saving = {&attesting, &attestation, false};

    if (errors.count > 0)
        form_page(&attesting, &kept, &errors);
    else if (!db_transaction(request->db, attestation_save, &saving))
        return false;
    else if (saving.is_done)
        response_see_other(request, "%s?info=attestation", attesting.base);
    else
        page_error(request, 410, "application-link-expired");
    return true;
}

/* The days on which the pupil was there, and how many of how many. */
static void attended_add(const struct attesting *attesting, xmlNode *content)
{
    const struct application *application = &attesting->agreeing.viewing.application;
    const struct attestation *attestation = &attesting->attested.attestation;
    struct pool *pool = attesting->agreeing.viewing.request->pool;
    unsigned there = 0, days = 0;

    for (struct date date = application->first; date_compare(date, application->last) <= 0;
         date = date_add(date, 1)) {
        const unsigned day = (unsigned)date_weekday(date);

        days++;
        if (day > ATTESTATION_DAYS || !attestation->attended[day - 1])
            continue;
        there++;
        xml_text_element(content, "day", date_text(pool, date, DATE_DAY_LONG));
    }
    xml_attribute_u64(content, "there", there);
    xml_attribute_u64(content, "days", days);
}

/* Its document. */
static xmlDoc *document(const struct attesting *attesting)
{
    const struct agreeing *agreeing = &attesting->agreeing;
    const struct attestation *attestation = &attesting->attested.attestation;
    const struct application *application = &agreeing->viewing.application;
    struct request *request = agreeing->viewing.request;
    struct page page = page_begin(request, "attestation-print");
    xmlNode *content = page.content;

    xml_attribute_u64(content, "number", agreeing->agreement.id);
    xml_attribute(content, "week",
                  date_range_text(request->pool, application->first, application->last));
    xml_attribute(
        content, "made",
        date_text(request->pool, date_of_instant(attesting->attested.changed_at), DATE_LONG));
    xml_attribute(content, "pupil",
                  pool_printf(request->pool, "%s %s", application->pupil.first_name,
                              application->pupil.last_name));
    xml_attribute(content, "class", application->pupil.class_name);
    xml_attribute(content, "school", application->school.name);
    xml_attribute(content, "school-town", application->school.town);
    xml_attribute(content, "host", agreeing->agreement.host.name);
    xml_attribute(content, "siret", agreeing->agreement.host.siret);
    xml_attribute(content, "name", attestation->name);
    xml_attribute(content, "title", attestation->title);
    attended_add(attesting, content);
    if (!letterhead_add(agreeing, content))
        return NULL;
    xml_text_element(content, "activities", attestation->activities);
    xml_text_element(content, "appreciation", attestation->appreciation);
    return page_transform(&page);
}

bool attestation_pdf(struct request *request)
{
    struct attesting attesting;
    const char *bytes = NULL;
    xmlDoc *drawn;
    size_t size;

    if (!attesting_open(request, &attesting))
        return false;
    if (attesting.attested.made_at == 0) {
        page_error(request, 404, "attestation-none");
        return false;
    }
    drawn = document(&attesting);
    if (drawn != NULL)
        bytes = pdf_document(request->pool, drawn, &size);
    if (bytes == NULL) {
        page_error(request, 500, "internal");
        return false;
    }
    pdf_send(request,
             pool_printf(request->pool, "attestation-%llu",
                         (unsigned long long)attesting.agreeing.agreement.id),
             bytes, size);
    return true;
}
