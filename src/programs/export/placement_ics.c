/* GET /export/stages/{id}.ics, …/repondre/{token}.ics: a confirmed placement as a calendar file
 * (RFC 5545), for those whom it concerns. */
#include <libical/ical.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "export/export.h"
#include "rules/phone.h"
#include "site/application_view.h"
#include "site/page.h"
#include "site/placement_agreed.h"
#include "web/response.h"

static struct icaltimetype day_of(struct date date)
{
    struct icaltimetype time = icaltime_null_date();

    time.year = date.year;
    time.month = date.month;
    time.day = date.day;
    return time;
}

/* Where to ask, and at what hours: as agreed, else as offered. */
static const char *description(struct pool *pool, const struct application *application,
                               const struct placement_agreed *agreed)
{
    const char *hours = agreed->is_complete ? agreed->hours : application->offer.hours;
    const char *tutor = agreed->is_complete
                            ? pool_printf(pool, "\nTuteur\u00a0: %s, %s, %s",
                                          agreed->employer.tutor_name, agreed->employer.tutor_title,
                                          phone_text(pool, agreed->employer.tutor_phone))
                            : "";

    return pool_printf(pool, "%s%s%s%s\nContact\u00a0: %s, %s, %s", application->offer.employer,
                       text_is_empty(hours) ? "" : "\nHoraires\u00a0: ", hours, tutor,
                       application->offer.contact_name, application->offer.contact_phone,
                       application->offer.contact_email);
}

static const char *location(struct pool *pool, const struct application *application,
                            const struct placement_agreed *agreed)
{
    const struct agreement_employer *place = &agreed->employer;

    return agreed->is_complete
               ? pool_printf(pool, "%s, %s %s", place->address, place->postcode, place->town)
               : pool_printf(pool, "%s, %s %s", application->offer.address,
                             application->offer.postcode, application->offer.town);
}

static const char *calendar_text(struct request *request, const struct application *application,
                                 const struct placement_agreed *agreed)
{
    struct pool *pool = request->pool;
    const char *base_url = request->config->site.base_url;
    const unsigned long long id = application->id;
    icalcomponent *event = icalcomponent_vanew(
        ICAL_VEVENT_COMPONENT,
        icalproperty_new_uid(pool_printf(pool, "stage-%llu@%s", id, base_url)),
        icalproperty_new_dtstamp(
            icaltime_from_timet_with_zone(request->now, 0, icaltimezone_get_utc_timezone())),
        icalproperty_new_dtstart(day_of(application->first)),
        /* The day after the last one: RFC 5545, 3.6.1. */
        icalproperty_new_dtend(day_of(date_add(application->last, 1))),
        icalproperty_new_summary(
            pool_printf(pool, "Stage de 3e\u00a0: %s", application->offer.title)),
        icalproperty_new_location(location(pool, application, agreed)),
        icalproperty_new_description(description(pool, application, agreed)),
        icalproperty_new_url(pool_printf(pool, "%s/candidatures/%llu", base_url, id)), (void *)0);
    icalcomponent *calendar =
        icalcomponent_vanew(ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"),
                            icalproperty_new_prodid("-//stage3e//stage3e//FR"), event, (void *)0);
    char *text = icalcomponent_as_ical_string_r(calendar);
    const char *kept = pool_strdup(pool, text);

    icalmemory_free_buffer(text);
    icalcomponent_free(calendar);
    return kept;
}

bool placement_ics(struct request *request)
{
    struct placement_agreed agreed;
    struct viewing viewing;
    const char *text;

    if (!viewing_open(request, &viewing))
        return false;
    if (viewing.application.state != APPLICATION_CONFIRMED) {
        page_error(request, 404, "application-unknown");
        return true;
    }
    if (!placement_agreed_read(request, &viewing.application, &agreed))
        return false;
    text = calendar_text(request, &viewing.application, &agreed);
    response_header(request, "Content-Disposition",
                    pool_printf(request->pool, "attachment; filename=\"stage-%llu.ics\"",
                                (unsigned long long)viewing.application.id));
    page_private_send(request, "text/calendar; charset=utf-8", text, strlen(text));
    return true;
}
