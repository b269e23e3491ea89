/* Numbers that name organisations and places: are they well formed, and what is their one written
 * form. Telephones: rules/phone.h; e-mail and web addresses: rules/web_address.h. Pure. */
#ifndef STAGE3E_RULES_IDENTIFIER_H
#define STAGE3E_RULES_IDENTIFIER_H

#include <stdbool.h>

struct pool;

/* Each reads what a person typed or pasted, spaces, dashes, invisible characters and usual
 * separators allowed, and gives the form to keep, from the pool; false if it cannot be one. */

/* SIRET: 14 digits passing the Luhn check (ISO/IEC 7812-1) as a whole, and in its first nine (the
 * SIREN); the establishments of
 * La Poste (SIREN 356000000) instead have digits whose sum is a multiple of 5 (INSEE). */
bool siret_read(struct pool *pool, const char *typed, const char **siret);

/* NAF rév. 2 (INSEE), level 5: "8411Z", also typed "84.11z". */
bool naf_read(struct pool *pool, const char *typed, const char **naf);

/* UAI of a school: seven digits and a letter, the check of the digits modulo 23. */
bool uai_read(struct pool *pool, const char *typed, const char **uai);

/* French postcode, five digits, CEDEX ones too; a leading "F" or "FR" goes. */
bool postcode_read(struct pool *pool, const char *typed, const char **postcode);

#endif
