/* Who the visitor is. */
#ifndef STAGE3E_SITE_VISITOR_H
#define STAGE3E_SITE_VISITOR_H

#include <stdbool.h>

#include "rules/actor.h"

struct request;

/* Sets request->visitor from the session cookie; ANYONE without a live session. False if the
 * database failed. */
bool visitor_identify(struct request *request);

/* The visitor as one who acts: by the role of the account, ACTOR_VISITOR for who is not signed in.
 */
enum actor visitor_actor(const struct request *request);

#endif
