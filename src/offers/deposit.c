/* /offres/deposer: the two ways to deposit, and the one without an account: form, preview,
 * saved. The preview carries all that was typed in hidden fields, so nothing is kept of an
 * offer that is not sent, and nothing is lost with a session. */
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "base/text.h"
#include "notify/notify.h"
#include "offers/offers.h"
#include "page/xml.h"
#include "rules/deposit.h"
#include "site/card.h"
#include "site/page.h"
#include "store/message_store.h"
#include "store/offer_store.h"
#include "store/reference_store.h"
#include "web/response.h"

enum { ACTIVATION_S = 7 * 24 * 3600 };

static const char form_path[] = "/offres/deposer/sans-compte";
static const char done_path[] = "/offres/deposer/merci";

/* GET /offres/deposer: who is signed in has no choice to make. */
void deposit_choice(struct request *request)
{
    if (request->visitor.role == EMPLOYER) {
        response_see_other(request, "%s", form_path);
        return;
    }
    struct page page = page_begin(request, "deposit-choice");

    page_form(&page, "sign-in", "/connexion");
    page_send(&page, 200);
}

/* GET /offres/deposer/merci: the same words whether or not the e-mail has an account. */
void deposit_done(struct request *request)
{
    struct page page = page_begin(request, "deposit-done");

    page_send(&page, 200);
}

/* The months of the week-by-week option, from now to the end of the next school year's half:
 * each week with its days, or the holiday that takes it. */
static void weeks_add(struct request *request, const struct calendar *calendar, xmlNode *form)
{
    const struct date end = date_add(request->today, DEPOSIT_DAYS_MAX - 1);
    struct date monday = date_monday(request->today);
    xmlNode *month = NULL;
    int current_month = 0;

    for (; date_compare(monday, end) <= 0; monday = date_add(monday, 7)) {
        const struct holiday *holiday = calendar_week_holiday(calendar, monday);
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
        if (holiday != NULL) {
            xml_attribute(week, "holiday", holiday->label);
            first = monday;
            last = date_add(monday, 4);
        } else if (!calendar_week_days(calendar, monday, request->today, date_add(monday, 4),
                                       &first, &last)) {
            first = monday; /* this week, on its weekend */
            last = date_add(monday, 4);
            xml_attribute(week, "holiday", "passée");
        }
        xml_attribute(week, "text", date_range_text(request->pool, first, last));
    }
}

static bool domains_add(struct request *request, const struct form *form, xmlNode *form_node)
{
    struct domain *domains;
    size_t count;

    if (!store_domains(request->db, request->pool, &domains, &count))
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

/* What was posted, less what is not a field of the form. */
static struct form posted_fields(struct request *request)
{
    struct form fields = {0};

    for (size_t i = 0; i < request->body.count; i++) {
        const struct form_pair *pair = &request->body.pairs[i];

        if (deposit_knows_field(pair->name))
            form_add(request->pool, &fields, pair->name, pair->value);
    }
    return fields;
}

static void form_send(struct request *request, const struct calendar *calendar,
                      const struct form *fields, const struct form_errors *errors,
                      const char *notice)
{
    struct page page = page_begin(request, "deposit-form");
    xmlNode *form = page_form(&page, "deposit", form_path);

    page_form_once(&page, form);
    if (notice != NULL)
        xml_attribute(page.content, "notice", notice);
    xml_attribute_date(page.content, "today", request->today);
    xml_form(form, fields, errors);
    weeks_add(request, calendar, form);
    if (!domains_add(request, fields, form)) {
        page_failure(request);
        return;
    }
    page_send(&page, errors != NULL && errors->count > 0 ? 422 : 200);
}

static bool calendar_find(struct request *request, struct calendar *calendar)
{
    return store_calendar(request->db, request->pool, request->config->site.zone, request->today,
                          calendar);
}

/* GET /offres/deposer/sans-compte */
void deposit_form(struct request *request)
{
    struct calendar calendar;
    struct form fields = {0};

    form_add(request->pool, &fields, "country", "France");
    form_add(request->pool, &fields, "seats", "1");
    form_add(request->pool, &fields, "lead-days",
             pool_printf(request->pool, "%d", DEPOSIT_LEAD_DAYS_DEFAULT));
    if (!calendar_find(request, &calendar))
        page_failure(request);
    else
        form_send(request, &calendar, &fields, NULL, NULL);
}

/* POST whose cookie went: the form again, complete, to be sent once more. */
void deposit_show_again(struct request *request)
{
    struct calendar calendar;
    const struct form fields = posted_fields(request);

    if (!calendar_find(request, &calendar))
        page_failure(request);
    else
        form_send(request, &calendar, &fields, NULL, "form-expired");
}

static void place_set(struct deposit *deposit, const struct commune *commune)
{
    deposit->place.town = commune->name;
    deposit->place.insee = commune->insee;
    deposit->place.latitude = commune->latitude;
    deposit->place.longitude = commune->longitude;
    deposit->place.is_located = true;
}

/* "Blain, Bouvron" */
static const char *commune_list(struct pool *pool, const struct commune *communes, size_t count)
{
    const char *list = communes[0].name;

    for (size_t i = 1; i < count; i++)
        list = pool_printf(pool, "%s, %s", list, communes[i].name);
    return list;
}

/* Finds the town among those of the postcode; else by its name (a CEDEX postcode is in no
 * list); a town of another département is taken as typed, without a place on the map. */
static bool place_find(struct request *request, struct deposit *deposit, struct form_errors *errors)
{
    const char *town = text_fold_town(request->pool, deposit->place.town);
    const bool is_ours =
        text_starts_with(deposit->place.postcode, request->config->site.departement_code);
    struct commune *communes, commune;
    size_t count;
    bool found;

    if (text_is_empty(deposit->place.country))
        deposit->place.country = "France";
    if (form_is_refused(errors, "postcode") || form_is_refused(errors, "town"))
        return true;
    if (!store_communes_of_postcode(request->db, request->pool, deposit->place.postcode, &communes,
                                    &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(text_fold_town(request->pool, communes[i].name), town) == 0) {
            place_set(deposit, &communes[i]);
            return true;
        }
    }
    if (count > 0) {
        form_refuse(errors, "town", "town-of-postcode",
                    commune_list(request->pool, communes, count));
        return true;
    }
    if (!is_ours)
        return true;
    if (!store_commune_named(request->db, request->pool, deposit->place.town, &commune, &found))
        return false;
    if (found)
        place_set(deposit, &commune);
    else
        form_refuse(errors, "town", "town-unknown", NULL);
    return true;
}

/* What only the database knows: towns, NAF codes, domains. */
static bool references_check(struct request *request, struct deposit *deposit,
                             struct form_errors *errors, const char **domain_names)
{
    struct domain *domains;
    size_t count, known = 0;
    bool naf_is_known;

    if (!place_find(request, deposit, errors) ||
        !store_naf_is_known(request->db, deposit->employer.naf, &naf_is_known) ||
        !store_domains(request->db, request->pool, &domains, &count))
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

static void preview_send(struct request *request, const struct form *fields,
                         const struct deposit *deposit, const char *const *domain_names)
{
    struct page page = page_begin(request, "deposit-preview");
    struct offer offer = offer_of_deposit(request, deposit);
    xmlNode *form = page_form(&page, "deposit", form_path);

    page_form_once(&page, form);
    xml_form(form, fields, NULL);
    for (size_t i = 0; i < deposit->domain_count; i++)
        offer.domain_names[i] = domain_names[i];
    xml_attribute(page.content, "email", deposit->contact.email);
    offer_add(request, page.content, &offer);
    page_send(&page, 200);
}

struct saving {
    struct request *request;
    const struct deposit *deposit;
    const char *token;
    uint8_t token_hash[DIGEST_SIZE];
};

/* The offer, its event, its link, its mail; or nothing, if the form was sent before. */
static bool deposit_save(struct db *db, void *argument)
{
    const struct saving *saving = argument;
    struct request *request = saving->request;
    const char *once = form_value(&request->body, "once");
    const char *first_location;
    uint64_t offer_id;
    bool is_first;

    if (!store_form_key_use(db, request->pool, once, done_path, request->now, &is_first,
                            &first_location))
        return false;
    if (!is_first)
        return true;
    if (!store_offer_insert(db, saving->deposit, request->now, &offer_id))
        return false;
    const struct token_grant grant = {.purpose = "offer_activate",
                                      .email = saving->deposit->contact.email,
                                      .offer_id = offer_id,
                                      .lifetime_s = ACTIVATION_S};

    return store_offer_event(db, offer_id, "visitor", "deposited", "", "to_activate",
                             request->now) &&
           store_token_insert(db, saving->token_hash, &grant, request->now) &&
           notify_offer_deposited(db, request->pool, request->config, saving->deposit, offer_id,
                                  saving->token, request->now);
}

static void deposit_finish(struct request *request, const struct deposit *deposit)
{
    struct saving saving = {.request = request, .deposit = deposit};

    saving.token = crypto_token(request->pool, saving.token_hash);
    if (db_transaction(request->db, deposit_save, &saving))
        response_see_other(request, "%s", done_path);
    else
        page_failure(request);
}

/* POST /offres/deposer/sans-compte: the button says which step: visualiser, modifier,
 * valider. */
void deposit_post(struct request *request)
{
    const struct form fields = posted_fields(request);
    const char *step = form_value(&request->body, "etape");
    const char *domain_names[DEPOSIT_DOMAINS_MAX] = {NULL};
    struct calendar calendar;
    struct deposit deposit;
    struct form_errors errors = {.count = 0};

    if (!calendar_find(request, &calendar)) {
        page_failure(request);
        return;
    }
    if (strcmp(step, "modifier") == 0) {
        form_send(request, &calendar, &fields, NULL, NULL);
        return;
    }
    deposit_read(request->pool, &fields, &calendar, request->today, &deposit, &errors);
    if (!references_check(request, &deposit, &errors, domain_names)) {
        page_failure(request);
        return;
    }
    if (errors.count > 0)
        form_send(request, &calendar, &fields, &errors, NULL);
    else if (strcmp(step, "valider") == 0 &&
             strlen(form_value(&request->body, "once")) == TOKEN_TEXT_LENGTH)
        deposit_finish(request, &deposit);
    else
        preview_send(request, &fields, &deposit, domain_names);
}
