/* How far the pupils of a school are, and what its list of them is narrowed to: on the page and in
 * the files. */
#ifndef STAGE3E_SITE_PROGRESS_H
#define STAGE3E_SITE_PROGRESS_H

#include "base/form.h"
#include "rules/application.h"
#include "store/follow_store.h"

/* A pupil, and what the applications say of how far they are. */
struct pupil_row {
    const struct followed *pupil;
    enum progress progress;
    unsigned live;
    unsigned total;
    const struct pupil_placement *placement; /* NULL: none yet */
};

struct pupil_row pupil_row_of(const struct followed *pupil);

/* What the list is narrowed to. */
struct school_filter {
    const char *name;       /* a part of last and first name, folded; "": all */
    const char *class_name; /* "": all */
    const char *status;     /* a code of progress, "unplaced", or "": all */
};

/* Reads nom, classe and statut. Gives the name of the value that is not known, else NULL. */
const char *school_filter_read(struct pool *pool, const struct form *query,
                               struct school_filter *filter);

bool school_filter_takes(struct pool *pool, const struct school_filter *filter,
                         const struct pupil_row *row);

#endif
