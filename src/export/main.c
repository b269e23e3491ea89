/* The export executable: /export and everything below. */
#include "export/export.h"

#include "site/app.h"

static const struct route routes[] = {
    {GET, "/export/offres.csv", ANYONE, offers_csv, 0, NULL},
    {0},
};

int main(int count, char **arguments)
{
    const struct app app = {"export", "export.xsl", routes};

    return app_run(&app, count, arguments);
}
