/* The states of an agreement. */
#include "rules/agreement.h"

static const struct {
    const char *code;
    unsigned next; /* the states it may become, a bit each */
} states[AGREEMENT_STATES] = {
#define TO(state) 1u << AGREEMENT_##state
    [AGREEMENT_NONE] = {"", TO(TO_COMPLETE_EMPLOYER)},
    [AGREEMENT_TO_COMPLETE_EMPLOYER] = {"to_complete_employer",
                                        TO(TO_COMPLETE_SCHOOL) | TO(CANCELLED)},
    /* The school may ask the employer again. */
    [AGREEMENT_TO_COMPLETE_SCHOOL] = {"to_complete_school",
                                      TO(TO_COMPLETE_EMPLOYER) | TO(TO_SIGN) | TO(CANCELLED)},
    [AGREEMENT_TO_SIGN] = {"to_sign", TO(TO_COMPLETE_EMPLOYER) | TO(TO_COMPLETE_SCHOOL) |
                                          TO(SIGNED) | TO(CANCELLED)},
    [AGREEMENT_SIGNED] = {"signed",
                          TO(TO_COMPLETE_EMPLOYER) | TO(TO_COMPLETE_SCHOOL) | TO(CANCELLED)},
    [AGREEMENT_CANCELLED] = {"cancelled", 0},
#undef TO
};

const char *agreement_state_code(enum agreement_state state)
{
    return states[state].code;
}

bool agreement_may_become(enum agreement_state from, enum agreement_state to)
{
    return (states[from].next >> to & 1) != 0;
}

bool agreement_is_corrected(enum agreement_state from, enum agreement_state to)
{
    return (from == AGREEMENT_TO_SIGN || from == AGREEMENT_SIGNED) &&
           (to == AGREEMENT_TO_COMPLETE_EMPLOYER || to == AGREEMENT_TO_COMPLETE_SCHOOL);
}
