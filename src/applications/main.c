/* The applications executable: /candidatures and everything below. Applying itself is not
 * open yet: these addresses ask to sign in, then say so. */
#include "site/app.h"
#include "site/page.h"

static void application_soon(struct request *request)
{
    struct page page = page_begin(request, "application-soon");

    page_send(&page, 200);
}

static const struct route routes[] = {
    {GET, "/candidatures", SIGNED_IN, application_soon, 0, NULL},
    {GET, "/candidatures/postuler/{id}", SIGNED_IN, application_soon, 0, NULL},
    {0},
};

int main(int count, char **arguments)
{
    const struct app app = {"applications", "applications.xsl", routes};

    return app_run(&app, count, arguments);
}
