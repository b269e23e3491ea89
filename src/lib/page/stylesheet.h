/* A compiled stylesheet with its labels, kept for the life of the process. */
#ifndef STAGE3E_PAGE_STYLESHEET_H
#define STAGE3E_PAGE_STYLESHEET_H

#include <libxml/tree.h>
#include <stdbool.h>

struct stylesheet;

/* Compiles directory/name, its words read by the rule of page/flow.h, and reads
 * directory/labels.xml. NULL if it cannot; the reason is logged. Outside an arena. */
struct stylesheet *stylesheet_open(const char *directory, const char *name);
void stylesheet_close(struct stylesheet *stylesheet);

/* True if a file of the directory has changed since it was compiled (development only: it
 * looks at every file). */
bool stylesheet_is_stale(const struct stylesheet *stylesheet);

/* The result of the transformation, owned by the caller; NULL on failure. In the
 * stylesheet, s:label(list, code) of the namespace "urn:stage3e" gives the French words of
 * a code from labels.xml; an unknown one shows as the code, and is logged. s:optional(list,
 * code) gives them, or nothing. <s:icon name="…"/> is an icon of www/img/icons.svg. */
xmlDoc *stylesheet_apply(const struct stylesheet *stylesheet, xmlDoc *document);

/* Such words, for texts made in C. */
const char *stylesheet_label(const struct stylesheet *stylesheet, const char *list,
                             const char *code);

#endif
