/* A signature drawn with a finger or a mouse: strokes as the path of an SVG, of which nothing but
 * "M x y L x y L x y …" is taken. Pure. */
#ifndef STAGE3E_RULES_DRAWING_H
#define STAGE3E_RULES_DRAWING_H

#include <stdbool.h>
#include <stddef.h>

enum { DRAWING_WIDTH = 600, DRAWING_HEIGHT = 200, DRAWING_LENGTH_MAX = 4000 };

/* One point of it. */
struct drawing_point {
    bool is_begin; /* of a stroke */
    unsigned x, y;
};

/* Reads the next point and moves on; false at the end, and for what is none: then *path does not
 * point to the end of the text. */
bool drawing_next(const char **path, struct drawing_point *point);

/* Whether a text is a drawing: strokes of two points and more, whole numbers within DRAWING_WIDTH
 * and DRAWING_HEIGHT, one space between, no sign, no leading zero, at most DRAWING_LENGTH_MAX
 * characters. "" is none, and good. */
bool drawing_is_good(const char *path);

#endif
