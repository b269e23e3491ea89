/* What hours that are being typed break of the law, for www/js/hours.js. */
#ifndef STAGE3E_SITE_HOURS_SAID_H
#define STAGE3E_SITE_HOURS_SAID_H

#include <stdbool.h>

#include "rules/working_time.h"

struct request;

/* Answers with the limits that are broken, each once, with its article and what there is on which
 * days, and with the total of the week; this visitor's only, kept by nobody. Hours that are not
 * complete are not judged. */
void hours_said_send(struct request *request, bool is_complete, const struct schedule *schedule,
                     const struct working_time_breaches *breaches);

#endif
