/* The offers executable: /offres and everything below. */
#include "offers/offers.h"

#include "site/app.h"

int main(int count, char **arguments)
{
    const struct app app = {"offers", "offers.xsl", offers_routes};

    return app_run(&app, count, arguments);
}
