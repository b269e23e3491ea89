/* Answers. */
#include "web/response.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/pool.h"
#include "web/request.h"

void response_header(struct request *request, const char *name, const char *value)
{
    struct response *response = &request->response;

    for (const char *c = value; *c != '\0'; c++) {
        if ((unsigned char)*c < 0x20 || *c == 0x7f)
            abort();
    }
    if (response->header_count == RESPONSE_HEADERS_MAX)
        abort();
    response->headers[response->header_count][0] = name;
    response->headers[response->header_count][1] = value;
    response->header_count++;
}

void response_body(struct request *request, unsigned status, const char *type, const char *body,
                   size_t length)
{
    request->response.status = status;
    response_header(request, "Content-Type", type);
    request->response.body = body;
    request->response.body_length = length;
}

static void redirect(struct request *request, unsigned status, const char *path)
{
    request->response.status = status;
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
