/* Where each alert finds what waits: a statement each, which the list and the look just before a
 * message is written both use. alert_store.c reads them. A statement gives a wait, a number and
 * since when, once: it is noted once (alert_sent). */
#ifndef STAGE3E_STORE_ALERT_SOURCE_H
#define STAGE3E_STORE_ALERT_SOURCE_H

#include <stdbool.h>

#include "base/alerts.h"

/* The last step that was said, of a wait. */
#define ALERT_STEP_SENT(code, object, since)                                                       \
    "(SELECT COALESCE(MAX(n.step), 0) FROM alert_sent n WHERE n.alert = '" code                    \
    "' AND n.object_id = " object " AND n.waits_since = " since ")"

struct alert_source {
    const char *select; /* all that waits, whenever it began */
    const char *due;    /* … of it what may be due; NULL: the alert has a list of its own */
    const char *binds;  /* what due binds, a letter each: struct alert_span */
    const char *among;  /* … of it, those of the numbers that follow in brackets */
    const char *lock;   /* locks what they stand on: up to the same brackets; NULL: nothing */
};
extern const struct alert_source alert_sources[ALERTS];

#endif
