/* Drawn signatures. */
#include "rules/drawing.h"

#include <string.h>

/* A whole number up to a limit, as printf writes it. */
static bool number_read(const char **text, unsigned limit, unsigned *number)
{
    const char *at = *text;

    if (*at < '0' || *at > '9' || (*at == '0' && at[1] >= '0' && at[1] <= '9'))
        return false;
    for (*number = 0; *at >= '0' && *at <= '9' && *number <= limit; at++)
        *number = *number * 10 + (unsigned)(*at - '0');
    *text = at;
    return *number <= limit;
}

static bool space_read(const char **text)
{
    if (**text != ' ')
        return false;
    (*text)++;
    return true;
}

bool drawing_next(const char **path, struct drawing_point *point)
{
    const char *at = *path;

    point->is_begin = *at == 'M';
    if (*at != 'M' && *at != 'L')
        return false;
    at++;
    if (!space_read(&at) || !number_read(&at, DRAWING_WIDTH, &point->x) || !space_read(&at) ||
        !number_read(&at, DRAWING_HEIGHT, &point->y) || (*at != '\0' && !space_read(&at)))
        return false;
    *path = at;
    return true;
}

bool drawing_is_good(const char *path)
{
    const size_t length = strlen(path);
    struct drawing_point point;
    unsigned in_stroke = 0;

    if (length == 0)
        return true;
    if (length > DRAWING_LENGTH_MAX || *path != 'M' || path[length - 1] == ' ')
        return false;
    while (drawing_next(&path, &point)) {
        if (point.is_begin && in_stroke == 1)
            return false;
        in_stroke = point.is_begin ? 1 : in_stroke + 1;
    }
    return *path == '\0' && in_stroke > 1;
}
