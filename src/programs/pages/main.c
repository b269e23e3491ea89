/* The pages executable: the home page, the four sections, the legal pages. */
#include "pages/pages.h"

#include "site/app.h"

int main(int count, char **arguments)
{
    const struct app app = {.program = "pages", .stylesheet = "pages.xsl", .routes = pages_routes};

    return app_run(&app, count, arguments);
}
