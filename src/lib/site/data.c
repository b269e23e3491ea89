/* Data for programs. */
#include "site/data.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "site/filter.h"
#include "site/filter_query.h"
#include "site/page.h"
#include "web/request.h"
#include "web/response.h"

void data_json_send(struct request *request, json_t *value, const char *type)
{
    char *text = json_dumps(value, JSON_COMPACT | JSON_REAL_PRECISION(8));
    const char *body = pool_strdup(request->pool, text != NULL ? text : "null");

    free(text);
    json_decref(value);
    page_public_send(request, type, body, strlen(body));
}

void data_private_json_send(struct request *request, json_t *value)
{
    char *text = json_dumps(value, JSON_COMPACT);
    const char *body = pool_strdup(request->pool, text != NULL ? text : "null");

    free(text);
    json_decref(value);
    page_private_send(request, "application/json", body, strlen(body));
}

void data_xml_send(struct request *request, xmlDoc *document, const char *type)
{
    xmlChar *text;
    int length;

    xmlDocDumpMemoryEnc(document, &text, &length, "UTF-8");
    page_public_send(request, type, pool_strndup(request->pool, (const char *)text, (size_t)length),
                     (size_t)length);
    xmlFree(text);
    xmlFreeDoc(document);
}

const char *data_instant(struct pool *pool, time_t instant)
{
    char text[32];
    struct tm utc;

    gmtime_r(&instant, &utc);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return pool_strdup(pool, text);
}

/* A whole number up to largest; otherwise if there is none. */
static uint64_t number_of_query(const struct request *request, const char *name, uint64_t otherwise,
                                uint64_t largest)
{
    const char *text = form_value(&request->query, name);
    uint64_t number;

    if (*text == '\0' || strlen(text) > 10 || strspn(text, "0123456789") != strlen(text))
        return otherwise;
    number = strtoull(text, NULL, 10);
    return number <= largest ? number : largest;
}

bool data_page_find(struct request *request, const struct search *search, struct offer_found *found)
{
    const uint64_t after = number_of_query(request, "apres", 0, UINT32_MAX);
    const uint64_t limit = number_of_query(request, "limite", OFFER_LIST_MAX, OFFER_LIST_MAX);

    return store_offers_after(request->db, &search->filter, request->today, after,
                              limit > 0 ? (size_t)limit : 1, found);
}

const char *data_next_path(struct request *request, const struct search *search,
                           const struct offer_found *found, const char *path)
{
    const char *query = search_query(request, search, 1);
    const char *limit = form_value(&request->query, "limite");

    if (found->next_after == 0)
        return NULL;
    return pool_printf(request->pool, "%s%s%capres=%llu%s%llu", path, query,
                       *query == '\0' ? '?' : '&', (unsigned long long)found->next_after,
                       "&limite=",
                       (unsigned long long)number_of_query(request, *limit != '\0' ? "limite" : "",
                                                           OFFER_LIST_MAX, OFFER_LIST_MAX));
}

void data_next_header(struct request *request, const struct search *search,
                      const struct offer_found *found, const char *path)
{
    const char *next = data_next_path(request, search, found, path);

    if (next != NULL)
        response_header(request, "Link", pool_printf(request->pool, "<%s>; rel=\"next\"", next));
}
