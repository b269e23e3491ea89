#include "rules/actor.h"

#include <stddef.h>
#include <string.h>

const char *account_role_code(enum account_role role)
{
    return role == 0 ? "" : actor_code((enum actor)role);
}

enum account_role account_role_parse(const char *code)
{
    for (enum account_role role = ACCOUNT_PUPIL; role <= ACCOUNT_ADMIN; role++) {
        if (strcmp(code, account_role_code(role)) == 0)
            return role;
    }
    return 0;
}

const char *actor_code(enum actor actor)
{
    static const char *const codes[] = {
        [ACTOR_VISITOR] = "visitor", [ACTOR_PUPIL] = "pupil", [ACTOR_EMPLOYER] = "employer",
        [ACTOR_SCHOOL] = "school",   [ACTOR_ADMIN] = "admin", [ACTOR_LINK] = "link",
        [ACTOR_SITE] = "site",       [ACTOR_OWNER] = "owner", [ACTOR_SHELL] = "shell"};

    return codes[actor];
}
