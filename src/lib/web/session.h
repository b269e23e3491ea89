/* The visitor's cookie, and the token that ties a form to it (CSRF).
 *
 * Everyone who is shown a form gets a cookie with 256 random bits; nothing is stored for
 * those who are not signed in. A form carries HMAC(secret, cookie), masked anew on each page
 * so that compression cannot leak it (BREACH); and a mark, signed too, that says for which account
 * and when it was made. The token lets a form act; the mark, once the cookie is another (the
 * session ended, one signed in again elsewhere), only lets what was typed be shown again to that
 * account. */
#ifndef STAGE3E_WEB_SESSION_H
#define STAGE3E_WEB_SESSION_H

#include <stdbool.h>
#include <stdint.h>

struct request;

/* Reads the cookie, if it has the form of one of ours. */
void session_read(struct request *request);

/* A new cookie in place of the old one, at sign-in and sign-out. */
void session_renew(struct request *request);

/* The token for a form on the page being made, which is private then: it has a cookie, a new one if
 * need be. */
const char *session_form_token(struct request *request);

/* What a posted form proves of itself. */
enum form_source {
    FORM_FOREIGN, /* nothing: not from our pages, or too old; nothing of it is kept */
    FORM_STALE,   /* made by us for that account, lately, but not for the cookie of now */
    FORM_OURS,    /* made for this visitor's cookie; its account may be signed out since */
};

struct form_mark {
    enum form_source source;
    uint64_t account_id; /* that was signed in when the form was made; 0: none */
};

/* A form with a foreign Origin is foreign, whatever it carries. */
struct form_mark session_form_mark(const struct request *request);

/* True if a mail program sent it in its reader's stead (RFC 8058): it needs no form of ours, the
 * secret is in the link. */
bool session_is_one_click(const struct request *request);

#endif
