/* The offers executable: /offres and everything below. */
#include "offers/offers.h"

#include "site/app.h"

int main(void)
{
    const struct app app = {"offers", "offers.xsl", offers_routes};

    return app_run(&app);
}
