/* The pages executable: the home page, the four sections, the legal pages. */
#include "pages/pages.h"

#include "site/app.h"

int main(int count, char **arguments)
{
    const struct app app = {"pages", "pages.xsl", pages_routes};

    return app_run(&app, count, arguments);
}
