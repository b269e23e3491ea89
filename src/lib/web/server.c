/* Reading requests from FastCGI, and writing the answers. */
#include "web/server.h"

#include <fcgiapp.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/config.h"
#include "base/crypto.h"
#include "base/log.h"
#include "base/metrics.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/arena.h"
#include "web/accept.h"
#include "web/decode.h"
#include "web/route.h"
#include "web/session.h"

/* nginx's own limit is 8 kB for the line of the request; Apache lets longer ones come here. */
enum { TARGET_MAX = 8 * 1024 };

/* Of the memory of a request: more than pages take. */
enum { LARGE = 4 * 1024 * 1024 };

static const char *parameter(const FCGX_Request *fcgi, const char *name)
{
    const char *value = FCGX_GetParam(name, fcgi->envp);

    return value != NULL ? value : "";
}

/* A header's text, for comparing only: never echoed. */
static const char *header(struct request *request, const FCGX_Request *fcgi, const char *name)
{
    return pool_strdup(request->pool, parameter(fcgi, name));
}

/* A path and query that may be echoed in a header and in a link: it begins with one slash and has
 * neither white space nor control characters, nor "\\", which browsers read as a slash. */
static bool target_is_plain(const char *target)
{
    for (const char *c = target; *c != '\0'; c++) {
        if ((unsigned char)*c <= 0x20 || *c == 0x7f || (*c == '\\' && c < strchrnul(target, '?')))
            return false;
    }
    return target[0] == '/' && strlen(target) <= TARGET_MAX;
}

static void request_id_make(struct request *request)
{
    uint8_t bytes[8];

    crypto_random(bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(request->id + 2 * i, 3, "%02x", bytes[i]);
}

static enum method method_read(const char *name)
{
    if (strcmp(name, "GET") == 0 || strcmp(name, "HEAD") == 0)
        return GET;
    return strcmp(name, "POST") == 0 ? POST : METHOD_OTHER;
}

/* Everything but the body. False: not a request to answer (400). */
static bool head_read(struct request *request, const FCGX_Request *fcgi)
{
    size_t path_length;
    const char *query;

    request->method_name = header(request, fcgi, "REQUEST_METHOD");
    request->method = method_read(request->method_name);
    request->target = header(request, fcgi, "REQUEST_URI");
    request->cookies = header(request, fcgi, "HTTP_COOKIE");
    request->host = header(request, fcgi, "HTTP_HOST");
    request->origin = header(request, fcgi, "HTTP_ORIGIN");
    request->user_agent = header(request, fcgi, "HTTP_USER_AGENT");
    request->if_none_match = header(request, fcgi, "HTTP_IF_NONE_MATCH");
    request->remote_address = header(request, fcgi, "REMOTE_ADDR");
    request->is_forwarded = !text_is_empty(parameter(fcgi, "HTTP_X_FORWARDED_FOR")) ||
                            !text_is_empty(parameter(fcgi, "HTTP_FORWARDED"));
    request->path = "/";
    session_read(request);
    path_length = strcspn(request->target, "?");
    query = request->target + path_length;
    if (*query == '?')
        query++;
    if (!target_is_plain(request->target)) {
        request->target = "/";
        return false;
    }
    decode_query(request->pool, query, &request->query);
    return decode_path(request->pool, request->target, path_length, &request->path);
}

/* The status to refuse with, or 0: the body has been read. */
static unsigned body_read(struct request *request, const FCGX_Request *fcgi, size_t limit)
{
    const char *length_text = parameter(fcgi, "CONTENT_LENGTH");
    const unsigned long length = strtoul(length_text, NULL, 10);
    const bool is_json = request->route != NULL && (request->route->who & MACHINE) != 0 &&
                         text_starts_with(parameter(fcgi, "CONTENT_TYPE"), "application/json");
    const char *boundary;
    char *bytes;

    if (length == 0)
        return 0;
    if (length > limit)
        return 413;
    boundary = decode_boundary(request->pool, parameter(fcgi, "CONTENT_TYPE"));
    if (boundary == NULL && !is_json &&
        !text_starts_with(parameter(fcgi, "CONTENT_TYPE"), "application/x-www-form-urlencoded"))
        return 415;
    if (boundary == NULL && length > BODY_LIMIT_DEFAULT)
        return 413; /* only files are longer */
    bytes = pool_alloc(request->pool, length + 1);
    /* length is at most limit, far below INT_MAX. */
    if (FCGX_GetStr(bytes, (int)length, fcgi->in) != (int)length)
        return 400;
    if (is_json) {
        request->json = bytes;
        request->json_length = length;
        return 0;
    }
    if (boundary != NULL)
        return decode_multipart(request->pool, bytes, length, boundary, &request->body,
                                request->files, REQUEST_FILES_MAX, &request->file_count)
                   ? 0
                   : 400;
    return decode_urlencoded(request->pool, bytes, length, &request->body) ? 0 : 400;
}

/* What the web server itself refused, and comes here for a page: that status, else 0. Only the web
 * server says it (CGI/1.1 as Apache has it; etc/nginx/fastcgi-error.conf): a header of that name
 * would begin with HTTP_. A redirection within the web server has a status as well. */
static unsigned refused_before(const FCGX_Request *fcgi)
{
    const unsigned long status = strtoul(parameter(fcgi, "REDIRECT_STATUS"), NULL, 10);

    return status >= 400 && status < 500 ? (unsigned)status : 0;
}

static void request_answer(struct server *server, struct request *request, const FCGX_Request *fcgi)
{
    unsigned refusal = refused_before(fcgi);
    size_t limit;

    if (!head_read(request, fcgi) && refusal == 0)
        refusal = strlen(parameter(fcgi, "REQUEST_URI")) > TARGET_MAX ? 414 : 400;
    if (refusal != 0) {
        server->refuse(server, request, refusal);
        return;
    }
    limit = server->admit(server, request);
    if (limit == 0)
        return;
    if (request->method == POST)
        refusal = body_read(request, fcgi, limit);
    if (refusal != 0)
        server->refuse(server, request, refusal);
    else
        server->answer(server, request);
}

/* The rest of a long body. False if it breaks off: the visitor's side must see that. */
static bool stream_write(struct request *request, FCGX_Stream *out)
{
    const struct response *response = &request->response;
    const char *bytes;
    size_t length;

    do {
        if (!response->more(request, response->more_user, &bytes, &length))
            return false;
        /* A visitor who left: nothing is wrong, nobody reads on. */
        if (length > 0 && FCGX_PutStr(bytes, (int)length, out) < 0)
            return true;
    } while (length > 0);
    return true;
}

/* False if the body breaks off. */
static bool response_write(struct request *request, FCGX_Stream *out)
{
    const struct response *response = &request->response;
    /* What is sent is what its type says, whatever it is. */
    const char *head = pool_printf(request->pool,
                                   "Status: %u\r\nX-Request-Id: %s\r\n"
                                   "X-Content-Type-Options: nosniff\r\n",
                                   response->status, request->id);

    for (size_t i = 0; i < response->header_count; i++)
        head = pool_printf(request->pool, "%s%s: %s\r\n", head, response->headers[i][0],
                           response->headers[i][1]);
    FCGX_PutS(head, out);
    FCGX_PutS("\r\n", out);
    if (strcmp(request->method_name, "HEAD") == 0)
        return true;
    if (response->body_length > 0)
        FCGX_PutStr(response->body, (int)response->body_length, out);
    return response->more == NULL || stream_write(request, out);
}

static void request_log(const struct request *request, uint64_t nanoseconds)
{
    char status[12], duration[32];

    snprintf(status, sizeof status, "%u", request->response.status);
    snprintf(duration, sizeof duration, "%.1f", (double)nanoseconds / 1e6);
    /* The route, not the path: a path can hold a token. */
    log_event(request->response.status >= 500 ? LOG_LEVEL_ERROR : LOG_LEVEL_INFO, "request",
              "method",
              request->method == POST  ? "POST"
              : request->method == GET ? "GET"
                                       : "other",
              "route", request->route_pattern, "status", status, "ms", duration, NULL);
}

/* The second as the web server counts it. time() is behind by up to a tick of the kernel (4 ms):
 * what was made in the first instants of a second would be of the one before, and kept for nobody.
 */
static time_t second_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec;
}

static void request_serve(struct server *server, struct pool *pool, FCGX_Request *fcgi)
{
    struct request *request = pool_new(pool, struct request);
    const uint64_t begun = metrics_clock();
    uint64_t took;
    bool is_large;

    request->pool = pool;
    request->config = server->config;
    request->db = server->db;
    request->now = second_now();
    request->today = date_of_instant(request->now);
    request->visitor.email = "";
    request_id_make(request);
    log_request(request->id);
    arena_enter(pool);
    request_answer(server, request, fcgi);
    arena_leave();
    if (response_write(request, fcgi->out)) {
        FCGX_Finish_r(fcgi);
    } else {
        log_event(LOG_LEVEL_ERROR, "request", "message", "answer broken off", NULL);
        /* An end of the body before its length, for nginx, and of the connection before the end of
         * the request, for others: the web server breaks off as well. */
        FCGX_FClose(fcgi->out);
        FCGX_Free(fcgi, 1);
    }
    took = metrics_clock() - begun;
    request_log(request, took);
    server->note(server, request, took);
    log_request(NULL);
    is_large = pool_size(pool) > LARGE;
    pool_reset(pool);
    /* What is kept for later may lie above what a large request used: the rest goes back by itself
     * only from the top. */
    if (is_large)
        malloc_trim(0);
}

int server_run(struct server *server)
{
    struct pool *pool = pool_open();
    FCGX_Request fcgi;

    if (!accept_open(&fcgi)) {
        log_event(LOG_LEVEL_ERROR, "fastcgi", "message", "no listening socket", NULL);
        return EXIT_FAILURE;
    }
    log_event(LOG_LEVEL_INFO, "started", NULL);
    while (accept_next(&fcgi))
        request_serve(server, pool, &fcgi);
    FCGX_Free(&fcgi, 1);
    pool_close(pool);
    log_event(LOG_LEVEL_INFO, "stopped", NULL);
    return EXIT_SUCCESS;
}
