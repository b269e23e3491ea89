/* What the steps of signing in share: the form, where one goes on afterwards, what was kept of a
 * form when the session ended. */
#ifndef STAGE3E_ACCOUNTS_SIGN_IN_FORM_H
#define STAGE3E_ACCOUNTS_SIGN_IN_FORM_H

#include <stdbool.h>

#include "rules/account.h"

struct kept;
struct request;

/* Where to go after signing in: a path of this site only. */
const char *return_path(const char *wanted);

/* Answers with the form; error: what is said at the e-mail, or NULL. */
void sign_in_form_send(struct request *request, const char *email, const char *wanted,
                       const char *error, const char *detail, unsigned status);

/* To the sign-in page from a later step, with what was kept of a form; info: what it says, or
 * NULL. */
void sign_in_again(struct request *request, const char *info);

/* Shows what was kept of a form to who has just signed in, if it is theirs. */
bool sign_in_resume(struct request *request, const struct kept *kept);

/* How long a new session of a role lives, however much it is used. */
unsigned session_life_s(const struct request *request, enum account_role role);

#endif
