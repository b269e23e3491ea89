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
#include "lookup/answer.h"
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
static json_t *ask(struct db *db, const struct config *config, const char *service, const char *url,
                   time_t now)
{
    struct pool *pool = db_pool(db);
    const char *kept = NULL, *answer;
    bool is_resting = false, is_down;
    json_t *json;

    if (!store_lookup_find(db, url, now - KEPT_S, &kept) ||
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

void lookup_addresses(struct db *db, const struct config *config, const char *text,
                      const char *insee, time_t now, struct address addresses[ADDRESSES_MAX],
                      size_t *count)
{
    struct pool *pool = db_pool(db);
    const char *const parameters[][2] = {
        {"q", text}, {"limit", "5"}, {"index", "address"}, {"citycode", insee}};
    const size_t parameter_count = text_is_empty(insee) ? 3 : 4;
    json_t *answer;

    *count = 0;
    if (text_is_empty(config->lookup.address_url) || text_length(text) < 3)
        return;
    answer = ask(db, config, "address",
                 url_make(pool, config->lookup.address_url, parameters, parameter_count), now);
    *count = answer_addresses(pool, answer, addresses);
    json_decref(answer);
}

void lookup_company(struct db *db, const struct config *config, const char *siret, time_t now,
                    struct company *company)
{
    struct pool *pool = db_pool(db);
    const char *const parameters[][2] = {{"q", siret}, {"page", "1"}, {"per_page", "1"}};
    json_t *answer;

    *company = (struct company){false, "", "", "", "", ""};
    if (text_is_empty(config->lookup.company_url))
        return;
    answer =
        ask(db, config, "company", url_make(pool, config->lookup.company_url, parameters, 3), now);
    company->is_found = answer_company(pool, answer, siret, company);
    json_decref(answer);
}
