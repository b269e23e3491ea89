/* Attestations of placements: made, read. */
#ifndef STAGE3E_STORE_ATTESTATION_STORE_H
#define STAGE3E_STORE_ATTESTATION_STORE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "rules/attestation.h"
#include "store/db.h"

/* Of an application; made_at is 0 if there is none yet. */
struct attested {
    struct attestation attestation;
    time_t made_at;
    time_t changed_at;
};
bool store_attestation_find(struct db *db, uint64_t id, struct attested *attested)
    __attribute__((warn_unused_result));

/* Keeps it; is_first tells whether there was none. In a transaction that has locked the
 * agreement. */
bool store_attestation_save(struct db *db, uint64_t id, const struct attestation *attestation,
                            time_t now, bool *is_first) __attribute__((warn_unused_result));

#endif
