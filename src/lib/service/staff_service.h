/* The staff of a school: who is invited, removed, made the head. Its official address is told of
 * each; the caller writes the trail. */
#ifndef STAGE3E_SERVICE_STAFF_SERVICE_H
#define STAGE3E_SERVICE_STAFF_SERVICE_H

#include "store/account_store.h"

struct config;
struct member;
struct school;

/* Where that is, and by whom. */
struct staff_cause {
    const struct school *school;
    const char *email; /* of who does it */
    time_t now;
};

/* An account for a colleague, without a password: they choose it when they follow the link. A
 * proposal then awaits the official address. */
bool service_staff_invite(struct db *db, const struct config *config,
                          const struct staff_cause *cause, const char *email,
                          const struct person *person, bool is_proposal, uint64_t *id)
    __attribute__((warn_unused_result));

bool service_staff_remove(struct db *db, const struct config *config,
                          const struct staff_cause *cause, const struct member *member)
    __attribute__((warn_unused_result));

bool service_staff_head_set(struct db *db, const struct config *config,
                            const struct staff_cause *cause, const struct member *member)
    __attribute__((warn_unused_result));

#endif
