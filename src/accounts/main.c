/* The accounts executable: who may sign in, and as whom. */
#include <unistd.h>

#include "accounts/accounts.h"
#include "site/app.h"

enum { NICENESS = 10 };

int main(int count, char **arguments)
{
    const struct app app = {"accounts", "accounts.xsl", accounts_routes};

    /* Passwords cost 20 ms of a core each, on purpose: the other pages go first. */
    if (nice(NICENESS) == -1)
        return 1;
    return app_run(&app, count, arguments);
}
