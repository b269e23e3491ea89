/* Who sees an application, and as what: its pupil, a member of its employer, its school, the
 * département by its number; its employer and its referent without an account by a mailed link. */
#ifndef STAGE3E_SITE_APPLICATION_VIEW_H
#define STAGE3E_SITE_APPLICATION_VIEW_H

#include <libxml/tree.h>

#include "store/application_change.h"
#include "store/application_store.h"

struct request;

enum seen_as {
    AS_PUPIL = 1 << 0,
    AS_EMPLOYER = 1 << 1,
    AS_LINK = 1 << 2,
    AS_SCHOOL = 1 << 3,
    AS_REFERENT = 1 << 4,
    AS_ADMIN = 1 << 5,
};

struct viewing {
    struct request *request;
    struct application application;
    enum seen_as as;
    const char *base; /* the path below which its pages are */
    enum actor actor; /* of its events */
};

/* Finds the application of the path for the visitor, by its number or by the link. False: answered
 * already; what is someone else's is not there (404). */
bool viewing_open(struct request *request, struct viewing *viewing)
    __attribute__((warn_unused_result));

/* The same for a number from a form: is_theirs is false if it is not the visitor's to see. False if
 * the database failed. */
bool viewing_of_id(struct request *request, uint64_t id, struct viewing *viewing, bool *is_theirs)
    __attribute__((warn_unused_result));

/* How to reach the pupil, and where they live and when they were born (domain.md, rule 8): asked by
 * the page and by the files that people take away. */
bool view_shows_coordinates(const struct application *application, enum seen_as as);
bool view_shows_address(const struct application *application, enum seen_as as);
bool view_shows_referent(const struct application *application, enum seen_as as); /* their e-mail */

/* Appends <application …> as that visitor may see it (domain.md, rule 8), with all of it or only
 * what a list shows. */
enum view_detail { VIEW_ROW, VIEW_WHOLE };
xmlNode *application_add(struct request *request, xmlNode *parent,
                         const struct application *application, enum seen_as as,
                         enum view_detail detail);

/* Appends <event …>, of a history: when, who, what, why. */
xmlNode *event_add(struct request *request, xmlNode *parent, time_t happened_at, const char *actor,
                   const char *name, const char *reason);

/* What happened to it. */
bool history_add(const struct viewing *viewing, xmlNode *parent)
    __attribute__((warn_unused_result));

#endif
