/* /college/dates: when the classes of a school go on placement, which everyone sees on
 * /colleges/dates and which binds its pupils (rules/school_weeks); what it allows outside them; and
 * how many seats there are near it in each week. */
#include "accounts/accounts.h"
#include "base/config.h"
#include "base/pool.h"
#include "page/xml.h"
#include "site/page.h"
#include "store/reference_store.h"
#include "store/school_pupil_store.h"
#include "store/school_store.h"
#include "store/school_week_store.h"
#include "web/response.h"

enum { NEAR_KM = 20, WEEKS_SHOWN = 30 };

static const struct field dates_fields[] = {
    {"class", FIELD_CLASS, false, 40, offsetof(struct school_dates, class_name), NULL},
    {"first-on", FIELD_DAY, true, 0, offsetof(struct school_dates, first), NULL},
    {"last-on", FIELD_DAY, true, 0, offsetof(struct school_dates, last), NULL},
};

static unsigned seats_in(const struct week_seats *weeks, size_t count, struct date monday)
{
    for (size_t i = 0; i < count; i++) {
        if (date_compare(weeks[i].monday, monday) == 0)
            return weeks[i].seats;
    }
    return 0;
}

/* The school weeks to come of this school year, each with the seats near the school. */
static bool seats_add(struct request *request, xmlNode *content, uint64_t school_id,
                      const struct calendar *calendar)
{
    struct grid_circle circle = {.radius_km = NEAR_KM};
    struct date monday = date_monday(request->today);
    struct week_seats *weeks;
    bool is_located;
    xmlNode *near;
    size_t count;

    if (!store_school_place(request->db, school_id, &circle, &is_located))
        return false;
    if (!is_located)
        return true;
    if (!store_seats_near(request->db, &circle, request->today, &weeks, &count))
        return false;
    near = xml_element(content, "near");
    xml_attribute_u64(near, "km", NEAR_KM);
    for (unsigned i = 0; i < WEEKS_SHOWN; i++) {
        monday = date_add(monday, 7);
        if (calendar_week_holiday(calendar, monday) != NULL)
            continue;
        xmlNode *node = xml_element(near, "week");

        xml_attribute_date(node, "monday", monday);
        xml_attribute(node, "text", date_range_text(request->pool, monday, date_add(monday, 4)));
        xml_attribute_u64(node, "seats", seats_in(weeks, count, monday));
    }
    return true;
}

static bool calendar_read(struct request *request, struct calendar *calendar)
{
    return store_calendar(request->db, request->config->site.zone, request->config->site.territory,
                          request->today, calendar);
}

static bool published_add(struct request *request, xmlNode *content, uint64_t school_id)
{
    struct school_dates *dates;
    size_t count;

    if (!store_school_dates(request->db, school_id, &dates, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        xmlNode *node = xml_element(content, "dates");

        xml_attribute_u64(node, "id", dates[i].id);
        xml_attribute(node, "class", dates[i].class_name);
        xml_attribute(node, "text", date_range_text(request->pool, dates[i].first, dates[i].last));
        xml_attribute_bool(node, "past", date_compare(dates[i].last, request->today) < 0);
    }
    return true;
}

static bool dates_send(struct request *request, const struct school *school,
                       const struct form *values, const struct form_errors *errors, unsigned status)
{
    struct page page = page_begin(request, "school-dates");
    xmlNode *form = page_form(&page, "dates", "/college/dates");
    struct calendar calendar;
    enum other_weeks others;

    xml_form(form, values, errors);
    page_fields(form, "placement", FIELDS(dates_fields));
    if (!store_other_weeks(request->db, school->id, &others) || !calendar_read(request, &calendar))
        return false;
    xml_attribute(page.content, "school", school->name);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    xml_attribute(page.content, "others", other_weeks_code(others));
    if (published_add(request, page.content, school->id) &&
        seats_add(request, page.content, school->id, &calendar))
        page_send(&page, status);
    else
        return false;
    return true;
}

/* GET /college/dates */
bool school_dates_show(struct request *request)
{
    struct school school;

    return school_open(request, &school) && dates_send(request, &school, NULL, NULL, 200);
}

/* False if the database failed. */
static bool dates_check(struct request *request, const struct school_dates *dates,
                        struct form_errors *errors)
{
    const struct school_period period = {dates->first, dates->last};
    const struct holiday *holiday;
    enum period_refusal refusal;
    struct calendar calendar;

    if (!date_is_set(dates->first) || !date_is_set(dates->last))
        return true;
    if (!calendar_read(request, &calendar))
        return false;
    refusal = school_period_refusal(&period, &calendar, request->today, &holiday);
    if (refusal != PERIOD_GOOD)
        form_refuse(
            errors, refusal == PERIOD_ORDER || refusal == PERIOD_LONG ? "last-on" : "first-on",
            period_refusal_code(refusal),
            holiday == NULL
                ? NULL
                : pool_printf(request->pool, "%s, %s", holiday->label,
                              date_range_text(request->pool, holiday->first, holiday->last)));
    return true;
}

/* POST /college/dates */
bool school_dates_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct school_dates dates = {0};
    struct school school;
    const struct form values = fields_kept(request->pool, &request->body, FIELDS(dates_fields));

    if (!school_open(request, &school))
        return false;
    fields_read(request->pool, &request->body, FIELDS(dates_fields), &dates, &errors);
    if (!dates_check(request, &dates, &errors))
        return false;
    if (errors.count == 0 && !store_school_dates_insert(request->db, school.id, &dates)) {
        if (db_error(request->db) != DB_DUPLICATE)
            return false;
        form_refuse(&errors, "first-on", "dates-known", NULL);
    }
    if (errors.count > 0)
        return dates_send(request, &school, &values, &errors, 422);
    response_see_other(request, "/college/dates?info=ajoutees");
    return true;
}

/* POST /college/dates/{id}/retirer */
bool school_dates_remove_post(struct request *request)
{
    struct school school;

    if (!school_open(request, &school))
        return false;
    if (!store_school_dates_remove(request->db, school.id, route_id(request)))
        return false;
    response_see_other(request, "/college/dates?info=retirees");
    return true;
}

/* POST /college/dates/autres-semaines */
bool school_other_weeks_post(struct request *request)
{
    struct school school;
    enum other_weeks others;

    if (!school_open(request, &school))
        return false;
    if (!other_weeks_parse(form_value(&request->body, "others"), &others))
        response_see_other(request, "/college/dates");
    else if (store_other_weeks_set(request->db, school.id, others))
        response_see_other(request, "/college/dates?info=autres-semaines");
    else
        return false;
    return true;
}
