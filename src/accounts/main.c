/* The accounts executable: signing in and out. */
#include "accounts/accounts.h"

#include "site/app.h"

int main(void)
{
    const struct app app = {"accounts", "accounts.xsl", accounts_routes};

    return app_run(&app);
}
