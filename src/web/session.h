/* The visitor's cookie, and the token that ties a form to it (CSRF).
 *
 * Everyone who is shown a form gets a cookie with 256 random bits; nothing is stored for
 * those who are not signed in. A form carries HMAC(secret, cookie), masked anew on each page
 * so that compression cannot leak it (BREACH). */
#ifndef STAGE3E_WEB_SESSION_H
#define STAGE3E_WEB_SESSION_H

#include <stdbool.h>

struct request;

/* Reads the cookie, if it has the form of one of ours. */
void session_read(struct request *request);

/* Makes sure that there is a cookie, setting one if needed; the page then is private. */
void session_ensure(struct request *request);

/* A new cookie in place of the old one, at sign-in and sign-out. */
void session_renew(struct request *request);

/* The token for a form on the page being made. */
const char *session_form_token(struct request *request);

/* True if the posted form carries the token of this visitor, and Origin, where the browser
 * sent it, is the site itself. */
bool session_form_is_ours(const struct request *request);

#endif
