/* Reading the deposit form: a table of its fields, then what binds several of them. */
#include "rules/deposit.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "rules/deposit_weeks.h"
#include "rules/fields.h"
#include "rules/name.h"
#include "rules/schedule_form.h"

#define AT(member) offsetof(struct deposit, member)

/* The fields whose reading needs no other field. */
static const struct field fields[] = {
    {"employer-name", FIELD_ORGANISATION, true, 160, AT(employer.name), NULL},
    {"activity", FIELD_LINES, true, 1000, AT(employer.activity), NULL},
    {"siret", FIELD_SIRET, true, 0, AT(employer.siret), NULL},
    {"naf", FIELD_NAF, true, 0, AT(employer.naf), NULL},
    {"legal-status", FIELD_CHOICE, true, 0, AT(employer.legal_status), field_legal_statuses},
    {"website", FIELD_WEBSITE, false, 250, AT(employer.website), NULL},
    {"address", FIELD_LINE, true, 200, AT(place.address), NULL},
    {"postcode", FIELD_POSTCODE, true, 0, AT(place.postcode), NULL},
    {"town", FIELD_ORGANISATION, true, 100, AT(place.town), NULL},
    {"country", FIELD_LINE, false, 60, AT(place.country), NULL},
    {"civility", FIELD_CHOICE, false, 0, AT(contact.civility), field_civilities},
    {"last-name", FIELD_NAME, true, 80, AT(contact.last_name), NULL},
    {"first-name", FIELD_NAME, true, 80, AT(contact.first_name), NULL},
    {"email", FIELD_EMAIL, true, 0, AT(contact.email), NULL},
    {"landline", FIELD_PHONE, false, 0, AT(contact.landline), NULL},
    {"mobile", FIELD_MOBILE, false, 0, AT(contact.mobile), NULL},
    {"fax", FIELD_PHONE, false, 0, AT(contact.fax), NULL},
    {"department", FIELD_ORGANISATION, false, 120, AT(contact.department), NULL},
    {"job-title", FIELD_ORGANISATION, false, 120, AT(contact.job_title), NULL},
    {"contact-on-application", FIELD_BOX, false, 0, AT(exchanges.on_application), NULL},
    {"contact-for-events", FIELD_BOX, false, 0, AT(exchanges.for_events), NULL},
    {"contact-for-last-minute", FIELD_BOX, false, 0, AT(exchanges.for_last_minute), NULL},
    {"shows-contact", FIELD_BOX, false, 0, AT(exchanges.shows_contact), NULL},
    {"title", FIELD_LINE, true, 120, AT(title), NULL},
    {"description", FIELD_LINES, true, 4000, AT(description), NULL},
    {"from", FIELD_DAY, true, 0, AT(from), NULL},
    {"to", FIELD_DAY, true, 0, AT(to), NULL},
    {"weekly", FIELD_BOX, false, 0, AT(has_weekly_seats), NULL},
    {"apply-from", FIELD_DAY, false, 0, AT(apply_from), NULL},
    {"apply-to", FIELD_DAY, false, 0, AT(apply_to), NULL},
    {"meal-on-site", FIELD_ANSWER, false, 0, AT(conditions.meal_on_site), NULL},
    {"meal-paid", FIELD_ANSWER, false, 0, AT(conditions.meal_paid), NULL},
    {"has-travel", FIELD_ANSWER, false, 0, AT(conditions.has_travel), NULL},
    {"travel-paid", FIELD_ANSWER, false, 0, AT(conditions.travel_paid), NULL},
    {"accessible-visual", FIELD_ANSWER, false, 0, AT(conditions.accessible_visual), NULL},
    {"accessible-motor", FIELD_ANSWER, false, 0, AT(conditions.accessible_motor), NULL},
    {"accessible-mental", FIELD_ANSWER, false, 0, AT(conditions.accessible_mental), NULL},
    {"accessible-hearing", FIELD_ANSWER, false, 0, AT(conditions.accessible_hearing), NULL},
    {"accessibility-note", FIELD_LINES, false, 1000, AT(conditions.accessibility_note), NULL},
};

/* Fields that are read by functions of their own below; "days" and "hours", words of an old offer,
 * are only shown. */
static const char *const other_fields[] = {
    "email-confirmation", "domain", "seats", "lead-days", "latitude", "longitude", "pin-for",
    "commitment",         "days",   "hours", "logo-image"};

/* As they stand on the page (xsl/offers/deposit.xsl). */
static const char *const places[] = {"employer-name",
                                     "activity",
                                     "siret",
                                     "naf",
                                     "legal-status",
                                     "website",
                                     "logo",
                                     "address",
                                     "postcode",
                                     "town",
                                     "country",
                                     "civility",
                                     "last-name",
                                     "first-name",
                                     "email",
                                     "email-confirmation",
                                     "landline",
                                     "mobile",
                                     "fax",
                                     "department",
                                     "job-title",
                                     "contact-on-application",
                                     "contact-for-events",
                                     "contact-for-last-minute",
                                     "shows-contact",
                                     "title",
                                     "description",
                                     "domain",
                                     "from",
                                     "to",
                                     "seats",
                                     "weekly",
                                     "seats-",
                                     "apply-from",
                                     "apply-to",
                                     "lead-days",
                                     "meal-on-site",
                                     "meal-paid",
                                     "has-travel",
                                     "travel-paid",
                                     "day-1",
                                     "day-2",
                                     "day-3",
                                     "day-4",
                                     "day-5",
                                     "hours-from",
                                     "hours-to",
                                     "break-from",
                                     "break-to",
                                     "day-1-",
                                     "day-2-",
                                     "day-3-",
                                     "day-4-",
                                     "day-5-",
                                     "accessible-visual",
                                     "accessible-motor",
                                     "accessible-mental",
                                     "accessible-hearing",
                                     "accessibility-note",
                                     "commitment"};

void deposit_errors_sort(struct form_errors *errors)
{
    form_errors_sort(errors, places, sizeof places / sizeof *places);
}

enum { EMPLOYER_FIELDS = 6 }; /* the first of them */

bool deposit_is_employer_field(const char *name)
{
    for (size_t i = 0; i < EMPLOYER_FIELDS; i++) {
        if (strcmp(fields[i].name, name) == 0)
            return true;
    }
    return false;
}

bool deposit_knows_field(const char *name)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (strcmp(fields[i].name, name) == 0)
            return true;
    }
    for (size_t i = 0; i < sizeof other_fields / sizeof *other_fields; i++) {
        if (strcmp(other_fields[i], name) == 0)
            return true;
    }
    return text_starts_with(name, "seats-") || schedule_form_knows(name);
}

static void contact_check(struct pool *pool, const struct form *form, const struct deposit *deposit,
                          struct form_errors *errors)
{
    fields_confirm(pool, form, "email", "email-confirmation", "email-differs", errors);
    if (text_is_empty(deposit->contact.landline) && text_is_empty(deposit->contact.mobile))
        form_refuse(errors, "landline", "phone-missing", NULL);
}

/* Degrees as a script writes them; false for anything else. */
static bool degrees_read(const char *typed, double limit, double *degrees)
{
    char *end;

    if (*typed == '\0' || strlen(typed) > 20 || strspn(typed, "-.0123456789") != strlen(typed))
        return false;
    *degrees = strtod(typed, &end);
    return *end == '\0' && *degrees >= -limit && *degrees <= limit;
}

/* The address that a pin belongs to: once that is changed, the pin is no more. */
static const char *pin_address(struct pool *pool, const struct deposit *deposit)
{
    return pool_printf(pool, "%s|%s|%s", deposit->place.address, deposit->place.postcode,
                       deposit->place.town);
}

/* Where the pin was put; what makes no sense is as if there were none. */
static void pin_read(struct pool *pool, const struct form *form, struct deposit *deposit)
{
    deposit->place.is_located =
        strcmp(form_value(form, "pin-for"), pin_address(pool, deposit)) == 0 &&
        degrees_read(form_value(form, "latitude"), 85, &deposit->place.latitude) &&
        degrees_read(form_value(form, "longitude"), 180, &deposit->place.longitude);
}

/* The beginnings that the tutorial asks for. */
static void title_check(struct pool *pool, const struct deposit *deposit,
                        struct form_errors *errors)
{
    const char *folded = text_fold(pool, deposit->title);

    if (!text_starts_with(folded, "decouverte du metier de ") &&
        !text_starts_with(folded, "decouverte du metier d ") &&
        !text_starts_with(folded, "stage decouverte "))
        form_refuse(errors, "title", "title-start", NULL);
    else if (!name_is_plain(pool, deposit->title, NAME_OF_OFFER))
        form_refuse(errors, "title", "name-address", NULL);
}

/* A name of a logo as the site gives it; what makes no sense is as if there were none. */
static const char *logo_read(const struct form *form)
{
    const char *name = form_value(form, "logo-image");

    return strlen(name) == 64 && strspn(name, "0123456789abcdef") == 64 ? name : "";
}

static void domains_read(const struct form *form, struct deposit *deposit,
                         struct form_errors *errors)
{
    for (size_t i = 0; i < form->count; i++) {
        const char *value = form->pairs[i].value;
        uint64_t id;
        bool is_known = false;

        if (strcmp(form->pairs[i].name, "domain") != 0 || *value == '\0')
            continue;
        if (strlen(value) > 6 || strspn(value, "0123456789") != strlen(value)) {
            form_refuse(errors, "domain", "choice", NULL);
            return;
        }
        id = strtoul(value, NULL, 10);
        for (size_t k = 0; k < deposit->domain_count; k++)
            is_known = is_known || deposit->domains[k] == id;
        if (is_known)
            continue;
        if (deposit->domain_count == DEPOSIT_DOMAINS_MAX) {
            form_refuse(errors, "domain", "too-many", "3");
            return;
        }
        deposit->domains[deposit->domain_count++] = id;
    }
    if (deposit->domain_count == 0)
        form_refuse(errors, "domain", "required", NULL);
}

/* Days and hours, within the legal limits; words of old stay until there are some. */
static void schedule_read_checked(struct pool *pool, const struct form *form,
                                  const struct deposit *before, struct deposit *deposit,
                                  struct form_errors *errors)
{
    struct working_time_breaches breaches = {.count = 0};
    struct schedule schedule;

    schedule_form_read(pool, form, &schedule, errors);
    schedule_form_check(&schedule, &breaches);
    schedule_form_refuse(pool, form, &breaches, errors);
    deposit->conditions.schedule = schedule_write(pool, &schedule);
    deposit->conditions.days = deposit->conditions.hours = "";
    if (before != NULL && schedule_is_empty(&schedule)) {
        deposit->conditions.days = before->conditions.days;
        deposit->conditions.hours = before->conditions.hours;
    }
}

static enum answer answer_of(const struct deposit *deposit, const struct field *field)
{
    return *(const enum answer *)(const void *)((const char *)deposit + field->offset);
}

/* Each question is answered; one that an old offer left open may stay so. */
static void answers_check(const struct deposit *before, const struct deposit *deposit,
                          struct form_errors *errors)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const struct field *field = &fields[i];

        if (field->kind == FIELD_ANSWER && answer_of(deposit, field) == ANSWER_NONE &&
            (before == NULL || answer_of(before, field) != ANSWER_NONE))
            form_refuse(errors, field->name, "required", NULL);
    }
}

void deposit_read(struct pool *pool, const struct form *form, const struct calendar *calendar,
                  struct date today, const struct deposit *before, struct deposit *deposit,
                  struct form_errors *errors)
{
    *deposit = (struct deposit){0};
    deposit->place.insee = "";
    fields_read(pool, form, FIELDS(fields), deposit, errors);
    pin_read(pool, form, deposit);
    deposit->logo = logo_read(form);
    contact_check(pool, form, deposit, errors);
    if (!form_is_refused(errors, "title"))
        title_check(pool, deposit, errors);
    domains_read(form, deposit, errors);
    answers_check(before, deposit, errors);
    schedule_read_checked(pool, form, before, deposit, errors);
    deposit_weeks_read(pool, form, calendar, today, before, deposit, errors);
    if (text_is_empty(form_value(form, "commitment")))
        form_refuse(errors, "commitment", "commitment", NULL);
}

/* The fields about days and weeks: what a new offer does not take over. */
static bool is_about_dates(const char *name)
{
    static const char *const names[] = {"from", "to", "weekly", "apply-from", "apply-to"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return false;
}

static void weeks_fill(struct pool *pool, const struct deposit *deposit, struct form *form)
{
    for (size_t i = 0; i < deposit->week_count; i++)
        form_add(pool, form, deposit_week_field(pool, deposit->weeks[i].monday),
                 pool_printf(pool, "%u", deposit->weeks[i].seats));
}

static void conditions_fill(struct pool *pool, const struct deposit *deposit, struct form *form)
{
    const char *days = deposit->conditions.days, *hours = deposit->conditions.hours;
    struct schedule schedule;

    if (!text_is_empty(deposit->conditions.schedule) &&
        schedule_read(deposit->conditions.schedule, &schedule))
        schedule_form_fill(pool, &schedule, form);
    if (!text_is_empty(days))
        form_add(pool, form, "days", days);
    if (!text_is_empty(hours))
        form_add(pool, form, "hours", hours);
}

void deposit_fill(struct pool *pool, const struct deposit *deposit, enum deposit_part part,
                  struct form *form)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (part == DEPOSIT_EMPLOYER ? i < EMPLOYER_FIELDS
                                     : part == DEPOSIT_WHOLE || !is_about_dates(fields[i].name))
            fields_fill(pool, &fields[i], 1, deposit, form);
    }
    if (part == DEPOSIT_EMPLOYER)
        return;
    form_add(pool, form, "email-confirmation", deposit->contact.email);
    for (size_t i = 0; i < deposit->domain_count; i++)
        form_add(pool, form, "domain",
                 pool_printf(pool, "%llu", (unsigned long long)deposit->domains[i]));
    if (deposit->place.is_located) {
        form_add(pool, form, "latitude", pool_printf(pool, "%.5f", deposit->place.latitude));
        form_add(pool, form, "longitude", pool_printf(pool, "%.5f", deposit->place.longitude));
        form_add(pool, form, "pin-for", pin_address(pool, deposit));
    }
    if (!text_is_empty(deposit->logo))
        form_add(pool, form, "logo-image", deposit->logo);
    conditions_fill(pool, deposit, form);
    form_add(pool, form, "lead-days", pool_printf(pool, "%u", deposit->lead_days));
    form_add(pool, form, "seats", pool_printf(pool, "%u", deposit->seats > 0 ? deposit->seats : 1));
    if (part == DEPOSIT_WHOLE && deposit->has_weekly_seats)
        weeks_fill(pool, deposit, form);
}
