/* One request: what was asked, by whom, and the answer being made. It lives in its pool. */
#ifndef STAGE3E_WEB_REQUEST_H
#define STAGE3E_WEB_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/date.h"
#include "base/form.h"

struct config;
struct db;
struct pool;
struct route;

enum method { METHOD_OTHER, GET, POST };

/* Who may use a route. A signed-in account has one role. */
enum role {
    ANYONE = 0,
    PUPIL = 1 << 0,
    EMPLOYER = 1 << 1,
    SCHOOL = 1 << 2,
    ADMIN = 1 << 3,
    SIGNED_IN = PUPIL | EMPLOYER | SCHOOL | ADMIN,
};

/* Anyone; and mail programs, without a form of ours (RFC 8058). */
#define ONE_CLICK ((enum role)(1 << 4))

/* Another machine, by a secret in the address: without a form of ours, and as JSON too. */
#define MACHINE ((enum role)(1 << 7))

/* Beside the roles of a long form that may bring a file: what was typed is worth reading from
 * somebody whose session ended, file and all. */
#define LONG_FORM ((enum role)(1 << 5))

enum { ROUTE_VALUES_MAX = 3, RESPONSE_HEADERS_MAX = 16, REQUEST_FILES_MAX = 4 };

struct visitor {
    enum role role; /* ANYONE: not signed in */
    uint64_t account_id;
    const char *email;      /* "" unless signed in */
    time_t session_ends_at; /* unless a page is asked for before */
    bool is_unreachable;    /* their e-mail takes nothing */
};

/* Gives the next bytes of a body that is too long to be held, valid until the next call; length 0:
 * that was all. False: it cannot, and the answer ends as a broken one. */
struct request;
typedef bool (*response_more)(struct request *request, void *user, const char **bytes,
                              size_t *length);

struct response {
    unsigned status;
    const char *headers[RESPONSE_HEADERS_MAX][2];
    size_t header_count;
    const char *body;
    size_t body_length;
    response_more more; /* NULL: the body is all */
    void *more_user;
};

struct request {
    struct pool *pool;
    const struct config *config;
    struct db *db;
    char id[17]; /* in the log and in X-Request-Id */

    enum method method;
    const char *method_name;
    const char *path;   /* decoded, begins with "/" */
    const char *target; /* path and query as they came */
    struct form query;
    struct form body; /* of a POST */
    const char *json; /* of a machine's POST, instead; NULL: none */
    size_t json_length;
    struct form_file files[REQUEST_FILES_MAX];
    size_t file_count;
    const char *cookies;
    const char *host;
    const char *origin; /* "" if the browser did not say */
    const char *user_agent;
    const char *if_none_match; /* "" if the browser has nothing yet */
    const char *remote_address;
    bool is_forwarded; /* it says that it came through a proxy */
    struct date today;
    time_t now;

    const struct route *route; /* NULL until it is found */
    const char *route_pattern;
    const char *route_values[ROUTE_VALUES_MAX];

    struct visitor visitor;
    const char *session_token; /* of the visitor's cookie; NULL until a page needs one */
    const char *form_token;    /* of all forms of the page; NULL until one needs it */
    struct response response;
};

/* The number or text in place of a {part} of the route's pattern, from the left. */
uint64_t route_id(const struct request *request);
const char *route_text(const struct request *request);

/* The file of a field of that name; size 0 if there is none. */
struct form_file request_file(const struct request *request, const char *name);

#endif
