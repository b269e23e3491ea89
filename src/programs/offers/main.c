/* The offers executable: /offres and everything below. */
#include <curl/curl.h>

#include "offers/offers.h"

#include "site/app.h"

int main(int count, char **arguments)
{
    const struct app app = {
        .program = "offers", .stylesheet = "offers.xsl", .routes = offers_routes};
    int status;

    curl_global_init(CURL_GLOBAL_DEFAULT);
    status = app_run(&app, count, arguments);
    curl_global_cleanup();
    return status;
}
