/* Who causes a change, of an application or of its agreement, and why. */
#ifndef STAGE3E_STORE_APPLICATION_CAUSE_H
#define STAGE3E_STORE_APPLICATION_CAUSE_H

#include <stdint.h>
#include <time.h>

#include "rules/actor.h"

/* Who does something, and why; texts may be NULL. */
struct application_cause {
    enum actor actor;
    uint64_t account_id;      /* 0: nobody signed in */
    const char *reason_code;  /* of a refusal: a text of the list, or labels.xml, "refusal" */
    const char *reason_label; /* its words as they were chosen; NULL: those of labels.xml */
    const char *reason;       /* in their words */
    time_t now;
};

#endif
