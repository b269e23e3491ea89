/* The XML of an application, as each of those concerned may see it. */
#include "site/application_view.h"

#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/phone.h"
#include "store/reference_store.h"
#include "web/request.h"

/* Rule 8: the postal address and the birth date only once accepted; by a link, only for who has
 * proved that the mailbox is theirs (applications/link_code.c), and then sees as an employer. */
static bool shows_address(enum application_state state, enum seen_as as)
{
    return (as & (AS_PUPIL | AS_SCHOOL | AS_ADMIN)) != 0 ||
           ((as & AS_EMPLOYER) != 0 &&
            (state == APPLICATION_ACCEPTED || state == APPLICATION_CONFIRMED));
}

/* How to reach the pupil, while there is or can be something to say to one another. */
static bool shows_coordinates(enum application_state state, enum seen_as as)
{
    return (as & (AS_EMPLOYER | AS_LINK)) == 0 || application_is_live(state) ||
           state == APPLICATION_CANCELLED || application_may_become(state, APPLICATION_ACCEPTED);
}

bool view_shows_coordinates(const struct application *application, enum seen_as as)
{
    return as != AS_REFERENT && shows_coordinates(application->state, as);
}

bool view_shows_address(const struct application *application, enum seen_as as)
{
    return view_shows_coordinates(application, as) && shows_address(application->state, as);
}

/* The teacher's address, once there is something to arrange with the school. */
bool view_shows_referent(const struct application *application, enum seen_as as)
{
    return (as & (AS_SCHOOL | AS_ADMIN)) != 0 ||
           ((as & (AS_EMPLOYER | AS_LINK)) != 0 && view_shows_address(application, as));
}

/* The employer's contact: where it consented, from the application on; else once confirmed. */
static bool shows_contact(const struct application *application, enum seen_as as)
{
    if ((as & (AS_PUPIL | AS_SCHOOL)) == 0)
        return as != AS_REFERENT;
    return application->state == APPLICATION_CONFIRMED ||
           (application->offer.shows_contact && application_is_live(application->state));
}

static void pupil_add(struct request *request, xmlNode *node, const struct application *application,
                      enum seen_as as)
{
    const char *civility = application->pupil.civility;
    xmlNode *pupil = xml_element(node, "pupil");

    xml_attribute_u64(pupil, "id", application->pupil.id);
    if (!text_is_empty(civility))
        xml_attribute(pupil, "civility", civility);
    xml_attribute(pupil, "first-name", application->pupil.first_name);
    xml_attribute(pupil, "last-name", application->pupil.last_name);
    xml_attribute(pupil, "class", application->pupil.class_name);
    xml_attribute(pupil, "school", application->school.name);
    xml_attribute(pupil, "school-town", application->school.town);
    if (!view_shows_coordinates(application, as))
        return;
    xml_attribute(pupil, "email", application->pupil.email);
    xml_attribute(pupil, "phone", phone_text(request->pool, application->pupil.phone));
    if (!view_shows_address(application, as))
        return;
    xml_attribute(pupil, "born", date_text(request->pool, application->pupil.born_on, DATE_SHORT));
    xml_address(pupil, application->pupil.address, application->pupil.postcode,
                application->pupil.town);
}

static void offer_link_add(xmlNode *node, const struct application *application)
{
    xmlNode *offer = xml_text_element(node, "offer-link", application->offer.title);

    xml_attribute_u64(offer, "id", application->offer.id);
    xml_attribute(offer, "employer", application->offer.employer);
    xml_address(offer, application->offer.address, application->offer.postcode,
                application->offer.town);
    xml_attribute(offer, "days", application->offer.days);
    xml_attribute(offer, "hours", application->offer.hours);
    if (application->offer.is_located)
        xml_position(offer, application->offer.latitude, application->offer.longitude);
}

static void contact_add(struct request *request, xmlNode *node,
                        const struct application *application)
{
    xmlNode *contact = xml_element(node, "contact");

    xml_attribute(contact, "name", application->offer.contact_name);
    xml_attribute(contact, "email", application->offer.contact_email);
    xml_attribute(contact, "phone", phone_text(request->pool, application->offer.contact_phone));
    xml_attribute_bool(contact, "at-once", application->offer.contact_on_application);
}

static void referent_add(xmlNode *node, const struct application *application, enum seen_as as)
{
    xmlNode *referent = xml_element(node, "referent");

    xml_attribute(referent, "name", application->referent_name);
    if (view_shows_referent(application, as) && !text_is_empty(application->referent_email))
        xml_attribute(referent, "email", application->referent_email);
    xml_attribute(referent, "opinion", referent_opinion_code(application->opinions.referent));
}

/* The holidays from a day on, and from a year before: what the first application of a page read
 * serves the others. NULL if the database failed. */
static const struct calendar *calendar_find(struct request *request, struct date day)
{
    enum { DAYS_BEFORE = 366 };
    static struct {
        uint64_t life; /* of the pool of the request that read it */
        struct date since;
        struct calendar calendar;
    } found;

    if (found.life == pool_life(request->pool) && date_compare(found.since, day) <= 0)
        return &found.calendar;
    found.life = 0;
    found.since = date_add(day, -DAYS_BEFORE);
    if (!store_calendar(request->db, request->config->site.zone, request->config->site.territory,
                        found.since, &found.calendar))
        return NULL;
    found.life = pool_life(request->pool);
    return &found.calendar;
}

/* The days that count: the last one for who is awaited. Without its calendar the day is left out.
 */
static void deadline_add(struct request *request, xmlNode *node,
                         const struct application *application)
{
    const struct calendar *calendar;
    struct date until = application->confirm_until;
    const struct date sent_on = date_of_instant(application->asked_at);

    if (application->state == APPLICATION_ACCEPTED)
        xml_attribute(node, "confirm-until", date_text(request->pool, until, DATE_DAY_LONG));
    if (application->state != APPLICATION_PENDING)
        return;
    calendar = calendar_find(request, sent_on);
    if (calendar == NULL)
        return;
    until = application_answer_until(calendar, sent_on, application->monday,
                                     request->config->applications.answer_days);
    xml_attribute(node, "answer-until", date_text(request->pool, until, DATE_DAY_LONG));
}

/* The fifth step is the agreement's. */
static unsigned step_of(const struct application *application)
{
    return application->agreement == AGREEMENT_SIGNED ? 5
                                                      : application_step(&application->opinions);
}

xmlNode *application_add(struct request *request, xmlNode *parent,
                         const struct application *application, enum seen_as as,
                         enum view_detail detail)
{
    struct pool *pool = request->pool;
    xmlNode *node = xml_element(parent, "application");

    xml_attribute_u64(node, "id", application->id);
    xml_attribute(node, "state", application_state_code(application->state));
    xml_attribute(node, "status", application_status_code(application->state));
    xml_attribute_bool(node, "live", application_is_live(application->state));
    xml_attribute_bool(node, "ended",
                       !application_is_live(application->state) &&
                           application->state != APPLICATION_CONFIRMED);
    xml_attribute_u64(node, "step", step_of(application));
    if (application->agreement != AGREEMENT_NONE)
        xml_attribute(node, "agreement", agreement_state_code(application->agreement));
    if (application->has_priority)
        xml_attribute(node, "priority",
                      strcmp(application->school.priority, "none") != 0
                          ? application->school.priority
                          : "rep");
    xml_attribute(node, "week", date_range_text(pool, application->first, application->last));
    xml_attribute(node, "first", date_text(pool, application->first, DATE_SHORT));
    xml_attribute(node, "sent", date_text(pool, date_of_instant(application->sent_at), DATE_SHORT));
    if (application->read_at != 0)
        xml_attribute(node, "read",
                      date_text(pool, date_of_instant(application->read_at), DATE_SHORT));
    xml_attribute_u64(node, "seats-left", application->seats_left);
    deadline_add(request, node, application);
    offer_link_add(node, application);
    if (as != AS_PUPIL)
        pupil_add(request, node, application, as);
    referent_add(node, application, as);
    if (detail == VIEW_ROW)
        return node;
    if (shows_contact(application, as))
        contact_add(request, node, application);
    xml_paragraphs(pool, node, "motivation", application->motivation);
    if (!text_is_empty(application->cancel_reason))
        xml_paragraphs(pool, node, "cancel-reason", application->cancel_reason);
    return node;
}

xmlNode *event_add(struct request *request, xmlNode *parent, time_t happened_at, const char *actor,
                   const char *name, const char *reason)
{
    xmlNode *node = xml_element(parent, "event");

    xml_attribute(node, "day", date_text(request->pool, date_of_instant(happened_at), DATE_LONG));
    xml_attribute(node, "time", clock_text(request->pool, happened_at));
    xml_attribute(node, "actor", actor);
    xml_attribute(node, "name", name);
    xml_text_element(node, "reason", reason);
    return node;
}

bool history_add(const struct viewing *viewing, xmlNode *parent)
{
    struct request *request = viewing->request;
    struct application_event *events;
    size_t count;

    if (!store_application_history(request->db, viewing->application.id, &events, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        xmlNode *node = event_add(request, parent, events[i].happened_at, events[i].actor,
                                  events[i].name, events[i].reason);

        if (strcmp(events[i].before, events[i].after) != 0) {
            xml_attribute(node, "before", events[i].before);
            xml_attribute(node, "after", events[i].after);
        }
        xml_attribute(node, "reason-code", events[i].reason_code);
        xml_attribute(node, "reason-label", events[i].reason_label);
        if (viewing->as == AS_ADMIN)
            xml_attribute(node, "email", events[i].email);
    }
    return true;
}
