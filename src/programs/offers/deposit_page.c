/* The form of an offer: what it needs from the database, what was typed, its preview. The
 * preview carries all that was typed in hidden fields, so nothing is kept of an offer that is
 * not sent, and nothing is lost with a session. */
#include "offers/deposit_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "lookup/lookup.h"
#include "page/xml.h"
#include "rules/grid.h"
#include "rules/phone.h"
#include "rules/web_address.h"
#include "site/card.h"
#include "site/page.h"
#include "site/place.h"
#include "site/section.h"
#include "store/offer_manage.h"
#include "store/placement_date_store.h"
#include "store/reference_store.h"
#include "web/decode.h"
#include "web/request.h"

/* The holidays that the period may meet. */
static bool deposit_calendar(struct request *request, const struct deposit_view *view,
                             struct calendar *calendar)
{
    return store_calendar(request->db, request->config->site.zone, request->config->site.territory,
                          view->earliest, calendar);
}

struct form deposit_posted(struct request *request, const struct deposit *known)
{
    struct form fields = {0};

    if (known != NULL)
        deposit_fill(request->pool, known, DEPOSIT_EMPLOYER, &fields);
    for (size_t i = 0; i < request->body.count; i++) {
        const struct form_pair *pair = &request->body.pairs[i];

        if (deposit_knows_field(pair->name) &&
            (known == NULL || !deposit_is_employer_field(pair->name)))
            form_add(request->pool, &fields, pair->name, pair->value);
    }
    return fields;
}

enum deposit_step deposit_step(const struct request *request)
{
    const char *step = form_value(&request->body, "etape");

    if (strcmp(step, "modifier") == 0)
        return DEPOSIT_CORRECT;
    return strcmp(step, "valider") == 0 ? DEPOSIT_SAVE : DEPOSIT_PREVIEW;
}

/* How many schools have their placement in a week, priority schools apart. */
static void placement_add(xmlNode *week, const struct placement_week *placements, size_t count,
                          struct date monday)
{
    for (size_t i = 0; i < count; i++) {
        if (date_compare(placements[i].monday, monday) != 0)
            continue;
        xml_attribute_u64(week, "schools", placements[i].schools);
        xml_attribute_u64(week, "priority-schools", placements[i].priority_schools);
    }
}

/* The months of the week-by-week option, from now to the end of the next school year's half:
 * each week with its days, or the holiday that takes it. */
static void weeks_add(struct request *request, const struct calendar *calendar,
                      const struct deposit_view *view, const struct placement_week *placements,
                      size_t placement_count, xmlNode *form)
{
    const struct date end = date_add(request->today, DEPOSIT_DAYS_MAX - 1);
    struct date monday = date_monday(view->earliest);
    xmlNode *month = NULL;
    int current_month = 0;

    for (; date_compare(monday, end) <= 0; monday = date_add(monday, 7)) {
        const struct holiday *holiday = calendar_week_holiday(calendar, monday);
        const struct deposit_week *had =
            view->before != NULL ? deposit_week_of(view->before, monday) : NULL;
        struct date first, last;
        xmlNode *week;

        if (monday.month != current_month) {
            month = xml_element(form, "month");
            xml_attribute(month, "name", date_text(request->pool, monday, DATE_MONTH));
            current_month = monday.month;
        }
        week = xml_element(month, "week");
        xml_attribute_date(week, "monday", monday);
        xml_attribute_u64(week, "number", (uint64_t)date_iso_week(monday));
        if (had != NULL) {
            first = had->first;
            last = had->last;
        } else if (holiday != NULL) {
            xml_attribute(week, "holiday", holiday->label);
            first = monday;
            last = date_add(monday, 4);
        } else if (!calendar_week_days(calendar, monday, view->earliest, date_add(monday, 4),
                                       &first, &last)) {
            first = monday; /* this week, on its weekend */
            last = date_add(monday, 4);
            xml_attribute(week, "holiday", "passée");
        }
        xml_attribute(week, "text", date_range_text(request->pool, first, last));
        placement_add(week, placements, placement_count, monday);
    }
}

static bool domains_add(struct request *request, const struct form *form, xmlNode *form_node)
{
    struct domain *domains;
    size_t count;

    if (!store_domains(request->db, &domains, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        xmlNode *domain = xml_text_element(form_node, "domain", domains[i].name);

        xml_attribute_u64(domain, "id", domains[i].id);
        for (size_t k = 0; k < form->count; k++) {
            if (strcmp(form->pairs[k].name, "domain") == 0 &&
                strtoull(form->pairs[k].value, NULL, 10) == domains[i].id) {
                xml_attribute_bool(domain, "selected", true);
                break;
            }
        }
    }
    return true;
}

/* How far from the middle of its town a pin may be, in km: beyond, it is a slip. */
enum { PIN_DISTANCE_MAX = 25 };
static const double address_score_min = 0.5;

static bool is_near(const struct commune *commune, double latitude, double longitude)
{
    return grid_distance_km(commune->latitude, commune->longitude,
                            grid_square(latitude, longitude, 0)) <= PIN_DISTANCE_MAX;
}

/* The place on the map: the pin, else what the look-up of the address says, else the middle of
 * the town. An offer is never refused because a service is down. */
static void location_set(struct request *request, struct deposit *deposit,
                         const struct commune *commune)
{
    struct address found[ADDRESSES_MAX];
    size_t count = 0;

    if (deposit->place.is_located &&
        is_near(commune, deposit->place.latitude, deposit->place.longitude))
        return;
    deposit->place.latitude = commune->latitude;
    deposit->place.longitude = commune->longitude;
    deposit->place.is_located = true;
    lookup_addresses(request->db, request->config,
                     pool_printf(request->pool, "%s, %s %s", deposit->place.address,
                                 deposit->place.postcode, commune->name),
                     commune->insee, request->now, found, &count);
    if (count > 0 && found[0].score >= address_score_min &&
        is_near(commune, found[0].latitude, found[0].longitude)) {
        deposit->place.latitude = found[0].latitude;
        deposit->place.longitude = found[0].longitude;
    }
}

static void place_set(struct request *request, struct deposit *deposit,
                      const struct commune *commune)
{
    deposit->place.town = commune->name;
    deposit->place.insee = commune->insee;
    location_set(request, deposit, commune);
}

/* "Blain, Bouvron" */
static const char *commune_list(struct pool *pool, const struct commune *communes, size_t count)
{
    const char *list = communes[0].name;

    for (size_t i = 1; i < count; i++)
        list = pool_printf(pool, "%s, %s", list, communes[i].name);
    return list;
}

/* The first of the towns meant that has the postcode, or NULL. */
static const struct commune *town_of_postcode(const struct place_meant *meant,
                                              const struct commune *communes, size_t count)
{
    for (size_t i = 0; i < meant->count; i++) {
        for (size_t k = 0; k < count; k++) {
            if (meant->is_known && strcmp(meant->list[i].commune.insee, communes[k].insee) == 0)
                return &communes[k];
        }
    }
    return NULL;
}

/* Finds the town among those of the postcode, as people name it (former and short names, CEDEX); of
 * a postcode that is in no list, as those of CEDEX, by its whole name; a town of another
 * département is taken as typed, without a place on the map. */
static bool town_find(struct request *request, struct deposit *deposit, struct form_errors *errors)
{
    struct pool *pool = request->pool;
    const char *typed = deposit->place.town;
    struct place_meant meant;
    const struct commune *town;
    struct commune *communes;
    size_t count;

    if (!store_communes_of_postcode(request->db, deposit->place.postcode, &communes, &count) ||
        !place_find(request, typed, &meant))
        return false;
    town = town_of_postcode(&meant, communes, count);
    if (town != NULL)
        place_set(request, deposit, town);
    else if (count > 0)
        form_refuse(errors, "town", "town-of-postcode", commune_list(pool, communes, count));
    else if (!text_starts_with(deposit->place.postcode, request->config->site.departement_code))
        return true;
    else if (meant.is_known && meant.count > 0 &&
             strcmp(meant.list[0].folded, text_fold_town(pool, typed)) == 0)
        place_set(request, deposit, &meant.list[0].commune);
    else
        form_refuse(errors, "town", "town-unknown", NULL);
    return true;
}

static bool town_check(struct request *request, struct deposit *deposit, struct form_errors *errors)
{
    if (text_is_empty(deposit->place.country))
        deposit->place.country = "France";
    return form_is_refused(errors, "postcode") || form_is_refused(errors, "town") ||
           town_find(request, deposit, errors);
}

/* What only the database knows: towns, NAF codes, domains. */
static bool references_check(struct request *request, struct deposit *deposit,
                             struct form_errors *errors, const char **domain_names)
{
    struct domain *domains;
    size_t count, known = 0;
    bool naf_is_known;

    if (!town_check(request, deposit, errors) ||
        !store_naf_is_known(request->db, deposit->employer.naf, &naf_is_known) ||
        !store_domains(request->db, &domains, &count))
        return false;
    if (!naf_is_known && !form_is_refused(errors, "naf"))
        form_refuse(errors, "naf", "naf-unknown", NULL);
    for (size_t i = 0; i < deposit->domain_count; i++) {
        for (size_t k = 0; k < count; k++) {
            if (domains[k].id == deposit->domains[i])
                domain_names[known++] = domains[k].name;
        }
    }
    if (known < deposit->domain_count)
        form_refuse(errors, "domain", "choice", NULL);
    return true;
}

/* What is known of the employer is not on the form: nobody could correct it there. */
static void employer_pardon(struct form_errors *errors)
{
    size_t kept = 0;

    for (size_t i = 0; i < errors->count; i++) {
        if (!deposit_is_employer_field(errors->list[i].field))
            errors->list[kept++] = errors->list[i];
    }
    errors->count = kept;
}

bool deposit_reading(struct request *request, const struct deposit_view *view, struct form *fields,
                     struct deposit_reading *reading)
{
    const char *logo_error;

    *reading = (struct deposit_reading){.errors.count = 0};
    if (!deposit_calendar(request, view, &reading->calendar) ||
        !deposit_logo_take(request, fields, &logo_error))
        return false;
    deposit_read(request->pool, fields, &reading->calendar, request->today, view->before,
                 &reading->deposit, &reading->errors);
    if (!deposit_logo_data(request, reading->deposit.logo, &reading->logo_data))
        return false;
    if (logo_error == NULL && !text_is_empty(reading->deposit.logo) && reading->logo_data == NULL)
        logo_error = "logo-gone";
    if (logo_error != NULL)
        form_refuse(&reading->errors, "logo", logo_error, NULL);
    if (!references_check(request, &reading->deposit, &reading->errors, reading->domain_names))
        return false;
    if (view->employer != NULL)
        employer_pardon(&reading->errors);
    return true;
}

/* Offers half written on other forms: by title and day. */
static void drafts_add(struct request *request, const struct deposit_view *view, xmlNode *content)
{
    for (size_t i = 0; i < view->draft_count; i++) {
        const struct offer_draft *draft = &view->drafts[i];
        xmlNode *node = xml_element(content, "draft");
        struct form fields = {0};

        if (decode_urlencoded(request->pool, draft->content, strlen(draft->content), &fields))
            xml_attribute(node, "title", form_value(&fields, "title"));
        xml_attribute(node, "key", draft->form_key);
        xml_attribute(node, "saved",
                      date_text(request->pool, date_of_instant(draft->saved_at), DATE_SHORT));
    }
}

static void view_add(const struct deposit_view *view, struct page *page, xmlNode *form)
{
    xmlNode *content = page->content;

    if (view->form_key != NULL)
        xml_attribute(form, "once", view->form_key);
    else
        page_form_once(page, form);
    xml_attribute(content, "mode", view->mode);
    if (view->notice != NULL)
        xml_attribute(content, "notice", view->notice);
    if (view->employer != NULL)
        xml_attribute(content, "employer", view->employer);
    if (view->offer_id != 0)
        xml_attribute_u64(content, "offer", view->offer_id);
    if (view->copy_of != 0)
        xml_attribute_u64(content, "copy-of", view->copy_of);
    if (view->version != 0)
        xml_attribute_u64(content, "version", view->version);
    if (view->closing != 0)
        xml_attribute_u64(content, "closing", view->closing);
    drafts_add(page->request, view, content);
}

bool deposit_form_send(struct request *request, const struct deposit_view *view,
                       const struct form *fields, const struct form_errors *errors)
{
    struct page page = page_begin(request, "deposit-form");
    struct form_errors sorted = {.count = 0};
    const char *logo;
    xmlNode *form = page_form(&page, "deposit", view->action);
    struct placement_week *placements;
    struct calendar calendar;
    size_t placement_count;

    page.section = section_employers;
    view_add(view, &page, form);
    xml_attribute_date(page.content, "today", view->earliest);
    if (errors != NULL)
        sorted = *errors;
    deposit_errors_sort(&sorted);
    xml_form(form, fields, &sorted);
    if (!deposit_calendar(request, view, &calendar) ||
        !deposit_logo_data(request, form_value(fields, "logo-image"), &logo) ||
        !store_placement_weeks(request->db, request->today, &placements, &placement_count))
        return false;
    if (logo != NULL)
        xml_attribute(page.content, "logo", logo);
    weeks_add(request, &calendar, view, placements, placement_count, form);
    if (!domains_add(request, fields, form))
        return false;
    if (view->status != 0)
        page_send(&page, view->status);
    else
        page_send(&page, errors != NULL && errors->count > 0 ? 422 : 200);
    return true;
}

/* What only the employer sees of it. */
static void contact_add(struct request *request, xmlNode *content, const struct deposit *deposit)
{
    xmlNode *contact = xml_element(content, "contact");

    xml_attribute(contact, "name",
                  pool_printf(request->pool, "%s %s", deposit->contact.first_name,
                              deposit->contact.last_name));
    xml_attribute(contact, "email", email_text(request->pool, deposit->contact.email));
    if (!text_is_empty(deposit->contact.landline))
        xml_attribute(contact, "landline", phone_text(request->pool, deposit->contact.landline));
    if (!text_is_empty(deposit->contact.mobile))
        xml_attribute(contact, "mobile", phone_text(request->pool, deposit->contact.mobile));
    xml_attribute_bool(contact, "on-application", deposit->exchanges.on_application);
    xml_attribute_bool(contact, "for-events", deposit->exchanges.for_events);
    xml_attribute_bool(contact, "for-last-minute", deposit->exchanges.for_last_minute);
}

bool deposit_preview_send(struct request *request, const struct deposit_view *view,
                          const struct form *fields, const struct deposit_reading *reading)
{
    struct page page = page_begin(request, "deposit-preview");
    struct offer offer =
        offer_of_deposit(request, &reading->deposit, view->usage, view->usage_count);
    xmlNode *form = page_form(&page, "deposit", view->action);

    view_add(view, &page, form);
    xml_form(form, fields, NULL);
    for (size_t i = 0; i < reading->deposit.domain_count; i++)
        offer.domain_names[i] = reading->domain_names[i];
    if (!store_offer_logo(request->db, reading->deposit.employer_id, view->offer_id,
                          &offer.logo_of))
        return false;
    offer.logo_data = reading->logo_data;
    xml_attribute(page.content, "email", reading->deposit.contact.email);
    xml_attribute_bool(page.content, "immediate", view->is_immediate);
    offer_add(request, page.content, &offer);
    contact_add(request, page.content, &reading->deposit);
    page_send(&page, 200);
    return true;
}
