/* An executable of the site: its routes and its stylesheet, run behind the web server. */
#ifndef STAGE3E_SITE_APP_H
#define STAGE3E_SITE_APP_H

#include <stddef.h>

#include "web/route.h"

struct app {
    const char *program;    /* "offers": names its log lines, its health page, its own
                               configuration file */
    const char *stylesheet; /* a file of xsl/ */
    const struct route *routes;
    size_t block_kept; /* bytes of a block that requests ask for again and again: it is not given
                          back, as to get it anew costs as much as what is computed in it */
};

/* The whole life of a worker; returns the exit status of the process. With the one argument
 * "--routes" it prints its table, a line each ("GET /compte pupil,employer"), and ends: the
 * tests try each route as each role. */
int app_run(const struct app *app, int count, char *const *arguments);

#endif
