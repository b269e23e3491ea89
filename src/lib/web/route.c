/* Matching a path against patterns. */
#include "web/route.h"

#include <stdlib.h>
#include <string.h>

#include "base/crypto.h"
#include "base/pool.h"

struct part_kind {
    const char *name;
    const char *accepted; /* characters */
    size_t shortest;
    size_t longest;
};

/* An id has no more digits than fit 64 bits. */
static const struct part_kind part_kinds[] = {
    {"{id}", "0123456789", 1, 18},
    {"{token}", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
     TOKEN_TEXT_LENGTH, TOKEN_TEXT_LENGTH},
    {"{slug}", "abcdefghijklmnopqrstuvwxyz0123456789-", 1, 64},
};

/* A part that stands for a value may end in plain text: "{id}.pdf". value_length is that of the
 * value, 0 if the part has none. */
static bool part_matches(const char *pattern, size_t pattern_length, const char *part,
                         size_t length, size_t *value_length)
{
    *value_length = 0;
    for (size_t i = 0; i < sizeof part_kinds / sizeof *part_kinds; i++) {
        const struct part_kind *kind = &part_kinds[i];
        const size_t name_length = strlen(kind->name);
        const size_t end_length = pattern_length - name_length;

        if (pattern_length < name_length || strncmp(kind->name, pattern, name_length) != 0)
            continue;
        if (length <= end_length ||
            strncmp(pattern + name_length, part + length - end_length, end_length) != 0)
            return false;
        *value_length = length - end_length;
        return *value_length >= kind->shortest && *value_length <= kind->longest &&
               strspn(part, kind->accepted) >= *value_length;
    }
    return pattern_length == length && strncmp(pattern, part, length) == 0;
}

static bool pattern_matches(const char *pattern, const char *path, struct request *request)
{
    size_t values = 0;

    while (*pattern == '/' && *path == '/') {
        const size_t pattern_length = strcspn(++pattern, "/");
        const size_t length = strcspn(++path, "/");
        size_t value_length;

        if (!part_matches(pattern, pattern_length, path, length, &value_length))
            return false;
        if (value_length > 0)
            request->route_values[values++] = pool_strndup(request->pool, path, value_length);
        pattern += pattern_length;
        path += length;
    }
    return *pattern == '\0' && *path == '\0';
}

enum route_outcome route_find(const struct route *routes, struct request *request,
                              const char **allow)
{
    bool accepts[POST + 1] = {false};

    for (const struct route *route = routes; route->pattern != NULL; route++) {
        if (!pattern_matches(route->pattern, request->path, request))
            continue;
        request->route_pattern = route->pattern;
        if (route->method == request->method) {
            request->route = route;
            return ROUTE_FOUND;
        }
        accepts[route->method] = true;
    }
    if (!accepts[GET] && !accepts[POST])
        return ROUTE_UNKNOWN;
    *allow = accepts[GET] && accepts[POST] ? "GET, HEAD, POST"
             : accepts[GET]                ? "GET, HEAD"
                                           : "POST";
    return ROUTE_OTHER_METHOD;
}

const struct route *route_of_role(const struct route *route, enum role role)
{
    for (const struct route *other = route; other->pattern != NULL; other++) {
        if (other->method == route->method && (other->who & role) != 0 &&
            strcmp(other->pattern, route->pattern) == 0)
            return other;
    }
    return route;
}

uint64_t route_id(const struct request *request)
{
    return strtoull(request->route_values[0], NULL, 10);
}

const char *route_text(const struct request *request)
{
    return request->route_values[0];
}

struct form_file request_file(const struct request *request, const char *name)
{
    for (size_t i = 0; i < request->file_count; i++) {
        if (strcmp(request->files[i].name, name) == 0)
            return request->files[i];
    }
    return (struct form_file){name, "", 0};
}
