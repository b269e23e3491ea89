/* Answers. */
#include "web/response.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "web/request.h"

void response_header(struct request *request, const char *name, const char *value)
{
    struct response *response = &request->response;

    for (const char *c = value; *c != '\0'; c++) {
        if ((unsigned char)*c < 0x20 || *c == 0x7f)
            abort();
    }
    for (size_t i = 0; i < response->header_count; i++) {
        if (strcmp(response->headers[i][0], name) == 0 && strcmp(name, "Set-Cookie") != 0) {
            response->headers[i][1] = value;
            return;
        }
    }
    if (response->header_count == RESPONSE_HEADERS_MAX)
        abort();
    response->headers[response->header_count][0] = name;
    response->headers[response->header_count][1] = value;
    response->header_count++;
}

void response_cookie(struct request *request, const char *name, const char *value, const char *path,
                     int max_age_s)
{
    static const char accepted[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const char *age =
        max_age_s == 0 ? ""
                       : pool_printf(request->pool, "; Max-Age=%d", max_age_s > 0 ? max_age_s : 0);

    if (value[strspn(value, accepted)] != '\0')
        abort();
    response_header(request, "Set-Cookie",
                    pool_printf(request->pool, "%s=%s; Path=%s%s; HttpOnly; SameSite=Lax%s", name,
                                value, path, age,
                                request->config->web.has_secure_cookies ? "; Secure" : ""));
}

void response_body(struct request *request, unsigned status, const char *type, const char *body,
                   size_t length)
{
    request->response.status = status;
    response_header(request, "Content-Type", type);
    request->response.body = body;
    request->response.body_length = length;
}

void response_stream(struct request *request, response_more more, void *user)
{
    request->response.more = more;
    request->response.more_user = user;
}

/* What nginx takes of a head is bounded (fastcgi_buffer_size): a longer one would be its 502. */
enum { LOCATION_MAX = 4000 };

static void redirect(struct request *request, unsigned status, const char *path)
{
    request->response.status = status;
    if (strlen(path) > LOCATION_MAX)
        path = pool_strndup(request->pool, path, strcspn(path, "?"));
    if (strlen(path) > LOCATION_MAX)
        path = "/";
    response_header(request, "Location", path);
}

void response_see_other(struct request *request, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    redirect(request, 303, pool_vprintf(request->pool, format, arguments));
    va_end(arguments);
}

void response_moved(struct request *request, const char *path)
{
    redirect(request, 308, path);
}
