/* The acts that change the state of an application: who may do them, what they ask for. */
#ifndef STAGE3E_APPLICATIONS_ACT_H
#define STAGE3E_APPLICATIONS_ACT_H

#include "applications/refusals.h"
#include "site/application_view.h"

/* What an act asks for besides the button. */
enum reason_kind {
    REASON_NONE,
    REASON_CHOICE, /* one of the list, and words if one likes */
    REASON_WORDS,
};

struct act {
    const char *name; /* the last part of the path, and of the XML */
    enum application_state to;
    unsigned who; /* bits of enum seen_as */
    enum reason_kind reason;
    const char *info; /* what the page says afterwards */
};

enum { ACT_COUNT = 6 };
extern const struct act acts[ACT_COUNT];

/* A reason as it was typed. */
struct reason {
    const char *code;
    const char *label; /* of the code, as the list has it; NULL: that of labels.xml */
    const char *words;
};

/* Reads it, or refuses it at its field. */
struct reason reason_read(struct request *request, enum reason_kind kind,
                          const struct refusals *refusals, struct form_errors *errors);

#endif
