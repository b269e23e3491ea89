/* What the stores of applications share: the columns that its state is made of. */
#ifndef STAGE3E_STORE_APPLICATION_VALUES_H
#define STAGE3E_STORE_APPLICATION_VALUES_H

#include "rules/application.h"
#include "store/columns.h"

/* The four columns of application (a) that its state comes from, as a member of a row. */
#define OPINIONS_OF(type, member)                                                                  \
    COLUMN(type, member.employer, "a.employer_opinion + 0"),                                       \
        COLUMN(type, member.referent, "a.referent_opinion + 0"),                                   \
        COLUMN(type, member.pupil, "a.pupil_opinion + 0"),                                         \
        COLUMN(type, member.closed, "a.closed_reason + 0")

/* The same where a statement is no row type. */
#define OPINION_COLUMNS                                                                            \
    "a.employer_opinion + 0, a.referent_opinion + 0, a.pupil_opinion + 0, a.closed_reason + 0"

struct application_opinions application_opinions_read(struct rows *rows);

/* The columns that a state is made of, as a condition, and what is bound in it; the first value is
 * whether there is a state. Returns how many values there are. */
#define APPLICATION_IN_STATE                                                                       \
    "(? = 0 OR (COALESCE(a.closed_reason, '') = ? AND (a.closed_reason IS NOT NULL"                \
    "   OR (a.pupil_opinion = ? AND (a.pupil_opinion <> 'pending' OR a.employer_opinion = ?)))))"
enum { APPLICATION_STATE_VALUES = 4 };
size_t application_state_values(enum application_state state, struct db_value *values);

/* Live, and not confirmed: someone is still awaited. */
#define APPLICATION_IS_OPEN "a.is_live = 1 AND a.is_confirmed IS NULL"

/* The same, a placement, and one that the employer has not answered, by columns that the index
 * how_far has: for those of some pupils. */
#define APPLICATION_IS_OPEN_OF_PUPIL                                                               \
    "a.closed_reason IS NULL AND a.pupil_opinion = 'pending' AND a.employer_opinion <> 'refused'"
#define APPLICATION_IS_PLACEMENT "a.closed_reason IS NULL AND a.pupil_opinion = 'confirmed'"
#define APPLICATION_IS_UNANSWERED                                                                  \
    "a.closed_reason IS NULL AND a.pupil_opinion = 'pending' AND a.employer_opinion = 'pending'"

/* Since when it waits: a pupil may take up again what they had withdrawn. */
#define APPLICATION_ASKED_AT "COALESCE(a.taken_up_at, a.sent_at)"

/* A placement that is not over on a day, which is bound. */
#define APPLICATION_IS_TO_COME "a.is_confirmed = 1 AND a.monday + INTERVAL 4 DAY >= ?"

#endif
