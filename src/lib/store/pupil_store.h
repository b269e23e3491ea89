/* What a pupil's account adds, and what its guardian was told. */
#ifndef STAGE3E_STORE_PUPIL_STORE_H
#define STAGE3E_STORE_PUPIL_STORE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "rules/account.h"
#include "store/db.h"
#include "store/session_store.h"
#include "store/trail_store.h"

bool store_pupil_insert(struct db *db, uint64_t account_id, uint64_t school_id,
                        const struct pupil *pupil) __attribute__((warn_unused_result));

/* What a pupil's account adds. */
bool store_pupil_find(struct db *db, uint64_t account_id, struct pupil *pupil, uint64_t *school_id)
    __attribute__((warn_unused_result));

bool store_pupil_set(struct db *db, uint64_t account_id, const struct pupil *pupil)
    __attribute__((warn_unused_result));

/* Which message tells the guardian; none can. */
bool store_guardian_message(struct db *db, uint64_t account_id, uint64_t message_id)
    __attribute__((warn_unused_result));

bool store_guardian_untold(struct db *db, uint64_t account_id) __attribute__((warn_unused_result));

bool store_guardian_objected(struct db *db, uint64_t account_id, time_t now)
    __attribute__((warn_unused_result));

#endif
