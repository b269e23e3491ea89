/* Who the visitor is. */
#ifndef STAGE3E_SITE_VISITOR_H
#define STAGE3E_SITE_VISITOR_H

#include <stdbool.h>

struct request;

/* Sets request->visitor from the session cookie; ANYONE without a live session. False if the
 * database failed. */
bool visitor_identify(struct request *request);

/* "pupil", "employer", "school", "admin"; "visitor" for who is not signed in. */
const char *visitor_role_code(const struct request *request);

#endif
