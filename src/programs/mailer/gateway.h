/* The gateways that SMS go through: what each is asked, and what its answer means. */
#ifndef STAGE3E_MAILER_GATEWAY_H
#define STAGE3E_MAILER_GATEWAY_H

#include <curl/curl.h>
#include <jansson.h>

#include "rules/delivery.h"

struct config;
struct pool;

struct gateway_sms {
    const char *to;   /* E.164 */
    const char *text; /* one segment */
    const char *id;   /* ours, the same at each try */
};

/* A POST. */
struct gateway_request {
    const char *url;
    const char *body;
    const char *user; /* of the basic authentication; NULL: none */
    const char *password;
    struct curl_slist *headers; /* the caller's to free */
};

/* An answer that came whole; json is NULL if it is none. */
struct gateway_answer {
    long status;
    const json_t *json;
};

struct gateway {
    const char *name; /* [sms] driver */
    void (*ask)(const struct config *config, struct pool *pool, const struct gateway_sms *sms,
                struct gateway_request *request);
    /* What became of it; id is the gateway's own number for it, "" if it gives none. */
    struct delivery (*read)(struct pool *pool, const struct gateway_answer *answer,
                            const char **id);
};

/* NULL if there is none of that name. */
const struct gateway *gateway_find(const char *name);

#endif
