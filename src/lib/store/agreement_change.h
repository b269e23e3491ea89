/* Changing agreements: one writer of their states, with the event of each change.
 *
 * An agreement is locked after its application (store/application_change.h): who cancels and who
 * signs wait for one another, never in a circle. */
#ifndef STAGE3E_STORE_AGREEMENT_CHANGE_H
#define STAGE3E_STORE_AGREEMENT_CHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "rules/agreement.h"
#include "rules/application.h"
#include "store/application_cause.h"
#include "store/db.h"

/* An agreement under its lock. */
struct agreement_locked {
    uint64_t id; /* of its application; 0: none */
    enum agreement_state state;
    unsigned version;
};

/* Locks the application, then its agreement. For use in a transaction that has read nothing yet. */
bool store_agreement_lock(struct db *db, uint64_t id, struct agreement_locked *locked)
    __attribute__((warn_unused_result));

/* Writes that it became that, which must be one of the changes that there are, with the event of
 * that name (labels.xml, "agreement-event"); a correction begins the next version. The lock says
 * how it stands then. */
bool store_agreement_become(struct db *db, struct agreement_locked *locked, enum agreement_state to,
                            const char *name, const struct application_cause *cause)
    __attribute__((warn_unused_result));

/* Notes something that happened to it and left its state as it is. */
bool store_agreement_note(struct db *db, const struct agreement_locked *locked, const char *name,
                          const struct application_cause *cause)
    __attribute__((warn_unused_result));

/* What a change of its application, which is locked, makes of it: a confirmation makes one, a
 * cancellation cancels it. */
bool store_agreement_follow(struct db *db, uint64_t id, enum application_state to,
                            const struct application_cause *cause)
    __attribute__((warn_unused_result));

#endif
