/* The legal representative of a pupil, told of the account and of a change of representative: by
 * mail, else by SMS. In transactions, as all of this folder. */
#ifndef STAGE3E_SERVICE_GUARDIAN_SERVICE_H
#define STAGE3E_SERVICE_GUARDIAN_SERVICE_H

#include "store/account_store.h"

struct config;
struct pupil;

/* A pupil, as their representative is told of them. */
struct ward {
    uint64_t account_id;
    const char *name;
    const char *school;
};

/* Where a representative is told: the e-mail, else the telephone if there is a gateway; else "". */
const char *guardian_way(const struct config *config, const struct pupil *pupil, bool *is_sms);

/* Tells the representative that the pupil names, with the link to object. */
bool service_guardian_tell(struct db *db, const struct config *config, const struct ward *ward,
                           const struct pupil *pupil, time_t now)
    __attribute__((warn_unused_result));

/* Tells the former one and the new one; links sent before end. */
bool service_guardian_change(struct db *db, const struct config *config, const struct ward *ward,
                             const struct pupil *former, const struct pupil *pupil, time_t now)
    __attribute__((warn_unused_result));

/* One objects: the account closes, what it had ends and is announced, its owner is told. */
bool service_guardian_object(struct db *db, const struct config *config,
                             const struct account *account, time_t now)
    __attribute__((warn_unused_result));

#endif
