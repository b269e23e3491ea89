/* GET /candidatures/{id}, /candidatures/repondre/{token}: one application in full, what can be done
 * with it, and what happened to it. */
#include <string.h>

#include "applications/act.h"
#include "applications/applications.h"
#include "applications/change.h"
#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "site/card.h"
#include "site/page.h"
#include "site/placement_agreed.h"
#include "store/offer_manage.h"
#include "store/reference_store.h"
#include "web/request.h"

static const char *flag_of(const struct act *act)
{
    static const char *const flags[] = {"can-accept",   "can-refuse", "can-confirm",
                                        "can-withdraw", "can-cancel", "can-take-up"};

    return flags[act - acts];
}

/* The acts that this visitor can do now; for the one that the seat decides, why not. */
static bool acts_add(const struct viewing *viewing, xmlNode *node)
{
    struct request *request = viewing->request;
    const enum application_state state = viewing->application.state;
    const struct application_place place = viewing_place(viewing);
    struct application_facts facts;

    if (!store_application_facts(request->db, &place, request->today, &facts))
        return false;
    facts.week_opinion = viewing->application.week_opinion;
    if (week_is_other(facts.week) && application_is_live(state)) {
        xml_attribute(node, "school-week", week_standing_code(facts.week));
        xml_attribute(node, "week-opinion", week_opinion_code(facts.week_opinion));
        xml_attribute_bool(node->parent, "can-answer-week",
                           viewing->as == AS_SCHOOL && (facts.week == WEEK_TO_AGREE ||
                                                        facts.week_opinion != WEEK_OPINION_NONE));
    }
    facts.confirm_until = viewing->application.confirm_until;
    facts.live_max = request->config->applications.live_max;
    for (size_t i = 0; i < ACT_COUNT; i++) {
        const enum application_refusal refusal = application_refusal(state, acts[i].to, &facts);

        if ((acts[i].who & viewing->as) == 0 || refusal == REFUSAL_STATE)
            continue;
        xml_attribute_bool(node, flag_of(&acts[i]), refusal == REFUSAL_NONE);
        if (refusal != REFUSAL_NONE && acts[i].to != APPLICATION_CANCELLED &&
            acts[i].to != APPLICATION_PENDING)
            xml_attribute(node, "hindrance", application_refusal_code(refusal));
    }
    return true;
}

/* The pupil may remind the employer once. */
static void reminder_add(const struct viewing *viewing, xmlNode *node)
{
    const struct application *application = &viewing->application;
    struct request *request = viewing->request;

    if (viewing->as != AS_PUPIL)
        return;
    xml_attribute_bool(
        node, "can-remind",
        application_may_remind_employer(application->state, date_of_instant(application->asked_at),
                                        application->reminded_at != 0, request->today));
    if (application->reminded_at != 0)
        xml_attribute(
            node, "reminded",
            date_text(request->pool, date_of_instant(application->reminded_at), DATE_LONG));
}

/* The offer as it is published. */
static bool published_offer_add(const struct viewing *viewing, xmlNode *content)
{
    struct request *request = viewing->request;
    struct offer offer;

    if (!store_offer_find(request->db, request->today, viewing->application.offer.id, &offer))
        return false;
    offer_add(request, content, &offer);
    return true;
}

/* Of a placement that is agreed to be elsewhere than its offer, the map shows the town. */
static bool elsewhere_add(const struct viewing *viewing, xmlNode *content,
                          const struct agreement_employer *employer)
{
    struct request *request = viewing->request;
    const char *town = text_fold_town(request->pool, employer->town);
    struct commune *communes;
    xmlNode *node;
    size_t count;

    if (strcmp(employer->address, viewing->application.offer.address) == 0 &&
        strcmp(employer->postcode, viewing->application.offer.postcode) == 0)
        return true;
    if (!store_communes_of_postcode(request->db, employer->postcode, &communes, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(text_fold_town(request->pool, communes[i].name), town) != 0)
            continue;
        node = xml_element(content, "elsewhere");
        xml_attribute(node, "town", communes[i].name);
        xml_position(node, communes[i].latitude, communes[i].longitude);
        break;
    }
    return true;
}

/* What is agreed of it, once it is. */
static bool agreed_add(const struct viewing *viewing, xmlNode *content)
{
    struct placement_agreed agreed;

    if (viewing->application.state != APPLICATION_CONFIRMED)
        return true;
    if (!placement_agreed_read(viewing->request, &viewing->application, &agreed))
        return false;
    placement_agreed_add(viewing->request, content, &agreed);
    return !agreed.is_complete || elsewhere_add(viewing, content, &agreed.employer);
}

/* How the offer is doing, for those who answer. */
static bool figures_add(const struct viewing *viewing, xmlNode *content)
{
    struct request *request = viewing->request;
    struct offer_figures figures;

    if ((viewing->as & (AS_EMPLOYER | AS_LINK | AS_ADMIN)) == 0)
        return true;
    if (!store_offer_figures(request->db, request->today, viewing->application.offer.id, &figures))
        return false;
    offer_figures_add(xml_element(content, "figures"), &figures);
    return true;
}

/* Only a signed-in employer's reading counts: a mail scanner follows links. */
static bool reading_note(const struct viewing *viewing)
{
    return viewing->as != AS_EMPLOYER || viewing->application.read_at != 0 ||
           store_application_mark_read(viewing->request->db, viewing->application.id,
                                       viewing->request->now);
}

/* Whether the agreement waits for what this visitor writes. */
static bool may_complete(const struct viewing *viewing)
{
    switch (viewing->application.agreement) {
    case AGREEMENT_TO_COMPLETE_EMPLOYER: return (viewing->as & (AS_EMPLOYER | AS_LINK)) != 0;
    case AGREEMENT_TO_COMPLETE_SCHOOL: return viewing->as == AS_SCHOOL;
    default: return false;
    }
}

/* What this visitor can say of it; where a mailed link alone does not show all, that a code does.
 */
static void sayings_add(const struct viewing *viewing, enum seen_as eyes, xmlNode *content)
{
    const enum application_state state = viewing->application.state;
    const bool is_school = viewing->as == AS_SCHOOL && application_is_live(state);

    xml_attribute_bool(content, "can-complete", may_complete(viewing));
    xml_attribute_bool(content, "can-give-opinion", is_school);
    xml_attribute_bool(content, "asks-code",
                       eyes == AS_LINK &&
                           (state == APPLICATION_ACCEPTED || state == APPLICATION_CONFIRMED));
}

static bool show(const struct viewing *viewing, enum seen_as eyes)
{
    static const struct {
        enum seen_as as;
        const char *code;
    } codes[] = {{AS_PUPIL, "pupil"},
                 {AS_EMPLOYER, "employer"},
                 {AS_LINK, "link"},
                 {AS_SCHOOL, "school"},
                 {AS_ADMIN, "admin"}};
    struct request *request = viewing->request;
    struct page page = page_begin(request, "application-show");
    xmlNode *node;

    page_form(&page, "application", viewing->base);
    xml_attribute(page.content, "base", viewing->base);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    xml_attribute(page.content, "refusal", form_value(&request->query, "refus"));
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (codes[i].as == viewing->as)
            xml_attribute(page.content, "as", codes[i].code);
    }
    sayings_add(viewing, eyes, page.content);
    node = application_add(request, page.content, &viewing->application, eyes, VIEW_WHOLE);
    reminder_add(viewing, node);
    if (reading_note(viewing) && acts_add(viewing, node) &&
        published_offer_add(viewing, page.content) && agreed_add(viewing, page.content) &&
        figures_add(viewing, page.content) && history_add(viewing, page.content))
        page_send(&page, 200);
    else
        return false;
    return true;
}

bool application_show(struct request *request)
{
    struct viewing viewing;

    return viewing_open(request, &viewing) && show(&viewing, viewing.as);
}

bool application_show_proved(struct request *request, const struct viewing *viewing)
{
    (void)request;
    return show(viewing, AS_EMPLOYER);
}
