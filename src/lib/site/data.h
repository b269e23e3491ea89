/* Answers that programs read: JSON, XML, and lists in pages. */
#ifndef STAGE3E_SITE_DATA_H
#define STAGE3E_SITE_DATA_H

#include <jansson.h>
#include <libxml/tree.h>
#include <stdbool.h>
#include <time.h>

struct offer_found;
struct pool;
struct request;
struct search;

/* Answers with JSON, which it frees. */
void data_json_send(struct request *request, json_t *value, const char *type);

/* The same for this visitor only, which nobody keeps. */
void data_private_json_send(struct request *request, json_t *value);

/* Answers with a document, which it frees. */
void data_xml_send(struct request *request, xmlDoc *document, const char *type);

/* "2026-12-07T13:05:00Z" (RFC 3339). */
const char *data_instant(struct pool *pool, time_t instant);

/* The page of a search's offers that the query asks for: apres, the id to go on from, and
 * limite, 1 to 100. */
bool data_page_find(struct request *request, const struct search *search, struct offer_found *found)
    __attribute__((warn_unused_result));

/* The path and query of the page after that one; NULL if it is the last. */
const char *data_next_path(struct request *request, const struct search *search,
                           const struct offer_found *found, const char *path);

/* The Link header that names it (RFC 8288), if there is one. */
void data_next_header(struct request *request, const struct search *search,
                      const struct offer_found *found, const char *path);

#endif
