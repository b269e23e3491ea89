/* The answer to a request: status, headers, body. */
#ifndef STAGE3E_WEB_RESPONSE_H
#define STAGE3E_WEB_RESPONSE_H

#include <stdbool.h>
#include <stddef.h>

struct request;

/* Sets a header: what was said before under that name goes, but for cookies. A value with a control
 * character ends the process: no input reaches a header unencoded. (Every answer says "nosniff" by
 * itself.) */
void response_header(struct request *request, const char *name, const char *value);

/* Sets a cookie that scripts do not read, for that path of ours and below; max_age_s 0: until the
 * browser closes, negative: takes it away. The value has letters, digits, "-", "_" only; any other
 * ends the process. */
void response_cookie(struct request *request, const char *name, const char *value, const char *path,
                     int max_age_s);

/* A complete body of that type; it must live as long as the request. */
void response_body(struct request *request, unsigned status, const char *type, const char *body,
                   size_t length);

/* More of the body, called for after what it has: see response_more. */
void response_stream(struct request *request,
                     bool (*more)(struct request *request, void *user, const char **bytes,
                                  size_t *length),
                     void *user);

/* 303: after a POST, the browser gets this path of ours. Formats as printf does. A query that
 * makes it too long for a header is left out. */
void response_see_other(struct request *request, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* 308: the page lives at that path. */
void response_moved(struct request *request, const char *path);

#endif
