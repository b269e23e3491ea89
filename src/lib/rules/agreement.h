/* The agreement of a placement: the states it goes through and who must act in each. Pure.
 * domain.md, "The agreement". */
#ifndef STAGE3E_RULES_AGREEMENT_H
#define STAGE3E_RULES_AGREEMENT_H

#include <stdbool.h>

/* In the order of the column's ENUM, from 1. */
enum agreement_state {
    AGREEMENT_NONE, /* there is none: nothing is confirmed */
    AGREEMENT_TO_COMPLETE_EMPLOYER,
    AGREEMENT_TO_COMPLETE_SCHOOL,
    AGREEMENT_TO_SIGN,
    AGREEMENT_SIGNED,
    AGREEMENT_CANCELLED,
};
enum { AGREEMENT_STATES = AGREEMENT_CANCELLED + 1 };

/* Its code, in events, XML and labels.xml ("agreement-state"); "" for AGREEMENT_NONE. */
const char *agreement_state_code(enum agreement_state state);

/* Whether the change is one of those that there are. */
bool agreement_may_become(enum agreement_state from, enum agreement_state to);

/* Whether a change takes back what could be signed, or was: it begins the next version, which all
 * sign anew. */
bool agreement_is_corrected(enum agreement_state from, enum agreement_state to);

#endif
