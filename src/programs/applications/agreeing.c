/* An agreement in the hands of who opened it: what it says, and what they may do. */
#include "applications/agreeing.h"

#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "page/xml.h"
#include "rules/attestation.h"
#include "store/reference_store.h"
#include "web/decode.h"
#include "web/request.h"

static const char applications_path[] = "/candidatures";

/* What was kept reads as it was typed; what is only half written has holes. */
static void parts_read(struct agreeing *agreeing)
{
    struct request *request = agreeing->viewing.request;
    const struct application *application = &agreeing->viewing.application;
    const char *employer = agreeing->agreement.employer.content;
    const char *school = agreeing->agreement.school.content;
    struct form_errors errors = {.count = 0};
    struct form form = {0};

    if (!decode_urlencoded(request->pool, employer, strlen(employer), &form))
        form = (struct form){0};
    agreement_part_read(request->pool, &form, AGREEMENT_EMPLOYER, &agreeing->employer, &errors);
    agreement_schedule_read(request->pool, &agreeing->employer, application->first,
                            application->last, &agreeing->schedule, &errors);
    form = (struct form){0};
    if (!decode_urlencoded(request->pool, school, strlen(school), &form))
        form = (struct form){0};
    agreement_part_read(request->pool, &form, AGREEMENT_SCHOOL, &agreeing->school, &errors);
}

/* The paths of an agreement are those of its application, under another name. */
bool agreement_read(struct agreeing *agreeing)
{
    struct request *request = agreeing->viewing.request;

    agreeing->base = pool_printf(request->pool, "/conventions%s",
                                 agreeing->viewing.base + strlen(applications_path));
    if (!store_agreement_find(request->db, agreeing->viewing.application.id, &agreeing->agreement))
        return false;
    if (agreeing->agreement.id == 0)
        return true;
    parts_read(agreeing);
    return store_version_find(request->db, agreeing->agreement.id, agreeing->agreement.version,
                              &agreeing->file);
}

bool agreeing_open(struct request *request, struct agreeing *agreeing)
{
    *agreeing = (struct agreeing){.base = ""};
    if (!viewing_open(request, &agreeing->viewing))
        return false;
    if (!agreement_read(agreeing))
        return false;
    if (agreeing->agreement.id == 0)
        page_error(request, 404, "agreement-unknown");
    else
        return true;
    return false;
}

bool agreeing_of_id(struct request *request, uint64_t id, struct agreeing *agreeing,
                    bool *is_theirs)
{
    *agreeing = (struct agreeing){.base = ""};
    if (!viewing_of_id(request, id, &agreeing->viewing, is_theirs))
        return false;
    if (!*is_theirs)
        return true;
    if (!agreement_read(agreeing))
        return false;
    *is_theirs = agreeing->agreement.id != 0;
    return true;
}

bool agreeing_may_write(const struct agreeing *agreeing, enum agreement_part part)
{
    const unsigned who =
        part == AGREEMENT_EMPLOYER ? AS_EMPLOYER | AS_LINK | AS_ADMIN : AS_SCHOOL | AS_ADMIN;

    return (agreeing->viewing.as & who) != 0;
}

bool agreeing_may_correct(const struct agreeing *agreeing)
{
    const enum agreement_state state = agreeing->agreement.state;
    const bool is_over =
        date_compare(agreeing->viewing.application.last, agreeing->viewing.request->today) < 0;

    return (agreeing_may_write(agreeing, AGREEMENT_EMPLOYER) ||
            agreeing_may_write(agreeing, AGREEMENT_SCHOOL)) &&
           !agreeing->viewing.application.pupil.is_erased &&
           agreement_may_become(state, AGREEMENT_TO_COMPLETE_EMPLOYER) &&
           !(is_over && state == AGREEMENT_SIGNED);
}

bool agreeing_may_attest(const struct agreeing *agreeing)
{
    const struct application *application = &agreeing->viewing.application;

    return agreeing_may_write(agreeing, AGREEMENT_EMPLOYER) &&
           application->state == APPLICATION_CONFIRMED && !application->pupil.is_erased &&
           agreeing->agreement.state != AGREEMENT_CANCELLED &&
           attestation_may_be_made(application->last, agreeing->viewing.request->today);
}

struct application_cause agreeing_cause(const struct agreeing *agreeing, const char *reason)
{
    const struct request *request = agreeing->viewing.request;

    return (struct application_cause){.actor = agreeing->viewing.actor,
                                      .account_id = request->visitor.account_id,
                                      .reason = reason,
                                      .now = request->now};
}

bool agreeing_breaches(const struct agreeing *agreeing, struct working_time_breaches *breaches)
{
    struct request *request = agreeing->viewing.request;
    const struct application *application = &agreeing->viewing.application;
    struct calendar calendar;
    const struct working_time_terms terms = {.monday = application->monday,
                                             .born_on = application->pupil.born_on,
                                             .holidays = &calendar,
                                             .territory = request->config->site.territory,
                                             .advised_hours =
                                                 request->config->placements.hours_under_15};

    *breaches = (struct working_time_breaches){.count = 0};
    if (!store_calendar(request->db, request->config->site.zone, request->config->site.territory,
                        application->monday, &calendar))
        return false;
    working_time_check(&agreeing->schedule, &terms, breaches);
    return true;
}

void breaches_add(struct request *request, xmlNode *parent,
                  const struct working_time_breaches *breaches)
{
    for (size_t i = 0; i < breaches->count; i++) {
        const struct working_time_breach *breach = &breaches->list[i];
        xmlNode *node = xml_element(parent, "breach");

        xml_attribute(node, "limit", working_time_code(breach->limit));
        xml_attribute_bool(node, "binds", working_time_binds(breach->limit));
        xml_attribute(node, "found", working_time_found(request->pool, breach));
    }
}

xmlNode *agreement_add(const struct agreeing *agreeing, xmlNode *parent)
{
    struct pool *pool = agreeing->viewing.request->pool;
    const struct application *application = &agreeing->viewing.application;
    const struct agreement *agreement = &agreeing->agreement;
    const bool sees_pupil = agreeing->viewing.as != AS_PUPIL;
    xmlNode *node = xml_element(parent, "agreement");

    xml_attribute_u64(node, "id", agreement->id);
    xml_attribute(node, "state", agreement_state_code(agreement->state));
    xml_attribute_u64(node, "version", agreement->version);
    xml_attribute(node, "week", date_range_text(pool, application->first, application->last));
    xml_attribute(node, "title", application->offer.title);
    xml_attribute(node, "employer", application->offer.employer);
    xml_attribute(node, "town", application->offer.town);
    if (sees_pupil) {
        xml_attribute(node, "pupil",
                      pool_printf(pool, "%s %s", application->pupil.first_name,
                                  application->pupil.last_name));
        xml_attribute(node, "class", application->pupil.class_name);
        xml_attribute(node, "school", application->school.name);
    }
    return node;
}
