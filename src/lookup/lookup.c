/* Look-ups by libcurl, kept in the database. */
#include "lookup/lookup.h"

#include <curl/curl.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/text.h"
#include "store/lookup_store.h"

enum { ANSWER_SIZE_MAX = 256 * 1024, REST_S = 60, KEPT_S = 30 * 24 * 3600 };

/* A body that grows up to a limit. */
struct body {
    char *bytes;
    size_t size;
};

static size_t body_add(char *bytes, size_t size, size_t count, void *user)
{
    struct body *body = user;
    char *larger;

    if (body->size + size * count > ANSWER_SIZE_MAX)
        return 0;
    larger = realloc(body->bytes, body->size + size * count + 1);
    if (larger == NULL)
        return 0;
    body->bytes = larger;
    memcpy(body->bytes + body->size, bytes, size * count);
    body->size += size * count;
    body->bytes[body->size] = '\0';
    return size * count;
}

/* One request within the time-out; NULL unless it is answered with 200. Down is a service that
 * does not answer in time, or says itself that it cannot (5xx): not one that finds a question odd.
 */
static const char *fetch(struct pool *pool, const char *url, unsigned timeout_ms, bool *is_down)
{
    CURL *curl = curl_easy_init();
    struct body body = {NULL, 0};
    const char *answer = NULL;
    long status = 0;
    CURLcode outcome;

    *is_down = false;
    if (curl == NULL)
        return NULL;
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)timeout_ms);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "stage3e");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, body_add);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
    outcome = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    /* CURLE_WRITE_ERROR: more than an answer has. */
    *is_down = (outcome != CURLE_OK && outcome != CURLE_WRITE_ERROR) || status >= 500;
    if (outcome == CURLE_OK && status == 200 && body.bytes != NULL)
        answer = pool_strdup(pool, body.bytes);
    free(body.bytes);
    curl_easy_cleanup(curl);
    return answer;
}

static const char *url_make(struct pool *pool, const char *base, const char *const parameters[][2],
                            size_t count)
{
    const char *url = base;

    for (size_t i = 0; i < count; i++) {
        char *escaped = curl_easy_escape(NULL, parameters[i][1], 0);

        if (escaped == NULL)
            abort();
        url = pool_printf(pool, "%s%c%s=%s", url, strchr(url, '?') == NULL ? '?' : '&',
                          parameters[i][0], escaped);
        curl_free(escaped);
    }
    return url;
}

/* The answer of a service: from the database, else from it, if it is not resting. A database
 * that fails is no reason either to be in the way. */
static json_t *ask(struct db *db, struct pool *pool, const struct config *config,
                   const char *service, const char *url, time_t now)
{
    const char *kept = NULL, *answer;
    bool is_resting = false, is_down;
    json_t *json;

    if (!store_lookup_find(db, pool, url, now - KEPT_S, &kept) ||
        (kept == NULL && !store_lookup_is_resting(db, service, now - REST_S, &is_resting)))
        return NULL;
    if (kept != NULL)
        return json_loads(kept, 0, NULL);
    if (is_resting)
        return NULL;
    answer = fetch(pool, url, config->lookup.timeout_ms, &is_down);
    json = answer != NULL ? json_loads(answer, 0, NULL) : NULL;
    if (json == NULL) {
        log_event(LOG_LEVEL_WARNING, "lookup-failed", "service", service, NULL);
        if (is_down)
            (void)!store_lookup_failed(db, service, now);
    } else {
        (void)!store_lookup_keep(db, url, answer, now);
    }
    return json;
}

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

void lookup_addresses(struct db *db, struct pool *pool, const struct config *config,
                      const char *text, const char *insee, time_t now,
                      struct address addresses[ADDRESSES_MAX], size_t *count)
{
    const char *const parameters[][2] = {
        {"q", text}, {"limit", "5"}, {"index", "address"}, {"citycode", insee}};
    const size_t parameter_count = text_is_empty(insee) ? 3 : 4;
    json_t *answer;
    const json_t *features;

    *count = 0;
    if (text_is_empty(config->lookup.address_url) || text_length(text) < 3)
        return;
    answer = ask(db, pool, config, "address",
                 url_make(pool, config->lookup.address_url, parameters, parameter_count), now);
    features = json_object_get(answer, "features");
    for (size_t i = 0; i < json_array_size(features) && *count < ADDRESSES_MAX; i++)
        *count += address_read(pool, json_array_get(features, i), &addresses[*count]);
    json_decref(answer);
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

void lookup_company(struct db *db, struct pool *pool, const struct config *config,
                    const char *siret, time_t now, struct company *company)
{
    const char *const parameters[][2] = {{"q", siret}, {"page", "1"}, {"per_page", "1"}};
    json_t *answer;

    *company = (struct company){false, "", "", "", "", ""};
    if (text_is_empty(config->lookup.company_url))
        return;
    answer = ask(db, pool, config, "company",
                 url_make(pool, config->lookup.company_url, parameters, 3), now);
    company->is_found =
        company_read(pool, json_array_get(json_object_get(answer, "results"), 0), siret, company);
    if (company->is_found)
        street_keep(pool, company);
    json_decref(answer);
}
