/* The accounts executable: who may sign in, and as whom. */
#include <stdio.h>
#include <unistd.h>

#include "accounts/accounts.h"
#include "base/password.h"
#include "site/app.h"

enum { NICENESS = 5 };

/* Passwords cost 20 ms of a core each, on purpose: the other programs go first, three to one; files
 * that are being made and pictures come after (export/job.c, image/confine.c). A machine that is
 * busy with other things must not keep everybody out. Where the kernel
 * groups processes by session (sched(7), "The autogroup feature") niceness counts within the
 * session only, so the session steps back too. Neither is needed to work. */
static void step_back(void)
{
    FILE *group = fopen("/proc/self/autogroup", "we");

    if (nice(NICENESS) == -1)
        fputs("accounts: cannot be nice\n", stderr);
    if (group != NULL) {
        fprintf(group, "%d", NICENESS);
        fclose(group);
    }
}

int main(int count, char **arguments)
{
    const struct app app = {.program = "accounts",
                            .stylesheet = "accounts.xsl",
                            .routes = accounts_routes,
                            .block_kept = PASSWORD_MEMORY};

    step_back();
    return app_run(&app, count, arguments);
}
