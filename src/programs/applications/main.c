/* The applications executable: /candidatures and everything below, /admin/candidatures. */
#include "applications/applications.h"
#include "site/app.h"

int main(int count, char **arguments)
{
    const struct app app = {
        .program = "applications", .stylesheet = "applications.xsl", .routes = applications_routes};

    return app_run(&app, count, arguments);
}
