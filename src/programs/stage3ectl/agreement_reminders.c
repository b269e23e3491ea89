/* Reminders of agreements: employers of placements that are over are asked to attest them; who has
 * not signed is reminded after three days and after seven, not in the holidays, nor once it is
 * corrected, declined, cancelled or over. */
#include <stdio.h>

#include "notify/notify.h"
#include "stage3ectl/deadlines.h"
#include "store/agreement_change.h"
#include "store/attestation_store.h"
#include "store/signature_store.h"

struct reminding {
    const struct deadlines *deadlines;
    const struct signatory *signatory;
    bool is_new;
};

static bool signatory_remind(struct db *db, void *argument)
{
    struct reminding *reminding = argument;
    const struct deadlines *deadlines = reminding->deadlines;
    const struct signatory *signatory = reminding->signatory;
    struct agreement_locked locked;

    reminding->is_new = false;
    if (!store_agreement_lock(db, signatory->application_id, &locked))
        return false;
    if (locked.state != AGREEMENT_TO_SIGN || locked.version != signatory->version)
        return true;
    return store_signatory_remind(db, signatory, &reminding->is_new) &&
           (!reminding->is_new ||
            notify_to_sign(db, deadlines->config, signatory, false, "reminder", deadlines->now));
}

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
static bool attestations_ask(struct deadlines *deadlines)
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

bool agreement_reminders_send(struct deadlines *deadlines)
{
    struct signatories due;

    if (!attestations_ask(deadlines))
        return false;
    if (calendar_holiday(&deadlines->calendar, deadlines->today) != NULL)
        return true;
    if (!store_signatories_due(deadlines->db, deadlines->today, &due))
        return false;
    for (size_t i = 0; i < due.count; i++) {
        struct reminding reminding = {deadlines, &due.list[i], false};

        if (deadlines->is_dry)
            reminding.is_new =
                printf("the %s of agreement %llu would be reminded\n", due.list[i].kind,
                       (unsigned long long)due.list[i].application_id) > 0;
        else if (!db_transaction(deadlines->db, signatory_remind, &reminding))
            return false;
        deadlines->reminded += reminding.is_new;
    }
    return true;
}
