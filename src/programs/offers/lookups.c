/* What helps to fill in the offer's form while one types: GET /offres/adresses.json,
 * /offres/entreprise.json, /offres/horaires.json. */
#include <jansson.h>

#include "base/text.h"
#include "lookup/lookup.h"
#include "offers/offers.h"
#include "rules/identifier.h"
#include "rules/schedule_form.h"
#include "site/data.h"
#include "site/hours_said.h"
#include "web/request.h"

enum { TEXT_LENGTH_MAX = 200 };

bool address_suggestions(struct request *request)
{
    const char *text = text_trim(request->pool, form_value(&request->query, "q"), TEXT_ONE_LINE);
    struct address addresses[ADDRESSES_MAX];
    json_t *list = json_array();
    size_t count = 0;

    if (text_length(text) <= TEXT_LENGTH_MAX)
        lookup_addresses(request->db, request->config, text, "", request->now, addresses, &count);
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:f, s:f}", "label",
                                              addresses[i].label, "name", addresses[i].name,
                                              "postcode", addresses[i].postcode, "town",
                                              addresses[i].town, "latitude", addresses[i].latitude,
                                              "longitude", addresses[i].longitude));
    data_json_send(request, list, "application/json");
    return true;
}

bool company_suggestion(struct request *request)
{
    struct company company = {.is_found = false};
    json_t *answer = json_object();
    const char *siret;

    if (siret_read(request->pool, form_value(&request->query, "siret"), &siret))
        lookup_company(request->db, request->config, siret, request->now, &company);
    if (company.is_found) {
        json_object_set_new(answer, "employer-name", json_string(company.name));
        json_object_set_new(answer, "naf", json_string(company.naf));
        json_object_set_new(answer, "address", json_string(company.address));
        json_object_set_new(answer, "postcode", json_string(company.postcode));
        json_object_set_new(answer, "town", json_string(company.town));
    }
    data_json_send(request, answer, "application/json");
    return true;
}

/* What hours break of the law, by the same rules as the form when it is sent. */
bool offer_hours(struct request *request)
{
    struct working_time_breaches breaches = {.count = 0};
    struct form_errors errors = {.count = 0};
    struct schedule schedule;
    bool is_complete;

    schedule_form_read(request->pool, &request->query, &schedule, &errors);
    is_complete = errors.count == 0 && !schedule_is_empty(&schedule);
    schedule_form_check(&schedule, &breaches);
    hours_said_send(request, is_complete, &schedule, &breaches);
    return true;
}
