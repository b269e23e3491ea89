/* Which passwords are taken. The strength is zxcvbn's, with French words and those that belong to
 * the person. Pure. domain.md, "Accounts". */
#ifndef STAGE3E_RULES_PASSWORD_H
#define STAGE3E_RULES_PASSWORD_H

#include "base/form.h"

struct pool;

/* In bytes: more is refused when it is chosen. */
enum { PASSWORD_LONGEST = 256 };

/* What others know of who chooses it: names, e-mail, school or employer, town. Any may be NULL. */
enum { PASSWORD_TEXTS = 6 };

struct password_owner {
    const char *texts[PASSWORD_TEXTS];
};

/* The code of the reason why a password is refused ("error" in labels.xml says what to do), or
 * NULL. At least 12 characters, or 8 with three of: lower case, upper case, digits, others; and not
 * to be guessed within a thousand million tries. */
const char *password_refusal(struct pool *pool, const char *password,
                             const struct password_owner *owner);

/* A password and its confirmation, in fields "password" and "password-confirmation". */
void password_check(struct pool *pool, const struct form *form, const char *password,
                    const struct password_owner *owner, struct form_errors *errors);

#endif
