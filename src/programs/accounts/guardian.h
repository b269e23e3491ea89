/* The legal representative of a pupil, told of the account and of a change of representative: by
 * mail, else by SMS. */
#ifndef STAGE3E_ACCOUNTS_GUARDIAN_H
#define STAGE3E_ACCOUNTS_GUARDIAN_H

#include "service/guardian_service.h"

struct form_errors;
struct pool;
struct pupil;
struct request;

/* Tells the representative that the pupil names, with the link to object. For use in a transaction,
 * as are the others. */
bool guardian_tell(struct request *request, const struct ward *ward, const struct pupil *pupil)
    __attribute__((warn_unused_result));

/* Tells the former one and the new one, where the way to reach them has changed; links sent before
 * end, and the trail has it. */
bool guardian_change(struct request *request, const struct ward *ward, const struct pupil *former,
                     const struct pupil *pupil) __attribute__((warn_unused_result));

/* Counts what is about to be said to a representative; refuses it at its field, with status 429,
 * where they have been written to often enough. False if the database failed. */
bool guardian_count(struct request *request, const struct pupil *pupil, bool is_vouched,
                    struct form_errors *errors, unsigned *status)
    __attribute__((warn_unused_result));

/* Is it another way to reach them, which guardian_change() would tell? */
bool guardian_is_other(struct pool *pool, const struct pupil *former, const struct pupil *pupil);

#endif
