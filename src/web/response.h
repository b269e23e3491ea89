/* The answer to a request: status, headers, body. */
#ifndef STAGE3E_WEB_RESPONSE_H
#define STAGE3E_WEB_RESPONSE_H

#include <stddef.h>

struct request;

/* Adds a header. A value with a control character ends the process: no input reaches a
 * header unencoded. */
void response_header(struct request *request, const char *name, const char *value);

/* A complete body of that type; it must live as long as the request. */
void response_body(struct request *request, unsigned status, const char *type, const char *body,
                   size_t length);

/* 303: after a POST, the browser gets this path of ours. Formats as printf does. */
void response_see_other(struct request *request, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* 308: the page lives at that path. */
void response_moved(struct request *request, const char *path);

#endif
