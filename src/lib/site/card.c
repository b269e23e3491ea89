/* Offers as XML. */
#include "site/card.h"

#include <stdio.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/schedule.h"
#include "rules/web_address.h"
#include "store/offer_manage.h"
#include "web/decode.h"
#include "web/request.h"

enum { CARD_WEEKS_SHOWN = 3 };

/* A week with all that one needs to choose it. */
static void week_choice_add(struct request *request, xmlNode *parent, const struct offer *offer,
                            const struct offer_week *week)
{
    xmlNode *node = xml_element(parent, "week");

    xml_attribute_date(node, "monday", week->monday);
    xml_attribute(node, "text", date_range_text(request->pool, week->first, week->last));
    xml_attribute(node, "until", date_text(request->pool, week->apply_until, DATE_DAY_LONG));
    xml_attribute_u64(node, "seats-left", week->seats - week->taken);
    xml_attribute_bool(node, "open", offer_week_is_open(&offer->terms, week, request->today));
    xml_attribute_bool(node, "full", week->taken >= week->seats);
}

/* Where a logo is: the offer's own, else its employer's. */
static void logo_add(struct pool *pool, xmlNode *node, const char *own, uint64_t employer_id)
{
    if (!text_is_empty(own))
        xml_attribute(node, "logo", pool_printf(pool, "/offres/logo/%s.png", own));
    else if (employer_id != 0)
        xml_attribute(node, "logo",
                      pool_printf(pool, "/compte/logo/%llu", (unsigned long long)employer_id));
}

const char *card_distance_text(struct pool *pool, double km)
{
    return km < 1 ? "moins de 1\u00a0km" : pool_printf(pool, "%.0f\u00a0km", km);
}

void card_add(struct request *request, xmlNode *parent, const struct offer_card *card)
{
    xmlNode *node = xml_element(parent, "offer");

    xml_attribute_u64(node, "id", card->id);
    xml_attribute(node, "status", offer_status_code(offer_status(&card->terms, request->today)));
    xml_attribute_u64(node, "seats-left", card->terms.seats_left);
    xml_attribute(node, "period", date_range_text(request->pool, card->first, card->terms.last));
    if (date_compare(request->today, card->terms.apply_from) < 0)
        xml_attribute(node, "opens",
                      date_text(request->pool, card->terms.apply_from, DATE_DAY_MONTH));
    if (card->week_count > CARD_WEEKS_SHOWN)
        xml_attribute_u64(node, "more-weeks", card->week_count - CARD_WEEKS_SHOWN);
    xml_attribute_bool(node, "meal", card->meal_on_site);
    xml_attribute_bool(node, "accessible", card->is_accessible);
    logo_add(request->pool, node, card->logo, card->logo_of);
    if (card->is_located)
        xml_position(node, card->latitude, card->longitude);
    if (card->distance_km >= 0)
        xml_attribute(node, "distance", card_distance_text(request->pool, card->distance_km));
    xml_text_element(node, "title", card->title);
    xml_text_element(node, "employer", card->employer);
    xml_text_element(node, "town", card->town);
    xml_text_element(node, "domain", card->domain);
    for (size_t i = 0; i < card->week_count && i < CARD_WEEKS_SHOWN; i++)
        xml_text_element(
            node, "week",
            date_range_short(request->pool, card->weeks[i].first, card->weeks[i].last));
}

static void employer_add(struct request *request, xmlNode *node, const struct offer *offer)
{
    const struct deposit *content = &offer->content;
    xmlNode *employer = xml_element(node, "employer");

    xml_attribute(employer, "siret", content->employer.siret);
    xml_attribute(employer, "naf", content->employer.naf);
    xml_attribute(employer, "legal-status", content->employer.legal_status);
    if (offer->logo_data != NULL)
        xml_attribute(employer, "logo", offer->logo_data);
    else
        logo_add(request->pool, employer, content->logo, offer->logo_of);
    if (!text_is_empty(offer->naf_label))
        xml_attribute(employer, "naf-label", offer->naf_label);
    if (!text_is_empty(content->employer.website)) {
        xml_attribute(employer, "website", content->employer.website);
        xml_attribute(employer, "website-text",
                      website_text(request->pool, content->employer.website));
    }
    xml_text_element(employer, "name", content->employer.name);
    xml_paragraphs(request->pool, employer, "activity", content->employer.activity);
}

static void place_add(struct request *request, xmlNode *node, const struct deposit *content)
{
    xmlNode *place = xml_element(node, "place");

    xml_attribute(place, "search",
                  encode_component(request->pool,
                                   pool_printf(request->pool, "%s %s %s", content->place.address,
                                               content->place.postcode, content->place.town)));
    xml_text_element(place, "address", content->place.address);
    xml_text_element(place, "postcode", content->place.postcode);
    xml_text_element(place, "town", content->place.town);
    if (strcmp(content->place.country, "France") != 0 && !text_is_empty(content->place.country))
        xml_text_element(place, "country", content->place.country);
    if (content->place.is_located)
        xml_position(place, content->place.latitude, content->place.longitude);
}

/* Days and hours: the schedule, or as they were written. */
static void hours_add(struct request *request, xmlNode *conditions, const struct deposit *content)
{
    struct schedule schedule;

    if (schedule_read(content->conditions.schedule, &schedule) && !schedule_is_empty(&schedule))
        xml_text_element(conditions, "hours", schedule_text(request->pool, &schedule));
    if (!text_is_empty(content->conditions.days))
        xml_text_element(conditions, "days", content->conditions.days);
    if (!text_is_empty(content->conditions.hours))
        xml_text_element(conditions, "hours", content->conditions.hours);
}

static void answer_add(xmlNode *conditions, const char *question, enum answer answer)
{
    if (answer != ANSWER_NONE)
        xml_attribute(conditions, question, answer == ANSWER_YES ? "yes" : "no");
}

static void conditions_add(struct request *request, xmlNode *node, const struct deposit *content)
{
    xmlNode *conditions = xml_element(node, "conditions");

    answer_add(conditions, "meal-on-site", content->conditions.meal_on_site);
    answer_add(conditions, "meal-paid", content->conditions.meal_paid);
    answer_add(conditions, "has-travel", content->conditions.has_travel);
    answer_add(conditions, "travel-paid", content->conditions.travel_paid);
    answer_add(conditions, "visual", content->conditions.accessible_visual);
    answer_add(conditions, "motor", content->conditions.accessible_motor);
    answer_add(conditions, "mental", content->conditions.accessible_mental);
    answer_add(conditions, "hearing", content->conditions.accessible_hearing);
    hours_add(request, conditions, content);
    if (!text_is_empty(content->conditions.accessibility_note))
        xml_paragraphs(request->pool, conditions, "accessibility-note",
                       content->conditions.accessibility_note);
}

const char *application_period_text(struct pool *pool, struct date from, struct date to)
{
    if (date_is_set(from) && date_is_set(to))
        return date_range_text(pool, from, to);
    if (date_is_set(from))
        return pool_printf(pool, "à partir du %s", date_text(pool, from, DATE_LONG));
    return date_is_set(to) ? pool_printf(pool, "jusqu’au %s", date_text(pool, to, DATE_LONG)) : "";
}

void offer_add(struct request *request, xmlNode *parent, const struct offer *offer)
{
    const struct deposit *content = &offer->content;
    xmlNode *node = xml_element(parent, "offer");

    if (offer->id != 0)
        xml_attribute_u64(node, "id", offer->id);
    xml_attribute(node, "status", offer_status_code(offer_status(&offer->terms, request->today)));
    xml_attribute_bool(node, "listed",
                       offer_is_listed(offer_status(&offer->terms, request->today)));
    xml_attribute(node, "closure",
                  offer_closure_code(offer_closure(&offer->terms, request->today)));
    xml_attribute_u64(node, "seats", offer->seats);
    xml_attribute_u64(node, "seats-left", offer->terms.seats_left);
    xml_attribute_bool(node, "weekly", content->has_weekly_seats);
    xml_attribute(node, "period", date_range_text(request->pool, content->from, content->to));
    xml_attribute(node, "application-period",
                  application_period_text(request->pool, content->apply_from, content->apply_to));
    if (date_is_set(content->apply_from))
        xml_attribute(node, "opens", date_text(request->pool, content->apply_from, DATE_LONG));
    xml_attribute_u64(node, "lead-days", content->lead_days);
    xml_attribute_date(node, "last", content->to);
    xml_attribute_date(node, "posted", offer->posted);
    xml_text_element(node, "title", content->title);
    xml_paragraphs(request->pool, node, "description", content->description);
    for (size_t i = 0; i < content->domain_count; i++)
        xml_attribute_u64(xml_text_element(node, "domain", offer->domain_names[i]), "id",
                          content->domains[i]);
    employer_add(request, node, offer);
    place_add(request, node, content);
    conditions_add(request, node, content);
    for (size_t i = 0; i < offer->week_count; i++)
        week_choice_add(request, node, offer, &offer->weeks[i]);
}

/* The seats taken in a week; of the whole period, where the seats are for that. */
static unsigned taken_in(const struct deposit *deposit, const struct deposit_week *week,
                         const struct week_usage *usage, size_t count)
{
    unsigned taken = 0;

    for (size_t i = 0; i < count; i++) {
        if (!deposit->has_weekly_seats || date_compare(usage[i].monday, week->monday) == 0)
            taken += usage[i].confirmed;
    }
    return taken;
}

struct offer offer_of_deposit(struct request *request, const struct deposit *deposit,
                              const struct week_usage *usage, size_t usage_count)
{
    struct offer offer = {.content = *deposit};

    offer.terms = (struct offer_terms){.state = OFFER_STATE_ACTIVE,
                                       .last = deposit->to,
                                       .apply_from = deposit->apply_from,
                                       .apply_to = deposit->apply_to};
    offer.seats = deposit->has_weekly_seats ? 0 : deposit->seats;
    offer.weeks = pool_array(request->pool, deposit->week_count, sizeof *offer.weeks);
    offer.week_count = deposit->week_count;
    for (size_t i = 0; i < deposit->week_count; i++) {
        const struct deposit_week *week = &deposit->weeks[i];

        offer.weeks[i] = (struct offer_week){
            .monday = week->monday,
            .first = week->first,
            .last = week->last,
            .apply_until = week->apply_until,
            .seats = deposit->has_weekly_seats ? week->seats : deposit->seats,
            .taken = taken_in(deposit, week, usage, usage_count),
            .capacity_id = deposit->has_weekly_seats ? i : 0,
        };
        offer.seats += week->seats;
    }
    offer.terms.seats_left =
        offer_seats_left(&offer.terms, offer.weeks, offer.week_count, request->today);
    return offer;
}

void offer_figures_add(xmlNode *node, const struct offer_figures *figures)
{
    xml_attribute_u64(node, "seats-left", figures->seats_left);
    xml_attribute_u64(node, "seats", figures->seats);
    xml_attribute_u64(node, "received", figures->received);
    xml_attribute_u64(node, "accepted", figures->accepted);
    xml_attribute_u64(node, "waiting", figures->waiting);
    xml_attribute_u64(node, "refused", figures->refused);
}
