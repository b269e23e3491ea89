/* Numbers and addresses that name people, organisations and places: are they well formed,
 * and what is their one written form. Pure. */
#ifndef STAGE3E_RULES_IDENTIFIER_H
#define STAGE3E_RULES_IDENTIFIER_H

#include <stdbool.h>

struct pool;

/* Each reads what a person typed, spaces and usual separators allowed, and gives the form to
 * keep, from the pool; false if it cannot be one. */

/* SIRET: 14 digits passing the Luhn check (ISO/IEC 7812-1) as a whole; the establishments of
 * La Poste (SIREN 356000000) instead have digits whose sum is a multiple of 5 (INSEE). */
bool siret_read(struct pool *pool, const char *typed, const char **siret);

/* NAF rév. 2 (INSEE), level 5: "8411Z", also typed "84.11z". */
bool naf_read(struct pool *pool, const char *typed, const char **naf);

/* UAI of a school: seven digits and a letter, the check of the digits modulo 23. */
bool uai_read(struct pool *pool, const char *typed, const char **uai);

/* E-mail as browsers accept it (WHATWG HTML, "valid e-mail address"), with a dot in its
 * domain; at most 254 characters (RFC 5321, 4.5.3.1). The domain is put in lower case. */
bool email_read(struct pool *pool, const char *typed, const char **email);

/* Telephone, kept in E.164 ("+33612345678"); a number without prefix is French. */
bool phone_read(struct pool *pool, const char *typed, const char **phone);

/* French mobile numbers begin with 06 or 07 (plan of ARCEP); of others it is not known. */
bool phone_can_be_mobile(const char *phone);

/* The number as read aloud: "06 12 34 56 78" with no-break spaces; foreign ones as kept. */
const char *phone_text(struct pool *pool, const char *phone);

/* French postcode, five digits. */
bool postcode_read(struct pool *pool, const char *typed, const char **postcode);

/* Address of a web site: http or https, "https://" added where it is missing. */
bool website_read(struct pool *pool, const char *typed, const char **website);

#endif
