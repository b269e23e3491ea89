/* E-mail and web addresses: are they well formed, and what is their one written form. Names of
 * hosts with accents are kept as the network knows them (IDNA 2008, RFC 5890: "xn--…"), and shown
 * as people write them. Pure. */
#ifndef STAGE3E_RULES_WEB_ADDRESS_H
#define STAGE3E_RULES_WEB_ADDRESS_H

#include <stdbool.h>

struct pool;

/* E-mail as browsers accept it (WHATWG HTML, "valid e-mail address"), with a dot in its domain; at
 * most 254 characters (RFC 5321, 4.5.3.1). Without invisible characters, "mailto:" and spaces
 * around it; the domain in lower case and in ASCII. False if it cannot be one. */
bool email_read(struct pool *pool, const char *typed, const char **email);

/* Address of a web site: http or https, "https://" added where it is missing; the host in ASCII,
 * what is beyond ASCII in its path percent-encoded (WHATWG URL). */
bool website_read(struct pool *pool, const char *typed, const char **website);

/* The name of a host alone, as after an "@" of ours, in the form to keep. */
bool host_read(struct pool *pool, const char *typed, const char **host);

/* A kept e-mail or web address as people write it, accents and all, from the pool. A name that
 * would not come back the same when it is typed stays in ASCII. */
const char *email_text(struct pool *pool, const char *email);
const char *website_text(struct pool *pool, const char *website);

#endif
