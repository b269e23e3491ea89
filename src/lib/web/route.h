/* The table that says what an executable answers, and to whom. */
#ifndef STAGE3E_WEB_ROUTE_H
#define STAGE3E_WEB_ROUTE_H

#include <stdbool.h>
#include <stddef.h>

#include "web/request.h"

/* One row. The pattern's parts: "{id}" a number, "{token}" the text of a token, "{slug}" lower
 * case letters, digits and hyphens, with plain text after it or not ("{id}.pdf"); all else stands
 * for itself. The first row that matches path and method answers;
 * of rows that are alike, the one for the visitor's role. */
struct route {
    enum method method;
    const char *pattern;
    enum role who; /* ANYONE, or the roles it is for */
    /* False where it ends without an answer of its own: the database failed, which is answered for
     * all alike; or what it called has answered. */
    bool (*handler)(struct request *request);
    /* What follows is named in the rows that have it, and else left out. */

    size_t limit; /* bytes of a POST; 0: BODY_LIMIT_DEFAULT */

    /* Where a handler answers several rows: which of its things this one is, a value of an enum of
     * its own; and the purpose of the token in the path (store/message_store.h), where it answers
     * mailed links as well as who is signed in. */
    int what;
    const char *link;

    /* For a long form of ours whose cookie is another meanwhile: shows it again with what was typed
     * and a new token, and changes nothing. NULL: what was typed is shown as a list, with a
     * button (site/kept.h). */
    bool (*show_again)(struct request *request);
};

enum { BODY_LIMIT_DEFAULT = 1024 * 1024 };

enum route_outcome {
    ROUTE_FOUND,
    ROUTE_UNKNOWN,      /* 404 */
    ROUTE_OTHER_METHOD, /* 405; allow says which would do */
};

/* Finds the row for the request and sets its route, its route_values. The table ends with a row
 * without pattern. */
enum route_outcome route_find(const struct route *routes, struct request *request,
                              const char **allow);

/* Rows of one method and pattern may be for a role each: the one for that role, else the row
 * itself. */
const struct route *route_of_role(const struct route *route, enum role role);

#endif
