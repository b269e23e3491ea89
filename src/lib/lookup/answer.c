/* Reading what the services of look-ups answered: JSON of any form. */
#include "lookup/answer.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"

/* A text of an object; "" if it is not there, or not clean. */
static const char *json_text(struct pool *pool, const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    const char *clean;

    if (text == NULL || !text_clean(pool, text, strlen(text), &clean))
        return "";
    return text_trim(pool, clean, TEXT_ONE_LINE);
}

/* False for what is not an address with its place on earth. */
static bool address_read(struct pool *pool, const json_t *feature, struct address *address)
{
    const json_t *properties = json_object_get(feature, "properties");
    const json_t *place = json_object_get(json_object_get(feature, "geometry"), "coordinates");

    address->label = json_text(pool, properties, "label");
    address->name = json_text(pool, properties, "name");
    address->postcode = json_text(pool, properties, "postcode");
    address->town = json_text(pool, properties, "city");
    address->insee = json_text(pool, properties, "citycode");
    address->score = json_number_value(json_object_get(properties, "score"));
    address->longitude = json_number_value(json_array_get(place, 0));
    address->latitude = json_number_value(json_array_get(place, 1));
    return json_array_size(place) == 2 && !text_is_empty(address->label) &&
           address->latitude >= -85 && address->latitude <= 85 && address->longitude >= -180 &&
           address->longitude <= 180;
}

size_t answer_addresses(struct pool *pool, const json_t *answer,
                        struct address addresses[ADDRESSES_MAX])
{
    const json_t *features = json_object_get(answer, "features");
    size_t count = 0;

    for (size_t i = 0; i < json_array_size(features) && count < ADDRESSES_MAX; i++)
        count += address_read(pool, json_array_get(features, i), &addresses[count]);
    return count;
}

static bool company_read(struct pool *pool, const json_t *result, const char *siret,
                         struct company *company)
{
    const json_t *places = json_object_get(result, "matching_etablissements");
    const json_t *place = json_object_get(result, "siege");
    const char *naf;
    char *compact;

    for (size_t i = 0; i < json_array_size(places); i++) {
        if (strcmp(json_text(pool, json_array_get(places, i), "siret"), siret) == 0)
            place = json_array_get(places, i);
    }
    if (strcmp(json_text(pool, place, "siret"), siret) != 0)
        return false;
    naf = json_text(pool, place, "activite_principale");
    compact = pool_strdup(pool, naf);
    for (char *c = compact; *naf != '\0'; naf++) {
        if (*naf != '.')
            *c++ = *naf;
        *c = '\0';
    }
    company->name = json_text(pool, result, "nom_complet");
    company->naf = compact;
    company->address = json_text(pool, place, "adresse");
    company->postcode = json_text(pool, place, "code_postal");
    company->town = json_text(pool, place, "libelle_commune");
    return !text_is_empty(company->name);
}

/* "12 RUE DU PORT 44000 NANTES": less what the other fields have. */
static void street_keep(struct pool *pool, struct company *company)
{
    const char *end =
        text_is_empty(company->postcode) ? NULL : strstr(company->address, company->postcode);

    if (end != NULL)
        company->address =
            text_trim(pool, pool_strndup(pool, company->address, (size_t)(end - company->address)),
                      TEXT_ONE_LINE);
}

bool answer_company(struct pool *pool, const json_t *answer, const char *siret,
                    struct company *company)
{
    const json_t *result = json_array_get(json_object_get(answer, "results"), 0);

    if (!company_read(pool, result, siret, company))
        return false;
    street_keep(pool, company);
    return true;
}
