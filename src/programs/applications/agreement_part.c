/* …/employeur, …/college: what each side writes in an agreement. A draft is kept as it is; a part
 * that is validated goes on to who acts next. Hours that break the law are said to the employer and
 * refused to the school. */
#include <string.h>

#include "applications/agreeing.h"
#include "applications/applications.h"
#include "applications/signing.h"
#include "base/config.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/same.h"
#include "service/agreement_service.h"
#include "web/decode.h"
#include "web/response.h"

static enum agreement_part part_of(const struct request *request)
{
    return (enum agreement_part)request->route->what;
}

static enum agreement_state state_of(enum agreement_part part)
{
    return part == AGREEMENT_EMPLOYER ? AGREEMENT_TO_COMPLETE_EMPLOYER
                                      : AGREEMENT_TO_COMPLETE_SCHOOL;
}

/* The agreement of the path, which this visitor may write that part of now. False: answered. */
static bool part_open(struct request *request, enum agreement_part part, struct agreeing *agreeing)
{
    if (!agreeing_open(request, agreeing))
        return false;
    if (!agreeing_may_write(agreeing, part))
        page_error(request, 404, "agreement-unknown");
    else if (agreeing->agreement.state != state_of(part) ||
             agreeing->viewing.application.pupil.is_erased)
        response_see_other(request, "%s?refus=state", agreeing->base);
    else
        return true;
    return false;
}

/* The days of the placement, whose hours are asked. */
static void days_add(const struct agreeing *agreeing, xmlNode *content)
{
    const struct application *application = &agreeing->viewing.application;
    struct pool *pool = agreeing->viewing.request->pool;

    for (struct date date = application->first; date_compare(date, application->last) <= 0;
         date = date_add(date, 1)) {
        xmlNode *day = xml_element(content, "day");

        xml_attribute_u64(day, "number", (uint64_t)date_weekday(date));
        xml_attribute(day, "name", date_text(pool, date, DATE_DAY_LONG));
    }
}

static void part_page(const struct agreeing *agreeing, enum agreement_part part,
                      const struct form *values, const struct form_errors *errors,
                      const struct working_time_breaches *breaches)
{
    struct request *request = agreeing->viewing.request;
    const struct agreement_groups groups = agreement_groups(part);
    struct page page = page_begin(request, "agreement-form");
    xmlNode *form = page_form(&page, "agreement", request->path);

    xml_form(form, values, errors);
    for (size_t i = 0; i < groups.count; i++)
        page_fields(form, groups.list[i].name, groups.list[i].fields, groups.list[i].count);
    xml_attribute(page.content, "part", part == AGREEMENT_EMPLOYER ? "employer" : "school");
    xml_attribute(page.content, "base", agreeing->base);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    if (agreement_says_tu(request->pool, agreeing->agreement.description))
        xml_text_element(page.content, "offer-description", agreeing->agreement.description);
    xml_attribute(page.content, "offer-hours", agreeing->viewing.application.offer.hours);
    days_add(agreeing, page.content);
    agreement_add(agreeing, page.content);
    if (breaches != NULL)
        breaches_add(request, page.content, breaches);
    page_send(&page, errors != NULL && errors->count > 0 ? 422 : 200);
}

/* What the employer's form begins with beyond what was written elsewhere: the offer. */
static void employer_begin(const struct agreeing *agreeing, bool is_of_offer,
                           struct agreement_employer *employer)
{
    const struct application *application = &agreeing->viewing.application;
    const struct agreement *agreement = &agreeing->agreement;
    struct pool *pool = agreeing->viewing.request->pool;

    if (agreeing->viewing.as == AS_LINK)
        employer->host_email = application->offer.reply_email;
    employer->address = application->offer.address;
    employer->postcode = application->offer.postcode;
    employer->town = application->offer.town;
    if (text_is_empty(employer->tutor_name)) {
        employer->tutor_name = application->offer.contact_name;
        employer->tutor_title = agreement->contact_title;
        employer->tutor_phone = application->offer.contact_phone;
        employer->tutor_email = application->offer.contact_email;
    }
    /* The hours of this offer come before those of an agreement of another. */
    if (!is_of_offer && !schedule_is_empty(&application->offer.schedule))
        agreement_hours_forget(employer);
    if (agreement_hours_are_empty(employer))
        agreement_hours_begin(pool, &application->offer.schedule, employer);
    if (text_is_empty(employer->activities) && !agreement_says_tu(pool, agreement->description))
        employer->activities = agreement->description;
    if (text_is_empty(employer->meal))
        employer->meal = agreement->meal_paid ? "paid" : agreement->meal_on_site ? "canteen" : "";
    if (text_is_empty(employer->travel))
        employer->travel = !agreement->has_travel   ? "none"
                           : agreement->travel_paid ? "provided"
                                                    : "";
}

/* The same of the school's: the pupil's own guardian and referent, whoever the last one's were. */
static void school_begin(const struct agreeing *agreeing, struct agreement_school *school)
{
    const struct application *application = &agreeing->viewing.application;
    const struct agreement *agreement = &agreeing->agreement;

    school->class_name = application->pupil.class_name;
    school->parent_name = agreement->guardian_name;
    school->parent_email = agreement->guardian_email;
    school->parent_phone = agreement->guardian_phone;
    school->parent2_name = school->parent2_email = school->arrangements = "";
    if (text_is_empty(school->head_name)) {
        school->head_name = agreement->establishment.head_name;
        school->head_email = text_is_empty(agreement->establishment.head_email)
                                 ? agreement->establishment.email
                                 : agreement->establishment.head_email;
    }
    if (!text_is_empty(application->referent_email)) {
        school->teacher_name = application->referent_name;
        school->teacher_email = application->referent_email;
        school->teacher_phone = "";
    }
}

bool agreement_part_begin(const struct agreeing *agreeing, enum agreement_part part,
                          struct form *values)
{
    struct request *request = agreeing->viewing.request;
    const struct agreement_written *written =
        part == AGREEMENT_EMPLOYER ? &agreeing->agreement.employer : &agreeing->agreement.school;
    const char *content = written->content;
    struct form_errors errors = {.count = 0};
    struct agreement_employer employer = {0};
    struct agreement_school school = {0};
    bool is_same = false;

    if (text_is_empty(content) &&
        !store_agreement_last_part(request->db, agreeing->agreement.id, part, &content, &is_same))
        return false;
    if (!decode_urlencoded(request->pool, content, strlen(content), values))
        *values = (struct form){0};
    if (!text_is_empty(written->content))
        return true;
    agreement_part_read(request->pool, values, part,
                        part == AGREEMENT_EMPLOYER ? (void *)&employer : (void *)&school, &errors);
    *values = (struct form){0};
    if (part == AGREEMENT_EMPLOYER) {
        employer_begin(agreeing, is_same, &employer);
        agreement_part_fill(request->pool, part, &employer, values);
    } else {
        school_begin(agreeing, &school);
        agreement_part_fill(request->pool, part, &school, values);
    }
    return true;
}

bool agreement_part_form(struct request *request)
{
    const enum agreement_part part = part_of(request);
    struct working_time_breaches breaches = {.count = 0};
    struct agreeing agreeing;
    struct form values = {0};

    if (!part_open(request, part, &agreeing))
        return false;
    if (agreement_part_begin(&agreeing, part, &values) && agreeing_breaches(&agreeing, &breaches))
        part_page(&agreeing, part, &values, NULL, &breaches);
    else
        return false;
    return true;
}

struct saving {
    const struct agreeing *agreeing;
    enum agreement_part part;
    const char *content;
    bool is_complete;
    struct agreement_file file; /* of the document, which the school opens to be signed */
    bool is_done;               /* not, if its state is another meanwhile */
};

/* Goes on to who acts next, and tells them. */
static bool part_hand_on(struct db *db, const struct saving *saving,
                         struct agreement_locked *locked)
{
    const struct agreeing *agreeing = saving->agreeing;
    struct request *request = agreeing->viewing.request;
    const struct application_cause cause = agreeing_cause(agreeing, NULL);

    if (saving->part == AGREEMENT_SCHOOL)
        return store_agreement_become(db, locked, AGREEMENT_TO_SIGN, "completed-school", &cause) &&
               signing_open(db, agreeing, &saving->file, locked->version);
    return service_agreement_hand_on(db, request->config, locked, AGREEMENT_TO_COMPLETE_SCHOOL,
                                     "completed-employer", &cause);
}

/* What the document was made from is what is there now. */
static bool is_unchanged(struct db *db, const struct saving *saving,
                         const struct agreement_locked *locked, bool *is_same)
{
    const struct agreement *read = &saving->agreeing->agreement;
    struct agreement now;

    if (!store_agreement_find(db, locked->id, &now))
        return false;
    *is_same = locked->state == state_of(saving->part) && locked->version == read->version &&
               strcmp(now.employer.content, read->employer.content) == 0;
    return true;
}

static bool part_save(struct db *db, void *argument)
{
    struct saving *saving = argument;
    const struct request *request = saving->agreeing->viewing.request;
    struct agreement_locked locked;

    if (!store_agreement_lock(db, saving->agreeing->agreement.id, &locked) ||
        !is_unchanged(db, saving, &locked, &saving->is_done))
        return false;
    if (!saving->is_done)
        return true;
    return store_agreement_part_save(db, locked.id, saving->part, saving->content,
                                     saving->is_complete, request->now) &&
           (!saving->is_complete || part_hand_on(db, saving, &locked));
}

bool agreement_part_keep(const struct agreeing *agreeing, enum agreement_part part,
                         const struct form *kept, bool is_complete, bool *is_done)
{
    struct request *request = agreeing->viewing.request;
    struct saving saving = {.agreeing = agreeing,
                            .part = part,
                            .content = encode_form(request->pool, kept),
                            .is_complete = is_complete};
    bool is_saved;

    if (is_complete && part == AGREEMENT_SCHOOL && !signing_document(agreeing, &saving.file))
        return false;
    is_saved = db_transaction(request->db, part_save, &saving);
    *is_done = saving.is_done;
    return is_saved;
}

/* Saves what was typed and answers with where to go on. */
static bool part_keep(const struct agreeing *agreeing, enum agreement_part part,
                      const struct form *kept, bool is_complete)
{
    struct request *request = agreeing->viewing.request;
    bool is_done;

    if (!agreement_part_keep(agreeing, part, kept, is_complete, &is_done))
        return false;
    if (!is_done)
        response_see_other(request, "%s?refus=state", agreeing->base);
    else if (is_complete)
        response_see_other(request, "%s?info=%s", agreeing->base,
                           part == AGREEMENT_EMPLOYER ? "convention-employeur"
                                                      : "convention-college");
    else
        response_see_other(request, "%s?info=convention-brouillon", request->path);
    return true;
}

/* Who has only the link does not see where the pupil lives without a code sent to its mailbox.
 * Whoever signs reads that in the document: by the link it is nobody else. */
static void link_check(const struct agreeing *agreeing, struct form_errors *errors)
{
    const char *email = agreeing->viewing.application.offer.reply_email;

    if (agreeing->viewing.as == AS_LINK && !text_is_empty(agreeing->employer.host_email) &&
        !same_email(agreeing->viewing.request->pool, agreeing->employer.host_email, email))
        form_refuse(errors, "host-email", "host-email-of-link", email);
}

/* Reads what was posted into the agreement, and what speaks against it. */
static void part_check(struct agreeing *agreeing, enum agreement_part part,
                       struct form_errors *errors)
{
    struct request *request = agreeing->viewing.request;
    const struct application *application = &agreeing->viewing.application;

    if (part == AGREEMENT_SCHOOL) {
        agreement_part_read(request->pool, &request->body, part, &agreeing->school, errors);
        agreement_family_check(request->pool, &agreeing->school, application->pupil.email, errors);
        return;
    }
    agreement_part_read(request->pool, &request->body, part, &agreeing->employer, errors);
    link_check(agreeing, errors);
    agreement_schedule_read(request->pool, &agreeing->employer, application->first,
                            application->last, &agreeing->schedule, errors);
}

bool agreement_part_post(struct request *request)
{
    const enum agreement_part part = part_of(request);
    const bool is_draft = strcmp(form_value(&request->body, "etape"), "brouillon") == 0;
    const struct form kept = agreement_part_kept(request->pool, &request->body, part);
    struct working_time_breaches breaches = {.count = 0};
    struct form_errors errors = {.count = 0};
    struct agreeing agreeing;

    if (!part_open(request, part, &agreeing))
        return false;
    part_check(&agreeing, part, &errors);
    if (is_draft)
        return part_keep(&agreeing, part, &kept, false);
    if (!agreeing_breaches(&agreeing, &breaches))
        return false;
    if (part == AGREEMENT_SCHOOL && working_time_broken(&breaches) > 0)
        form_refuse(&errors, "agreement-hours", "hours-unlawful", NULL);
    if (part == AGREEMENT_SCHOOL && text_is_empty(agreeing.agreement.articles))
        form_refuse(&errors, "articles", "no-articles", NULL);
    if (errors.count > 0)
        part_page(&agreeing, part, &kept, &errors, &breaches);
    else
        return part_keep(&agreeing, part, &kept, true);
    return true;
}
