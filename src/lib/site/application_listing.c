/* The lists of applications of an employer. */
#include "site/application_listing.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_parse.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "site/export_link.h"
#include "web/decode.h"
#include "web/request.h"

static const char *const order_codes[] = {"", "offre", "statut", "semaine", NULL};

static bool order_read(const char *code, enum employer_order *order)
{
    for (unsigned i = 0; order_codes[i] != NULL; i++) {
        if (strcmp(code, order_codes[i]) == 0) {
            *order = (enum employer_order)i;
            return true;
        }
    }
    return false;
}

const char *application_listing_read(struct pool *pool, const struct form *form,
                                     struct employer_query *query)
{
    const char *week = form_value(form, "semaine"), *state = form_value(form, "etat");
    const char *refused = NULL;

    query->offer_number = text_trim(pool, form_value(form, "numero"), TEXT_ONE_LINE);
    query->offer_id = strtoull(form_value(form, "offre"), NULL, 10);
    query->is_priority_only = strcmp(form_value(form, "prioritaires"), "1") == 0;
    if (!order_read(form_value(form, "tri"), &query->order))
        refused = "tri";
    if (!text_is_empty(week) && !date_parse(week, &query->monday))
        refused = "semaine";
    if (!application_state_parse(state, &query->state))
        refused = "etat";
    return refused;
}

static const char *iso(struct pool *pool, struct date day)
{
    char text[DATE_ISO_SIZE];

    if (!date_is_set(day))
        return "";
    date_iso(day, text);
    return pool_strdup(pool, text);
}

static const char *number_text(struct pool *pool, uint64_t number)
{
    return number == 0 ? "" : pool_printf(pool, "%llu", (unsigned long long)number);
}

static bool weeks_add(struct request *request, xmlNode *content, const struct employer_query *query)
{
    struct date *mondays;
    size_t count;

    if (!store_application_weeks(request->db, query->account_id, &mondays, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        xmlNode *week = xml_text_element(
            content, "week", date_range_text(request->pool, mondays[i], date_add(mondays[i], 4)));

        xml_attribute_date(week, "monday", mondays[i]);
        xml_attribute_bool(week, "selected", date_compare(mondays[i], query->monday) == 0);
    }
    return true;
}

bool application_listing_add(struct request *request, xmlNode *content,
                             const struct employer_query *query)
{
    const char *offer = number_text(request->pool, query->offer_id);
    const char *week = iso(request->pool, query->monday);
    const char *state = application_state_code(query->state);
    const char *priority = query->is_priority_only ? "1" : "";

    xml_attribute(content, "number", query->offer_number);
    xml_attribute(content, "offer", offer);
    xml_attribute(content, "state", state);
    xml_attribute(content, "order", order_codes[query->order]);
    xml_attribute_bool(content, "priority-only", query->is_priority_only);
    export_link_add(
        request, content,
        (const char *const[][2]){{"liste", query->is_pending ? "a-traiter" : "traitees"},
                                 {"numero", query->offer_number},
                                 {"offre", offer},
                                 {"semaine", week},
                                 {"etat", state},
                                 {"prioritaires", priority},
                                 {"tri", order_codes[query->order]},
                                 {NULL}});
    return weeks_add(request, content, query);
}

const char *application_listing_page(struct request *request, const struct employer_query *query,
                                     unsigned page)
{
    return pool_printf(request->pool,
                       "%s?numero=%s&offre=%s&semaine=%s&etat=%s&prioritaires=%s&tri=%s&page=%u",
                       request->path, encode_component(request->pool, query->offer_number),
                       number_text(request->pool, query->offer_id),
                       iso(request->pool, query->monday), application_state_code(query->state),
                       query->is_priority_only ? "1" : "", order_codes[query->order], page);
}
