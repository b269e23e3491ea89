/* The export executable: /export, /statistiques and /api. */
#include "export/export.h"

#include "site/app.h"

int main(int count, char **arguments)
{
    const struct app app = {
        .program = "export", .stylesheet = "export.xsl", .routes = export_routes};

    return app_run(&app, count, arguments);
}
