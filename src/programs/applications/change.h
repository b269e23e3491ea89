/* Changing an application for the visitor who sees it. */
#ifndef STAGE3E_APPLICATIONS_CHANGE_H
#define STAGE3E_APPLICATIONS_CHANGE_H

#include "site/application_view.h"

struct reason;

struct application_place viewing_place(const struct viewing *viewing);

/* Makes a change of it, with all that follows and is said of it, in one transaction. False if the
 * database failed. */
bool viewing_change(const struct viewing *viewing, enum application_state to,
                    enum application_state seen, const struct reason *reason,
                    struct application_outcome *outcome) __attribute__((warn_unused_result));

#endif
