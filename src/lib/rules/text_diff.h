/* What changed between two texts: by lines, and in lines that changed by words. Pure. */
#ifndef STAGE3E_RULES_TEXT_DIFF_H
#define STAGE3E_RULES_TEXT_DIFF_H

#include <stddef.h>

struct pool;

enum diff_kind { DIFF_SAME, DIFF_REMOVED, DIFF_ADDED };

struct diff_part {
    enum diff_kind kind;
    const char *text; /* where it begins in one of the two texts, line ends and all */
    size_t length;    /* in bytes */
};

struct diff {
    struct diff_part *parts; /* in order: those same or removed make the old text, those same or
                              * added the new one */
    size_t count, room;
};

/* The fewest changes that lead from one to the other, as far as looking for them stays cheap: where
 * thousands of lines or words differ, all of them are removed and added. */
struct diff text_diff(struct pool *pool, const char *before, const char *after);

#endif
