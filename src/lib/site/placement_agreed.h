/* What the agreement of a placement says of its days: more precise than the offer, and newer. */
#ifndef STAGE3E_SITE_PLACEMENT_AGREED_H
#define STAGE3E_SITE_PLACEMENT_AGREED_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "rules/agreement_parts.h"

struct application;
struct request;

struct placement_agreed {
    bool is_complete; /* by both sides; else there is nothing below */
    struct agreement_employer employer;
    const char *hours; /* in words */
};

/* Reads it, of a confirmed placement. What it holds is in the pool of the request. False if the
 * database failed. */
bool placement_agreed_read(struct request *request, const struct application *application,
                           struct placement_agreed *agreed) __attribute__((warn_unused_result));

/* The same from what the employer's part holds, for days. False if it makes no sense. */
struct pool;
bool placement_agreed_of(struct pool *pool, const char *content, struct date first,
                         struct date last, struct placement_agreed *agreed)
    __attribute__((warn_unused_result));

/* <agreed …>, which is said in the place of what the offer says; nothing until it is complete. */
void placement_agreed_add(struct request *request, xmlNode *parent,
                          const struct placement_agreed *agreed);

#endif
