/* What the pages of /admin/contenus share. */
#ifndef STAGE3E_ACCOUNTS_EDITORIAL_H
#define STAGE3E_ACCOUNTS_EDITORIAL_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <time.h>

#include "rules/editorial.h"
#include "rules/fields.h"
#include "store/editorial_history.h"

struct request;

/* A text as it is typed; which of it depends on its section. */
struct typed_text {
    const char *title;
    const char *summary;
    const char *body;
    struct date checked_on;
    struct date publish_on;
    const char *audience;
    struct date first_on;
    struct date last_on;
};

/* The form of the texts of a section. */
struct editorial_form {
    const char *name; /* of the group of fields, in labels.xml */
    const struct field *fields;
    size_t count;
    const char *body;    /* the field of the text in Markdown; NULL: there is none */
    const char *checked; /* the field of the day on which it was checked or agreed to; or NULL */
};
const struct editorial_form *editorial_form(const struct editorial_section *section);

/* Refuses, at its field, what an editor has to put right in a text. */
void typed_text_check(struct request *request, const struct editorial_form *form,
                      const struct typed_text *typed, struct form_errors *errors);

/* Did a picture come with the form of a page? */
bool editorial_picture_is_sent(const struct request *request);

/* Keeps it and names it in the text that came with it, with the words that stand for it; or refuses
 * it at its fields. False if the database failed. */
bool editorial_picture_add(struct request *request, struct form_errors *errors)
    __attribute__((warn_unused_result));

/* "le 3 décembre 2026 à 10 h 12" without its first word. */
const char *editorial_moment(struct request *request, time_t instant);

/* <version> with who made it and when. */
xmlNode *editorial_version_add(struct request *request, xmlNode *content,
                               const struct editorial_version *version);

/* <diff kind="…"> with the version that was, and what a text has otherwise than it. */
void editorial_diff_add(struct request *request, xmlNode *content, const char *kind,
                        const struct editorial_version *before, const struct editorial *after);

/* The newest version of the page of the request's path. False: answered already, or the database
 * failed. */
bool editorial_latest_open(struct request *request, struct editorial_version *latest);

/* A version of a page to be written, by whom and from when. */
struct editorial_writing {
    struct request *request;
    struct editorial page; /* id 0: a new one of its section */
    time_t publish_at;
    uint64_t started_from;
    const char *action; /* of the trail */
    uint64_t id;        /* of the page, once written */
    bool is_stale;      /* somebody else wrote since: nothing is written */
    bool is_again;      /* a new one that was sent twice: nothing is written */
};

/* Writes it, in a transaction (db_work). */
bool editorial_write(struct db *db, void *writing);

#endif
