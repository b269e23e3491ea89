/* What the agreement says of a placement, once employer and school have completed it. */
#include "site/placement_agreed.h"

#include <string.h>

#include "page/xml.h"
#include "rules/phone.h"
#include "store/agreement_store.h"
#include "store/application_store.h"
#include "web/decode.h"
#include "web/request.h"

/* Read as its form is: what was accepted then has no errors now. */
bool placement_agreed_of(struct pool *pool, const char *content, struct date first,
                         struct date last, struct placement_agreed *agreed)
{
    struct form_errors errors = {.count = 0};
    struct schedule schedule;
    struct form form = {0};

    *agreed = (struct placement_agreed){0};
    if (!decode_urlencoded(pool, content, strlen(content), &form))
        return false;
    agreement_part_read(pool, &form, AGREEMENT_EMPLOYER, &agreed->employer, &errors);
    agreement_schedule_read(pool, &agreed->employer, first, last, &schedule, &errors);
    agreed->hours = schedule_text(pool, &schedule);
    agreed->is_complete = errors.count == 0;
    return agreed->is_complete;
}

bool placement_agreed_read(struct request *request, const struct application *application,
                           struct placement_agreed *agreed)
{
    struct pool *pool = request->pool;
    const char *content;

    *agreed = (struct placement_agreed){0};
    if (application->agreement != AGREEMENT_TO_SIGN && application->agreement != AGREEMENT_SIGNED)
        return true;
    if (!store_agreement_part_complete(request->db, application->id, AGREEMENT_EMPLOYER, &content))
        return false;
    (void)!placement_agreed_of(pool, content, application->first, application->last, agreed);
    return true;
}

void placement_agreed_add(struct request *request, xmlNode *parent,
                          const struct placement_agreed *agreed)
{
    const struct agreement_employer *employer = &agreed->employer;
    xmlNode *node;

    if (!agreed->is_complete)
        return;
    node = xml_element(parent, "agreed");
    xml_attribute(node, "hours", agreed->hours);
    xml_address(node, employer->address, employer->postcode, employer->town);
    xml_attribute(node, "meal", employer->meal);
    xml_attribute(node, "travel", employer->travel);
    xml_attribute(node, "tutor", employer->tutor_name);
    xml_attribute(node, "tutor-title", employer->tutor_title);
    xml_attribute(node, "tutor-phone", phone_text(request->pool, employer->tutor_phone));
    xml_attribute(node, "tutor-email", employer->tutor_email);
    xml_text_element(node, "bring", employer->bring);
}
