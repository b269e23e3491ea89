/* /college/dates: when the classes of a school go on placement, which everyone sees on
 * /colleges/dates. */
#include "accounts/accounts.h"
#include "accounts/form_page.h"
#include "page/xml.h"
#include "rules/account.h"
#include "site/page.h"
#include "store/organisation_store.h"
#include "store/school_pupil_store.h"
#include "web/response.h"

enum { PLACEMENT_DAYS_MAX = 31 };

static const struct field dates_fields[] = {
    {"class", FIELD_CLASS, false, 40, offsetof(struct school_dates, class_name), NULL},
    {"first-on", FIELD_DAY, true, 0, offsetof(struct school_dates, first), NULL},
    {"last-on", FIELD_DAY, true, 0, offsetof(struct school_dates, last), NULL},
};

static void dates_send(struct request *request, const struct school *school,
                       const struct form *values, const struct form_errors *errors, unsigned status)
{
    struct page page = page_begin(request, "school-dates");
    xmlNode *form = page_form(&page, "dates", "/college/dates");
    struct school_dates *dates;
    size_t count;

    if (!store_school_dates(request->db, request->pool, school->id, &dates, &count)) {
        page_failure(request);
        return;
    }
    xml_form(form, values, errors);
    page_fields(form, "placement", FIELDS(dates_fields));
    xml_attribute(page.content, "school", school->name);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    for (size_t i = 0; i < count; i++) {
        xmlNode *node = xml_element(page.content, "dates");

        xml_attribute_u64(node, "id", dates[i].id);
        xml_attribute(node, "class", dates[i].class_name);
        xml_attribute(node, "text", date_range_text(request->pool, dates[i].first, dates[i].last));
    }
    page_send(&page, status);
}

/* GET /college/dates */
void school_dates_show(struct request *request)
{
    struct school school;

    if (school_open(request, &school))
        dates_send(request, &school, NULL, NULL, 200);
}

static void dates_check(const struct school_dates *dates, struct form_errors *errors)
{
    if (!date_is_set(dates->first) || !date_is_set(dates->last))
        return;
    if (date_compare(dates->last, dates->first) < 0)
        form_refuse(errors, "last-on", "order", NULL);
    else if (date_days_between(dates->first, dates->last) > PLACEMENT_DAYS_MAX)
        form_refuse(errors, "last-on", "placement-long", NULL);
}

/* POST /college/dates */
void school_dates_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct school_dates dates = {0};
    struct school school;
    const struct form values = fields_kept(request->pool, &request->body, FIELDS(dates_fields));

    if (!school_open(request, &school))
        return;
    fields_read(request->pool, &request->body, FIELDS(dates_fields), &dates, &errors);
    dates_check(&dates, &errors);
    if (errors.count == 0 && !store_school_dates_insert(request->db, school.id, &dates)) {
        if (db_error(request->db) != DB_DUPLICATE) {
            page_failure(request);
            return;
        }
        form_refuse(&errors, "first-on", "dates-known", NULL);
    }
    if (errors.count > 0)
        dates_send(request, &school, &values, &errors, 422);
    else
        response_see_other(request, "/college/dates?info=ajoutees");
}

/* POST /college/dates/{id}/retirer */
void school_dates_remove_post(struct request *request)
{
    struct school school;

    if (!school_open(request, &school))
        return;
    if (store_school_dates_remove(request->db, school.id, route_id(request)))
        response_see_other(request, "/college/dates?info=retirees");
    else
        page_failure(request);
}
