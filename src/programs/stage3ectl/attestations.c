/* Employers of placements that are over are asked to attest them. */
#include <stdio.h>

#include "notify/notify.h"
#include "stage3ectl/deadlines.h"
#include "store/agreement_change.h"
#include "store/attestation_store.h"

struct asking {
    const struct deadlines *deadlines;
    uint64_t id;
    bool is_new;
};

static bool attestation_ask(struct db *db, void *argument)
{
    struct asking *asking = argument;
    const struct deadlines *deadlines = asking->deadlines;
    struct agreement_locked locked;

    asking->is_new = false;
    if (!store_agreement_lock(db, asking->id, &locked))
        return false;
    if (locked.id == 0 || locked.state == AGREEMENT_CANCELLED)
        return true;
    return store_attestation_ask(db, asking->id, deadlines->now, &asking->is_new) &&
           (!asking->is_new ||
            notify_attestation_asked(db, deadlines->config, asking->id, deadlines->now));
}

/* Employers of placements that are over are asked once to attest them; in holidays too: it is when
 * they know. */
bool attestations_ask(struct deadlines *deadlines)
{
    struct id_list due;

    if (!store_attestations_due(deadlines->db, deadlines->today, &due))
        return false;
    for (size_t i = 0; i < due.count; i++) {
        struct asking asking = {deadlines, due.ids[i], false};

        if (deadlines->is_dry)
            asking.is_new = printf("an attestation of placement %llu would be asked for\n",
                                   (unsigned long long)asking.id) > 0;
        else if (!db_transaction(deadlines->db, attestation_ask, &asking))
            return false;
        deadlines->reminded += asking.is_new;
    }
    return true;
}
